// Which folders and files were used lately, kept with the program's state.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "atlas/load/named_files.h"

namespace hustings {

struct RecentFile {
  FileKind kind = FileKind::atlas;
  std::filesystem::path file;  ///< whole path
  std::string title;
  bool operator==(const RecentFile&) const = default;
};

/// The folder that was used last for a purpose ("export", "session"), and the files that were opened or saved last.
class FileMemory {
 public:
  static constexpr std::size_t most_recent = 20;

  /// `file`: where it is kept; none: nothing is remembered beyond the run. What cannot be read is no memory.
  explicit FileMemory(std::optional<std::filesystem::path> file);

  /// None where none was used, or it is gone.
  std::optional<std::filesystem::path> folder(const std::string& purpose) const;
  /// The folder of a file that was used for it.
  void use_folder_of(const std::string& purpose, const std::filesystem::path& file);

  /// Newest first; files may be gone.
  const std::vector<RecentFile>& recent() const { return recent_; }
  void use(FileKind kind, const std::filesystem::path& file, std::string title);

 private:
  void write() const;

  std::optional<std::filesystem::path> file_;
  std::map<std::string, std::filesystem::path> folders_;
  std::vector<RecentFile> recent_;
};

/// In the state folder.
std::optional<std::filesystem::path> file_memory_file();

}  // namespace hustings
