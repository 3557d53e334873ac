// Which contests lie on which layers at a moment of the film, and how two maps dissolve into each other.
#pragma once

#include <optional>
#include <vector>

#include "atlas/view/view.h"

namespace hustings {

/// One map: a layer whose values run from one contest to another of the same track (or stand still, from == to).
struct ScenePart {
  LayerIndex layer = 0;
  ShownContest from, to;
  double fraction = 0;  ///< 0: from, 1: to
  bool still() const { return from == to || fraction == 0; }
  bool operator==(const ScenePart&) const = default;
};

/// One map, or two with the second dissolving over the first.
struct Scene {
  std::vector<ScenePart> parts;
  double dissolve = 0;      ///< opacity of the second part
  bool transition = false;  ///< between two elections: not data
  bool operator==(const Scene&) const = default;
};

/// How a contest is shown under this view: on the layer that the view asks for; else summed to a larger one where the
/// view compares it with a contest that is known only there. With the view's what-if, where that touches it.
ShownContest shown_contest(const Atlas& atlas, const View& view, ContestIndex contest);

/// The scene of a view: values move only between contests of one track; a change of track is a
/// dissolve between two true maps; a change of edition dissolves while values of the same codes move; a contest known
/// by borough moves by borough first, then dissolves to wards.
Scene scene_of(const Atlas& atlas, const View& view);

/// The part that is chiefly seen: what hovering, cards and labels speak of.
const ScenePart& main_part(const Scene& scene);

/// The contest that fills the seats of that layer, no by-election, whose date is nearest to that of `shown`, the later
/// of two. None where there is none, or where other layers name it as that of their larger areas, such as boroughs.
std::optional<ContestIndex> nearest_contest_on(const Atlas& atlas, LayerIndex layer, ContestIndex shown);

/// The areas that the view selects, on a layer.
std::vector<AreaIndex> selected_areas(const AtlasLayer& layer, const View& view);

}  // namespace hustings
