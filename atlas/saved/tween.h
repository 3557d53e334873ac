// The way from one view to another: what is on the map at each moment of it.
#pragma once

#include <optional>

#include "atlas/saved/story.h"
#include "atlas/view/playback.h"
#include "elections/night.h"

namespace hustings {

/// From a view to the view of a cue. Values of one track are tweened and then coloured; where the two are coloured by
/// different rules, or are of different tracks, one map dissolves into the other. Areas on tiles go back over the
/// geography to tiles of another kind. Where one view has more maps than the other, its further ones are there all the
/// way; where they lie is not its business (see ui/map/cells.h), nor are cameras (see geo/flight.h), nor is time: `at`
/// takes the part of the way, and eases it.
class Tween {
 public:
  /// `arrive` as the cue says; playing through needs two contests of one track, or two times of one night, else it is a
  /// flight. The atlas must outlive it.
  Tween(const Atlas& atlas, View from, View to, Arrival arrive);

  struct Now {
    View view;                  ///< what is drawn, and what is written over it
    std::optional<View> under;  ///< dissolves away under it
    double opacity = 1;         ///< of `view` over `under`
    bool arriving = true;       ///< titles and legend are those of the end already
    /// What titles, tally and legend are of: one election at rest, that which most of the map shows. Without a camera
    /// of its own.
    View told = {};
    bool passing = false;     ///< it is neither end's, but an election in between
    bool transition = false;  ///< the map is between two elections: not data
  };

  /// 0: the view that it starts from; 1: the cue's.
  Now at(double part) const;

 private:
  void place(double part, View& view) const;
  void tell(Now& now) const;

  const Atlas* atlas_;
  View from_, to_;
  Arrival arrive_;
  bool dissolves_ = false;
  std::optional<ContestSequence> sequence_;  ///< by date
  bool backwards_ = false;
  std::optional<NightCourse> night_;  ///< that is played through, from the one time to the other
};

/// Gives the view the further maps that only the other one has, behind its own.
void add_maps_of(const View& other, View& view);

/// Slow at both ends: 0 to 1 for 0 to 1.
double eased(double part);

/// The same view but for what lies on the map at a moment of time and where areas and maps are: are both coloured
/// alike? Further maps count as far as both have them.
bool coloured_alike(const View& a, const View& b);

}  // namespace hustings
