// Where the program finds its own files.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace hustings {

/// The folder with the sample atlas. An installed program uses the one beside it, a build tree the source tree's;
/// the environment variable HUSTINGS_ASSETS overrides both. Throws MachineError where none is found.
std::filesystem::path assets_folder();

/// The user's folder for a kind of the program's files: the one that `own_variable` of the environment names, and none
/// where that is "off"; else `hustings` in that of the XDG Base Directory Specification, or in `in_home` of the home
/// folder.
std::optional<std::filesystem::path> user_folder(const char* own_variable, const char* xdg_variable,
                                                 const char* in_home);

/// What the program remembers from one run to the next (HUSTINGS_STATE, XDG_STATE_HOME, ~/.local/state).
std::optional<std::filesystem::path> state_folder();

/// Where sessions are saved if nobody says where (HUSTINGS_SESSIONS, or `sessions` beside other data: XDG_DATA_HOME,
/// ~/.local/share).
std::optional<std::filesystem::path> sessions_folder();

/// A path as people type it: "~/" is the home folder.
std::filesystem::path expanded_path(const std::string& text);

/// The carried file of that name ("uk.toml"), or none: also where the name has a folder in front.
std::optional<std::filesystem::path> maybe_bundled(const std::filesystem::path& name);

}  // namespace hustings
