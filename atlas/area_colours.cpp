#include "atlas/area_colours.h"

#include <optional>

#include "atlas/scales.h"

namespace hustings {

namespace {

Rgb colour_of(const Atlas& atlas, PartyIndex party) { return atlas.parties[party].colour; }

Rgb status_colour(const Atlas& atlas, const AreaValue& value) {
  if (!value.party) return no_value_colour;
  const Rgb party = colour_of(atlas, *value.party);
  return value.status == Status::gain ? party : mixed(party, 0x262C36, 0.72);
}

/// Ramps of parties, made once for a whole map: mixing in OKLab costs more than looking up.
class Painter {
 public:
  Painter(const Atlas& atlas, const View& view) : atlas_(atlas), view_(view), ramps_(atlas.parties.size()) {}

  Paint paint(const AreaValue& value) {
    if (value.gap == Gap::not_covered) return {not_covered_colour, Pattern::not_covered, 0};
    if (value.gap != Gap::none) return {no_value_colour, pattern_of(value), 0};
    return {colour(value), pattern_of(value), value.also ? second_colour(value) : 0};
  }

 private:
  Rgb colour(const AreaValue& value) {
    switch (view_.colour) {
      case ColourMode::winner: return value.party ? colour_of(atlas_, *value.party) : no_value_colour;
      case ColourMode::majority: return value.party ? ramp(*value.party).at(value.figure) : no_value_colour;
      case ColourMode::swing:
      case ColourMode::change: return diverging_ramp().at(value.figure);
      case ColourMode::share: return ramp(chosen_party(atlas_, view_)).at(value.figure);
      case ColourMode::turnout: return turnout_ramp().at(value.figure);
      case ColourMode::status: return status_colour(atlas_, value);
    }
    return no_value_colour;
  }

  /// In the tint that the first has, so that stripes speak of seats and not of votes.
  Rgb second_colour(const AreaValue& value) {
    if (view_.colour == ColourMode::majority) return ramp(*value.also).at(value.figure);
    return colour_of(atlas_, *value.also);
  }

  const Ramp& ramp(PartyIndex party) {
    if (!ramps_[party])
      ramps_[party] = view_.colour == ColourMode::share ? share_ramp(colour_of(atlas_, party))
                                                        : majority_ramp(colour_of(atlas_, party));
    return *ramps_[party];
  }

  const Atlas& atlas_;
  const View& view_;
  std::vector<std::optional<Ramp>> ramps_;
};

}  // namespace

Pattern pattern_of(const AreaValue& value) {
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
  return Painter(atlas, view).paint(value);
}

std::vector<Paint> area_colours(const Atlas& atlas, const View& view, const ScenePart& part) {
  Painter painter(atlas, view);
  std::vector<Paint> paints;
  const std::size_t count = atlas.layers[part.layer].layer.areas.size();
  paints.reserve(count);
  for (AreaIndex area = 0; area < count; ++area) paints.push_back(painter.paint(area_value(atlas, view, part, area)));
  return paints;
}

}  // namespace hustings
