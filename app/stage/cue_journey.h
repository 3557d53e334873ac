// The way to a cue that the map is on.
#pragma once

#include <optional>

#include "picture/story_show.h"

namespace hustings {

struct Desk;

class CueJourney {
 public:
  explicit CueJourney(Desk& desk) : desk_(desk) {}

  /// Begins the way to the end; `seconds` long, 0: a cut.
  void start(CueTransition approach, View end, double seconds);
  /// Whether there was a way to go on.
  bool advance(double seconds);
  /// To the end of the way, immediately.
  void finish();
  void drop();
  bool active() const { return way_.has_value(); }

  std::optional<Shot> shot;      ///< of this frame
  std::optional<View> scripted;  ///< the view that the cue left behind

 private:
  struct Way {
    CueTransition approach;
    View end;
    double elapsed = 0;  ///< seconds
    double seconds = 0;
  };

  Desk& desk_;
  std::optional<Way> way_;
};

}  // namespace hustings
