// The view's what-if: which contest it touches, how it is called, and which seats it turns.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "atlas/view/view.h"
#include "elections/result_measures.h"

namespace hustings {

/// The projection of a contest under the view. None where the what-if is off or the contest is not the one on the map;
/// between two elections, where a what-if pauses; and where nobody that it names stood. What of it names nobody who
/// stood is left out.
std::optional<Projection> projection_of(const Atlas& atlas, const View& view, ContestIndex contest);

/// The hypothesis that the contest is shown under, or none.
std::shared_ptr<Hypothesis> what_if_of(const Atlas& atlas, const View& view, ContestIndex contest);

/// "Hypothetical: uniform swing of 2.0 points from Con to Lab", for the picture of the view. Empty where nothing in it
/// is hypothetical.
std::string hypothesis_title(const Atlas& atlas, const View& view);

/// Why the view's what-if, though on, touches nothing on the map: for a reader. Empty where it does, or is off.
std::string why_not_hypothetical(const Atlas& atlas, const View& view);

/// A seat (or a lead, where no seats are won area by area) that the what-if turns.
struct Flip {
  LayerIndex layer = 0;
  AreaIndex area = 0;
  PartyIndex from = 0, to = 0;       ///< who won it, and who would
  double swing_needed = 0;           ///< pp, of the result itself; infinite where it is not known
  std::optional<Majority> majority;  ///< hypothetical; none where it is not known
};

/// Against the result itself, in the order of the swing that they needed: that in which a dial turns them, as long as
/// no third party is changed. On the layer that seats are won on. Empty where nothing is hypothetical.
std::vector<Flip> flips(const Atlas& atlas, const View& view);

/// Throws CommandError where the what-if is on and names a party that there is not, or figures beyond 100 points.
void require_valid_what_if(const Atlas& atlas, const View& view);

}  // namespace hustings
