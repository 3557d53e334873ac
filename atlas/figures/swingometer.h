// What a swingometer shows of a contest: its own swing, the seats of the pair, and where on the dial each seat turns.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "atlas/view/view.h"
#include "elections/measured.h"
#include "elections/swing.h"

namespace hustings {

/// Butler swing of the view's pair over all areas of the contest together, against the contest that the view compares
/// with; of the result itself, whatever the what-if. Undefined, with the reason: no earlier election, a by-election,
/// only shares published, or one of the pair did not stand then or now.
Measured<Swing> contest_swing(const Atlas& atlas, const View& view);

/// The contest that `contest_swing` is against, or none.
std::optional<ContestIndex> swing_base(const Atlas& atlas, const View& view);

/// What the pair of the view has on the map.
struct PairSeats {
  std::string unit;  ///< "seats", or "areas led" where no seats are won, or nobody knows who would be elected
  int from = 0, to = 0;
};
/// Under the what-if, where it is on.
PairSeats pair_seats(const Atlas& atlas, const View& view);

/// The point of the dial at which an area first changes hands, from 0 either way.
struct TippingPoint {
  AreaIndex area = 0;  ///< on the layer that seats are won on
  double swing = 0;    ///< percentage points of the dial, with its sign
  PartyIndex from = 0, to = 0;
};

/// All of them, from the lowest swing to the highest, under the view's model and third party, whether the what-if is on
/// or not; before votes are made whole. An area that no swing turns has none. Left out are exact ties, and areas where
/// one of the pair did not stand once.
std::vector<TippingPoint> tipping_points_of(const Atlas& atlas, const View& view);

/// Sets the dial to so many points and switches the what-if on. The view names the pair from then on: a what-if is
/// between the same two wherever the view goes.
void set_dial(const Atlas& atlas, View& view, double points);
/// Turns it by so many points, in tenths; from 0 where the what-if is off.
void turn_dial(const Atlas& atlas, View& view, double points);

}  // namespace hustings
