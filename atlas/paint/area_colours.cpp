#include "atlas/paint/area_colours.h"

#include <algorithm>
#include <optional>

#include "atlas/figures/figures.h"
#include "atlas/figures/lit_areas.h"
#include "atlas/paint/awaited.h"
#include "atlas/paint/scales.h"

namespace hustings {

namespace {

Rgb colour_of(const Atlas& atlas, PartyIndex party) { return atlas.parties[party].colour; }

/// Scales of parties, made once for a whole map: mixing in OKLab costs more than looking up.
class Painter {
 public:
  Painter(const Atlas& atlas, const View& view, ContestIndex contest)
      : atlas_(atlas),
        view_(view),
        contest_(contest),
        measure_(measure_of(view.colour)),
        party_(chosen_party(atlas, view, contest)),
        tints_(tints_of(view.look)),
        scales_(atlas.parties.size()) {}

  Paint paint(const AreaValue& value) {
    if (value.gap == Gap::not_covered) return {tints_.not_covered, Pattern::not_covered, 0};
    if (value.gap == Gap::not_declared) return {to_come(value), Pattern::not_declared, 0};
    // A winner that is known keeps its colour, whether or not its majority is.
    if (value.gap != Gap::none)
      return {value.party ? colour_of(atlas_, *value.party) : tints_.no_value, pattern_of(value), 0};
    return {colour(value), pattern_of(value), value.also ? second_colour(value) : 0};
  }

  /// Two figures in their classes; where either is not known, neither is shown.
  Paint crossed(const AreaValue& first, const AreaValue& second, ColourMode second_mode) const {
    const AreaValue& worse = first.gap != Gap::none ? first : second;
    if (worse.gap == Gap::not_covered) return {tints_.not_covered, Pattern::not_covered, 0};
    if (worse.gap == Gap::not_declared) return {awaited_colour(view_.look), Pattern::not_declared, 0};
    if (worse.gap != Gap::none) return {tints_.no_value, pattern_of(worse), 0};
    AreaValue both = first;
    both.flags |= second.flags;
    both.of_parent |= second.of_parent;
    both.also.reset();
    return {crossed_colour(class_of(class_breaks(atlas_, view_, view_.colour), first.figure),
                           class_of(class_breaks(atlas_, view_, second_mode), second.figure)),
            pattern_of(both), 0};
  }

 private:
  /// Where colours are parties', a trace of who won it before; else a trace would be taken for a figure.
  Rgb to_come(const AreaValue& value) const {
    return shows_parties(measure_) && value.also ? undeclared_colour(view_.look, colour_of(atlas_, *value.also))
                                                 : awaited_colour(view_.look);
  }

  Rgb colour(const AreaValue& value) {
    switch (measure_.colouring) {
      case Colouring::leader: return value.party ? colour_of(atlas_, *value.party) : tints_.no_value;
      case Colouring::margin: return value.party ? of_party(*value.party).at(value.figure) : tints_.no_value;
      case Colouring::party: return of_party(party_).at(value.figure);
      case Colouring::status:
        if (!value.party) return tints_.no_value;
        return value.status == Status::gain ? colour_of(atlas_, *value.party)
                                            : kept_colour(view_.look, colour_of(atlas_, *value.party));
      case Colouring::diverging:
      case Colouring::plain:
      case Colouring::number: return of_all().at(value.figure);
    }
    return tints_.no_value;
  }

  /// In the tint that the first has, so that stripes speak of seats and not of votes.
  Rgb second_colour(const AreaValue& value) {
    if (measure_.colouring == Colouring::margin) return of_party(*value.also).at(value.figure);
    return colour_of(atlas_, *value.also);
  }

  const Scale& of_party(PartyIndex party) {
    if (!scales_[party])
      scales_[party] = scale_of(measure_.colouring == Colouring::party ? share_ramp(colour_of(atlas_, party))
                                                                       : majority_ramp(colour_of(atlas_, party)),
                                view_.colour, view_.scale);
    return *scales_[party];
  }

