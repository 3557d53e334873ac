// How far a file is, as one line at the terminal that is written over and over, and gone in the end.
#pragma once

#include <chrono>
#include <string>

namespace hustings {

/// "film.mp4   42%   105 of 250   0:12 left"; without the time where it is not known yet. `seconds`: since the start.
std::string progress_text(const std::string& name, long done, long all, double seconds);

/// On standard error, where that is a terminal; elsewhere it says nothing.
class ProgressLine {
 public:
  ProgressLine(const std::string& name, bool quiet);
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void show(long done, long all);

 private:
  using Clock = std::chrono::steady_clock;

  std::string name_;
  bool silent_;
  Clock::time_point start_ = Clock::now();
  Clock::time_point shown_{};
  long shown_done_ = -1;
};

}  // namespace hustings
