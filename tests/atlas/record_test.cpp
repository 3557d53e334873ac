// The record: every contest on every layer that it can be shown on. Nothing lost, nothing made, everything marked.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string>

#include "atlas/area_values.h"
#include "atlas/atlas_file.h"
#include "atlas/comparison.h"
#include "atlas/headline.h"
#include "atlas/legend.h"
#include "atlas/provenance.h"
#include "base/text.h"
#include "base/whole_file.h"
#include "elections/dhondt.h"
#include "elections/measures.h"
#include "geo/read_table.h"
#include "tests/carried.h"

using namespace hustings;

namespace {

LayerIndex layer(const std::string& id) { return carried_atlas().find_layer(id).value(); }
ContestIndex contest(const std::string& id) { return carried_atlas().find_contest(id).value(); }
PartyIndex party(const std::string& id) { return carried_parties().find(id).value(); }

AreaIndex area(const std::string& layer_id, const std::string& code) {
  return carried_atlas().layers[layer(layer_id)].find(code).value();
}

using Votes = std::map<PartyIndex, std::int64_t>;

Votes votes_of(const std::vector<Result>& results, bool postal) {
  Votes votes;
  for (const Result& result : results)
    if (postal || result.level == Level::area)
      for (const Candidacy& candidacy : result.candidacies)
        if (candidacy.votes > 0) votes[candidacy.party] += candidacy.votes;
  return votes;
}

/// Every contest on every layer that it can be shown on.
std::vector<Shown> everything() {
  std::vector<Shown> all;
  for (ContestIndex index = 0; index < carried_atlas().contests.size(); ++index)
    for (const LayerIndex on : layers_of(carried_atlas(), index)) all.push_back({index, on, {}});
  return all;
}

View view_of(const std::string& id, ColourMode mode = ColourMode::swing) {
  View view;
  view.contest = id;
  view.colour = mode;
  return view;
}

}  // namespace

TEST_CASE("everywhere shares sum to 100 and the majority is the difference of the first two") {
  for (const Shown& shown : everything())
    for (const Result& result : count_of(carried_atlas(), shown).results) {
      if (result.votes_valid() == 0) continue;
      double sum = 0;
      for (const Candidacy& candidacy : result.candidacies)
        sum += 100.0 * static_cast<double>(candidacy.votes) / static_cast<double>(result.votes_valid());
      CHECK(sum == doctest::Approx(100));
      if (const auto lead = majority(result)) CHECK((lead->percent >= 0 && lead->percent <= 100));
    }
}

TEST_CASE("wards and postal votes make boroughs, boroughs Assembly seats, and those London: to the vote") {
  int with_postal = 0;
  for (const Shown& shown : everything()) {
    if (laying_of(carried_atlas(), shown.contest, shown.layer) != Laying::sum) continue;
    const AtlasContest& counted = carried_atlas().contests[shown.contest];
    const Count& count = count_of(carried_atlas(), shown);
    CAPTURE(counted.contest.id);
    CAPTURE(carried_atlas().layers[shown.layer].layer.id);
    // Nothing is left out but areas whose sum is known to lack a part.
    if (count.missing.empty() || counted.contest.method == Method::multi_member)
      CHECK(votes_of(count.results, true) == votes_of(counted.own.results, true));
    for (const Result& result : count.results) {
      CHECK(result.level == Level::area);
      CHECK_FALSE(result.flags.has(Flag::estimate));
      CHECK_FALSE(result.flags.has(Flag::in_person));
    }
    if (counted.has_postal) ++with_postal;
  }
  CHECK(with_postal == 12);  // Mayor, Assembly and list of 2012 and 2016, by borough and by Assembly seat
}

TEST_CASE("by overlap no vote is lost: without postal votes all in person, with them spread all there are") {
  int laid = 0;
  for (const Shown& shown : everything()) {
    if (laying_of(carried_atlas(), shown.contest, shown.layer) != Laying::overlap) continue;
    const AtlasContest& counted = carried_atlas().contests[shown.contest];
    CAPTURE(counted.contest.id);
    const Count& in_person = count_of(carried_atlas(), shown);
    if (in_person.missing.empty()) CHECK(votes_of(in_person.results, true) == votes_of(counted.own.results, false));
    if (counted.has_postal) {
      const Count& spread = count_of(carried_atlas(), {shown.contest, shown.layer, {SlateVote::top, true}});
      CHECK(votes_of(spread.results, true) == votes_of(counted.own.results, true));
      for (const Result& result : spread.results) CHECK(result.flags.has(Flag::estimate));
    }
    ++laid;
  }
  CHECK(laid >= 8);
}

