#include "atlas/figures/swingometer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

#include "atlas/view/night_view.h"
#include "atlas/view/what_if.h"

namespace hustings {

namespace {

View as_published(View view) {
  view.what_if.on = false;
  return view;
}

const PartyTotal* total_of(const Totals& totals, PartyIndex party) {
  const auto found = std::find_if(totals.parties.begin(), totals.parties.end(),
                                  [&](const PartyTotal& total) { return total.party == party; });
  return found == totals.parties.end() ? nullptr : &*found;
}

/// Percent of all valid votes; undefined where the party did not stand.
Measured<double> total_share(const Atlas& atlas, ContestIndex contest, const Totals& totals, PartyIndex party) {
  const PartyTotal* total = total_of(totals, party);
  if (total == nullptr || totals.votes_valid <= 0)
    return Undefined{
        fmt::format("{} did not stand in {}", atlas.parties[party].short_name, atlas.contest(contest).title)};
  return 100.0 * static_cast<double>(total->votes) / static_cast<double>(totals.votes_valid);
}

bool only_shares(const AtlasContest& contest) {
  return !contest.own.results.empty() && contest.own.results.front().shares_only;
}

/// One area while a dial turns, in fractions of its valid votes.
struct Race {
  PartyIndex lead = 0;
  double pair_from = 0, pair_to = 0;  ///< of the pair of the view
  double best_other = 0;              ///< of those beside the pair
  PartyIndex other = 0;
};

/// None where nobody leads, or one of the pair does not stand exactly once.
std::optional<Race> race_of(const Result& result, const SwingPair& pair) {
  const auto lead = winner(result);
  const auto valid = static_cast<double>(result.votes_valid());
  if (!lead || valid <= 0) return std::nullopt;
  Race race;
  race.lead = lead->party;
  int from = 0;
  int to = 0;
  for (const Candidacy& candidacy : result.candidacies) {
    const double part = static_cast<double>(candidacy.votes) / valid;
    if (candidacy.party == pair.from) race.pair_from = part, ++from;
    else if (candidacy.party == pair.to) race.pair_to = part, ++to;
    else if (!candidacy.aggregate && part > race.best_other) race.best_other = part, race.other = candidacy.party;
  }
  return from == 1 && to == 1 ? std::optional(race) : std::nullopt;
}

struct Crossing {
  double moved;  ///< what goes from the loser to the gainer, as a fraction of all votes
  PartyIndex to;
};

/// Where the lead is lost as votes go from the loser to the gainer; none where it never is.
std::optional<Crossing> crossing_of(const Race& race, PartyIndex loser, double losers, PartyIndex gainer,
                                    double gainers) {
  if (race.lead == gainer) return std::nullopt;
  if (race.lead == loser) {
    const double to_gainer = (losers - gainers) / 2;
    const double to_other = losers - race.best_other;
    return to_gainer <= to_other ? Crossing{to_gainer, gainer} : Crossing{to_other, race.other};
  }
  const double moved = race.best_other - gainers;
  return moved <= losers ? std::optional(Crossing{moved, gainer}) : std::nullopt;
}

}  // namespace

std::optional<ContestIndex> swing_base(const Atlas& atlas, const View& view) {
  const auto contest = atlas.find_contest(view.contest);
  return contest ? compared_with(atlas, as_published(view), *contest) : std::nullopt;
}

Measured<Swing> contest_swing(const Atlas& atlas, const View& view) {
  const auto contest = atlas.find_contest(view.contest);
  const auto against = swing_base(atlas, view);
  if (!contest || !against) return Undefined{"there is no earlier election to compare with"};
  const auto pair = named_pair(atlas, view);
  if (!pair) return Undefined{"there are not two parties that votes could swing between"};
  if (const auto fault = why_not_comparable(*pair, atlas.parties)) return *fault;
  if (atlas.contest(*contest).by_election) return Undefined{"a by-election is of one area alone"};
  if (only_shares(atlas.contests[*contest]) || only_shares(atlas.contests[*against]))
    return Undefined{"only shares are published, area by area"};
  // So far: of the declared areas, then as now.
  const auto moment = shown_moment(atlas, view, *contest);
  const Totals now = totals_where_seats_are_won(atlas, *contest, nullptr, moment);
  const Totals then = totals_where_seats_are_won(atlas, *against, nullptr, moment);
  std::vector<double> shares;
  for (const PartyIndex party : {pair->from, pair->to}) {
    const auto before = total_share(atlas, *against, then, party);
    const auto after = total_share(atlas, *contest, now, party);
    if (!before) return before.undefined();
    if (!after) return after.undefined();
    shares.push_back(*before);
    shares.push_back(*after);
  }
  return Swing{*pair, butler_swing(shares[0], shares[1], shares[2], shares[3])};
}

PairSeats pair_seats(const Atlas& atlas, const View& view) {
  PairSeats standing;
  const auto contest = atlas.find_contest(view.contest);
  if (!contest) return standing;
  const auto hypothesis = what_if_of(atlas, view, *contest);
  const Contest& shown = atlas.contest(*contest);
  const bool seats = wins_seats(shown.method) && !shown.by_election && !only_shares(atlas.contests[*contest]) &&
                     !(hypothesis && shown.method == Method::multi_member);
  standing.unit = seats ? shown.method == Method::multi_member ? "councillors" : "seats" : "areas led";
  const Totals totals = totals_where_seats_are_won(atlas, *contest, hypothesis, shown_moment(atlas, view, *contest));
  const auto of = [&](PartyIndex party) {
    const PartyTotal* total = total_of(totals, party);
    return total == nullptr ? 0 : seats ? total->seats : total->led;
  };
  if (const auto pair = named_pair(atlas, view)) standing.from = of(pair->from), standing.to = of(pair->to);
  return standing;
}

std::vector<TippingPoint> tipping_points_of(const Atlas& atlas, const View& view) {
  std::vector<TippingPoint> turns;
  View turned = view;
  turned.what_if.on = true;
  turned.what_if.swing = 1;
  const auto contest = atlas.find_contest(view.contest);
  const auto projection = contest ? projection_of(atlas, turned, *contest) : std::nullopt;
  if (!projection || projection->pair.from == projection->pair.to) return turns;
  const ShownContest shown{*contest, seats_layer_of(atlas, *contest), view.basis, nullptr,
                           shown_moment(atlas, view, *contest)};
  const Count& count = count_of(atlas, shown);
  const bool proportional = projection->model == SwingModel::proportional;
  // Under the proportional model a point of the dial is this part of the loser's votes.
  Projection back = *projection;
  back.swing = -1;
  const std::array<double, 2> loss = {calibrated(*projection, count.results, atlas.parties).loss,
                                      calibrated(back, count.results, atlas.parties).loss};
  Projection only_third = *projection;
  only_third.swing = 0;
  const bool changes_third = projection->third && projection->third_change != 0;
  const SwingPair& pair = projection->pair;
  for (AreaIndex area = 0; area < count.of_area.size(); ++area) {
    const Result* result = count.find(area);
    if (result == nullptr) continue;
    const auto race =
        changes_third ? race_of(projected(*result, only_third, atlas.parties), pair) : race_of(*result, pair);
    if (!race) continue;
    const auto add = [&](const std::optional<Crossing>& crossing, double losers, double part_a_point, double sign) {
      if (!crossing || losers <= 0 || (proportional && part_a_point <= 0)) return;
      const double swing = proportional ? crossing->moved / losers / part_a_point : 100 * crossing->moved;
      turns.push_back({.area = area, .swing = sign * swing, .from = race->lead, .to = crossing->to});
    };
    add(crossing_of(*race, pair.from, race->pair_from, pair.to, race->pair_to), race->pair_from, loss[0], 1);
    add(crossing_of(*race, pair.to, race->pair_to, pair.from, race->pair_from), race->pair_to, loss[1], -1);
  }
  std::stable_sort(turns.begin(), turns.end(),
                   [](const TippingPoint& a, const TippingPoint& b) { return a.swing < b.swing; });
  return turns;
}

void set_dial(const Atlas& atlas, View& view, double points) {
  if (const auto pair = named_pair(atlas, view)) name_pair(atlas, view, *pair);
  view.what_if.on = true;
  view.what_if.swing = std::clamp(points, -100.0, 100.0);
  if (view.what_if.swing == 0) view.what_if.swing = 0;  // never -0
}

void turn_dial(const Atlas& atlas, View& view, double points) {
  const double from = view.what_if.on ? view.what_if.swing : 0;
  set_dial(atlas, view, std::round((from + points) * 10) / 10);
}

}  // namespace hustings
