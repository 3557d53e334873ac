// Tables that lie in files, watched: which of them changed, are whole, and are to be read again.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "app/watch/folder_events.h"
#include "app/watch/whole_table.h"
#include "base/digest.h"

namespace hustings {

/// Seconds that a file is waited for.
struct Patience {
  double quiet = 0.3;   ///< after the last write of somebody who still has it open
  double closed = 2;    ///< until a file whose last line has no end is taken as it is: its writer closed it
  double open = 5;      ///< the same where he did not
  double told = 1;      ///< until a fault is told: what is replaced is gone for a moment
  double again = 0.5;   ///< between two tries
  double between = 30;  ///< two looks at files of which nothing was heard
};

/// Why a file is not read, and since when (seconds of the same clock as all others here).
struct FileFault {
  std::string source;
  std::string why;
  double since = 0;
  bool may_be_meant = false;  ///< it is read if somebody says that it is whole
};

/// A table that is whole. Of separated text, the text is what is to be read, whatever becomes of the file.
struct ReadyTable {
  std::string source;
  std::optional<std::string> text;
};

/// Nothing here waits or reads a clock: `now` is in seconds. Who reads what is ready says what became of it; until then
/// the source is not offered again, and afterwards only when it changed.
class WatchedFiles {
 public:
  /// What the files hold now is shown, but for those that were written at `loaded` or later, or are not there:
  /// these have changed. `keep_texts`: remembers what they hold, to tell half a table from a whole one.
  WatchedFiles(const std::set<std::string>& sources, Patience patience, bool keep_texts,
               std::chrono::system_clock::time_point loaded);

  /// Folders to be watched for events.
  std::set<std::filesystem::path> folders() const;

  void note(const FolderEvent& event, double now);
  /// Looks at all files: for those of which no event comes, as on network folders.
  void look(double now);
  /// The next that are whole. `more`: what happened meanwhile. Whoever began to write before a file was read has been
  /// heard of by then, and the file is waited for again.
  std::vector<ReadyTable> take(double now, const std::function<std::vector<FolderEvent>()>& more);
  void accept(const std::string& source);
  /// What looks like half a table is meant: it is read as it is.
  void allow(double now);
  void reject(const std::string& source, const std::string& why, double now);

  /// Seconds until something may be ready; none: not before the next event or look.
  std::optional<double> due_in(double now) const;
  /// The oldest fault that is to be told.
  std::optional<FileFault> fault(double now) const;
  /// The text that is shown of a source, where it is kept.
  std::optional<std::string_view> shown(const std::string& source) const;

 private:
  struct Signature {
    std::uintmax_t size = 0;
    std::int64_t written = 0;  ///< nanoseconds
    std::uint64_t node = 0;
    bool operator==(const Signature&) const = default;
  };
  struct File {
    std::string source;
    std::vector<std::filesystem::path> paths;  ///< absolute; the second where a link leads
    bool is_text = false;
    bool is_remote = false;
    std::optional<Signature> seen;
    std::optional<std::string> shown, offered;
    std::optional<double> changed_at;
    double try_at = 0;
    Left left = Left::open;
    bool allowed = false;  ///< somebody said that it is whole
    std::optional<FileFault> fault;
    double tell_at = 0;  ///< when the fault is told
  };

  static std::optional<Signature> signature_of(const std::filesystem::path& path);
  static bool is_named(const File& file, const std::filesystem::path& path);
  double next_try(const File& file) const;
  std::optional<ReadyTable> tried(File& file, double now) const;
  std::optional<ReadyTable> text_of(File& file, const Signature& before, double now) const;
  void fail(File& file, const std::string& why, double now) const;
  bool is_half(File& file, std::string_view text, double now, bool waited) const;
  static void settle(File& file);

  Patience patience_;
  std::vector<File> files_;
};

}  // namespace hustings