TEST_CASE("seven wards of 2014 straddle two constituencies, as the ONS has it, and make six seats an estimate") {
  const Count& seats = count_of(carried_atlas(), {contest("mayor-2016"), layer("constituencies-2010"), {}});
  std::set<std::string> estimates;
  for (const Result& result : seats.results)
    if (result.flags.has(Flag::estimate)) estimates.insert(result.area_code);
  CHECK(estimates == std::set<std::string>{"E14000555", "E14000882",    // Bethnal Green and Bow, Poplar and Limehouse
                                           "E14000720", "E14000721",    // both of Hackney
                                           "E14000629", "E14000768"});  // Chelsea and Fulham, Kensington
  // The wards of 2002 are what constituencies were made of: exact.
  for (const Result& result :
       count_of(carried_atlas(), {contest("mayor-2012"), layer("constituencies-2010"), {}}).results) {
    CHECK_FALSE(result.flags.has(Flag::estimate));
    CHECK(result.flags.has(Flag::in_person));
  }
}

TEST_CASE("a sum to which some areas published nothing is no sum") {
  const Atlas& atlas = carried_atlas();
  const Shown boroughs{contest("referendum-wards-2016"), layer("boroughs"), {}};
  const Count& count = count_of(atlas, boroughs);
  CHECK(count.find(area("boroughs", "E09000006")) != nullptr);  // Bromley published all its wards
  CHECK(count.find(area("boroughs", "E09000012")) == nullptr);  // Hackney none
  CHECK_FALSE(why_missing(atlas, boroughs, "E09000012").empty());
  // Barnet and Camden: only Camden's wards are known.
  const Shown seats{contest("referendum-wards-2016"), layer("assembly"), {}};
  CHECK(count_of(atlas, seats).find(area("assembly", "E32000001")) == nullptr);
  CHECK(why_missing(atlas, seats, "E32000001").find("of its") != std::string::npos);
  // The City holds no such council election: the Assembly seat stands without it, and says so.
  const Result* city_and_east =
      result_of(atlas, {contest("council-2014"), layer("assembly"), {}}, area("assembly", "E32000004"));
  REQUIRE(city_and_east != nullptr);
  CHECK(city_and_east->note.find("without City of London") != std::string::npos);
}

TEST_CASE("aggregating then swinging is swinging the aggregate") {
  // Mayor 2016 against 2012 by borough, from the wards and postal rows themselves.
  const Atlas& atlas = carried_atlas();
  View view = view_of("mayor-2016");
  view.by = "boroughs";
  const Shown shown = shown_as(atlas, view, contest("mayor-2016"));
  REQUIRE(shown.layer == layer("boroughs"));
  const PartyIndex con = party("con");
  const PartyIndex lab = party("lab");
  for (AreaIndex borough = 0; borough < 33; ++borough) {
    const std::string& code = atlas.layers[shown.layer].layer.areas[borough].code;
    const auto shares = [&](const char* id) {
      const AtlasContest& counted = atlas.contests[contest(id)];
      const AtlasLayer& wards = atlas.layers[counted.own.layer];
      std::int64_t of_con = 0;
      std::int64_t of_lab = 0;
      std::int64_t all = 0;
      for (const Result& result : counted.own.results) {
        const bool here = result.level == Level::postal
                              ? result.area_code == code
                              : wards.layer.areas[*wards.find(result.area_code)].parent == code;
        if (!here) continue;
        of_con += result.votes_of(con).value_or(0);
        of_lab += result.votes_of(lab).value_or(0);
        all += result.votes_valid();
      }
      return std::pair(100.0 * static_cast<double>(of_con) / static_cast<double>(all),
                       100.0 * static_cast<double>(of_lab) / static_cast<double>(all));
    };
    const auto [con_then, lab_then] = shares("mayor-2012");
    const auto [con_now, lab_now] = shares("mayor-2016");
    const auto moved = swing_of(atlas, view, compared_result(atlas, view, shown, borough), SwingFormula::butler);
    REQUIRE(moved);
    CHECK(moved->percent == doctest::Approx(((con_then - con_now) + (lab_now - lab_then)) / 2));
  }
}

