// One contest on any layer that its votes can be laid on: counted there, summed, or divided by overlap.
#pragma once

#include <memory>
#include <vector>

#include "atlas/atlas.h"
#include "elections/projection.h"
#include "elections/slate.h"

namespace hustings {

/// Choices of how votes are counted, where there is one.
struct Basis {
  SlateVote slate = SlateVote::top;  ///< in wards of several members
  bool spread_postal = false;        ///< postal votes laid on wards: an estimate
  bool operator==(const Basis&) const = default;
};

/// A projection, and the counts that were worked out for it, on whatever layers they were asked for.
class Hypothesis;

/// A night by an instant: which areas had been declared (moment.h).
class NightMoment;

/// A contest on the layer, by the basis, at the moment of its night and under the what-if that it is shown with.
struct ShownContest {
  ContestIndex contest = 0;
  LayerIndex layer = 0;
  Basis basis = {};
  std::shared_ptr<Hypothesis> what_if = {};  ///< none: the result itself
  std::shared_ptr<const NightMoment> so_far =
      {};  ///< none: the whole contest; else votes of areas declared by then alone

  ShownContest on(LayerIndex other) const { return {contest, other, basis, what_if, so_far}; }
  ShownContest as_published() const { return {contest, layer, basis, nullptr, so_far}; }
  /// An earlier contest over the same areas: whole where this one is, else those that are declared in this one.
  ShownContest same_areas_of(ContestIndex earlier, LayerIndex on_layer) const {
    return {earlier, on_layer, basis, nullptr, so_far};
  }
  /// The same projection and the same areas, whichever objects they are kept in.
  bool operator==(const ShownContest& other) const;
};

/// How votes are allocated to the areas of a layer. own: as counted. sum: areas nest in those of the layer, votes are
/// summed exactly, postal votes included. overlap: an area in two is divided, by its people where the atlas has
/// weights, else by its ground; votes at polling stations only, unless postal votes are spread. none: not there.
enum class Allocation { own, sum, overlap, none };

/// How a contest's votes are allocated to a layer. By overlap only where it has at least four areas to each of the
/// layer's: anything coarser would be guessing.
Allocation allocation_of(const Atlas& atlas, ContestIndex contest, LayerIndex layer);

/// The layers that a contest can be shown on, its own first.
std::vector<LayerIndex> layers_of(const Atlas& atlas, ContestIndex contest);

/// The contest's votes on that layer, worked out at the first call and kept. Thread-safe. On a layer of about
/// the same areas (another edition) they are divided by overlap too: for comparison, not to be shown. A sum to which
/// some areas did not publish is left out, and `missing` says so; areas that the atlas explains as absent are no such
/// gap, nor are those that are not yet declared. Where `shown` has a hypothesis it is that count projected, area by
/// area, and lives as long as the hypothesis.
const Count& count_of(const Atlas& atlas, const ShownContest& shown);

/// The hypothesis of a projection. The atlas keeps the last two that were asked for, so that a dial can move without
/// end; an older one lives as long as somebody holds it, which every `ShownContest` of it does. So a count, and what
/// points into it, is good while its `ShownContest` is there, or until two other projections were asked for. So it is
/// with a moment of a night. Thread-safe.
std::shared_ptr<Hypothesis> hypothesis_of(const Atlas& atlas, const Projection& projection,
                                          std::shared_ptr<const NightMoment> so_far = nullptr);

/// The area's result, or none.
const Result* result_of(const Atlas& atlas, const ShownContest& shown, AreaIndex area);

/// The result of an area of any layer: by its code, where the contest is shown on another one (an edition of it).
const Result* result_of(const Atlas& atlas, const ShownContest& shown, LayerIndex layer, AreaIndex area);

/// The layer that a contest's seats are won on, else the one that it was counted on.
LayerIndex seats_layer_of(const Atlas& atlas, ContestIndex contest);

/// Totals of a whole contest, on the layer that its seats are won on, whatever is on the map. Of a hypothesis, seats to
/// which several are elected at once are not worked out: there it is areas led. At a moment: of the declared areas.
Totals totals_where_seats_are_won(const Atlas& atlas, ContestIndex contest,
                                  const std::shared_ptr<Hypothesis>& what_if = nullptr,
                                  const std::shared_ptr<const NightMoment>& so_far = nullptr);

/// Members elected in an area of several wards, or one, by party; most first. Empty where it is not known, none are
/// elected there, or it is hypothetical.
std::vector<SeatsWon> elected_in(const Atlas& atlas, const ShownContest& shown, AreaIndex area);

/// Why the area has no result there, in a clause for the reader.
std::string why_missing(const Atlas& atlas, const ShownContest& shown, const std::string& code);

/// Where an area lies on a layer that it nests in, directly or through others.
std::optional<AreaIndex> ancestor_of(const Atlas& atlas, LayerIndex layer, AreaIndex area, LayerIndex ancestor_layer);

/// The areas of another layer that an area lies in, and how much of it: the one that it nests in; else by the atlas's
/// weights, where they have it; else by overlap, measured at the first call and kept. Thread-safe.
std::vector<AreaPart> parts_in(const Atlas& atlas, LayerIndex layer, AreaIndex area, LayerIndex other);

/// What a count's areas in two were divided by: by_population, by_area, both, or neither where all were whole.
Flags divided_by(const Count& count);

/// Code and name of the larger areas that an area lies in: the one that it nests in; else the areas of
/// the largest layer that other areas nest in, such as boroughs for seats, which it lies in at least in part. Empty
/// where the atlas has none. Overlaps are measured at the first call and kept. Thread-safe.
std::vector<std::pair<std::string, std::string>> larger_areas(const Atlas& atlas, LayerIndex layer, AreaIndex area);

/// Do the layer's areas nest in the other one's?
bool nests_in(const Atlas& atlas, LayerIndex layer, LayerIndex ancestor_layer);

/// Works out what a user may ask for next, so that he does not wait for it. For a thread of its own.
void warm_up(const Atlas& atlas);

/// Made with the atlas.
std::shared_ptr<Memo> make_memo();

}  // namespace hustings
