// What changes hands between two elections: the list beside the map, and the outlines that flash.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "atlas/figures/comparison.h"
#include "atlas/view/scene.h"

namespace hustings {

/// An area whose leading party changed.
struct Change {
  AreaIndex area = 0;
  PartyIndex from = 0, to = 0;
  std::optional<Majority> majority;  ///< after it; none where it is not known
  bool happened = true;              ///< in a transition: has the map come so far?
};

struct Changes {
  ContestIndex from = 0, to = 0;
  LayerIndex layer = 0;
  bool seats = false;  ///< a seat is won in each area: otherwise it is a lead that changed
  std::vector<Change> list;
};

/// In a transition, between its two ends; else between the contest on the map and what it is compared with. Smallest
/// majorities first. None where there is nothing to compare with, or the ends lie on layers that do not compare.
std::optional<Changes> changes_of(const Atlas& atlas, const View& view);

/// "88 wards": a number with the word for what is counted. An area with several members is one of them.
std::string count_words(const Atlas& atlas, const Changes& changes, std::size_t number);

/// Who leads in each area of a part at this moment; none where that is not known.
std::vector<std::optional<PartyIndex>> leaders_of(const Atlas& atlas, const View& view, const ScenePart& part);

/// Outlines that flash once as areas change hands, at most three times in any second (the limit of WCAG 2.1, success
/// criterion 2.3.1): changes that come faster wait and flash together.
class Flashes {
 public:
  static constexpr double shortest_interval = 0.4;  ///< seconds from one flash to the next
  static constexpr double duration = 0.36;          ///< seconds

  /// Moves on by `seconds`; what leads differently than at the last call is to flash; of a night (`arrivals`) what has
  /// a result that had none too. Another layer starts afresh.
  void advance(double seconds, LayerIndex layer, const std::vector<std::optional<PartyIndex>>& leaders,
               bool arrivals = false);
  /// Forgets everything; for a jump in time.
  void clear();

  bool active() const { return !flashing_.empty() || !waiting_.empty(); }
  const std::vector<AreaIndex>& areas() const { return flashing_; }
  double strength() const;  ///< 0 to 1

 private:
  std::optional<LayerIndex> layer_;
  std::vector<std::optional<PartyIndex>> leaders_;
  std::vector<AreaIndex> waiting_, flashing_;
  double since_flash_ = shortest_interval;  // seconds since the last one began
};

}  // namespace hustings
