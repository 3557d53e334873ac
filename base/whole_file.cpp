#include "base/whole_file.h"

#include <atomic>
#include <cerrno>
#include <fmt/format.h>
#include <fstream>
#include <system_error>
#include <unistd.h>

#include "base/finding.h"

namespace hustings {

namespace fs = std::filesystem;

WholeFile::WholeFile(fs::path final_path) : final_(std::move(final_path)) {
  std::error_code failed;
  if (fs::is_symlink(final_, failed) && fs::exists(final_, failed)) final_ = fs::canonical(final_);  // the link stays
  // The extension stays last: writers choose their format by it. Two threads may write one file as two programs may.
  static std::atomic<unsigned> number = 0;
  temporary_ = final_.parent_path() /
               fmt::format(".{}.{}-{}.part{}", final_.stem().string(), getpid(), ++number, final_.extension().string());
  const fs::path folder = final_.has_parent_path() ? final_.parent_path() : fs::path(".");
  if (!fs::is_directory(folder, failed))
    throw MachineError(
        fmt::format("{}: there is no such folder to write to. Make it, or name another", folder.string()));
  if (fs::is_directory(final_, failed)) throw MachineError(fmt::format("{}: is a folder, not a file", final_.string()));
  // Renaming would put a plain file in the place of a device: /dev/null, say.
  if (fs::exists(final_, failed) && !fs::is_regular_file(final_, failed))
    throw MachineError(fmt::format("{}: is not a plain file", final_.string()));
  if (::access(folder.c_str(), W_OK) != 0)
    throw MachineError(fmt::format("{}: the folder cannot be written to. Write to another folder", folder.string()));
}

WholeFile::~WholeFile() {
  std::error_code ignored;
  if (!kept_) fs::remove(temporary_, ignored);
}

void WholeFile::keep() {
  std::error_code failed;
  fs::rename(temporary_, final_, failed);
  if (failed) fail_to_write(final_, failed.value());
  kept_ = true;
}

WholeFolder::WholeFolder(fs::path folder)
    : folder_(std::move(folder)), making_(folder_ / fmt::format(".{}.part", getpid())) {
  std::error_code failed;
  for (fs::path part = folder_; !part.empty() && !fs::exists(part, failed); part = part.parent_path())
    made_.push_back(part);
  fs::create_directories(making_, failed);
  if (failed) {
    leave();
    throw MachineError(fmt::format("{}: the folder cannot be written to: {}. Name another folder", folder_.string(),
                                   failed.message()));
  }
}

void WholeFolder::keep() {
  std::error_code failed;
  std::vector<fs::path> files;  // all of them first: what is moved may upset who goes through the folder
  for (const fs::directory_entry& made : fs::directory_iterator(making_, failed)) files.push_back(made.path());
  for (std::size_t i = 0; i < files.size() && !failed; ++i) fs::rename(files[i], folder_ / files[i].filename(), failed);
  if (failed) fail_to_write(folder_, failed.value());
  made_.clear();
}

void WholeFolder::leave() const {
  std::error_code ignored;
  fs::remove_all(making_, ignored);
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

void write_whole(const fs::path& path, std::string_view text) { WholeFile(path).keep(text); }

std::string read_whole(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in || fs::is_directory(path))
    throw InputError({.severity = Severity::error,
                      .place = {.file = path.string(), .layer = {}, .row = {}, .column = {}},
                      .what = "cannot be read",
                      .remedy = "Check the name and that you may read it"});
  std::string text;
  constexpr std::size_t part = 1U << 16U;
  while (in) {
    const std::size_t size = text.size();
    text.resize(size + part);
    in.read(text.data() + size, part);
    text.resize(size + static_cast<std::size_t>(in.gcount()));
  }
  return text;
}

}  // namespace hustings
