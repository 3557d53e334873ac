#include "atlas/area_values.h"

#include <algorithm>
#include <fmt/format.h>
#include <glm/common.hpp>

namespace hustings {

namespace {

/// The result of an area by its code, on whatever layer the contest is shown.
const Result* result_by_code(const Atlas& atlas, const Shown& shown, LayerIndex layer, AreaIndex area) {
  const Count& count = count_of(atlas, shown);
  if (count.layer == layer) return count.find(area);
  const auto there = atlas.layers[count.layer].find(atlas.layers[layer].layer.areas[area].code);
  return there ? count.find(*there) : nullptr;
}

AreaValue gap(Gap kind, std::string reason) {
  AreaValue value;
  value.gap = kind;
  value.reason = std::move(reason);
  return value;
}

std::string absent_reason(const Atlas& atlas, const Shown& shown, LayerIndex layer, AreaIndex area) {
  const Contest& contest = atlas.contest(shown.contest);
  const auto declared = contest.absent.find(atlas.layers[layer].layer.areas[area].code);
  return declared != contest.absent.end() ? declared->second : "no result published for this area";
}

AreaValue from_measure(const Measured<double>& measure) {
  if (!measure) return gap(Gap::undefined, measure.reason());
  AreaValue value;
  value.figure = *measure;
  return value;
}

/// What a still contest shows in one area.
AreaValue still_value(const Atlas& atlas, const View& view, const Shown& shown, LayerIndex layer, AreaIndex area) {
  const Result* now = result_by_code(atlas, shown, layer, area);
  if (now == nullptr) return gap(Gap::not_published, absent_reason(atlas, shown, layer, area));
  const auto compared = [&] { return compared_result(atlas, view, shown, layer, area); };
  AreaValue value;
  switch (view.colour) {
    case ColourMode::winner:
    case ColourMode::majority: {
      const auto lead = winner(*now);
      if (!lead) return gap(Gap::undefined, lead.reason());
      value.party = lead->party;
      if (const auto margin = majority(*now)) value.figure = margin->percent;
      else value.figure = 100;  // nobody stood against the winner
      break;
    }
    case ColourMode::swing: {
      const Comparison then = compared();
      if (then.then == nullptr) return gap(Gap::undefined, then.reason);
      const auto moved = swing(*now, then.then, swing_pair(atlas, view), view.formula, atlas.parties);
      value = from_measure(moved ? Measured<double>(moved->percent) : Measured<double>(moved.undefined()));
      break;
    }
    case ColourMode::share: value = from_measure(share(*now, chosen_party(atlas, view), atlas.parties)); break;
    case ColourMode::change: {
      const Comparison then = compared();
      if (then.then == nullptr) return gap(Gap::undefined, then.reason);
      value = from_measure(change_of_share(*now, then.then, chosen_party(atlas, view), atlas.parties));
      break;
    }
    case ColourMode::turnout: value = from_measure(turnout(*now)); break;
    case ColourMode::status: {
      const Comparison then = compared();
      const auto known = status(*now, then.then, atlas.parties);
      if (!known) return gap(Gap::undefined, then.then == nullptr ? then.reason : known.reason());
      value.status = *known;
      if (const auto lead = winner(*now)) value.party = lead->party;
      break;
    }
  }
  value.notional = atlas.contest(shown.contest).notional;
  return value;
}

/// The share that one candidacy of `a` moves towards in `b`: a party is followed from list to list, an independent only
/// as the same person.
double share_in(const Result& result, double votes_valid, const Candidacy& wanted, const Parties& parties) {
  std::int64_t votes = 0;
  const bool person = parties[wanted.party].kind == PartyKind::independent;
  for (const Candidacy& candidacy : result.candidacies)
    if (candidacy.party == wanted.party && (!person || candidacy.candidate == wanted.candidate)) {
      votes = candidacy.votes;
      break;  // sorted: a party's best placed
    }
  return votes_valid > 0 ? 100.0 * static_cast<double>(votes) / votes_valid : 0;
}

/// Leader and majority while shares move.
AreaValue moving_lead(const Atlas& atlas, const Result& from, const Result& to, double t) {
  const auto from_valid = static_cast<double>(from.votes_valid());
  const auto to_valid = static_cast<double>(to.votes_valid());
  double first = -1;
  double second = -1;
  PartyIndex lead = 0;
  const auto consider = [&](const Candidacy& candidacy) {
    const double share = glm::mix(share_in(from, from_valid, candidacy, atlas.parties),
                                  share_in(to, to_valid, candidacy, atlas.parties), t);
    if (share > first) second = first, first = share, lead = candidacy.party;
    else if (share > second) second = share;
  };
  for (const Candidacy& candidacy : from.candidacies) consider(candidacy);
  for (const Candidacy& candidacy : to.candidacies) {
    const bool seen = std::any_of(from.candidacies.begin(), from.candidacies.end(), [&](const Candidacy& other) {
      return other.party == candidacy.party &&
             (atlas.parties[other.party].kind != PartyKind::independent || other.candidate == candidacy.candidate);
    });
    if (!seen) consider(candidacy);
  }
  AreaValue value;
  value.party = lead;
  value.figure = second < 0 ? first : first - second;
  return value;
}

}  // namespace

Comparison compared_result(const Atlas& atlas, const View& view, const Shown& shown, LayerIndex layer, AreaIndex area) {
  const auto against = compared_with(atlas, view, shown.contest);
  const Contest& contest = atlas.contest(shown.contest);
  if (!against) return {nullptr, fmt::format("{} is compared with no earlier contest", contest.title)};
  const AtlasContest& earlier = atlas.contests[*against];
  const AtlasLayer& now_layer = atlas.layers[layer];
  const std::string& code = now_layer.layer.areas[area].code;
  const auto result_in = [&](const Count& count) -> const Result* {
    const auto there = atlas.layers[count.layer].find(code);
    return there ? count.find(*there) : nullptr;
  };
  // The same layer first. Another edition may do by code, but never a layer that one of the two nests in: the City is
  // an area of its own both as a ward, without its postal votes, and as a borough, with them.
  for (const Count* count : {&earlier.own, earlier.by_parent ? &*earlier.by_parent : nullptr})
    if (count != nullptr && count->layer == layer)
      if (const Result* result = result_in(*count)) return {result, {}};
  const bool nested =
      now_layer.parent_layer == earlier.own.layer || atlas.layers[earlier.own.layer].parent_layer == layer;
  if (!nested)
    if (const Result* result = result_in(earlier.own)) return {result, {}};
  const Count& then = atlas.contests[*against].own;
  if (now_layer.parent_layer && *now_layer.parent_layer == then.layer)
    return {nullptr, fmt::format("{} is known by borough only; compare by borough", atlas.contest(*against).title)};
  if (then.layer != layer) return {nullptr, "its boundaries changed between the two elections"};
  return {nullptr, fmt::format("no result for this area in {}", atlas.contest(*against).title)};
}

AreaValue area_value(const Atlas& atlas, const View& view, const ScenePart& part, AreaIndex area) {
  if (part.still()) return still_value(atlas, view, part.from, part.layer, area);
  if (part.fraction >= 1) return still_value(atlas, view, part.to, part.layer, area);
  const Result* from = result_by_code(atlas, part.from, part.layer, area);
  const Result* to = result_by_code(atlas, part.to, part.layer, area);
  // An area of one edition only keeps its own value while the other map dissolves over it.
  if (from == nullptr || to == nullptr) {
    const Shown& known = from != nullptr ? part.from : part.to;
    return still_value(atlas, view, known, part.layer, area);
  }
  if (view.colour == ColourMode::winner || view.colour == ColourMode::majority) {
    if (from->votes_valid() > 0 && to->votes_valid() > 0) return moving_lead(atlas, *from, *to, part.fraction);
    return still_value(atlas, view, part.fraction < 0.5 ? part.from : part.to, part.layer, area);
  }
  const AreaValue before = still_value(atlas, view, part.from, part.layer, area);
  const AreaValue after = still_value(atlas, view, part.to, part.layer, area);
  if (view.colour == ColourMode::status || before.gap != Gap::none || after.gap != Gap::none)
    return part.fraction < 0.5 ? before : after;
  AreaValue value = before;
  value.figure = glm::mix(before.figure, after.figure, part.fraction);
  value.notional = before.notional && after.notional;
  return value;
}

}  // namespace hustings
