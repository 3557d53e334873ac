// The record, contest by contest: who was elected where, what each figure is of, and what is not known.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "atlas/figures/area_values.h"
#include "atlas/figures/provenance.h"
#include "atlas/figures/valid_view.h"
#include "atlas/load/atlas_file.h"
#include "atlas/paint/headline.h"
#include "atlas/paint/legend.h"
#include "base/text/text.h"
#include "base/whole_file.h"
#include "elections/dhondt.h"
#include "elections/result_measures.h"
#include "geo/read/read_table.h"
#include "places.h"
#include "tests/atlas/record.h"
#include "tests/folder.h"

using namespace hustings;

TEST_CASE("a by-election covers one seat, and nobody voted in the others") {
  const Atlas& atlas = carried_atlas();
  int by_elections = 0;
  for (const AtlasContest& counted : atlas.contests) {
    if (!counted.contest.by_election) continue;
    ++by_elections;
    const View view = view_of(counted.contest.id, ColourMode::majority);
    const ScenePart part = scene_of(atlas, view).parts[0];
    int voted = 0;
    for (AreaIndex i = 0; i < 73; ++i) {
      const AreaValue value = area_value(atlas, view, part, i);
      if (value.gap == Gap::none) ++voted;
      else CHECK(value.gap == Gap::not_covered);
    }
    CHECK(voted == 1);
  }
  CHECK(by_elections >= 4);
}

TEST_CASE("Assembly seats are won in Assembly constituencies: wards there are led, and never seats") {
  const Atlas& atlas = carried_atlas();
  for (const char* id : {"assembly-2012", "assembly-2016"}) {
    const Contest& assembly = atlas.contest(contest(id));
    CHECK_FALSE(assembly.wins_seats_on(assembly.layer));
    CHECK(assembly.wins_seats_on("assembly"));
    int seats = 0;
    for (const PartyTotal& total : totals_where_seats_are_won(atlas, contest(id)).parties) seats += total.seats;
    CHECK(seats == 14);
    for (const PartyTotal& total : totals(assembly).parties) CHECK(total.seats == 0);
  }
  CHECK(headline_of(atlas, view_of("assembly-2016", ColourMode::swing)).tally.front().figure ==
        "9");  // Labour's, as declared
}

TEST_CASE("modified d'Hondt gives the list seats that were declared in 2012 and 2016") {
  const Atlas& atlas = carried_atlas();
  for (const char* year : {"2012", "2016"}) {
    const AtlasContest& list = atlas.contests[contest(std::string("assembly-list-") + year)];
    const Totals won = totals_where_seats_are_won(atlas, contest(std::string("assembly-") + year));
    std::vector<ListVotes> lists;
    for (const PartyTotal& total : list.stood) {
      lists.push_back({total.party, total.votes, 0});
      for (const PartyTotal& other : won.parties)
        if (other.party == total.party) lists.back().constituencies = other.seats;
    }
    const std::vector<int> seats = list_seats(lists, totals(list.contest).votes_valid, 11);
    std::map<PartyIndex, int> given;
    for (std::size_t i = 0; i < lists.size(); ++i)
      if (seats[i] > 0) given[lists[i].party] = seats[i];
    std::map<PartyIndex, int> declared;
    for (const SeatsWon& item : list.list_seats) declared[item.party] = item.seats;
    CHECK(given == declared);
  }
}

TEST_CASE("councils: as many elected as there are seats, and the top vote's winner has votes of one candidate") {
  const Atlas& atlas = carried_atlas();
  const std::map<std::string, int> declared{{"council-2006", 1861}, {"council-2010", 1861}, {"council-2014", 1851}};
  for (const auto& [id, seats] : declared) {
    const AtlasContest& council = atlas.contests[contest(id)];
    int won = 0;
    for (const PartyTotal& total : totals(council.contest).parties) won += total.seats;
    CHECK(won == seats);
    for (const Result& by_party : council.own.results) {
      const Result& candidates = *council.contest.find(by_party.area_code);
      REQUIRE_FALSE(by_party.candidacies.empty());
      CHECK(by_party.candidacies[0].votes == candidates.candidacies[0].votes);
      CHECK(by_party.votes_valid() <= candidates.votes_valid());
    }
  }
}

