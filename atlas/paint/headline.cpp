#include "atlas/paint/headline.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <tuple>

#include "atlas/figures/comparison.h"
#include "atlas/figures/figures.h"
#include "atlas/figures/lit_areas.h"
#include "atlas/join.h"
#include "atlas/numbers.h"
#include "atlas/view/filter.h"
#include "atlas/view/night_view.h"
#include "atlas/view/scene.h"
#include "atlas/view/what_if.h"
#include "base/text/text.h"
#include "elections/seats.h"

namespace hustings {

namespace {

std::string last_name(const std::string& name) { return name.substr(name.find_last_of(' ') + 1); }

/// The candidate that a party put up everywhere, or the party's name.
std::string standing_name(const Atlas& atlas, const Contest& contest, PartyIndex party) {
  for (const Candidacy& candidacy : contest.results.front().candidacies)
    if (candidacy.party == party && !candidacy.candidate.empty() && atlas.parties[party].kind != PartyKind::aggregate)
      return last_name(candidacy.candidate);
  return atlas.parties[party].short_name;
}

void add_seats(const Atlas& atlas, const Contest& contest, const Totals& sums, Headline& headline) {
  headline.unit = contest.method == Method::multi_member ? "councillors" : "seats";
  int all = sums.undecided;
  for (const PartyTotal& party : sums.parties) all += party.seats;
  constexpr std::size_t at_most = 6;
  int others = 0;
  for (const PartyTotal& party : sums.parties) {
    if (party.seats == 0) continue;
    if (headline.tally.size() == at_most) {
      others += party.seats;
      continue;
    }
    headline.tally.push_back({atlas.parties[party.party].short_name, std::to_string(party.seats),
                              static_cast<double>(party.seats) / std::max(1, all), atlas.parties[party.party].colour});
  }
  std::vector<std::string> remarks;
  if (others > 0) remarks.push_back(fmt::format("others {}", others));
  if (sums.undecided > 0) remarks.push_back(fmt::format("{} undecided", sums.undecided));
  headline.remark = fmt::format("{}", fmt::join(remarks, ", "));
}

/// Who stands beside others in a tally of votes: a party, or one independent.
struct Standing {
  PartyIndex party = 0;
  std::string name;
  std::int64_t votes = 0;
};

/// Independents, each by himself. Where people vote for others in each area, one of the same name there is another.
std::vector<Standing> independents_of(const Atlas& atlas, const Contest& contest, const std::vector<Result>& results) {
  const bool of_one_area = contest.wins_seats_on(contest.layer);
  std::map<std::tuple<PartyIndex, std::string, std::string>, std::int64_t> votes;
  for (const Result& result : results)
    for (const Candidacy& candidacy : result.candidacies)
      if (candidacy.independent)
        votes[{candidacy.party, candidacy.candidate, of_one_area ? result.area_code : ""}] += candidacy.votes;
  std::vector<Standing> independents;
  for (const auto& [key, sum] : votes) {
    const auto& [party, candidate, area] = key;
    const std::string name = contest.method == Method::party_list ? candidate : last_name(candidate);
    independents.push_back({party, name.empty() ? atlas.parties[party].short_name : name, sum});
  }
  return independents;
}

/// `results`: those that were summed.
void add_shares(const Atlas& atlas, const Contest& contest, const std::vector<Result>& results, const Totals& sums,
                Headline& headline) {
  constexpr std::size_t at_most = 4;
  std::vector<Standing> all = independents_of(atlas, contest, results);
  for (const PartyTotal& total : sums.parties) {
    const PartyKind kind = atlas.parties[total.party].kind;
    if (kind != PartyKind::aggregate && kind != PartyKind::independent)
      all.push_back({total.party, standing_name(atlas, contest, total.party), total.votes});
  }
  std::stable_sort(all.begin(), all.end(), [](const Standing& a, const Standing& b) { return a.votes > b.votes; });
  for (std::size_t i = 0; i < all.size() && i < at_most; ++i) {
    const double part =
        static_cast<double>(all[i].votes) / static_cast<double>(std::max<std::int64_t>(1, sums.votes_valid));
    headline.tally.push_back(
        {all[i].name, fmt::format("{:.1f}%", 100 * part), part, atlas.parties[all[i].party].colour});
  }
}

/// Is one question put to all areas together, so that leading in one wins nothing there?
bool counts_over_all(Method method) { return method == Method::popular_vote || method == Method::referendum; }

/// "areas led: Con 2, Lab 4, others 1, 2 undecided": beside the votes, which decide.
std::string led_words(const Atlas& atlas, const Totals& sums) {
  constexpr std::size_t at_most = 4;
  std::vector<PartyTotal> parties = sums.parties;
  std::erase_if(parties, [](const PartyTotal& party) { return party.led == 0; });
  std::stable_sort(parties.begin(), parties.end(),
                   [](const PartyTotal& a, const PartyTotal& b) { return a.led > b.led; });
  std::vector<std::string> led;
  int others = 0;
  for (const PartyTotal& party : parties) {
    if (led.size() < at_most) led.push_back(fmt::format("{} {}", atlas.parties[party.party].short_name, party.led));
    else others += party.led;
  }
  if (others > 0) led.push_back(fmt::format("others {}", others));
  if (!led.empty() && sums.undecided > 0) led.push_back(fmt::format("{} undecided", sums.undecided));
  return led.empty() ? "" : fmt::format("areas led: {}", fmt::join(led, ", "));
}

/// Final rounds and list seats are of the result itself: under a what-if nobody knows them.
void add_votes(const Atlas& atlas, const AtlasContest& contest, const std::vector<Result>& results, const Totals& sums,
               bool what_if, Headline& headline) {
  headline.unit = contest.contest.method == Method::supplementary_vote ? "first preferences"
                  : contest.contest.method == Method::party_list       ? "list votes"
                  : counts_over_all(contest.contest.method)
                      ? fmt::format("of {} votes", with_thousands(sums.votes_valid))
                      : "votes";
  if (contest.contest.expected)
    headline.unit += fmt::format(" in {} of {} areas", contest.contest.expected->size(), contest.own.of_area.size());
  add_shares(atlas, contest.contest, results, sums, headline);
  if (counts_over_all(contest.contest.method)) headline.remark = led_words(atlas, sums);
  if (what_if) return;
  std::vector<std::string> finals;
  for (const FinalRound& round : contest.final_round)
    finals.push_back(
        fmt::format("{} {}", standing_name(atlas, contest.contest, round.party), with_thousands(round.votes)));
  if (!finals.empty()) headline.remark = fmt::format("final round: {}", fmt::join(finals, ", "));
  std::vector<std::string> seats;
  for (const SeatsWon& won : contest.list_seats)
    seats.push_back(fmt::format("{} {}", atlas.parties[won.party].short_name, won.seats));
  if (!seats.empty()) headline.remark = fmt::format("list seats: {}", fmt::join(seats, ", "));
}

/// Areas led, where no votes are known to be summed, or no seats to be counted.
void add_led(const Atlas& atlas, const Totals& sums, const char* unit, Headline& headline) {
  headline.unit = unit;
  for (const PartyTotal& party : sums.parties)
    if (party.led > 0)
      headline.tally.push_back({atlas.parties[party.party].short_name, std::to_string(party.led),
                                static_cast<double>(party.led) / std::max(1, sums.areas),
                                atlas.parties[party.party].colour});
}

/// Of the areas that the filter keeps: the seats won there, or the areas led. Each is counted by who is first in it.
void add_lit(const Atlas& atlas, View view, Method method, Headline& headline) {
  view.next_contest.clear();
  view.fraction = 0;
  const auto figures = figures_of(atlas, view);
  const std::vector<bool> lit = lit_areas(atlas, *figures, view.filter);
  const Column& winner = figures->column("winner");
  std::map<PartyIndex, int> first;
  int areas = 0, kept = 0;
  for (AreaIndex area = 0; area < lit.size(); ++area) {
    if (!figures->has_result[area]) continue;
    ++areas;
    if (!lit[area]) continue;
    ++kept;
    if (winner.parties[area]) ++first[*winner.parties[area]];
  }
  std::vector<std::pair<int, PartyIndex>> order;
  for (const auto& [party, number] : first) order.emplace_back(-number, party);
  std::sort(order.begin(), order.end());
  constexpr std::size_t at_most = 6;
  int others = 0;
  for (const auto& [number, party] : order) {
    if (headline.tally.size() == at_most) others -= number;
    else
      headline.tally.push_back({atlas.parties[party].short_name, std::to_string(-number),
                                -static_cast<double>(number) / std::max(1, kept), atlas.parties[party].colour});
  }
  headline.unit =
      fmt::format("{}{}, {} of {}", figures->seats && method != Method::multi_member ? "seats" : "areas led",
                  so_far(atlas, view), kept, areas);
  if (others > 0) headline.remark = fmt::format("others {}", others);
}

/// Seats where seats are won, else votes, else areas led; of the areas that the filter keeps.
void add_tally(const Atlas& atlas, const View& view, ContestIndex index, Headline& headline) {
  const AtlasContest& contest = atlas.contests[index];
  if (view.filter.active()) return add_lit(atlas, view, contest.contest.method, headline);
  const auto what_if = what_if_of(atlas, view, index);
  const auto moment = shown_moment(atlas, view, index);
  const Totals sums = totals_where_seats_are_won(atlas, index, what_if, moment);
  const std::vector<Result>& results =
      what_if || moment ? count_of(atlas, {index, seats_layer_of(atlas, index), {}, what_if, moment}).results
                        : contest.contest.results;
  if (contest.contest.by_election) {
    headline.unit = "votes";
    add_shares(atlas, contest.contest, results, sums, headline);
  } else if (contest.contest.results.front().shares_only) {
    add_led(atlas, sums, "areas led, an estimate", headline);
  } else if (what_if && contest.contest.method == Method::multi_member) {
    add_led(atlas, sums, "areas led", headline);
  } else if (wins_seats(contest.contest.method)) {
    add_seats(atlas, contest.contest, sums, headline);
  } else {
    // Final rounds and list seats are known when all is counted.
    add_votes(atlas, contest, results, sums, what_if || moment, headline);
  }
  if (moment) headline.unit += fmt::format(" so far, {} of {} declared", moment->declared(), moment->of());
}

std::string areas_title(const Atlas& atlas, const View& view) {
  const Scene scene = scene_of(atlas, view);
  return atlas.layers[main_part(scene).layer].title;
}

bool wins_seats_on_map(const Atlas& atlas, const View& view) {
  const auto contest = atlas.find_contest(view.contest);
  return contest &&
         atlas.contest(*contest).wins_seats_on(atlas.layers[shown_contest(atlas, view, *contest).layer].layer.id);
}

std::string pair_words(const Atlas& atlas, const View& view) {
  const auto pair = swing_pair(atlas, view);
  if (!pair) return "top two";
  return fmt::format("{} \u2192 {}", atlas.parties[pair->from].short_name, atlas.parties[pair->to].short_name);
}

}  // namespace

std::string measure_title(const Atlas& atlas, const View& view) {
  if (const auto second = crossing(view)) {
    View one = view;
    one.crossed_with.reset();
    View other = one;
    other.colour = *second;
    return measure_title(atlas, one) + " \u00d7 " + measure_title(atlas, other);
  }
  const auto party = [&] { return name_in_shares(atlas.parties[chosen_party(atlas, view)]); };
  return filled(measure_of(view.colour).title, [&](std::string_view word) -> std::string {
    if (word == "party") return party();
    if (word == "Party") return with_capital(party());
    if (word == "formula") return view.formula == SwingFormula::butler ? "Butler" : "Steed";
    if (word == "pair") return pair_words(atlas, view);
    if (word == "gains") return wins_seats_on_map(atlas, view) ? "Gains and holds" : "Leads, new and kept";
    const NumberColumn* column = chosen_number(atlas, view);
    return column != nullptr ? title_on(*column, main_part(scene_of(atlas, view)).layer) : "Numbers";
  });
}

Headline headline_of(const Atlas& atlas, const View& asked) {
  const View view = as_painted(asked);
  Headline headline;
  const auto index = atlas.find_contest(view.contest);
  if (!index) return headline;
  // Numbers belong to no election: neither its title nor its seats are told.
  if (view.colour == ColourMode::number && !crossing(view)) {
    headline.title = measure_title(atlas, view);
    headline.subtitle = areas_title(atlas, view);
    return headline;
  }
  const AtlasContest& contest = atlas.contests[*index];
  const auto next = atlas.find_contest(view.next_contest);
  headline.transition = next.has_value() && view.fraction > 0 && view.fraction < 1;
  headline.title = contest.contest.title;
  if (headline.transition)
    headline.title = fmt::format("{} \u2192 {}", contest.contest.title, atlas.contest(*next).title);
  const auto against = compared_with(atlas, view, *index);
  const bool compared = against && measure_of(view.colour).compares;
  const auto what_if = what_if_of(atlas, view, *index);
  std::string than;
  if (compared && what_if) than = " against the actual result";
  else if (compared)
    than = fmt::format(" since {}{}", atlas.contest(*against).title,
                       view.at_dissolution && has_by_elections(atlas, view, *index) ? " or the by-election since" : "");
  const std::string hypothesis = hypothesis_title(atlas, view) + why_not_hypothetical(atlas, view);
  const std::string night = night_title(atlas, view);
  headline.subtitle =
      fmt::format("{}{}{}{}{}{} \u00b7 {}", night, night.empty() ? "" : " \u00b7 ", hypothesis,
                  hypothesis.empty() ? "" : " \u00b7 ", measure_title(atlas, view), than, areas_title(atlas, view));
  if (view.vision != Vision::normal) headline.subtitle += fmt::format(" \u00b7 as seen with {}", name_of(view.vision));
  const std::string off_map = off_map_words(contest);
  if (!contest.contest.results.empty()) add_tally(atlas, view, *index, headline);
  headline.remark += (headline.remark.empty() || off_map.empty() ? "" : "; ") + off_map;
  return headline;
}

}  // namespace hustings