TEST_CASE("everywhere the swing from A to B is minus that from B to A, in both definitions") {
  const Atlas& atlas = carried_atlas();
  for (const Shown& shown : everything()) {
    View there = view_of(atlas.contest(shown.contest).id);
    View back = there;
    std::swap(back.swing_from, back.swing_to);
    for (AreaIndex i = 0; i < atlas.layers[shown.layer].layer.areas.size(); ++i) {
      const Comparison comparison = compared_result(atlas, there, shown, i);
      for (const SwingFormula formula : {SwingFormula::butler, SwingFormula::steed}) {
        const auto forth = swing_of(atlas, there, comparison, formula);
        const auto reverse = swing_of(atlas, back, comparison, formula);
        CHECK(forth.known() == reverse.known());
        if (forth) CHECK(forth->percent == doctest::Approx(-reverse->percent));
        else CHECK_FALSE(forth.reason().empty());
      }
    }
  }
}

TEST_CASE("across 2014: the same code directly, redrawn wards by their borough, by overlap, or not at all") {
  const Atlas& atlas = carried_atlas();
  const ContestIndex now = contest("mayor-2016");
  const Shown wards{now, layer("wards-2014"), {}};
  View view = view_of("mayor-2016");
  const AreaIndex kept = area("wards-2014", "E05000026");     // Abbey, Barking
  const AreaIndex redrawn = area("wards-2014", "E05009381");  // London Fields, Hackney
  const Comparison same = compared_result(atlas, view, wards, kept);
  CHECK(same.by == ComparedBy::same);
  CHECK(same.then == atlas.contests[contest("mayor-2012")].own.find(area("wards-2002", "E05000026")));

  const Comparison borough = compared_result(atlas, view, wards, redrawn);
  CHECK(borough.by == ComparedBy::parent);
  CHECK(borough.of == "Hackney");
  CHECK(borough.now == result_of(atlas, {now, layer("boroughs"), {}}, area("boroughs", "E09000012")));
  CHECK(borough.then ==
        result_of(atlas, {contest("mayor-2012"), layer("boroughs"), {}}, area("boroughs", "E09000012")));
  CHECK_FALSE(status_of(atlas, borough, *result_of(atlas, wards, redrawn)));

  view.across = Across::overlap;
  const Comparison estimate = compared_result(atlas, view, wards, redrawn);
  CHECK(estimate.by == ComparedBy::overlap);
  CHECK(estimate.now == result_of(atlas, wards, redrawn));
  CHECK(estimate.then->flags.has(Flag::estimate));
  CHECK(compared_result(atlas, view, wards, kept).by == ComparedBy::same);
  // The votes of 2012 laid on the wards of 2014 are those of 2012.
  CHECK(votes_of(count_of(atlas, {contest("mayor-2012"), layer("wards-2014"), {}}).results, true) ==
        votes_of(atlas.contests[contest("mayor-2012")].own.results, false));

  view.across = Across::none;
  CHECK_FALSE(compared_result(atlas, view, wards, redrawn).known());
}

TEST_CASE("Richmond Park 2017 is a hold against 2015 and a gain at dissolution") {
  const Atlas& atlas = carried_atlas();
  View view = view_of("general-2017", ColourMode::status);
  const Shown seats{contest("general-2017"), layer("constituencies-2010"), {}};
  const AreaIndex richmond = area("constituencies-2010", "E14000896");
  const Result& now = *result_of(atlas, seats, richmond);
  CHECK(*status_of(atlas, compared_result(atlas, view, seats, richmond), now) == Status::hold);
  view.at_dissolution = true;
  const Comparison since = compared_result(atlas, view, seats, richmond);
  CHECK(atlas.contest(*since.against).id == "by-richmond-park-2016");
  CHECK(*status_of(atlas, since, now) == Status::gain);
  // Nobody stood for the Conservatives then: no swing, and the reason.
  CHECK(swing_of(atlas, view, since, SwingFormula::butler).reason().find("Con did not stand") != std::string::npos);
  // The other seats are compared with the general election, but Tooting.
  for (AreaIndex i = 0; i < 73; ++i) {
    const std::string& code = atlas.layers[seats.layer].layer.areas[i].code;
    const std::string& against = atlas.contest(*compared_result(atlas, view, seats, i).against).id;
    CHECK(against == (code == "E14000896"   ? "by-richmond-park-2016"
                      : code == "E14000998" ? "by-tooting-2016"
                                            : "general-2015"));
  }
}

