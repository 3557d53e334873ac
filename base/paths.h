// Where the program finds its own files.
#pragma once

#include <filesystem>
#include <optional>

namespace hustings {

/// The folder with the carried atlas. An installed program uses the one beside it, a build tree the source tree's;
/// the environment variable HUSTINGS_ASSETS overrides both. Throws MachineError where none is found.
std::filesystem::path assets_folder();

/// The carried file of that name ("uk.toml"), or none: also where the name has a folder in front.
std::optional<std::filesystem::path> maybe_carried(const std::filesystem::path& name);

}  // namespace hustings
