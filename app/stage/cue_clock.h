// How long a speaker has been on each cue.
#pragma once

#include <cstddef>
#include <vector>

namespace hustings {

/// Times are seconds, of a clock that never runs backwards.
class CueClock {
 public:
  void start(std::size_t cues, double now);
  void arrive_at(std::size_t cue, double now);
  /// On the cue that was arrived at last: this time, and each time before.
  double on_cue(double now) const;

 private:
  std::size_t cue_ = 0;
  double arrived_ = 0;
  std::vector<double> spent_;  ///< on each cue until it was left
};

}  // namespace hustings