TEST_CASE("the list of disagreements has every area where Butler and Steed differ in sign, and no other") {
  const Atlas& atlas = carried_atlas();
  std::size_t found = 0;
  for (const char* id : {"general-2010", "general-2015", "general-2017", "mayor-2016"}) {
    const View view = view_of(id);
    const Shown shown{contest(id), atlas.contests[contest(id)].own.layer, {}};
    std::set<AreaIndex> listed;
    for (const SignDisagreement& item : sign_disagreements(atlas, view, shown)) {
      listed.insert(item.area);
      CHECK(item.butler.percent * item.steed.percent < 0);
    }
    for (AreaIndex i = 0; i < atlas.layers[shown.layer].layer.areas.size(); ++i) {
      const Comparison comparison = compared_result(atlas, view, shown, i);
      const auto butler = swing_of(atlas, view, comparison, SwingFormula::butler);
      const auto steed = swing_of(atlas, view, comparison, SwingFormula::steed);
      CHECK(listed.contains(i) == (butler && steed && butler->percent * steed->percent < 0));
    }
    found += listed.size();
  }
  CHECK(found > 0);
}

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
  CHECK(by_elections == 4);
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
  CHECK(headline_of(atlas, view_of("assembly-2016")).tally.front().figure == "9");  // Labour's, as declared
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
  for (const Shown& shown : everything()) {
    const Provenance provenance = provenance_of(atlas, shown);
    CAPTURE(atlas.contest(shown.contest).id);
    CHECK_FALSE(provenance.source.empty());
    CHECK_FALSE(provenance.edition.empty());
    CHECK_FALSE(provenance.method.empty());
    CHECK((provenance.laid.empty() == (laying_of(atlas, shown.contest, shown.layer) == Laying::own)));
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
  const auto folder = std::filesystem::temp_directory_path() / "hustings-attribution";
  std::filesystem::create_directories(folder);
  const auto file = folder / "mine.toml";
  write_whole(file, "title = \"Mine\"\ninclude = [\"london.toml\"]\nattribution = \"My own survey\"\n");
  const auto atlas = read_atlas_file(file);
  std::filesystem::remove_all(folder);
  REQUIRE(atlas);
  CHECK(atlas.value->attribution.find(carried_atlas().attribution) != std::string::npos);
  CHECK(atlas.value->attribution.find("My own survey") != std::string::npos);
}

TEST_CASE("2008: who led is as published, and what a sum of parties hides is not guessed") {
  const Atlas& atlas = carried_atlas();
  // The GLA publishes Barking and Dagenham's list as won by Labour, from a party that it has among "others".
  const Result& barking = *atlas.contests[contest("assembly-list-2008")].contest.find("E09000002");
  CHECK_FALSE(winner(barking));
  // City and East: Labour first; the second is hidden, and with it the majority.
  const Result& city_and_east = *atlas.contests[contest("assembly-2008")].contest.find("E32000004");
  CHECK(winner(city_and_east)->party == party("lab"));
  CHECK_FALSE(majority(city_and_east));
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
  const Shown boroughs = scene.parts[0].from;
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
  view = view_of("mayor-2016");
  CHECK(says(view, "Redrawn areas"));
  view.across = Across::overlap;
  CHECK(says(view, "overlap, an estimate"));
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
  View view = view_of("general-2010");
  view.against = "general-2017";
  CHECK_THROWS_AS(require_valid(carried_atlas(), view), CommandError);
}

TEST_CASE("a contest on the way is compared with the choice only where that came before it") {
  const Atlas& atlas = carried_atlas();
  View view = view_of("general-2017");
  view.against = "general-2015";
  const auto against = [&](const char* contest) { return *compared_with(atlas, view, *atlas.find_contest(contest)); };
  CHECK(atlas.contest(against("general-2017")).id == "general-2015");
  for (const char* contest : {"general-2015", "general-2010"})
    CHECK(against(contest) == atlas.contests[*atlas.find_contest(contest)].compare);
  for (const AtlasContest& contest : atlas.contests)
    if (const auto other = compared_with(atlas, view, *atlas.find_contest(contest.contest.id)))
      CHECK(atlas.contest(*other).date < contest.contest.date);
}
