#include "atlas/figures/changes.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <numbers>

#include "atlas/figures/area_values.h"

namespace hustings {

namespace {

/// The change from one result to the other, if the lead changed and both are known.
std::optional<Change> change_between(const Atlas& atlas, const Result* then, const Result* now, AreaIndex area) {
  if (then == nullptr || now == nullptr) return std::nullopt;
  const auto known = status(*now, then, atlas.parties);
  const auto before = winner(*then);
  const auto after = winner(*now);
  const auto margin = majority(*now);
  if (!known || *known != Status::gain || !before || !after) return std::nullopt;
  Change change{.area = area, .from = before->party, .to = after->party, .majority = {}, .happened = true};
  if (margin) change.majority = *margin;
  return change;
}

/// Majorities that are not known come last.
double percent_of(const Change& change) {
  return change.majority ? change.majority->percent : std::numeric_limits<double>::infinity();
}

void sort_by_majority(std::vector<Change>& list) {
  std::stable_sort(list.begin(), list.end(),
                   [](const Change& a, const Change& b) { return percent_of(a) < percent_of(b); });
}

/// Between the ends of a transition, on the layer of the part that is chiefly seen.
Changes moving_changes(const Atlas& atlas, const View& view, const ScenePart& part) {
  Changes changes{.from = part.from.contest, .to = part.to.contest, .layer = part.layer, .seats = false, .list = {}};
  const auto leaders = leaders_of(atlas, view, part);
  for (AreaIndex area = 0; area < leaders.size(); ++area) {
    auto change = change_between(atlas, result_of(atlas, part.from, part.layer, area),
                                 result_of(atlas, part.to, part.layer, area), area);
    if (!change) continue;
    change->happened = leaders[area] == change->to;
    changes.list.push_back(*change);
  }
  return changes;
}

}  // namespace

std::optional<Changes> changes_of(const Atlas& atlas, const View& view) {
  const Scene scene = scene_of(atlas, view);
  const ScenePart& part = main_part(scene);
  Changes changes;
  if (!part.still()) {
    changes = moving_changes(atlas, view, part);
  } else {
    const auto against = compared_with(atlas, view, part.from.contest);
    if (!against) return std::nullopt;
    changes = {.from = *against, .to = part.from.contest, .layer = part.layer, .seats = false, .list = {}};
    const std::size_t count = atlas.layers[part.layer].layer.areas.size();
    for (AreaIndex area = 0; area < count; ++area) {
      const Comparison comparison = compared_result(atlas, view, part.from, area);
      if (!comparison.known() || comparison.by != ComparedBy::same) continue;
      if (const auto change = change_between(atlas, comparison.then, comparison.now, area))
        changes.list.push_back(*change);
    }
  }
  changes.seats = atlas.contest(changes.to).wins_seats_on(atlas.layers[changes.layer].layer.id);
  sort_by_majority(changes.list);
  return changes;
}

std::vector<std::optional<PartyIndex>> leaders_of(const Atlas& atlas, const View& view, const ScenePart& part) {
  View leading = view;
  leading.colour = ColourMode::winner;
  std::vector<std::optional<PartyIndex>> leaders;
  const std::size_t count = atlas.layers[part.layer].layer.areas.size();
  leaders.reserve(count);
  for (AreaIndex area = 0; area < count; ++area) leaders.push_back(area_value(atlas, leading, part, area).party);
  return leaders;
}

std::string count_words(const Atlas& atlas, const Changes& changes, std::size_t number) {
  const bool several = atlas.contest(changes.to).method == Method::multi_member;
  return fmt::format("{} {}{}", number, !changes.seats ? "lead" : several ? "ward" : "seat", number == 1 ? "" : "s");
}

void Flashes::clear() {
  layer_.reset();
  leaders_.clear();
  waiting_.clear();
  flashing_.clear();
}

void Flashes::advance(double seconds, LayerIndex layer, const std::vector<std::optional<PartyIndex>>& leaders,
                      bool arrivals) {
  if (layer_ != layer || leaders_.size() != leaders.size()) clear();
  since_flash_ += seconds;
  for (AreaIndex area = 0; area < leaders_.size(); ++area)
    if (leaders[area] && (leaders_[area] ? *leaders_[area] != *leaders[area] : arrivals)) waiting_.push_back(area);
  layer_ = layer;
  leaders_ = leaders;
  if (since_flash_ >= duration) flashing_.clear();
  if (since_flash_ < shortest_interval || waiting_.empty()) return;
  flashing_ = std::exchange(waiting_, {});
  since_flash_ = 0;
}

double Flashes::strength() const {
  return flashing_.empty() ? 0 : std::sin(std::numbers::pi * std::min(1.0, since_flash_ / duration + 0.15));
}

}  // namespace hustings
