#include "atlas/scales.h"

#include <array>

namespace hustings {

namespace {

constexpr Rgb paper = 0xF1EFEA;

}  // namespace

Rgb Ramp::at(double figure) const {
  if (figure <= stops.front().at) return stops.front().colour;
  for (std::size_t i = 1; i < stops.size(); ++i)
    if (figure <= stops[i].at)
      return mixed(stops[i - 1].colour, stops[i].colour, (figure - stops[i - 1].at) / (stops[i].at - stops[i - 1].at));
  return stops.back().colour;
}

Ramp majority_ramp(Rgb party) {
  return {{{0, mixed(paper, party, 0.16)},
           {10, mixed(paper, party, 0.46)},
           {25, mixed(paper, party, 0.82)},
           {35, party},
           {60, mixed(party, 0x000000, 0.34)}}};
}

std::span<const double> majority_ticks() {
  static constexpr std::array<double, 5> ticks = {0, 10, 25, 40, 60};
  return ticks;
}

Ramp share_ramp(Rgb party) {
  return {{{0, mixed(paper, party, 0.06)},
           {10, mixed(paper, party, 0.34)},
           {20, mixed(paper, party, 0.60)},
           {45, party},
           {80, mixed(party, 0x000000, 0.45)}}};
}

std::span<const double> share_ticks() {
  static constexpr std::array<double, 5> ticks = {0, 20, 40, 60, 80};
  return ticks;
}

const Ramp& diverging_ramp() {
  static const Ramp ramp{{{-15, 0x1B6F9E}, {-7.5, 0x6FAFCB}, {0, 0xECEAE4}, {7.5, 0xE7A767}, {15, 0xB85A12}}};
  return ramp;
}

std::span<const double> diverging_ticks() {
  static constexpr std::array<double, 5> ticks = {-15, -7.5, 0, 7.5, 15};
  return ticks;
}

const Ramp& turnout_ramp() {
  static const Ramp ramp{{{20, 0x22304A}, {40, 0x2F6F7E}, {60, 0x66B28A}, {80, 0xF3E9A8}}};
  return ramp;
}

std::span<const double> turnout_ticks() {
  static constexpr std::array<double, 4> ticks = {20, 40, 60, 80};
  return ticks;
}

}  // namespace hustings
