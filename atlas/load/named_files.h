// Which atlas file is meant by a name that a person, a session or a story gives.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hustings {

/// As named on the command line: beside the caller, or else the sample atlas of that name ("uk.toml"); London's where
/// nothing is named. The file may be missing.
std::filesystem::path atlas_file_named(const std::filesystem::path& named);

/// As a session names it: beside the caller, beside the session, or carried; none where it is in none of them.
std::optional<std::filesystem::path> maybe_atlas_of_session(const std::filesystem::path& session_file,
                                                            const std::filesystem::path& named);

/// As a story names it: beside the story, beside the caller, or carried; London's where nothing is named. Throws
/// InputError where it is in none of them.
std::filesystem::path atlas_of_story(const std::filesystem::path& story_file, const std::string& named);

/// The story that comes with the program.
std::filesystem::path sample_story();
/// The atlases that come with it, London's first.
std::vector<std::filesystem::path> sample_atlases();

/// What can be opened and is TOML.
enum class FileKind { atlas, story, session };
const char* name_of(FileKind kind);  ///< "atlas"
std::optional<FileKind> maybe_kind(std::string_view name);

/// What a file is, by what is written in it, and its title; what is neither atlas nor story is a session.
struct FileHead {
  FileKind kind = FileKind::session;
  std::string title;  ///< may be empty
};
/// None where it cannot be read.
std::optional<FileHead> head_of_file(const std::filesystem::path& file);

}  // namespace hustings