  const Scale& of_all() {
    if (!plain_) plain_ = common_scale(atlas_, view_, contest_);
    return *plain_;
  }

  const Atlas& atlas_;
  const View& view_;
  ContestIndex contest_;
  const Measure& measure_;
  PartyIndex party_;  ///< whose share is shown, where it is one
  const Tints& tints_;
  std::vector<std::optional<Scale>> scales_;
  std::optional<Scale> plain_;
};

/// Value by alpha: an area is as strong as its electorate, against one that nine in ten do not exceed. Source: Roth,
/// Woodruff and Johnson, Value-by-alpha maps, The Cartographic Journal 47, 2010.
void fade_small(const Atlas& atlas, const View& view, const ScenePart& part, std::vector<Paint>& paints) {
  const std::vector<double> sizes = area_sizes(atlas, part, CircleSize::electorate);
  std::vector<double> known;
  std::copy_if(sizes.begin(), sizes.end(), std::back_inserter(known), [](double size) { return size > 0; });
  if (known.empty()) return;
  const auto tenth = static_cast<std::ptrdiff_t>(known.size() - 1 - known.size() / 10);
  std::nth_element(known.begin(), known.begin() + tenth, known.end());
  const double full = known[static_cast<std::size_t>(tenth)];
  constexpr double faintest = 0.12;
  for (std::size_t area = 0; area < paints.size(); ++area) {
    // Squared: electorates of one layer differ little, and a straight scale would hardly show.
    const double part_of_full = std::min(1.0, sizes[area] / full);
    const double strength = std::max(faintest, part_of_full * part_of_full);
    paints[area].colour = mixed(tints_of(view.look).quiet, paints[area].colour, strength);
    if (paints[area].pattern == Pattern::split)
      paints[area].second = mixed(tints_of(view.look).quiet, paints[area].second, strength);
  }
}

/// What is dimmed is there, so that the map keeps its form, but says nothing.
void dim(const View& view, const std::vector<bool>& lit, std::vector<Paint>& paints) {
  constexpr double left = 0.06;  // of the colour: any more, and a dimmed tint is taken for a small figure
  const Rgb quiet = tints_of(view.look).quiet;
  for (std::size_t area = 0; area < lit.size(); ++area)
    if (!lit[area] && paints[area].pattern != Pattern::not_covered && paints[area].pattern != Pattern::not_declared)
      paints[area] = {mixed(quiet, paints[area].colour, left), Pattern::none, 0};
}

}  // namespace

const Tints& tints_of(Look look) {
  static constexpr Tints dark{.no_value = 0x3A414C, .not_covered = 0x252C36, .quiet = 0x252C36, .kept = 0x262C36};
  static constexpr Tints light{.no_value = 0xD3D7DC, .not_covered = 0xE7E8E6, .quiet = 0xE4E6E6, .kept = 0xF4F4F2};
  static constexpr Tints contrast{.no_value = 0x2E2E2E, .not_covered = 0x161616, .quiet = 0x1C1C1C, .kept = 0x101010};
  switch (look) {
    case Look::light: return light;
    case Look::contrast: return contrast;
    case Look::dark: break;
  }
  return dark;
}

Rgb kept_colour(Look look, Rgb party) { return mixed(party, tints_of(look).kept, 0.72); }

Rgb undeclared_colour(Look look, Rgb party) {
  const double trace = look == Look::light ? 0.10 : 0.16;  // more would be taken for a small majority
  return mixed(awaited_colour(look), party, trace);
}

/// On paper small majorities are pale, and so it is darker than these.
Rgb awaited_colour(Look look) {
  constexpr Rgb on_paper = 0xC4C9CF;
  return look == Look::light ? on_paper : tints_of(look).quiet;
}

bool shows_parties(const Measure& measure) {
  return measure.colouring == Colouring::leader || measure.colouring == Colouring::margin ||
         measure.colouring == Colouring::status;
}

Pattern pattern_of(const AreaValue& value) {
  if (value.gap == Gap::not_declared) return Pattern::not_declared;
  if (value.gap == Gap::not_covered) return Pattern::not_covered;
  if (value.gap == Gap::not_published) return Pattern::not_published;
  if (value.gap == Gap::undefined) return value.reason == "exact tie" ? Pattern::tie : Pattern::undefined;
  if (value.status == Status::tie) return Pattern::tie;
  if (value.flags.has(Flag::notional)) return Pattern::notional;
  if (value.of_parent) return Pattern::of_parent;
  if (value.flags.has(Flag::incomplete)) return Pattern::incomplete;
  if (value.flags.has(Flag::estimate)) return Pattern::estimate;
  return value.also ? Pattern::split : Pattern::none;
}

Paint paint_of(const Atlas& atlas, const View& view, const AreaValue& value) {
  return Painter(atlas, view, atlas.find_contest(view.contest).value_or(0)).paint(value);
}

std::vector<Paint> area_colours(const Atlas& atlas, const View& view, const ScenePart& part) {
  return area_colours(atlas, view, part, area_values(atlas, view, part));
}

std::vector<Paint> area_colours(const Atlas& atlas, const View& view, const ScenePart& part,
                                std::span<const AreaValue> values) {
  Painter painter(atlas, view, part.from.contest);
  std::vector<Paint> paints;
  paints.reserve(values.size());
  const auto second_mode = crossing(view);
  View second = view;
  second.colour = second_mode.value_or(view.colour);
  for (AreaIndex area = 0; area < values.size(); ++area)
    paints.push_back(second_mode ? painter.crossed(values[area], area_value(atlas, second, part, area), *second_mode)
                                 : painter.paint(values[area]));
  if (view.fade_small) fade_small(atlas, view, part, paints);
  dim(view, lit_areas(atlas, view, part), paints);
  return paints;
}

std::vector<bool> lit_areas(const Atlas& atlas, const View& view, const ScenePart& part) {
  std::vector<bool> lit;
  if (view.filter.active()) lit = lit_areas(atlas, *figures_of(atlas, view, nearer_end(part)), view.filter);
  if (!view.spotlight) return lit;
  const AtlasLayer& layer = atlas.layers[part.layer];
  const std::vector<AreaIndex> selected = selected_areas(layer, view);
  if (selected.empty()) return lit;
  std::vector<bool> in_spotlight(layer.layer.areas.size(), false);
  for (const AreaIndex area : selected) in_spotlight[area] = lit.empty() || lit[area];
  return in_spotlight;
}

std::vector<Paint> quiet_colours(Look look, std::vector<Paint> paints) {
  for (Paint& paint : paints) {
    if (paint.pattern == Pattern::not_published || paint.pattern == Pattern::undefined) continue;
    paint = {tints_of(look).quiet, paint.pattern == Pattern::split ? Pattern::none : paint.pattern, 0};
  }
  return paints;
}

std::vector<double> area_sizes(const Atlas& atlas, const ScenePart& part, CircleSize size) {
  const auto size_in = [&](const ShownContest& shown, AreaIndex area) {
    const Result* result = result_of(atlas, shown, part.layer, area);
    if (result == nullptr) return 0.0;
    if (size == CircleSize::electorate && result->electorate) return static_cast<double>(*result->electorate);
    return result->shares_only ? 0.0 : static_cast<double>(result->votes_valid());
  };
  std::vector<double> sizes(atlas.layers[part.layer].layer.areas.size());
  for (AreaIndex area = 0; area < sizes.size(); ++area) {
    const double from = size_in(part.from, area);
    const double to = part.still() ? from : size_in(part.to, area);
    sizes[area] = from > 0 && to > 0 ? from + (to - from) * part.fraction : std::max(from, to);
  }
  return sizes;
}

}  // namespace hustings
