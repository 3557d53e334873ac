// From figures to colours: fixed round breaks, the same in every year, so that a colour means the same all through a
// film.
#pragma once

#include <span>
#include <vector>

#include "atlas/colour.h"

namespace hustings {

/// A ramp through colours at fixed figures; mixed in OKLab between them, flat beyond the ends.
struct Ramp {
  struct Stop {
    double at;
    Rgb colour;
  };
  std::vector<Stop> stops;

  Rgb at(double figure) const;
};

/// From a pale to the full tint of a party: 0 to 50 percentage points of majority.
Ramp majority_ramp(Rgb party);
std::span<const double> majority_ticks();

/// A party's share of the vote, 0 to 80 %.
Ramp share_ramp(Rgb party);
std::span<const double> share_ticks();

/// Symmetric about 0, neutral there, blue to orange so that it reads under every colour vision: -15 to 15 points.
const Ramp& diverging_ramp();
std::span<const double> diverging_ticks();

/// Turnout in percent, 20 to 80.
const Ramp& turnout_ramp();
std::span<const double> turnout_ticks();

}  // namespace hustings
