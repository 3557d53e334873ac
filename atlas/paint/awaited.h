// How areas look whose result is still to come, at a moment of a night.
#pragma once

#include "atlas/paint/area_colours.h"

namespace hustings {

/// The plain ground, unlike any figure; with a trace of who won before it is `undeclared_colour`.
Rgb awaited_colour(Look look);

/// Are the colours of the measure those of the parties that lead? Only there a trace is not taken for a figure.
bool shows_parties(const Measure& measure);

}  // namespace hustings
