#include "base/whole_file.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <fstream>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

#include "base/finding.h"
#include "base/text/text.h"
#include "base/text/unicode.h"
#include "base/unfinished.h"

namespace hustings {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t longest_name = 255;   // bytes, of one part of a path (NAME_MAX)
constexpr std::size_t longest_format = 16;  // bytes of an ending that says what kind of file it is
constexpr std::size_t spare = 8;            // for what others append to a temporary name

/// Hidden, and beside the final one. The extension stays last: writers choose their format by it. Two threads may write
/// one file as two programs may.
fs::path temporary_for(const fs::path& final_path) {
  static std::atomic<unsigned> number = 0;
  std::string extension = final_path.extension().string();
  if (extension.size() > longest_format) extension.clear();
  const std::string end = fmt::format(".{}-{}.part{}", getpid(), ++number, extension);
  std::string name = fitting_name("." + final_path.stem().string(), std::string(spare, '-') + end);
  name.erase(name.size() - end.size() - spare, spare);
  return final_path.parent_path() / name;
}

/// What a file was allowed before, and whose it was, it stays.
void pass_on_permissions(const fs::path& from, const fs::path& to) {
  struct stat old {};
  struct stat fresh {};
  if (::stat(from.c_str(), &old) != 0 || ::stat(to.c_str(), &fresh) != 0) return;
  const bool same_owner =
      (old.st_uid == fresh.st_uid && old.st_gid == fresh.st_gid) || ::chown(to.c_str(), old.st_uid, old.st_gid) == 0;
  ::chmod(to.c_str(), old.st_mode & (same_owner ? 07777U : 0777U));
}

}  // namespace

std::string fitting_name(std::string_view stem, std::string_view ending) {
  std::size_t length = longest_name - std::min(longest_name, ending.size());
  if (length < stem.size()) length = letter_start(stem, length);  // not through the middle of a letter
  return std::string(stem.substr(0, length)) + std::string(ending);
}

fs::path free_file(const fs::path& folder, const std::string& stem, std::string_view ending) {
  std::error_code unreadable;
  fs::path path = folder / fmt::format("{}{}", stem, ending);
  for (int number = 2; fs::exists(path, unreadable); ++number)
    path.replace_filename(fmt::format("{}-{}{}", stem, number, ending));
  return path;
}

void require_replaceable(const fs::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return;
  if (S_ISDIR(status.st_mode)) throw MachineError(fmt::format("{}: is a folder, not a file", path.string()));
  // Renaming would put a plain file in the place of a device: /dev/null, say.
  if (!S_ISREG(status.st_mode)) throw MachineError(fmt::format("{}: is not a plain file", path.string()));
  // Root may write to all files; a file that nobody may write to is meant to stay.
  const bool nobody = (status.st_mode & (S_IWUSR | S_IWGRP | S_IWOTH)) == 0;
  if (nobody || ::access(path.c_str(), W_OK) != 0)
    throw MachineError(fmt::format("{}: is read-only, and is not replaced. Make it writable, or write to another file",
                                   path.string()));
}

WholeFile::WholeFile(fs::path final_path) : final_(std::move(final_path)) {
  std::error_code failed;
  if (fs::is_symlink(final_, failed))  // the link stays
    if (fs::path file = fs::canonical(final_, failed); !failed) final_ = std::move(file);
  temporary_ = temporary_for(final_);
  const fs::path folder = final_.has_parent_path() ? final_.parent_path() : fs::path(".");
  if (!fs::is_directory(folder, failed))
    throw MachineError(
        fmt::format("{}: there is no such folder to write to. Make it, or name another", folder.string()));
  require_replaceable(final_);
  if (::access(folder.c_str(), W_OK) != 0)
    throw MachineError(fmt::format("{}: the folder cannot be written to. Write to another folder", folder.string()));
  note_unfinished(temporary_);
}

WholeFile::~WholeFile() {
  std::error_code ignored;
  if (kept_) return;
  fs::remove(temporary_, ignored);
  forget_unfinished(temporary_);
}

void WholeFile::keep() {
  require_replaceable(final_);
  pass_on_permissions(final_, temporary_);
  std::error_code failed;
  fs::rename(temporary_, final_, failed);
  if (failed) fail_to_write(final_, failed.value());
  kept_ = true;
  forget_unfinished(temporary_);
}

WholeFolder::WholeFolder(fs::path folder)
    : folder_(std::move(folder)), staging_(folder_ / fmt::format(".{}.part", getpid())) {
  std::error_code failed;
  for (fs::path part = folder_; !part.empty() && !fs::exists(part, failed); part = part.parent_path())
    made_.push_back(part);
  note_unfinished(staging_);
  fs::create_directories(staging_, failed);
  if (failed) {
    leave();
    throw MachineError(fmt::format("{}: the folder cannot be written to: {}. Name another folder", folder_.string(),
                                   failed.message()));
  }
}