TEST_CASE("every result says where it comes from, and what to know before using it") {
  const Atlas& atlas = carried_atlas();
  for (const ShownContest& shown : everything()) {
    const Provenance provenance = provenance_of(atlas, shown);
    CAPTURE(atlas.contest(shown.contest).id);
    CHECK_FALSE(provenance.source.empty());
    CHECK_FALSE(provenance.edition.empty());
    CHECK_FALSE(provenance.method.empty());
    CHECK((provenance.allocation.empty() == (allocation_of(atlas, shown.contest, shown.layer) == Allocation::own)));
  }
  const auto flags = [&](const char* id, const char* code) {
    return atlas.contests[contest(id)].contest.find(code)->flags;
  };
  CHECK(flags("general-2005n", "E14000540").has(Flag::notional));
  CHECK(flags("mayor-2016", "E05009374").has(Flag::corrected));  // Hackney: published under another ward's code
  CHECK(flags("mayor-2016", "E05009374").has(Flag::in_person));
  CHECK(flags("referendum-estimate-2016", "E14000540").has(Flag::estimate));
  CHECK(flags("referendum-wards-2016", "E05000174").empty() !=
        flags("referendum-wards-2016", "E05000174").has(Flag::incomplete));
  CHECK(flags("general-2017", "E14000540").empty());
}

TEST_CASE("shares without votes are never shown as votes") {
  const Atlas& atlas = carried_atlas();
  const AtlasContest& estimate = atlas.contests[contest("referendum-estimate-2016")];
  for (const Result& result : estimate.own.results) {
    CHECK(result.shares_only);
    CHECK_FALSE(direct_switchers(result));
    CHECK_FALSE(turnout(result));
  }
  CHECK(layers_of(atlas, contest("referendum-estimate-2016")).size() == 1);
  CHECK(headline_of(atlas, view_of("referendum-estimate-2016", ColourMode::majority)).unit.find("votes") ==
        std::string::npos);
}

TEST_CASE("the referendum: London's boroughs and the United Kingdom's 382 counting areas") {
  const Totals london = totals(carried_contest("referendum-2016"));
  const auto votes = [](const Totals& sums, const char* id) {
    return std::find_if(sums.parties.begin(), sums.parties.end(),
                        [&](const PartyTotal& total) { return total.party == party(id); })
        ->votes;
  };
  CHECK(votes(london, "remain") == 2'263'519);
  CHECK(votes(london, "leave") == 1'513'232);
  const auto table = read_table(HUSTINGS_TEST_ASSETS "/results/referendum-2016-uk.csv");
  REQUIRE(table);
  std::map<std::string, std::int64_t> sums;
  std::set<std::string> areas;
  for (std::size_t row = 0; row < table.value->rows.size(); ++row) {
    const auto cell = [&](const char* column) { return table.value->cell(row, table.value->find_column(column)); };
    sums[cell("party")] += maybe_integer(cell("votes")).value();
    areas.insert(cell("area_code"));
  }
  CHECK(areas.size() == 382);
  CHECK(sums["remain"] == 16'141'241);
  CHECK(sums["leave"] == 17'410'742);
}

