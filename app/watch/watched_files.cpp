#include "app/watch/watched_files.h"

#include <algorithm>
#include <array>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include "base/finding.h"
#include "base/whole_file.h"
#include "geo/read/table_in_text.h"

namespace hustings {

namespace fs = std::filesystem;

namespace {

/// Does the kernel hear of what other machines do to that folder? The numbers are those of statfs(2).
bool is_on_network(const fs::path& path) {
  constexpr std::array<std::uint32_t, 9> systems = {0x6969,     0x517B,     0xFF534D42, 0xFE534D42, 0x65735546,
                                                    0x01021997, 0x5346414F, 0x73757245, 0x00C36400};
  struct statfs system {};
  if (statfs(path.c_str(), &system) != 0) return false;
  return std::find(systems.begin(), systems.end(), static_cast<std::uint32_t>(system.f_type)) != systems.end();
}

/// Does another program hold a lock on it that keeps others from reading?
bool is_locked(const fs::path& path) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0) return false;  // what keeps it from being opened is said on reading
  struct flock lock {};
  lock.l_type = F_RDLCK;
  lock.l_whence = SEEK_SET;
  const bool by_record = fcntl(file, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
  const bool whole = flock(file, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
  close(file);
  return by_record || whole;
}

}  // namespace

WatchedFiles::WatchedFiles(const std::set<std::string>& sources, Patience patience, bool keep_texts,
                           std::chrono::system_clock::time_point loaded)
    : patience_(patience) {
  const std::int64_t loaded_at = std::chrono::nanoseconds(loaded.time_since_epoch()).count();
  for (const std::string& source : sources) {
    File& file = files_.emplace_back();
    std::error_code failed;
    file.source = source;
    file.paths.push_back(fs::absolute(source, failed).lexically_normal());
    if (const fs::path real = fs::canonical(source, failed); !failed && real != file.paths.front())
      file.paths.push_back(real);
    file.is_text = is_separated_text(source);
    file.is_remote = is_on_network(file.paths.front().parent_path());
    file.seen = signature_of(file.paths.front());
    file.left = Left::closed;
    if (file.is_text && (!file.seen || file.seen->written >= loaded_at)) file.changed_at = 0;
    if (!keep_texts || !file.is_text || !file.seen || file.changed_at) continue;
    try {
      file.shown = read_whole(file.paths.front());
    } catch (const InputError&) {  // what is wrong with it was said when it was read
    }
  }
}

std::set<fs::path> WatchedFiles::folders() const {
  std::set<fs::path> folders;
  std::error_code failed;
  for (const File& file : files_)
    for (const fs::path& path : file.paths) {
      if (const fs::path folder = path.parent_path(); fs::is_directory(folder, failed)) folders.insert(folder);
      if (fs::is_directory(path, failed)) folders.insert(path);
    }
  return folders;
}

std::optional<WatchedFiles::Signature> WatchedFiles::signature_of(const fs::path& path) {
  struct stat of {};
  if (stat(path.c_str(), &of) != 0) return std::nullopt;
  constexpr std::int64_t a_second = 1'000'000'000;
  Signature signature{static_cast<std::uintmax_t>(of.st_size), of.st_mtim.tv_sec * a_second + of.st_mtim.tv_nsec,
                      of.st_ino};
  if (!S_ISDIR(of.st_mode)) return signature;
  std::error_code failed;
  for (fs::directory_iterator entry(path, failed), end; !failed && entry != end; entry.increment(failed)) {
    std::error_code unread;
    signature.size += fs::is_regular_file(entry->path(), unread) ? fs::file_size(entry->path(), unread) + 1 : 0;
    signature.written = std::max<std::int64_t>(signature.written,
                                               fs::last_write_time(entry->path(), unread).time_since_epoch().count());
  }
  return signature;
}

bool WatchedFiles::is_named(const File& file, const fs::path& path) {
  return std::any_of(file.paths.begin(), file.paths.end(),
                     [&](const fs::path& own) { return own == path || own == path.parent_path(); });
}

void WatchedFiles::note(const FolderEvent& event, double now) {
  if (event.file.empty()) return look(now);
  for (File& file : files_) {
    if (!is_named(file, event.file)) continue;
    file.changed_at = now;
    file.try_at = now;
    switch (event.what) {
      case FileEvent::changed: file.left = Left::open; break;
      case FileEvent::closed:
        if (file.left != Left::replaced) file.left = Left::closed;
        break;
      case FileEvent::moved_in: file.left = Left::replaced; break;
      case FileEvent::gone: file.left = Left::closed; break;
      case FileEvent::unknown: break;
    }
  }
}

void WatchedFiles::look(double now) {
  for (File& file : files_) {
    const auto signature = signature_of(file.paths.front());
    if (signature != file.seen) {
      file.seen = signature;
      if (!file.changed_at) file.left = Left::open;
      if (!file.changed_at || file.is_remote) file.changed_at = now;
    } else if (file.is_remote && file.is_text && signature && !file.changed_at && !file.fault) {
      file.changed_at = now - std::max(patience_.quiet, patience_.between);  // its time may be another machine's
    }
  }
}

double WatchedFiles::next_try(const File& file) const {
  const double quiet = file.is_remote ? std::max(patience_.quiet, patience_.between) : patience_.quiet;
  return std::max(*file.changed_at + (file.left == Left::open ? quiet : 0), file.try_at);
}

std::vector<ReadyTable> WatchedFiles::take(double now, const std::function<std::vector<FolderEvent>()>& more) {
  std::vector<ReadyTable> ready;
  for (File& file : files_)
    if (file.changed_at && now >= next_try(file))
      if (auto table = tried(file, now)) ready.push_back(std::move(*table));
  if (ready.empty()) return ready;
  for (const FolderEvent& event : more()) {
    note(event, now);
    for (File& file : files_)
      if (is_named(file, event.file)) {
        file.offered.reset();
        std::erase_if(ready, [&](const ReadyTable& table) { return table.source == file.source; });
      }
  }
  return ready;
}

void WatchedFiles::settle(File& file) {
  file.changed_at.reset();
  file.left = Left::closed;  // until somebody writes to it
}

void WatchedFiles::fail(File& file, const std::string& why, double now) const {
  if (!file.fault) {
    file.fault = FileFault{file.source, {}, std::min(now, file.changed_at.value_or(now))};
    file.tell_at = file.fault->since + patience_.told;
  }
  file.fault->why = why;
  file.fault->may_be_meant = false;
  file.try_at = now + patience_.again;
}

std::optional<ReadyTable> WatchedFiles::tried(File& file, double now) const {
  const fs::path& path = file.paths.front();
  const auto signature = signature_of(path);
  if (!signature) {
    fail(file, "it is not there", now);
    file.seen.reset();
    return std::nullopt;
  }
  if (is_locked(path)) {
    fail(file, "another program has locked it", now);
    return std::nullopt;
  }
  if (file.is_text) return text_of(file, *signature, now);
  file.seen = signature;
  settle(file);
  return ReadyTable{file.source, std::nullopt};
}

std::optional<ReadyTable> WatchedFiles::text_of(File& file, const Signature& before, double now) const {
  std::string bytes;
  try {
    if (before.size > 0) bytes = read_whole(file.paths.front());
  } catch (const InputError& error) {
    fail(file, error.finding().what, now);
    return std::nullopt;
  }
  if (signature_of(file.paths.front()) != before) {  // written to meanwhile: its event comes
    file.try_at = now + patience_.again;
    return std::nullopt;
  }
  file.seen = before;
  const std::string shown = file.shown.value_or("");
  const double patience = file.left == Left::open ? patience_.open : patience_.closed;
  const bool waited = now - *file.changed_at >= patience;
  std::string text(whole_lines(bytes, shown, waited ? Left::closed : file.left));
  if (file.shown && text == shown) {
    if (text.size() == bytes.size()) {
      file.fault.reset();
      settle(file);
    } else {
      fail(file, "its last line is cut off", now);
    }
    return std::nullopt;
  }
  if (is_half(file, text, now, waited)) return std::nullopt;
  file.offered = text;
  if (text.size() == bytes.size()) settle(file);
  else file.try_at = now + patience_.again;
  return ReadyTable{file.source, std::move(text)};
}

bool WatchedFiles::is_half(File& file, std::string_view text, double now, bool waited) const {
  const HalfTable half = half_table(text, file.shown.value_or(""), file.left);
  const bool meant = std::exchange(file.allowed, false);
  if (half.why.empty() || (half.may_be_whole && waited) || (half.may_be_meant && meant)) return false;
  fail(file, half.why, now);
  file.fault->may_be_meant = half.may_be_meant;
  return true;
}

void WatchedFiles::allow(double now) {
  for (File& file : files_)
    if (file.fault && file.fault->may_be_meant) {
      file.allowed = true;
      if (!file.changed_at) file.changed_at = now;
      file.try_at = now;
    }
}

void WatchedFiles::accept(const std::string& source) {
  for (File& file : files_)
    if (file.source == source) {
      if (file.offered) file.shown = std::exchange(file.offered, std::nullopt);
      file.fault.reset();
    }
}

void WatchedFiles::reject(const std::string& source, const std::string& why, double now) {
  for (File& file : files_)
    if (file.source == source) {
      file.offered.reset();
      fail(file, why, now);
      file.tell_at = now;                        // it is whole, and wrong
      if (!file.is_text) file.changed_at = now;  // a workbook that was not whole may be in a moment
    }
}

std::optional<double> WatchedFiles::due_in(double now) const {
  std::optional<double> due;
  const auto add = [&](double at) { due = std::min(due.value_or(at), at); };
  for (const File& file : files_) {
    if (file.changed_at) add(next_try(file));
    if (file.fault && now < file.tell_at) add(file.tell_at);
  }
  if (due) due = std::max(0.0, *due - now);
  return due;
}

std::optional<FileFault> WatchedFiles::fault(double now) const {
  std::optional<FileFault> oldest;
  for (const File& file : files_)
    if (file.fault && now >= file.tell_at && (!oldest || file.fault->since < oldest->since)) oldest = file.fault;
  return oldest;
}

std::optional<std::string_view> WatchedFiles::shown(const std::string& source) const {
  for (const File& file : files_)
    if (file.source == source && file.shown) return *file.shown;
  return std::nullopt;
}

}  // namespace hustings
