// What the colours and patterns on the map mean.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "atlas/paint/area_colours.h"
#include "atlas/paint/scales.h"

namespace hustings {

struct LegendEntry {
  std::string label;
  Paint paint;
  std::optional<Scale> scale;  ///< drawn as a bar from the first to the last tick, instead of one swatch
};

/// A square of three by three classes: the first figure to the right, the second upwards.
struct LegendCrossing {
  std::string first, second;  ///< "Majority", "Turnout"
  std::array<double, 2> first_breaks{}, second_breaks{};
  std::array<std::string, 2> first_labels, second_labels;  ///< in the place of the breaks; empty: the breaks themselves
};

struct Legend {
  std::string title;  ///< "Majority, points"
  std::string party;  ///< short name of whose share it is; empty: nobody's
  std::vector<LegendEntry> entries;
  std::vector<double> ticks;             ///< under the bars
  std::vector<std::string> tick_labels;  ///< one a tick; empty: the ticks themselves
  bool even_ticks = false;               ///< as far from each other, whatever lies between them
  bool signed_ticks = false;
  bool more_below = false, more_above = false;  ///< areas lie beyond the first, the last tick
  std::string low_label, high_label;            ///< at the ends of a diverging bar
  std::optional<LegendCrossing> crossing;       ///< instead of bars
  std::vector<std::string> notes;               ///< below: what sizes and faintness mean
};

/// What changes are compared with, in a legend: named in it, or on the maps that share it.
enum class Base { in_legend, on_maps };

/// "since 2015": what the figures on the map are compared with, in words; empty where they are compared with nothing.
std::string comparison_words(const Atlas& atlas, const View& view);

/// The legend of a scene: only the parties that lead somewhere in it, and only the patterns that occur.
Legend legend_of(const Atlas& atlas, const View& view, const Scene& scene, Base base = Base::in_legend);
/// The same, of values that are known already: `area_values` of each part under `as_painted` of the view.
Legend legend_of(const Atlas& atlas, const View& asked, const Scene& scene,
                 std::span<const std::vector<AreaValue>> values, Base base = Base::in_legend);

}  // namespace hustings
