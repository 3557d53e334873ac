#include "atlas/figures/area_values.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <glm/common.hpp>

#include "atlas/moment.h"
#include "atlas/numbers.h"
#include "base/on_all_cores.h"
#include "elections/not_declared.h"

namespace hustings {

namespace {

AreaValue gap(Gap kind, std::string reason) {
  AreaValue value;
  value.gap = kind;
  value.reason = std::move(reason);
  return value;
}

/// Who won the area in the election that this one is compared with.
std::optional<PartyIndex> winner_before(const Atlas& atlas, const View& view, const ShownContest& shown,
                                        AreaIndex area) {
  const auto earlier = earlier_contest(atlas, view, shown.contest);
  if (!earlier || allocation_of(atlas, *earlier, shown.layer) == Allocation::none) return std::nullopt;
  const Result* then = result_of(atlas, {*earlier, shown.layer, shown.basis}, area);
  const Candidacy* lead = then != nullptr ? leader(*then) : nullptr;
  return lead != nullptr ? std::optional(lead->party) : std::nullopt;
}

AreaValue missing_value(const Atlas& atlas, const View& view, const ShownContest& shown, LayerIndex layer,
                        AreaIndex area) {
  const std::string& code = atlas.layers[layer].layer.areas[area].code;
  const Contest& contest = atlas.contest(shown.contest);
  const auto absent = contest.absent.find(code);
  const bool awaited = absent != contest.absent.end() && absent->second == not_yet_declared;
  if (layer == shown.layer && (awaited || is_to_come(atlas, shown, area))) {
    AreaValue value = gap(Gap::not_declared, not_yet_declared);
    value.also = winner_before(atlas, view, shown, area);
    return value;
  }
  const bool nobody_voted = (contest.by_election && !contest.covers(code)) || absent != contest.absent.end();
  return gap(nobody_voted ? Gap::not_covered : Gap::not_published, why_missing(atlas, shown, code));
}

/// The party other than the leading one that won most seats in a ward, if any did.
std::optional<PartyIndex> also_elected(const Atlas& atlas, const ShownContest& shown, LayerIndex layer, AreaIndex area,
                                       PartyIndex lead) {
  const Contest& contest = atlas.contest(shown.contest);
  if (shown.what_if) return std::nullopt;  // who would be elected is not known
  if (contest.method != Method::multi_member || layer != atlas.contests[shown.contest].own.layer) return std::nullopt;
  const Result* candidates = contest.find(atlas.layers[layer].layer.areas[area].code);
  if (candidates == nullptr) return std::nullopt;
  for (const SeatsWon& won : seats_won(*candidates))
    if (won.party != lead) return won.party;
  return std::nullopt;
}

AreaValue from_measure(const Measured<double>& measure) {
  if (!measure) return gap(Gap::undefined, measure.reason());
  AreaValue value;
  value.figure = *measure;
  return value;
}

/// A number is of no election: it stands still, whatever contest is on the map.
AreaValue number_value(const Atlas& atlas, const View& view, LayerIndex layer, AreaIndex area) {
  const auto column = atlas.find_number(view.number);
  if (!column) return gap(Gap::not_published, "there is no such column of numbers");
  const std::span<const double> figures = numbers_on(atlas, *column, layer);
  if (figures.empty() || !std::isfinite(figures[area]))
    return gap(Gap::not_published, why_no_number(atlas, atlas.numbers[*column], layer));
  AreaValue value;
  value.figure = figures[area];
  return value;
}

/// What a still contest shows in one area. Long: one case a measure.
AreaValue still_value(const Atlas& atlas, const View& view, const ShownContest& shown, LayerIndex layer,
                      AreaIndex area) {
  const Result* now = result_of(atlas, shown, layer, area);
  if (now == nullptr) return missing_value(atlas, view, shown, layer, area);
  AreaValue value;
  // Comparing costs more than looking up: only where the colours need it.
  const auto compare = [&] {
    Comparison comparison = compared_result(atlas, view, shown.on(layer), area);
    value.of_parent = comparison.by == ComparedBy::parent;
    if (comparison.by == ComparedBy::overlap) value.flags |= comparison.then->flags;
    return comparison;
  };
  const auto take = [&](const auto& measure) {
    AreaValue measured = from_measure(measure);
    measured.flags = value.flags;
    measured.of_parent = value.of_parent;
    value = std::move(measured);
  };
  switch (view.colour) {
    case ColourMode::winner:
    case ColourMode::majority: {
      const Candidacy* lead = leader(*now);
      if (lead == nullptr) {
        const auto margin = majority(*now);
        if (view.colour == ColourMode::winner || !margin) return gap(Gap::undefined, winner(*now).reason());
        value.status = Status::tie;  // a majority of 0 that is nobody's
        value.figure = margin->percent;
        break;
      }
      value.party = lead->party;
      if (const auto margin = majority(*now)) {
        value.figure = margin->percent;
      } else if (view.colour == ColourMode::majority) {
        value = gap(Gap::undefined, margin.reason());
        value.party = lead->party;
        break;
      }
      value.also = also_elected(atlas, shown, layer, area, *value.party);
      break;
    }
    case ColourMode::swing: {
      const Comparison comparison = compare();
      const auto moved = swing_of(atlas, view, comparison, view.formula);
      take(moved ? Measured<double>(moved->percent) : Measured<double>(moved.undefined()));
      break;
    }
    case ColourMode::share:
      value = from_measure(share(*now, chosen_party(atlas, view, shown.contest), atlas.parties));
      break;
    case ColourMode::change: {
      const Comparison comparison = compare();
      take(change_of(atlas, comparison, chosen_party(atlas, view, shown.contest)));
      break;
    }
    case ColourMode::status: {
      const Comparison comparison = compare();
      const auto known = status_of(atlas, comparison, *now);
      if (!known) return gap(Gap::undefined, known.reason());
      value.of_parent = false;
      value.status = *known;
      if (const Candidacy* lead = leader(*now)) value.party = lead->party;
      break;
    }
    case ColourMode::number: return number_value(atlas, view, layer, area);
    default: value = from_measure(measure_of(view.colour).value(*now)); break;
  }
  value.flags |= now->flags;
  return value;
}

/// Is it who the other becomes, between two elections? A party is followed from list to list, an independent only as
/// the same person.
bool goes_on_as(const Candidacy& a, const Candidacy& b) {
  return a.party == b.party && (!a.independent || same_person(a, b));
}

/// The share that one candidacy of `a` moves towards in `b`.
double share_in(const Result& result, double votes_valid, const Candidacy& wanted) {
  std::int64_t votes = 0;
  for (const Candidacy& candidacy : result.candidacies)
    if (&candidacy == &wanted || goes_on_as(candidacy, wanted)) {
      votes = candidacy.votes;
      break;  // sorted: a party's best placed
    }
  return votes_valid > 0 ? 100.0 * static_cast<double>(votes) / votes_valid : 0;
}

/// Share of a second that is known from the published majority alone; 0 where the votes tell who it is.
double published_second(const Result& result, double votes_valid) {
  const Candidacy* lead = leader(result);
  if (lead == nullptr || !majority_is_published(result)) return 0;
  return 100.0 * static_cast<double>(lead->votes - majority(result)->votes) / votes_valid;
}

/// Is the share that of another independent in the other election? Then nothing moves from the one to the other.
bool other_person(const Atlas& atlas, const View& view, const Result& from, const Result& to) {
  const auto change = change_of_share(to, &from, chosen_party(atlas, view), atlas.parties);
  return !change;
}

/// Leader and majority while shares move.
AreaValue moving_lead(const Result& from, const Result& to, double t) {
  const auto from_valid = static_cast<double>(from.votes_valid());
  const auto to_valid = static_cast<double>(to.votes_valid());
  double first = -1;
  double second = -1;
  PartyIndex lead = 0;
  const auto consider = [&](const Candidacy& candidacy) {
    if (candidacy.aggregate) return;  // several together lead nowhere
    const double share = glm::mix(share_in(from, from_valid, candidacy), share_in(to, to_valid, candidacy), t);
    if (share > first) second = first, first = share, lead = candidacy.party;
    else if (share > second) second = share;
  };
  for (const Candidacy& candidacy : from.candidacies) consider(candidacy);
  for (const Candidacy& candidacy : to.candidacies) {
    const bool seen = std::any_of(from.candidacies.begin(), from.candidacies.end(),
                                  [&](const Candidacy& other) { return goes_on_as(other, candidacy); });
    if (!seen) consider(candidacy);
  }
  second = std::max(second, glm::mix(published_second(from, from_valid), published_second(to, to_valid), t));
  AreaValue value;
  value.party = lead;
  value.figure = second < 0 ? first : first - second;
  return value;
}

}  // namespace

AreaValue area_value(const Atlas& atlas, const View& view, const ScenePart& part, AreaIndex area) {
  if (view.colour == ColourMode::number) return number_value(atlas, view, part.layer, area);
  if (part.still()) return still_value(atlas, view, part.from, part.layer, area);
  if (part.fraction >= 1) return still_value(atlas, view, part.to, part.layer, area);
  const Result* from = result_of(atlas, part.from, part.layer, area);
  const Result* to = result_of(atlas, part.to, part.layer, area);
  // An area of one edition only keeps its own value while the other map dissolves over it.
  if (from == nullptr || to == nullptr) {
    const ShownContest& known = from != nullptr ? part.from : part.to;
    return still_value(atlas, view, known, part.layer, area);
  }
  if (view.colour == ColourMode::winner || view.colour == ColourMode::majority) {
    const bool leads = still_value(atlas, view, part.from, part.layer, area).gap == Gap::none &&
                       still_value(atlas, view, part.to, part.layer, area).gap == Gap::none;
    if (leads) return moving_lead(*from, *to, part.fraction);
    return still_value(atlas, view, part.fraction < 0.5 ? part.from : part.to, part.layer, area);
  }
  const AreaValue before = still_value(atlas, view, part.from, part.layer, area);
  const AreaValue after = still_value(atlas, view, part.to, part.layer, area);
  const bool moves = view.colour != ColourMode::status && before.gap == Gap::none && after.gap == Gap::none &&
                     !(view.colour == ColourMode::share && other_person(atlas, view, *from, *to));
  if (!moves) return part.fraction < 0.5 ? before : after;
  AreaValue value = before;
  value.figure = glm::mix(before.figure, after.figure, part.fraction);
  return value;
}

std::vector<AreaValue> area_values(const Atlas& atlas, const View& view, const ScenePart& part) {
  const std::size_t count = atlas.layers[part.layer].layer.areas.size();
  std::vector<AreaValue> values(count);
  // Other counts lie behind a lock, for which cores would wait: those are gone through on one.
  const auto is_own = [&](const ShownContest& shown) {
    return &count_of(atlas, shown) == &atlas.contests[shown.contest].own;
  };
  const bool alone = !is_own(part.from) || (!part.still() && !is_own(part.to));
  constexpr std::size_t few = 4096;  // are done before another core has begun
  const std::size_t block = alone ? std::max<std::size_t>(count, 1) : few;
  on_all_cores((count + block - 1) / block, [&](std::size_t index) {
    for (std::size_t area = index * block; area < std::min(count, (index + 1) * block); ++area)
      values[area] = area_value(atlas, view, part, static_cast<AreaIndex>(area));
  });
  return values;
}

std::vector<std::optional<Swing>> swings_of(const Atlas& atlas, const View& view, const ScenePart& part) {
  const auto swing_at = [&](const ShownContest& shown, AreaIndex area) -> std::optional<Swing> {
    const Comparison comparison = compared_result(atlas, view, shown.on(part.layer), area);
    const auto swing = swing_of(atlas, view, comparison, view.formula);
    return swing ? std::optional(*swing) : std::nullopt;
  };
  std::vector<std::optional<Swing>> swings(atlas.layers[part.layer].layer.areas.size());
  for (AreaIndex area = 0; area < swings.size(); ++area) {
    swings[area] = swing_at(part.from, area);
    if (part.still()) continue;
    const auto after = swing_at(part.to, area);
    if (swings[area] && after && swings[area]->pair == after->pair)
      swings[area]->percent = glm::mix(swings[area]->percent, after->percent, part.fraction);
    else if (part.fraction >= 0.5) swings[area] = after;
  }
  return swings;
}

std::vector<double> marginality_of(const Atlas& atlas, const ScenePart& part) {
  constexpr double safe = 10;  // percentage points
  std::vector<double> marginality(atlas.layers[part.layer].layer.areas.size());
  for (AreaIndex area = 0; area < marginality.size(); ++area) {
    const Result* result = result_of(atlas, part.from, part.layer, area);
    if (result == nullptr) continue;
    if (const auto margin = majority(*result)) marginality[area] = std::max(0.0, 1 - margin->percent / safe);
  }
  return marginality;
}

}  // namespace hustings
