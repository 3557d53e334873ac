// Files that appear only when they are whole.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace hustings {

/// A name beside the final one to write to; the file takes its final name at `keep`, and is removed if that never
/// happens. A file that is replaced passes on its permissions. Throws MachineError where the folder cannot be written
/// to, and where the file is there and read-only.
class WholeFile {
 public:
  explicit WholeFile(std::filesystem::path final_path);
  WholeFile(const WholeFile&) = delete;
  WholeFile& operator=(const WholeFile&) = delete;
  ~WholeFile();

  const std::filesystem::path& temporary() const { return temporary_; }
  void keep();
  /// Writes all that the file is to hold, and keeps it.
  void keep(std::string_view text);

 private:
  std::filesystem::path final_;
  std::filesystem::path temporary_;
  bool kept_ = false;
};

/// Files that belong together and are made in a hidden folder inside of the one that they go to, all at once, at
/// `keep`: none of them where one would replace a file that is read-only. Where that never happens they go, and the
/// folders that were made for them. Throws MachineError where the folder cannot be made or written to.
class WholeFolder {
 public:
  explicit WholeFolder(std::filesystem::path folder);
  WholeFolder(const WholeFolder&) = delete;
  WholeFolder& operator=(const WholeFolder&) = delete;
  ~WholeFolder() { leave(); }

  const std::filesystem::path& folder() const { return folder_; }
  /// The hidden folder that the files are made in.
  const std::filesystem::path& staging() const { return staging_; }
  void keep();

 private:
  void leave() const;

  std::filesystem::path folder_, staging_;
  std::vector<std::filesystem::path> made_;  ///< folders that were not there, innermost first
};

/// Throws MachineError where something is there that is not to be replaced: a folder, a device, a read-only file.
void require_replaceable(const std::filesystem::path& path);

/// The name of a file, cut to what a folder takes (255 bytes); its ending, with the dot, stays.
std::string fitting_name(std::string_view stem, std::string_view ending);

/// A file that is not there yet: "stem.toml", "stem-2.toml" and so on. `ending`: with its dot.
std::filesystem::path free_file(const std::filesystem::path& folder, const std::string& stem, std::string_view ending);

/// Has the disk of this file no room left?
bool is_full(const std::filesystem::path& path);

/// Throws MachineError: the file could not be written, the reason by `error` (of errno), and what to do about it.
[[noreturn]] void fail_to_write(const std::filesystem::path& path, int error);

/// Writes text to a file, whole or not at all; or straight into a pipe or a device such as /dev/null. Throws
/// MachineError.
void write_whole(const std::filesystem::path& path, std::string_view text);
/// The same; returns why it could not be written, empty where it is.
std::string fault_of_writing(const std::filesystem::path& path, std::string_view text);

/// More than any table or atlas has; what is larger is no such file.
constexpr std::uintmax_t most_text_bytes = std::uintmax_t{512} << 20U;

/// Reads a plain file. Throws InputError where it cannot be read, is a pipe or a device, which may never end, or is
/// larger than so many bytes.
std::string read_whole(const std::filesystem::path& path, std::uintmax_t most_bytes = most_text_bytes);

}  // namespace hustings
