// Where the program finds its own files.
#pragma once

#include <filesystem>

namespace hustings {

/// The folder with the carried atlas. An installed program uses the one beside it, a build tree the source tree's;
/// the environment variable HUSTINGS_ASSETS overrides both. Throws MachineError where none is found.
std::filesystem::path assets_folder();

}  // namespace hustings
