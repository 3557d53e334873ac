// Contests and measures by name, to be chosen from.
#pragma once

#include <array>

#include "atlas/atlas.h"
#include "atlas/view/view.h"

namespace hustings::ui {

struct Measure {
  ColourMode mode;
  const char* label;
};

constexpr std::array<Measure, 8> measures = {{{ColourMode::majority, "Majority"},
                                              {ColourMode::winner, "Winner"},
                                              {ColourMode::swing, "Swing"},
                                              {ColourMode::share, "Share"},
                                              {ColourMode::change, "Change"},
                                              {ColourMode::turnout, "Turnout"},
                                              {ColourMode::status, "Gains and holds"},
                                              {ColourMode::number, "Numbers"}}};

/// The contest on the map. `comparable`: only those that there is an earlier one to compare with.
void contest_combo(const Atlas& atlas, View& view, float width, bool comparable);
/// What the colours show.
void measure_combo(const Atlas& atlas, View& view, float width);

}  // namespace hustings::ui
