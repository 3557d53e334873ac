// The last session, written while the program runs, so that not even the end of the process loses it.
#pragma once

#include <filesystem>
#include <optional>

#include "atlas/saved/session.h"

namespace hustings {

/// Writes a session some time after it changed: whole or not at all, and no more often than every two seconds. Where it
/// cannot be written, nothing happens: the work continues.
class Autosave {
 public:
  static constexpr double seconds_apart = 2;

  /// `file`: where to; none: nowhere. A file that was there before the first write is kept as `before-FILE`.
  explicit Autosave(std::optional<std::filesystem::path> file) : file_(std::move(file)) {}

  /// The session that needs no saving: what the program shows by itself.
  void start(const Session& session) { saved_ = session; }

  /// The session as it is at `now`, seconds of a clock that does not run backwards.
  void note(const Session& session, double now);

  /// Seconds until something is to be written; none: nothing is.
  std::optional<double> due_in(double now) const;

  /// Writes what has not been written yet.
  void finish();

 private:
  void write();

  std::optional<std::filesystem::path> file_;
  std::optional<Session> saved_;
  std::optional<Session> due_;
  std::optional<double> last_write_;
  bool written_ = false;
};

/// In the state folder.
std::optional<std::filesystem::path> last_session_file();

}  // namespace hustings
