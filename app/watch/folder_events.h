// What happens to the files of folders, as the kernel tells it (inotify).
#pragma once

#include <filesystem>
#include <map>
#include <vector>

namespace hustings {

/// changed: written to, or made; its writer may still have it open. closed: whoever wrote it is done. moved_in: another
/// file took its place, whole. gone: no longer there under that name. unknown: anything may have happened.
enum class FileEvent { changed, closed, moved_in, gone, unknown };

struct FolderEvent {
  std::filesystem::path file;  ///< empty where it is unknown which
  FileEvent what = FileEvent::unknown;
};

/// Folders are watched rather than files, so that one that takes another's place is seen.
class FolderEvents {
 public:
  FolderEvents();
  FolderEvents(const FolderEvents&) = delete;
  FolderEvents& operator=(const FolderEvents&) = delete;
  ~FolderEvents();

  /// Watches a folder, if it is not watched yet. False where it cannot be: not there, too many, no inotify.
  bool add(const std::filesystem::path& folder);
  /// Everything that happened since the last call; never waits. A folder that is gone is no longer watched.
  std::vector<FolderEvent> take();
  /// To be polled for reading; -1 where there is no inotify.
  int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
  std::map<int, std::filesystem::path> folders_;
};

}  // namespace hustings
