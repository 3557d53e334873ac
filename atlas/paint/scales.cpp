#include "atlas/paint/scales.h"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>

#include "atlas/numbers.h"
#include "atlas/paint/track_range.h"
#include "elections/statistics.h"

namespace hustings {

namespace {

constexpr Rgb paper = 0xF1EFEA;

/// The colour at the end of a diverging scale: as light as all of these, in the party's own hue.
Rgb end_in_hue(Rgb party) {
  constexpr double lightness = 0.58;
  const OkLab own = to_oklab(party);
  return to_rgb({lightness, own.y, own.z});
}

/// From -15 to 15 points through neutral, or blue to orange where the ends are hardly told apart.
Ramp ramp_between(Rgb low, Rgb high) {
  constexpr double told_apart = 0.12;
  if (least_difference(low, high) < told_apart) return diverging_ramp();
  const Rgb neutral = diverging_ramp().at(0);
  return {{{-15, low}, {-7.5, mixed(neutral, low, 0.55)}, {0, neutral}, {7.5, mixed(neutral, high, 0.55)}, {15, high}}};
}

bool diverges(ColourMode mode) { return measure_of(mode).colouring == Colouring::diverging; }

bool lies_between(const std::vector<double>& breaks, std::optional<double> figure) {
  return figure && *figure > breaks.front() && *figure < breaks.back();
}

/// Through all tints from the first to the last break, evenly from break to break.
Ramp even_ramp(std::span<const double> breaks, std::span<const Rgb> tints, bool backwards) {
  Ramp ramp;
  for (std::size_t i = 0; i < breaks.size(); ++i) {
    const double part = static_cast<double>(i) / static_cast<double>(breaks.size() - 1);
    const double at = (backwards ? 1 - part : part) * static_cast<double>(tints.size() - 1);
    const auto index = std::min(static_cast<std::size_t>(at), tints.size() - 2);
    ramp.stops.emplace_back(breaks[i], mixed(tints[index], tints[index + 1], at - static_cast<double>(index)));
  }
  return ramp;
}

/// Where a figure lies among breaks: 0 at the first, 1 at the last, each interval as wide as the others.
double place_among(const std::vector<double>& breaks, double figure) {
  const auto next = std::upper_bound(breaks.begin(), breaks.end(), figure);
  if (next == breaks.begin()) return 0;
  if (next == breaks.end()) return 1;
  const auto index = static_cast<double>(next - breaks.begin() - 1);
  return (index + (figure - *(next - 1)) / (*next - *(next - 1))) / static_cast<double>(breaks.size() - 1);
}

double figure_at(const std::vector<double>& breaks, double place) {
  const double at = std::clamp(place, 0.0, 1.0) * static_cast<double>(breaks.size() - 1);
  const auto index = std::min(static_cast<std::size_t>(at), breaks.size() - 2);
  return glm::mix(breaks[index], breaks[index + 1], at - static_cast<double>(index));
}

std::vector<double> with_midpoint(const std::vector<double>& breaks, double midpoint, bool diverging) {
  std::vector<double> moved = breaks;
  const double middle = figure_at(breaks, 0.5);
  if (diverging) {
    for (double& at : moved) at += midpoint - middle;
    return moved;
  }
  if (midpoint <= breaks.front() || midpoint >= breaks.back())
    throw CommandError("the midpoint of a scale must lie between its ends");
  if (breaks.size() % 2 == 0) return {breaks.front(), midpoint, breaks.back()};  // no break of its own in the middle
  for (double& at : moved)
    at = at < middle ? glm::mix(breaks.front(), midpoint, (at - breaks.front()) / (middle - breaks.front()))
                     : glm::mix(midpoint, breaks.back(), (at - middle) / (breaks.back() - middle));
  return moved;
}

Scale scale_between(Ramp ramp, std::span<const double> breaks, bool diverging, const ScaleChoice& choice) {
  Scale scale{.ramp = std::move(ramp), .fixed = {breaks.begin(), breaks.end()}, .ticks = {}, .stepped = choice.stepped};
  scale.ticks = choice.breaks.empty() ? scale.fixed : choice.breaks;
  if (scale.ticks.size() < 2) throw CommandError("a scale needs two breaks at least");
  if (!std::is_sorted(scale.ticks.begin(), scale.ticks.end(), std::less_equal<>()))
    throw CommandError("the breaks of a scale must ascend");
  if (choice.midpoint) scale.ticks = with_midpoint(scale.ticks, *choice.midpoint, diverging);
  return scale;
}

}  // namespace

Rgb Scale::at(double figure) const {
  double place = place_among(ticks, figure);
  if (stepped) {
    const auto steps = static_cast<double>(ticks.size() - 1);
    place = (std::min(std::floor(place * steps), steps - 1) + 0.5) / steps;
  } else if (ticks == fixed) {
    return ramp.at(figure);  // beyond the last break too
  }
  return ramp.at(figure_at(fixed, place));
}

std::span<const double> fixed_breaks(ColourMode mode) {
  const Measure& measure = measure_of(mode);
  return measure.breaks.empty() ? measure_of(ColourMode::majority).breaks : measure.breaks;
}

Scale scale_of(Ramp ramp, ColourMode mode, const ScaleChoice& choice) {
  return scale_between(std::move(ramp), fixed_breaks(mode), diverges(mode), choice);
}

Scale number_scale(const Atlas& atlas, const View& view) {
  const std::vector<double> breaks = usual_breaks(atlas, view);
  return scale_between(number_ramp(breaks, view.look), breaks, false, view.scale);
}

Scale common_scale(const Atlas& atlas, const View& view, ContestIndex contest) {
  const Colouring colouring = measure_of(view.colour).colouring;
  if (colouring == Colouring::number) return number_scale(atlas, view);
  if (colouring == Colouring::plain) {
    View of_contest = view;
    of_contest.contest = atlas.contest(contest).id;
    const std::vector<double> breaks = usual_breaks(atlas, of_contest);
    // A midpoint is chosen on the scale of one track; on the map of another, beside it or on the way, it may lie
    // beyond.
    ScaleChoice choice = view.scale;
    if (choice.breaks.empty() && !lies_between(breaks, choice.midpoint)) choice.midpoint.reset();
    return scale_between(even_ramp(breaks, measure_of(view.colour).tints, false), breaks, false, choice);
  }
  if (measure_of(view.colour).asks == Asks::party)
    return scale_of(change_ramp(atlas.parties[chosen_party(atlas, view, contest)].colour), view.colour, view.scale);
  const auto pair = swing_pair(atlas, view, contest);
  return scale_of(
      pair ? swing_ramp(atlas.parties[pair->from].colour, atlas.parties[pair->to].colour) : diverging_ramp(),
      view.colour, view.scale);
}

std::vector<double> usual_breaks(const Atlas& atlas, const View& view) {
  if (measure_of(view.colour).colouring == Colouring::number) {
    const NumberColumn* column = chosen_number(atlas, view);
    return column != nullptr ? column->breaks : std::vector<double>{0, 1};
  }
  if (measure_of(view.colour).colouring == Colouring::plain) {
    // About all figures of the track, so that a colour means the same in each of its elections, and none is for
    // nothing.
    constexpr std::size_t most = 5;
    const FigureRange range = track_range(atlas, view);
    if (range.low < range.high) {
      const std::array<double, 2> ends{range.low, range.high};
      if (std::vector<double> breaks = round_breaks(ends, most); breaks.size() > 2) return breaks;
    }
  }
  const std::span<const double> breaks = fixed_breaks(view.colour);
  return {breaks.begin(), breaks.end()};
}

void require_fitting_midpoint(const Atlas& atlas, const View& view) {
  if (measure_of(view.colour).colouring != Colouring::plain || !view.scale.midpoint || !view.scale.breaks.empty())
    return;
  if (!lies_between(usual_breaks(atlas, view), view.scale.midpoint))
    throw CommandError("the midpoint of a scale must lie between its ends");
}

bool fits_mode(const ScaleChoice& choice, ColourMode mode) {
  if (!is_figure(mode)) return true;
  try {
    scale_of({}, mode, choice);
    return true;
  } catch (const CommandError&) {
    return false;
  }
}

Rgb Ramp::at(double figure) const {
  if (figure <= stops.front().at) return stops.front().colour;
  for (std::size_t i = 1; i < stops.size(); ++i)
    if (figure <= stops[i].at) {
      const double t = (figure - stops[i - 1].at) / (stops[i].at - stops[i - 1].at);
      return t >= 1 ? stops[i].colour : to_rgb(glm::mix(stops[i - 1].lab, stops[i].lab, t));
    }
  return stops.back().colour;
}

Ramp majority_ramp(Rgb party) {
  return {{{0, mixed(paper, party, 0.16)},
           {10, mixed(paper, party, 0.46)},
           {25, mixed(paper, party, 0.82)},
           {35, party},
           {60, mixed(party, 0x000000, 0.34)}}};
}

Ramp share_ramp(Rgb party) {
  return {{{0, mixed(paper, party, 0.06)},
           {10, mixed(paper, party, 0.34)},
           {20, mixed(paper, party, 0.60)},
           {45, party},
           {80, mixed(party, 0x000000, 0.45)}}};
}

const Ramp& diverging_ramp() {
  static const Ramp ramp{{{-15, 0x1B6F9E}, {-7.5, 0x6FAFCB}, {0, 0xECEAE4}, {7.5, 0xE7A767}, {15, 0xB85A12}}};
  return ramp;
}

Ramp swing_ramp(Rgb first, Rgb second) { return ramp_between(end_in_hue(first), end_in_hue(second)); }

SwingColours::SwingColours(const Atlas& atlas, const View& view, ContestIndex contest)
    : atlas_(atlas), pair_(swing_pair(atlas, view, contest)) {
  if (!pair_) return;
  const Ramp ramp = swing_ramp(atlas.parties[pair_->from].colour, atlas.parties[pair_->to].colour);
  first_ = ramp.stops.front().colour;
  second_ = ramp.stops.back().colour;
}

Rgb SwingColours::to(PartyIndex party) const {
  if (pair_ && party == pair_->from) return first_;
  if (pair_ && party == pair_->to) return second_;
  return atlas_.parties[party].colour;
}

Ramp change_ramp(Rgb party) {
  constexpr Rgb fell = 0x57516A;
  return ramp_between(fell, end_in_hue(party));
}

Ramp plain_ramp(ColourMode mode) {
  const Measure& measure = measure_of(mode);
  return even_ramp(measure.breaks, measure.tints, false);
}

Ramp number_ramp(const std::vector<double>& breaks, Look look) {
  // Sand through rust to plum: no party has them all, and lightness alone tells them apart under every colour vision.
  static constexpr std::array<Rgb, 5> pale_to_deep = {0xF3E6CC, 0xE8B98A, 0xD07F6B, 0x94476C, 0x4B2558};
  return even_ramp(breaks, pale_to_deep, look != Look::light);
}

std::array<double, 2> class_breaks(const Atlas& atlas, const View& view, ColourMode mode) {
  const NumberColumn* column = mode == ColourMode::number ? chosen_number(atlas, view) : nullptr;
  return column != nullptr ? column->thirds : class_breaks(mode);
}

std::array<double, 2> class_breaks(ColourMode mode) { return measure_of(mode).thirds; }

int class_of(ColourMode mode, double figure) { return class_of(class_breaks(mode), figure); }

int class_of(const std::array<double, 2>& breaks, double figure) {
  return figure < breaks[0] ? 0 : figure < breaks[1] ? 1 : 2;
}

Rgb crossed_colour(int first, int second) {
  constexpr Rgb neither = 0xE9E6DF;
  constexpr Rgb only_first = 0x1E8C8A;
  constexpr Rgb only_second = 0xC06A9E;
  constexpr Rgb both = 0x1B2350;
  const double across = first / 2.0;
  return mixed(mixed(neither, only_first, across), mixed(only_second, both, across), second / 2.0);
}

}  // namespace hustings
