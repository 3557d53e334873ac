#include "app/stage/cue_clock.h"

namespace hustings {

void CueClock::start(std::size_t cues, double now) {
  spent_.assign(cues, 0);
  cue_ = 0;
  arrived_ = now;
}

void CueClock::arrive_at(std::size_t cue, double now) {
  if (cue_ < spent_.size()) spent_[cue_] += now - arrived_;
  arrived_ = now;
  cue_ = cue;
}

double CueClock::on_cue(double now) const { return cue_ < spent_.size() ? spent_[cue_] + now - arrived_ : 0; }

}  // namespace hustings