void WholeFolder::keep() {
  std::error_code failed;
  std::vector<fs::path> files;  // all of them first: what is moved may upset who goes through the folder
  for (const fs::directory_entry& made : fs::directory_iterator(staging_, failed)) files.push_back(made.path());
  for (const fs::path& file : files) require_replaceable(folder_ / file.filename());
  for (std::size_t i = 0; i < files.size() && !failed; ++i) {
    pass_on_permissions(folder_ / files[i].filename(), files[i]);
    fs::rename(files[i], folder_ / files[i].filename(), failed);
  }
  if (failed) fail_to_write(folder_, failed.value());
  made_.clear();
}

void WholeFolder::leave() const {
  std::error_code ignored;
  fs::remove_all(staging_, ignored);
  forget_unfinished(staging_);
  for (const fs::path& made : made_) fs::remove(made, ignored);  // only where it is empty
}

bool is_full(const fs::path& path) {
  constexpr std::uintmax_t nothing = 1U << 16U;  // bytes: what a file system keeps back for itself
  std::error_code failed;
  const fs::space_info space = fs::space(path.has_parent_path() ? path.parent_path() : ".", failed);
  return !failed && space.available < nothing;
}

void WholeFile::keep(std::string_view text) {
  errno = 0;
  std::ofstream out(temporary_, std::ios::binary);
  out.write(text.data(), static_cast<std::streamsize>(text.size()));
  out.close();
  if (!out) fail_to_write(final_, errno);
  keep();
}

void fail_to_write(const fs::path& path, int error) {
  // Copies and streams that find no room may say no more than that it failed.
  if ((error == 0 || error == EIO) && is_full(path)) error = ENOSPC;
  const char* remedy = error == ENOSPC || error == EDQUOT ? ". Free some space, or write to another disk"
                       : error == EFBIG                   ? ". Files may not be as large here; write to another folder"
                       : error == EACCES || error == EROFS || error == EPERM ? ". Write to another folder"
                                                                             : "";
  throw MachineError(fmt::format("{}: could not be written: {}{}", path.string(),
                                 error != 0 ? std::generic_category().message(error) : "the disk gave no reason",
                                 remedy));
}

namespace {

/// A pipe or a device has no name to take at the end: what is written is passed on immediately.
void write_into(const fs::path& path, std::string_view text) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  int error = file < 0 ? errno : 0;
  while (error == 0 && !text.empty()) {
    const ssize_t written = ::write(file, text.data(), text.size());
    if (written >= 0) text.remove_prefix(static_cast<std::size_t>(written));
    else if (errno != EINTR) error = errno;
  }
  if (file >= 0 && ::close(file) != 0 && error == 0) error = errno;
  if (error != 0) fail_to_write(path, error);
}

[[noreturn]] void refuse_to_read(const fs::path& path, std::string what, std::string remedy) {
  throw InputError({.severity = Severity::error,
                    .place = {.file = path.string(), .layer = {}, .row = {}, .column = {}},
                    .what = std::move(what),
                    .remedy = std::move(remedy)});
}

class OpenFile {
 public:
  /// Does not wait: a pipe that nobody writes to is opened too, and then refused.
  explicit OpenFile(const fs::path& path) : number_(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC)) {}
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  ~OpenFile() {
    if (number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }

 private:
  int number_;
};

}  // namespace

void write_whole(const fs::path& path, std::string_view text) {
  struct stat status {};
  if (::stat(path.c_str(), &status) == 0 && (S_ISCHR(status.st_mode) || S_ISFIFO(status.st_mode)))
    return write_into(path, text);
  WholeFile(path).keep(text);
}

std::string fault_of_writing(const fs::path& path, std::string_view text) {
  try {
    write_whole(path, text);
  } catch (const MachineError& error) {
    return error.what();
  }
  return {};
}

std::string read_whole(const fs::path& path, std::uintmax_t most_bytes) {
  const OpenFile file(path);
  struct stat status {};
  if (file.number() < 0 || ::fstat(file.number(), &status) != 0 || S_ISDIR(status.st_mode))
    refuse_to_read(path, "cannot be read", "Check the name and that you may read it");
  if (!S_ISREG(status.st_mode))
    refuse_to_read(path, "is a pipe or a device, not a file", "Save what comes from there to a file, and name that");
  const auto size = static_cast<std::uintmax_t>(status.st_size);
  if (size > most_bytes)
    refuse_to_read(path, fmt::format("has {} bytes; at most {} are read", size, most_bytes), "Choose another file");
  std::string text(size, '\0');
  std::size_t at = 0;
  while (at < text.size()) {  // no further than it was long: a log may grow as fast as it is read
    const ssize_t count = ::read(file.number(), text.data() + at, text.size() - at);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) refuse_to_read(path, "cannot be read", "Check the disk that it lies on");
    if (count == 0) break;
    at += static_cast<std::size_t>(count);
  }
  text.resize(at);
  return text;
}

}  // namespace hustings
