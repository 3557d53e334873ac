// The colour of every area: a pure function of the atlas and the view.
#pragma once

#include <cstdint>
#include <vector>

#include "atlas/area_values.h"
#include "atlas/colour.h"

namespace hustings {

/// Laid over the fill in screen space, so that gaps in knowledge look like no value.
/// of_parent: the figure is that of the larger area. split: striped in the colour of another party that won seats.
enum class Pattern : std::uint8_t {
  none = 0,
  not_published = 1,
  undefined = 2,
  notional = 3,
  estimate = 4,
  tie = 5,
  of_parent = 6,
  split = 7,
  not_covered = 8,  ///< plain
  incomplete = 9    ///< votes are known to be missing
};

struct Paint {
  Rgb colour = 0;
  Pattern pattern = Pattern::none;
  Rgb second = 0;  ///< of the stripes, where split
  bool operator==(const Paint&) const = default;
};

/// The ground colour of areas without a value.
constexpr Rgb no_value_colour = 0x3A414C;
/// Of areas where nobody voted, in a by-election elsewhere.
constexpr Rgb not_covered_colour = 0x252C36;

Pattern pattern_of(const AreaValue& value);
Paint paint_of(const Atlas& atlas, const View& view, const AreaValue& value);

/// One paint an area of the part's layer, in order of the layer.
std::vector<Paint> area_colours(const Atlas& atlas, const View& view, const ScenePart& part);

}  // namespace hustings
