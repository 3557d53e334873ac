// The colour of every area: a pure function of the atlas and the view.
#pragma once

#include <span>
#include <vector>

#include "atlas/colour.h"
#include "atlas/figures/area_values.h"
#include "base/pattern.h"

namespace hustings {

struct Paint {
  Rgb colour = 0;
  Pattern pattern = Pattern::none;
  Rgb second = 0;  ///< of the stripes, where split
  bool operator==(const Paint&) const = default;
};

/// What areas without a figure are painted with, by look.
struct Tints {
  Rgb no_value;     ///< under the patterns of what is not known
  Rgb not_covered;  ///< where nobody voted, in a by-election elsewhere
  Rgb quiet;        ///< under symbols, and what faint areas fade to
  Rgb kept;         ///< what the colour of a kept seat is dimmed with
};
const Tints& tints_of(Look look);

/// The colour of a seat that was held, next to the full one of a gain.
Rgb kept_colour(Look look, Rgb party);

/// The colour of a seat that is not yet declared, by who won it before.
Rgb undeclared_colour(Look look, Rgb party);

Pattern pattern_of(const AreaValue& value);
Paint paint_of(const Atlas& atlas, const View& view, const AreaValue& value);

/// One paint an area of the part's layer, in order of the layer. Where symbols carry the colours, these are theirs.
/// Areas that the view does not light (`lit_areas`) are dimmed, without pattern.
std::vector<Paint> area_colours(const Atlas& atlas, const View& view, const ScenePart& part);
/// The same, of values that are known already (`area_values`), which cost more than their colours.
std::vector<Paint> area_colours(const Atlas& atlas, const View& view, const ScenePart& part,
                                std::span<const AreaValue> values);

/// By area of the part's layer, whether the view's filter keeps it and its spotlight is on it; empty where neither is
/// in use. Between two elections by the figures of the nearer one. A layer with no selected area has no spotlight.
std::vector<bool> lit_areas(const Atlas& atlas, const View& view, const ScenePart& part);

/// The same areas under symbols: quiet, patterns kept.
std::vector<Paint> quiet_colours(Look look, std::vector<Paint> paints);

/// Electors of each area in the contest that the part is nearest to; valid votes where electors are not published, or
/// where `votes` asks for them; 0 where neither is known.
std::vector<double> area_sizes(const Atlas& atlas, const ScenePart& part, CircleSize size);

}  // namespace hustings
