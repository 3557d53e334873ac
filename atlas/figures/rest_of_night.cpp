#include "atlas/figures/rest_of_night.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <map>

#include "atlas/figures/swingometer.h"
#include "atlas/view/night_view.h"
#include "elections/result_measures.h"

namespace hustings {

namespace {

std::optional<PartyIndex> party_ahead(const Result& result) {
  const auto lead = winner(result);
  return lead ? std::optional(lead->party) : std::nullopt;
}

/// Adds up one night at one instant.
class Adder {
 public:
  Adder(const Atlas& atlas, const NightMoment* moment, RestOfNight& rest)
      : atlas_(atlas), moment_(moment), rest_(rest) {}

  /// `then`: of the election that this one is compared with, on the layer where seats are won.
  void add(const Count& whole, const Count& then, Projection projection) {
    std::vector<Result> declared_then;
    for (AreaIndex area = 0; area < whole.of_area.size(); ++area)
      if (const Result* before = whole.find(area) != nullptr ? then.find(area) : nullptr;
          before != nullptr && is_declared(*whole.find(area)))
        declared_then.push_back(*before);
    projection = calibrated(projection, declared_then, atlas_.parties);
    for (AreaIndex area = 0; area < whole.of_area.size(); ++area)
      if (const Result* now = whole.find(area)) add_area(*now, then.find(area), projection);
    for (auto& [party, figures] : parties_) {
      figures.party = party;
      rest_.parties.push_back(figures);
    }
    std::stable_sort(rest_.parties.begin(), rest_.parties.end(), [](const PartyAtNight& a, const PartyAtNight& b) {
      return std::pair(a.in_all(), a.actual) > std::pair(b.in_all(), b.actual);
    });
  }

 private:
  bool is_declared(const Result& result) const { return moment_ == nullptr || moment_->has(result.area_code); }

  void add_area(const Result& now, const Result* before, const Projection& projection) {
    const auto actual = party_ahead(now);
    if (actual) ++parties_[*actual].actual;
    if (is_declared(now)) {
      ++rest_.declared;
      if (actual) ++parties_[*actual].declared;
      return;
    }
    if (before == nullptr) {
      ++rest_.left_out;
      return;
    }
    ++rest_.projected;
    const auto expected = party_ahead(projected(*before, projection, atlas_.parties));
    if (expected) ++parties_[*expected].projected;
    if (expected == actual) ++rest_.as_it_came;
  }

  const Atlas& atlas_;
  const NightMoment* moment_;
  RestOfNight& rest_;
  std::map<PartyIndex, PartyAtNight> parties_;
};

}  // namespace

int RestOfNight::seats_off() const {
  int off = 0;
  for (const PartyAtNight& party : parties) off += std::abs(party.error());
  return (off + 1) / 2;
}

Measured<RestOfNight> rest_of_night(const Atlas& atlas, const View& view) {
  const auto contest = atlas.find_contest(view.contest);
  if (!contest || !shows_night(atlas, view)) return Undefined{"no night is shown"};
  View published = view;
  published.what_if.on = false;
  const LayerIndex layer = seats_layer_of(atlas, *contest);
  if (seat_rule(atlas.contest(*contest), atlas.layers[layer].layer.id) != SeatRule::one_each)
    return Undefined{"no seat is won in each area"};
  const auto against = earlier_contest(atlas, view, *contest);
  if (!against || allocation_of(atlas, *against, layer) == Allocation::none)
    return Undefined{"there is no earlier election on the same areas"};
  const auto swung = contest_swing(atlas, published);
  if (!swung) return swung.undefined();
  const auto moment = shown_moment(atlas, published, *contest);
  RestOfNight rest;
  rest.at = *view.at;
  rest.model = view.what_if.model;
  rest.pair = swung->pair;
  rest.swing = swung->percent;
  Projection projection;
  projection.model = rest.model;
  projection.pair = rest.pair;
  projection.swing = rest.swing;
  Adder(atlas, moment.get(), rest)
      .add(count_of(atlas, {*contest, layer}), count_of(atlas, {*against, layer}), projection);
  return rest;
}

std::vector<RestOfNight> rest_by_hour(const Atlas& atlas, const View& view) {
  std::vector<RestOfNight> hours;
  const auto contest = atlas.find_contest(view.contest);
  if (!contest || !has_night(atlas, *contest)) return hours;
  const Night& night = night_of(atlas, *contest);
  View shown = view;
  const auto add = [&](Instant at) {
    shown.at = at;
    if (const auto rest = rest_of_night(atlas, shown)) hours.push_back(*rest);
  };
  std::size_t declared = 0;
  for (Instant at = night.begins(); at < night.last(); at += std::chrono::hours(1)) {
    const std::size_t by_now = night.declared_by(at);
    if (by_now > declared) add(at);
    declared = by_now;
  }
  add(night.last());
  return hours;
}

}  // namespace hustings