TEST_CASE("Mayor: final rounds, and first shares of 2016") {
  const Atlas& atlas = carried_atlas();
  const auto final_votes = [&](const char* id, const char* of) {
    for (const FinalRound& round : atlas.contests[contest(id)].final_round)
      if (round.party == party(of)) return round.votes;
    return std::int64_t{0};
  };
  CHECK(final_votes("mayor-2016", "lab") == 1'310'143);
  CHECK(final_votes("mayor-2016", "con") == 994'614);
  for (const char* id : {"mayor-2012", "mayor-2016"}) {
    // Nobody can have more second preferences than papers; a final round holds every first preference of its two.
    const AtlasContest& mayor = atlas.contests[contest(id)];
    const Totals first = totals(mayor.contest);
    const Totals second = totals(mayor.second_preferences, SeatRule::none);
    CHECK(second.votes_valid <= first.votes_valid);
    for (const FinalRound& round : mayor.final_round)
      for (const PartyTotal& total : first.parties)
        if (total.party == round.party) CHECK(round.votes > total.votes);
  }
}

TEST_CASE("an atlas that includes London keeps the words that its licence asks for") {
  const Folder folder;
  const auto file = folder / "mine.toml";
  write_whole(file, "title = \"Mine\"\ninclude = [\"london.toml\"]\nattribution = \"My own survey\"\n");
  const auto atlas = read_atlas_file(file);
  REQUIRE(atlas);
  CHECK(atlas.value->attribution.find(carried_atlas().attribution) != std::string::npos);
  CHECK(atlas.value->attribution.find("My own survey") != std::string::npos);
}

TEST_CASE("a published sum of several parties is nowhere first or second") {
  const Atlas& atlas = carried_atlas();
  for (const AtlasContest& counted : atlas.contests)
    for (const Result& result : counted.own.results)
      for (const auto& place : {winner(result), runner_up(result)})
        if (place) CHECK(atlas.parties[place->party].kind != PartyKind::aggregate);
}

TEST_CASE("boroughs win no seats of a council election: they have leads, and their councillors") {
  const Atlas& atlas = carried_atlas();
  View view = view_of("council-2014", ColourMode::status);
  view.by = "boroughs";
  const Scene scene = scene_of(atlas, view);
  for (const LegendEntry& entry : legend_of(atlas, view, scene).entries) {
    CHECK(entry.label.find(" gain") == std::string::npos);
    CHECK(entry.label.find(" hold") == std::string::npos);
  }
  const ShownContest boroughs = scene.parts[0].from;
  std::map<PartyIndex, int> havering;
  for (const SeatsWon& won : elected_in(atlas, boroughs, area("boroughs", "E09000016")))
    havering[won.party] = won.seats;
  CHECK(havering[party("con")] == 22);
  CHECK(havering[party("ukip")] == 7);
  int all = 0;
  for (AreaIndex i = 0; i < 33; ++i)
    for (const SeatsWon& won : elected_in(atlas, boroughs, i)) all += won.seats;
  CHECK(all == 1851);
}

TEST_CASE("every picture says what its figures are") {
  const Atlas& atlas = carried_atlas();
  const auto says = [&](const View& view, const char* words) {
    return source_line_of(atlas, view).find(words) != std::string::npos;
  };
  View view = view_of("mayor-2016", ColourMode::majority);
  CHECK(says(view, "polling stations only"));
  view.basis.spread_postal = true;
  CHECK(says(view, "an estimate"));
  view = view_of("mayor-2016", ColourMode::swing);
  CHECK(says(view, "Redrawn areas"));
  view.across = Across::overlap;
  CHECK(says(view, "divided by population, an estimate"));
  view.by = "boroughs";
  CHECK_FALSE(says(view, "Redrawn areas"));
  CHECK(says(view, "postal votes included"));
  view = view_of("council-2010", ColourMode::majority);
  CHECK(says(view, "best candidate"));
  view.basis.slate = SlateVote::average;
  CHECK(says(view, "average"));
  view = view_of("mayor-2016", ColourMode::turnout);
  CHECK(legend_of(atlas, view, scene_of(atlas, view)).title.find("polling-station electors") != std::string::npos);
}

TEST_CASE("a change runs forwards in time") {
  View view = view_of("general-2010", ColourMode::swing);
  view.against = "general-2017";
  CHECK_THROWS_AS(require_valid(carried_atlas(), view), CommandError);
}

TEST_CASE("a contest on the way is compared with the choice only where that came before it") {
  const Atlas& atlas = carried_atlas();
  View view = view_of("general-2017", ColourMode::swing);
  view.against = "general-2015";
  const auto against = [&](const char* contest) { return *compared_with(atlas, view, *atlas.find_contest(contest)); };
  CHECK(atlas.contest(against("general-2017")).id == "general-2015");
  for (const char* contest : {"general-2015", "general-2010"})
    CHECK(against(contest) == atlas.contests[*atlas.find_contest(contest)].compare);
  for (const AtlasContest& contest : atlas.contests)
    if (const auto other = compared_with(atlas, view, *atlas.find_contest(contest.contest.id)))
      CHECK(atlas.contest(*other).date < contest.contest.date);
}
