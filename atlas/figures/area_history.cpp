#include "atlas/figures/area_history.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <map>

#include "atlas/figures/provenance.h"
#include "base/name_order.h"
#include "elections/result_measures.h"
#include "elections/swing.h"

namespace hustings {

namespace {

/// Where a contest's result for an area is found.
struct Found {
  const Result* result = nullptr;
  ShownContest shown;
  Allocation allocation = Allocation::none;
};

Found found_in(const Atlas& atlas, const Basis& basis, ContestIndex contest, LayerIndex layer, AreaIndex area) {
  const LayerIndex own = atlas.contests[contest].own.layer;
  const Allocation allocation = allocation_of(atlas, contest, layer);
  const ShownContest here{contest, layer, basis};
  if (allocation != Allocation::none) return {result_of(atlas, here, area), here, allocation};
  // As in compared_result: never by code where one nests in the other, and by overlap between editions only.
  if (nests_in(atlas, layer, own) || atlas.contest(contest).by_election) return {};
  const ShownContest there{contest, own, basis};
  if (const Result* result = result_of(atlas, there, layer, area)) return {result, there, Allocation::own};
  const std::size_t now = atlas.layers[layer].layer.areas.size();
  const std::size_t then = atlas.layers[own].layer.areas.size();
  const bool editions =
      atlas.layers[layer].parent_layer && atlas.layers[layer].parent_layer == atlas.layers[own].parent_layer;
  if (!editions || now > 2 * then || then > 2 * now) return {};
  if (atlas.contests[contest].own.results.empty() || atlas.contests[contest].own.results.front().shares_only) return {};
  return {result_of(atlas, here, area), here, Allocation::overlap};
}

Certainty certainty_of(const Atlas& atlas, const Found& found) {
  const Contest& contest = atlas.contest(found.shown.contest);
  if (contest.notional || found.result->flags.has(Flag::notional)) return Certainty::notional;
  const bool estimate =
      contest.estimate || found.allocation == Allocation::overlap || found.result->flags.has(Flag::estimate);
  return estimate ? Certainty::estimate : Certainty::counted;
}

/// In words: how it was laid on the area, and what is wanting.
std::string how_of(const Atlas& atlas, const Found& found, LayerIndex layer) {
  const Provenance provenance = provenance_of(atlas, found.shown, found.result);
  std::vector<std::string> words;
  if (found.shown.layer != layer) words.push_back("counted on " + provenance.edition_title + ", same code");
  if (const std::string how = words_for(decision(*found.result)); !how.empty()) words.push_back("won " + how);
  if (!provenance.allocation.empty()) words.push_back(provenance.allocation);
  if (found.result->date) words.push_back("voted on " + long_date(*found.result->date));
  const bool said = found.allocation == Allocation::overlap;  // what of postal votes: with how it was laid
  const Flags flags = said ? found.result->flags.without(Flag::in_person) : found.result->flags;
  for (std::string& flag : words_for(flags.without(Flag::hypothetical))) words.push_back(std::move(flag));
  return fmt::format("{}", fmt::join(words, "; "));
}

struct Known {
  HistoryPoint point;
  Found found;
};

/// Better first: what was counted on these very areas, then sums, then what is divided.
bool before(const Atlas& atlas, const Known& a, const Known& b) {
  const Date day_a = day_of(atlas, a.point);
  const Date day_b = day_of(atlas, b.point);
  if (day_a != day_b) return day_a < day_b;
  if (a.point.certainty != b.point.certainty) return a.point.certainty < b.point.certainty;
  return a.found.allocation < b.found.allocation;
}

std::vector<Known> known_points(const Atlas& atlas, const Basis& basis, const std::string& track, LayerIndex layer,
                                AreaIndex area) {
  std::vector<Known> known;
  for (ContestIndex contest = 0; contest < atlas.contests.size(); ++contest) {
    if (atlas.contest(contest).track != track) continue;
    const Found found = found_in(atlas, basis, contest, layer, area);
    if (found.result == nullptr || (found.result->votes_valid() <= 0 && !found.result->unopposed)) continue;
    HistoryPoint point{.contest = contest,
                       .certainty = certainty_of(atlas, found),
                       .result = found.result,
                       .shares = {},
                       .first = {},
                       .second = {},
                       .how = how_of(atlas, found, layer)};
    const auto lead = winner(*found.result);
    const auto margin = majority(*found.result);
    if (lead && margin) {
      point.first = 100 * static_cast<double>(lead->votes) / static_cast<double>(found.result->votes_valid());
      point.second = *point.first - margin->percent;
    }
    known.push_back({std::move(point), found});
  }
  std::stable_sort(known.begin(), known.end(), [&](const Known& a, const Known& b) { return before(atlas, a, b); });
  const auto same_day = [&](const Known& a, const Known& b) {
    return day_of(atlas, a.point) == day_of(atlas, b.point);
  };
  known.erase(std::unique(known.begin(), known.end(), same_day), known.end());
  return known;
}

/// Were the votes of the two counted within boundaries that say nothing certain of the same ground?
bool redrawn_between(const Atlas& atlas, const Known& a, const Known& b) {
  if ((a.point.certainty == Certainty::notional) != (b.point.certainty == Certainty::notional)) return true;
  const LayerIndex layer_a = atlas.contests[a.point.contest].own.layer;
  const LayerIndex layer_b = atlas.contests[b.point.contest].own.layer;
  return layer_a != layer_b && (a.found.allocation == Allocation::overlap || b.found.allocation == Allocation::overlap);
}

std::vector<PartyIndex> largest_parties(const Atlas& atlas, const std::vector<HistoryPoint>& points, std::size_t most) {
  std::map<PartyIndex, double> sums;
  for (const HistoryPoint& point : points)
    for (const Candidacy& candidacy : point.result->candidacies) {
      // Independents are not one party, nor is a sum of several: a line through them would mean nothing.
      if (sums.contains(candidacy.party) || why_not_comparable(candidacy.party, atlas.parties)) continue;
      for (const HistoryPoint& any : points)
        if (const auto part = share(*any.result, candidacy.party, atlas.parties)) sums[candidacy.party] += *part;
    }
  std::vector<PartyIndex> parties;
  for (const auto& [party, sum] : sums) parties.push_back(party);
  std::stable_sort(parties.begin(), parties.end(), [&](PartyIndex a, PartyIndex b) { return sums[a] > sums[b]; });
  if (parties.size() > most) parties.resize(most);
  return parties;
}

}  // namespace

Date day_of(const Atlas& atlas, const HistoryPoint& point) {
  return atlas.contest(point.contest).day_of(*point.result);
}

std::vector<TrackHistory> area_history(const Atlas& atlas, const Basis& basis, LayerIndex layer, AreaIndex area,
                                       std::size_t most_parties) {
  std::vector<TrackHistory> tracks;
  for (const Track& track : atlas.tracks) {
    std::vector<Known> known = known_points(atlas, basis, track.id, layer, area);
    if (known.empty()) continue;
    TrackHistory history{track.id, track.title, {}, {}};
    for (std::size_t i = 0; i < known.size(); ++i) {
      known[i].point.redrawn = i > 0 && redrawn_between(atlas, known[i - 1], known[i]);
      history.points.push_back(known[i].point);
    }
    history.parties = largest_parties(atlas, history.points, most_parties);
    for (HistoryPoint& point : history.points)
      for (const PartyIndex party : history.parties) {
        const auto part = share(*point.result, party, atlas.parties);
        point.shares.push_back(part ? *part : std::numeric_limits<double>::quiet_NaN());
      }
    tracks.push_back(std::move(history));
  }
  return tracks;
}

std::optional<InnerAreas> inner_areas_of(const Atlas& atlas, ContestIndex contest, LayerIndex layer, AreaIndex area) {
  std::vector<ContestIndex> finer;
  for (ContestIndex other = 0; other < atlas.contests.size(); ++other) {
    const Allocation allocation = allocation_of(atlas, other, layer);
    if (allocation == Allocation::sum || allocation == Allocation::overlap) finer.push_back(other);
  }
  if (finer.empty()) return std::nullopt;
  const Date day = atlas.contest(contest).date;
  const auto away = [&](ContestIndex other) {
    const auto days = (atlas.contest(other).date - day).count();
    return days < 0 ? -days : days;
  };
  std::stable_sort(finer.begin(), finer.end(), [&](ContestIndex a, ContestIndex b) { return away(a) < away(b); });
  InnerAreas inside{.layer = atlas.contests[finer.front()].own.layer, .contests = {}, .areas = {}};
  const AtlasLayer& inner = atlas.layers[inside.layer];
  for (const Track& track : atlas.tracks) {
    const auto nearest = std::find_if(finer.begin(), finer.end(), [&](ContestIndex other) {
      return atlas.contest(other).track == track.id && atlas.contests[other].own.layer == inside.layer;
    });
    if (nearest != finer.end()) inside.contests.push_back(*nearest);
  }
  std::stable_partition(inside.contests.begin(), inside.contests.end(),
                        [&](ContestIndex other) { return atlas.contest(other).wins_seats_on(inner.layer.id); });
  for (AreaIndex part = 0; part < inner.layer.areas.size(); ++part)
    for (const AreaPart& there : parts_in(atlas, inside.layer, part, layer))
      if (there.to == area) inside.areas.push_back({part, there.part, there.by_population});
  sort_by_name(inside.areas, [&](const InnerArea& part) { return inner.layer.areas[part.area].name; });
  return inside;
}

}  // namespace hustings
