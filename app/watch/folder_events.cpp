#include "app/watch/folder_events.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <sys/inotify.h>
#include <unistd.h>

namespace hustings {

namespace {

constexpr std::uint32_t told = IN_MODIFY | IN_CREATE | IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE |
                               IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;

FileEvent kind_of(std::uint32_t mask) {
  if ((mask & IN_MOVED_TO) != 0) return FileEvent::moved_in;
  if ((mask & (IN_MOVED_FROM | IN_DELETE)) != 0) return FileEvent::gone;
  if ((mask & IN_CLOSE_WRITE) != 0) return FileEvent::closed;
  if ((mask & IN_ATTRIB) != 0) return FileEvent::unknown;
  return FileEvent::changed;
}

}  // namespace

FolderEvents::FolderEvents() : descriptor_(inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {}

FolderEvents::~FolderEvents() {
  if (descriptor_ >= 0) close(descriptor_);
}

bool FolderEvents::add(const std::filesystem::path& folder) {
  if (descriptor_ < 0) return false;
  const bool known =
      std::any_of(folders_.begin(), folders_.end(), [&](const auto& watched) { return watched.second == folder; });
  if (known) return true;
  const int watch = inotify_add_watch(descriptor_, folder.c_str(), told);
  if (watch < 0) return false;
  folders_[watch] = folder;
  return true;
}

std::vector<FolderEvent> FolderEvents::take() {
  std::vector<FolderEvent> events;
  alignas(inotify_event) std::array<char, 1U << 14U> buffer{};
  while (descriptor_ >= 0) {
    const ssize_t size = read(descriptor_, buffer.data(), buffer.size());
    if (size <= 0) break;
    for (const char* at = buffer.data(); at < buffer.data() + size;) {
      inotify_event event{};
      std::memcpy(&event, at, sizeof event);
      const char* name = at + sizeof event;
      at += sizeof event + event.len;
      const auto folder = folders_.find(event.wd);
      if ((event.mask & (IN_Q_OVERFLOW | IN_IGNORED | IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT)) != 0 ||
          folder == folders_.end()) {
        if ((event.mask & IN_MOVE_SELF) != 0) inotify_rm_watch(descriptor_, event.wd);
        if ((event.mask & IN_Q_OVERFLOW) == 0) folders_.erase(event.wd);
        events.push_back({});
      } else if (event.len > 0) {
        events.push_back({folder->second / name, kind_of(event.mask)});
      }
    }
  }
  return events;
}

}  // namespace hustings
