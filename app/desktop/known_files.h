// Files that the program keeps in folders of its own, and lists.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace hustings {

bool same_file(const std::filesystem::path& a, const std::filesystem::path& b);

/// When the file was written, where the user is: "2017-06-08 21:30". Empty where there is none.
std::string local_time_of(const std::filesystem::path& file);

/// The file's name without `.toml`, and without what says of which kind it is: "talk" of "talk.story.toml".
std::string short_name(const std::filesystem::path& file);

/// The file with `.session.toml` or `.story.toml` behind it where it has no ending.
std::filesystem::path with_ending(std::filesystem::path file, const char* ending);

/// Sessions or stories: those that end in .toml, newest first; hidden ones are left out.
std::vector<std::filesystem::path> toml_files_in(const std::filesystem::path& folder);

}  // namespace hustings
