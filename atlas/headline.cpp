#include "atlas/headline.h"

#include <fmt/format.h>

#include "atlas/scene.h"
#include "base/text.h"
#include "elections/seats.h"

namespace hustings {

namespace {

std::string name_of_party(const Atlas& atlas, const std::string& id) {
  const auto party = atlas.parties.find(id);
  return party ? atlas.parties[*party].short_name : id;
}

std::string last_name(const std::string& name) { return name.substr(name.find_last_of(' ') + 1); }

/// The candidate that a party put up everywhere, or the party's name.
std::string standing_name(const Atlas& atlas, const Contest& contest, PartyIndex party) {
  for (const Candidacy& candidacy : contest.results.front().candidacies)
    if (candidacy.party == party && !candidacy.candidate.empty() && atlas.parties[party].kind != PartyKind::aggregate)
      return last_name(candidacy.candidate);
  return atlas.parties[party].short_name;
}

void add_seats(const Atlas& atlas, const Totals& sums, Headline& headline) {
  headline.unit = "seats";
  for (const PartyTotal& party : sums.parties)
    if (party.seats > 0)
      headline.tally.push_back({atlas.parties[party.party].short_name, std::to_string(party.seats),
                                static_cast<double>(party.seats) / std::max(1, sums.areas),
                                atlas.parties[party.party].colour});
  if (sums.undecided > 0) headline.remark = fmt::format("{} undecided", sums.undecided);
}

void add_votes(const Atlas& atlas, const AtlasContest& contest, const Totals& sums, Headline& headline) {
  headline.unit = contest.contest.method == Method::supplementary_vote ? "first preferences" : "votes";
  constexpr std::size_t at_most = 4;
  std::vector<PartyTotal> parties = sums.parties;
  std::stable_sort(parties.begin(), parties.end(),
                   [](const PartyTotal& a, const PartyTotal& b) { return a.votes > b.votes; });
  std::erase_if(parties,
                [&](const PartyTotal& party) { return atlas.parties[party.party].kind == PartyKind::aggregate; });
  for (std::size_t i = 0; i < parties.size() && i < at_most; ++i) {
    const double part =
        static_cast<double>(parties[i].votes) / static_cast<double>(std::max<std::int64_t>(1, sums.votes_valid));
    headline.tally.push_back({standing_name(atlas, contest.contest, parties[i].party),
                              fmt::format("{:.1f} %", 100 * part), part, atlas.parties[parties[i].party].colour});
  }
  std::vector<std::string> finals;
  for (const FinalRound& round : contest.final_round)
    finals.push_back(
        fmt::format("{} {}", standing_name(atlas, contest.contest, round.party), with_thousands(round.votes)));
  if (!finals.empty()) headline.remark = fmt::format("final round: {}", fmt::join(finals, ", "));
}

std::string areas_title(const Atlas& atlas, const View& view) {
  const Scene scene = scene_of(atlas, view);
  return atlas.layers[main_part(scene).layer].title;
}

}  // namespace

std::string measure_title(const Atlas& atlas, const View& view) {
  switch (view.colour) {
    case ColourMode::winner: return "Winner";
    case ColourMode::majority: return "Winner by majority";
    case ColourMode::share: return fmt::format("{} share of the vote", name_of_party(atlas, view.party));
    case ColourMode::change: return fmt::format("Change of {} share", name_of_party(atlas, view.party));
    case ColourMode::turnout: return "Turnout";
    case ColourMode::status: return "Gains and holds";
    case ColourMode::swing: {
      const char* formula = view.formula == SwingFormula::butler ? "Butler" : "Steed";
      if (view.top_two) return fmt::format("{} swing, top two", formula);
      return fmt::format("{} swing, {} \u2192 {}", formula, name_of_party(atlas, view.swing_from),
                         name_of_party(atlas, view.swing_to));
    }
  }
  return {};
}

Headline headline_of(const Atlas& atlas, const View& view) {
  Headline headline;
  const auto index = atlas.find_contest(view.contest);
  if (!index) return headline;
  const AtlasContest& contest = atlas.contests[*index];
  const auto next = atlas.find_contest(view.next_contest);
  headline.transition = next.has_value() && view.fraction > 0 && view.fraction < 1;
  headline.title = contest.contest.title;
  if (headline.transition)
    headline.title = fmt::format("{} \u2192 {}", contest.contest.title, atlas.contest(*next).title);
  const auto against = compared_with(atlas, view, *index);
  const bool compared = against && (view.colour == ColourMode::swing || view.colour == ColourMode::change ||
                                    view.colour == ColourMode::status);
  headline.subtitle =
      fmt::format("{}{} \u00b7 {}", measure_title(atlas, view),
                  compared ? fmt::format(" since {}", atlas.contest(*against).title) : "", areas_title(atlas, view));
  if (contest.contest.results.empty()) return headline;
  const Totals sums = totals(contest.contest);
  if (wins_seats(contest.contest.method)) add_seats(atlas, sums, headline);
  else add_votes(atlas, contest, sums, headline);
  return headline;
}

}  // namespace hustings
