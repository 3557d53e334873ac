// What the areas still to come would do, if they swung as those declared so far: arithmetic beside the actual end, and
// no forecast.
#pragma once

#include <vector>

#include "atlas/view/view.h"
#include "elections/measured.h"
#include "elections/projection.h"
#include "elections/swing.h"

namespace hustings {

struct PartyAtNight {
  PartyIndex party = 0;
  int declared = 0;   ///< seats so far
  int projected = 0;  ///< seats of areas to come, by the swing so far
  int actual = 0;     ///< seats when all was in
  int in_all() const { return declared + projected; }
  int error() const { return in_all() - actual; }
};

struct RestOfNight {
  Instant at;
  SwingModel model = SwingModel::uniform;
  SwingPair pair;
  double swing = 0;            ///< so far, percentage points, between the declared areas and the same areas before
  std::size_t declared = 0;    ///< areas
  std::size_t projected = 0;   ///< areas to come that are projected
  std::size_t left_out = 0;    ///< areas to come without an earlier result
  std::size_t as_it_came = 0;  ///< projected areas that were then won by whom the arithmetic had
  std::vector<PartyAtNight> parties;  ///< most seats in all first

  /// Seats that the arithmetic has with another party than the end: half of all errors, rounded up.
  int seats_off() const;
};

/// At the view's instant, by its pair and the model of its what-if: the earlier results of the areas to come, moved by
/// the swing so far (`projected`, elections/projection.h). Where one of the pair did not stand before, nothing moves,
/// and the area stays with who had it. Undefined, with the reason: no night, seats that are not won one an area, no
/// earlier election, nothing declared or no swing yet.
Measured<RestOfNight> rest_of_night(const Atlas& atlas, const View& view);

/// The same at each full hour of the night in which somebody is declared, and at its end; hours without a swing so far
/// are left out.
std::vector<RestOfNight> rest_by_hour(const Atlas& atlas, const View& view);

}  // namespace hustings
