#include "atlas/scene.h"

#include <cmath>

namespace hustings {

const Count& count_of(const Atlas& atlas, const Shown& shown) {
  const AtlasContest& contest = atlas.contests[shown.contest];
  return shown.by_parent && contest.by_parent ? *contest.by_parent : contest.own;
}

namespace {

LayerIndex layer_of(const Atlas& atlas, const Shown& shown) { return count_of(atlas, shown).layer; }

bool compares(ColourMode mode) {
  return mode == ColourMode::swing || mode == ColourMode::change || mode == ColourMode::status;
}

ScenePart still(const Atlas& atlas, const Shown& shown) {
  return {.layer = layer_of(atlas, shown), .from = shown, .to = shown, .fraction = 0};
}

ScenePart moving(const Shown& from, const Shown& to, double fraction, LayerIndex layer) {
  return {.layer = layer, .from = from, .to = to, .fraction = fraction};
}

bool has_parent_layer(const Atlas& atlas, const Shown& shown, LayerIndex layer) {
  const AtlasContest& contest = atlas.contests[shown.contest];
  return !shown.by_parent && contest.by_parent && contest.by_parent->layer == layer;
}

constexpr double moving_part = 0.7;  // of a step that first moves by borough and then dissolves to wards

}  // namespace

Shown shown_as(const Atlas& atlas, const View& view, ContestIndex contest) {
  Shown shown{contest, false};
  if (!compares(view.colour)) return shown;
  const auto against = compared_with(atlas, view, contest);
  if (against && has_parent_layer(atlas, shown, atlas.contests[*against].own.layer)) shown.by_parent = true;
  return shown;
}

Scene scene_of(const Atlas& atlas, const View& view) {
  const ContestIndex first = atlas.find_contest(view.contest).value_or(0);
  const Shown from = shown_as(atlas, view, first);
  const auto next = atlas.find_contest(view.next_contest);
  if (!next || view.fraction <= 0) return {.parts = {still(atlas, from)}, .dissolve = 0, .transition = false};
  const Shown to = shown_as(atlas, view, *next);
  if (view.fraction >= 1) return {.parts = {still(atlas, to)}, .dissolve = 0, .transition = false};

  Scene scene{.parts = {}, .dissolve = 0, .transition = true};
  const double t = view.fraction;
  const LayerIndex from_layer = layer_of(atlas, from);
  const LayerIndex to_layer = layer_of(atlas, to);
  if (atlas.contest(from.contest).track != atlas.contest(to.contest).track) {
    scene.parts = {still(atlas, from), still(atlas, to)};
    scene.dissolve = t;
  } else if (from_layer == to_layer) {
    scene.parts = {moving(from, to, t, from_layer)};
  } else if (has_parent_layer(atlas, to, from_layer)) {
    const Shown summed{to.contest, true};
    scene.parts = {moving(from, summed, std::min(1.0, t / moving_part), from_layer)};
    if (t > moving_part) {
      scene.parts.push_back(still(atlas, to));
      scene.dissolve = (t - moving_part) / (1 - moving_part);
    }
  } else if (has_parent_layer(atlas, from, to_layer)) {
    const Shown summed{from.contest, true};
    const double dissolving = 1 - moving_part;
    scene.parts = {still(atlas, from)};
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

}  // namespace hustings
