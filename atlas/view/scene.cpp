#include "atlas/view/scene.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "atlas/view/night_view.h"
#include "atlas/view/what_if.h"

namespace hustings {

namespace {

bool compares(const View& view) {
  const auto second = crossing(view);
  return measure_of(as_painted(view).colour).compares || (second && measure_of(*second).compares);
}

ScenePart still(const ShownContest& shown) { return {.layer = shown.layer, .from = shown, .to = shown, .fraction = 0}; }

ScenePart moving(const ShownContest& from, const ShownContest& to, double fraction, LayerIndex layer) {
  return {.layer = layer, .from = from, .to = to, .fraction = fraction};
}

/// Do the areas that it is shown on nest in those of the layer, so that it can be summed to them?
bool sums_to(const Atlas& atlas, const ShownContest& shown, LayerIndex layer) {
  return nests_in(atlas, shown.layer, layer) && allocation_of(atlas, shown.contest, layer) == Allocation::sum;
}

constexpr double moving_part = 0.7;  // of a step that first moves by borough and then dissolves to wards

}  // namespace

ShownContest shown_contest(const Atlas& atlas, const View& view, ContestIndex contest) {
  ShownContest shown{contest, atlas.contests[contest].own.layer, view.basis, what_if_of(atlas, view, contest),
                     shown_moment(atlas, view, contest)};
  if (const auto layer = view.by.empty() ? std::nullopt : atlas.find_layer(view.by)) {
    if (allocation_of(atlas, contest, *layer) != Allocation::none) shown.layer = *layer;
    return shown;
  }
  if (!compares(view)) return shown;
  const auto against = compared_with(atlas, view, contest);
  if (!against) return shown;
  if (const LayerIndex layer = atlas.contests[*against].own.layer; sums_to(atlas, shown, layer)) shown.layer = layer;
  return shown;
}

Scene scene_of(const Atlas& atlas, const View& view) {
  const ContestIndex first = atlas.find_contest(view.contest).value_or(0);
  const ShownContest from = shown_contest(atlas, view, first);
  const auto next = atlas.find_contest(view.next_contest);
  if (!next || view.fraction <= 0) return {.parts = {still(from)}, .dissolve = 0, .transition = false};
  const ShownContest to = shown_contest(atlas, view, *next);
  if (view.fraction >= 1) return {.parts = {still(to)}, .dissolve = 0, .transition = false};

  Scene scene{.parts = {}, .dissolve = 0, .transition = true};
  const double t = view.fraction;
  const LayerIndex from_layer = from.layer;
  const LayerIndex to_layer = to.layer;
  if (atlas.contest(from.contest).track != atlas.contest(to.contest).track) {
    scene.parts = {still(from), still(to)};
    scene.dissolve = t;
  } else if (from_layer == to_layer) {
    scene.parts = {moving(from, to, t, from_layer)};
  } else if (sums_to(atlas, to, from_layer)) {
    const ShownContest summed = to.on(from_layer);
    scene.parts = {moving(from, summed, std::min(1.0, t / moving_part), from_layer)};
    if (t > moving_part) {
      scene.parts.push_back(still(to));
      scene.dissolve = (t - moving_part) / (1 - moving_part);
    }
  } else if (sums_to(atlas, from, to_layer)) {
    const ShownContest summed = from.on(to_layer);
    const double dissolving = 1 - moving_part;
    scene.parts = {still(from)};
    if (t >= dissolving) scene.parts.clear();
    scene.parts.push_back(moving(summed, to, std::max(0.0, (t - dissolving) / moving_part), to_layer));
    scene.dissolve = t < dissolving ? t / dissolving : 0;
  } else {
    scene.parts = {moving(from, to, t, from_layer), moving(from, to, t, to_layer)};
    scene.dissolve = t;
  }
  return scene;
}

const ScenePart& main_part(const Scene& scene) {
  return scene.parts.size() > 1 && scene.dissolve >= 0.5 ? scene.parts[1] : scene.parts[0];
}

std::optional<ContestIndex> nearest_contest_on(const Atlas& atlas, LayerIndex layer, ContestIndex shown) {
  const auto holds_others = [&](const AtlasLayer& other) { return other.parent_layer == layer; };
  if (std::any_of(atlas.layers.begin(), atlas.layers.end(), holds_others)) return std::nullopt;
  const auto far = [&](ContestIndex contest) {
    return std::chrono::abs(atlas.contest(contest).date - atlas.contest(shown).date);
  };
  std::optional<ContestIndex> nearest;
  for (ContestIndex contest = 0; contest < atlas.contests.size(); ++contest) {
    if (atlas.contests[contest].own.layer != layer || atlas.contest(contest).by_election) continue;
    if (!atlas.contest(contest).wins_seats_on(atlas.layers[layer].layer.id)) continue;
    if (!nearest || far(contest) < far(*nearest) ||
        (far(contest) == far(*nearest) && atlas.contest(contest).date > atlas.contest(*nearest).date))
      nearest = contest;
  }
  return nearest;
}

std::vector<AreaIndex> selected_areas(const AtlasLayer& layer, const View& view) {
  std::vector<AreaIndex> areas;
  for (const std::string& code : view.selected)
    if (const auto area = layer.find(code)) areas.push_back(*area);
  return areas;
}

}  // namespace hustings
