// The record where publications contradict each other, say more than votes, or have a day of their own.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>

#include "atlas/figures/area_history.h"
#include "atlas/figures/area_table.h"
#include "atlas/figures/area_values.h"
#include "atlas/load/check.h"
#include "atlas/load/load_atlas.h"
#include "atlas/paint/area_card.h"
#include "base/text/text.h"
#include "elections/result_measures.h"
#include "elections/slate.h"
#include "places.h"
#include "tests/atlas/record.h"

using namespace hustings;

namespace {

const Atlas& united_kingdom() {
  static const Atlas atlas = std::move(*load_atlas(HUSTINGS_TEST_ASSETS "/uk.toml", Geometry::none).value);
  return atlas;
}

const Result& own_result(const std::string& contest_id, const std::string& code) {
  const AtlasContest& counted = carried_atlas().contests[contest(contest_id)];
  const auto index = carried_atlas().layers[counted.own.layer].find(code);
  REQUIRE(index);
  return *counted.own.find(*index);
}

std::int64_t votes_of(const Result& result, const std::string& id) { return result.votes_of(party(id)).value_or(0); }

AreaCard card(const std::string& contest_id, const std::string& layer_id, const std::string& code) {
  const View view = view_of(contest_id);
  return card_of(carried_atlas(), view, part_of(view), area(layer_id, code));
}

bool says(const AreaCard& card, const std::string& label, const std::string& value) {
  return std::any_of(card.lines.begin(), card.lines.end(), [&](const CardLine& line) {
    return line.label == label && line.value.find(value) != std::string::npos;
  });
}

}  // namespace

TEST_CASE("Forest Hill 2014 is as two independent sources have it") {
  const Result& result = own_result("council-2014", "E05000444");
  CHECK(votes_of(result, "lab") == 2'115);
  CHECK(votes_of(result, "ld") == 1'292);
  CHECK(votes_of(result, "con") == 622);
  CHECK(majority(result)->votes == 823);
  CHECK(result.flags.has(Flag::corrected));
  const Result& candidates = *carried_contest("council-2014").find("E05000444");
  CHECK(seats_won(candidates).size() == 1);
  CHECK(seats_won(candidates).front().seats == 3);
}

TEST_CASE("a ward of 2014 whose figures are disputed says so, and with which figures") {
  std::map<std::string, std::string> notes;
  for (const Result& result : carried_contest("council-2014").results)
    if (result.note.find("another archive") != std::string::npos) notes[result.area_code] = result.note;
  CHECK(notes.size() == 14);                                              // all that differ but Forest Hill
  CHECK(notes.at("E05000046").starts_with("another archive has 2,119"));  // Colindale, decided
  for (const auto& [code, note] : notes)
    if (code != "E05000046") CHECK(note.starts_with("open: another archive has "));
}

TEST_CASE("polls that were postponed have their own day, on the card, in the table and through time") {
  struct Poll {
    const char* contest;
    const char* code;
    Date day;
  };
  for (const Poll& poll : {Poll{"council-2010", "E05000136", make_date(2010, 5, 25)},
                           {"council-2014", "E05000046", make_date(2014, 6, 26)},
                           {"council-2014", "E05009318", make_date(2014, 7, 3)}}) {
    CAPTURE(poll.code);
    const Result& result = own_result(poll.contest, poll.code);
    CHECK(carried_contest(poll.contest).day_of(result) == poll.day);
    CHECK(result.note.find(long_date(poll.day)) != std::string::npos);
    const std::string& wards = carried_contest(poll.contest).layer;
    CHECK(says(card(poll.contest, wards, poll.code), "Poll", long_date(poll.day)));
    const auto history = area_history(carried_atlas(), {}, layer(wards), area(wards, poll.code));
    const auto on_the_day = [&](const HistoryPoint& point) { return day_of(carried_atlas(), point) == poll.day; };
    CHECK(std::any_of(history.begin(), history.end(), [&](const TrackHistory& track) {
      return std::any_of(track.points.begin(), track.points.end(), on_the_day);
    }));
  }
  // A borough's sum says which of its wards voted later.
  const Result* barnet =
      result_of(carried_atlas(), {contest("council-2014"), layer("boroughs"), {}}, area("boroughs", "E09000003"));
  REQUIRE(barnet != nullptr);
  CHECK(barnet->note.find("Colindale voted on 26 June 2014") != std::string::npos);
  int others = 0;
  for (const AtlasContest& counted : carried_atlas().contests)
    for (const Result& result : counted.contest.results) others += result.date ? 1 : 0;
  CHECK(others == 3);
  const Contest& uk = united_kingdom().contest(*united_kingdom().find_contest("general-2010"));
  CHECK(uk.day_of(*uk.find("E14000993")) == make_date(2010, 5, 27));
}

TEST_CASE("2008: what the GLA published is shown where its sum of parties hides the second") {
  struct Area {
    const char* contest;
    const char* code;
    const char* winner;
    std::int64_t majority;
    const char* second;  ///< none: one of the parties that are published as one
  };
  for (const Area& known : {Area{"assembly-2008", "E32000004", "lab", 31'553, "con"},       // City and East
                            {"assembly-list-2008", "E09000004", "con", 22'296, "lab"},      // Bexley
                            {"assembly-list-2008", "E09000006", "con", 45'071, "lab"},      // Bromley
                            {"assembly-list-2008", "E09000025", "lab", 19'735, "con"},      // Newham
                            {"assembly-list-2008", "E09000030", "lab", 9'942, "con"},       // Tower Hamlets
                            {"assembly-list-2008", "E09000016", "con", 23'299, nullptr},    // Havering
                            {"assembly-list-2008", "E09000002", "lab", 3'985, nullptr}}) {  // Barking and Dagenham
    CAPTURE(known.code);
    const Result& result = own_result(known.contest, known.code);
    CHECK(majority_is_published(result));
    CHECK(winner(result)->party == party(known.winner));
    CHECK(majority(result)->votes == known.majority);
    const auto second = runner_up(result);
    CHECK(second.known() == (known.second != nullptr));
    if (second) CHECK(second->party == party(known.second));
    const std::string& layer_id = carried_contest(known.contest).layer;
    const AreaCard said = card(known.contest, layer_id, known.code);
    CHECK(says(said, carried_contest(known.contest).wins_seats_on(layer_id) ? "Majority" : "Lead",
               with_thousands(known.majority)));
    const View view = view_of(known.contest);
    const AreaValue value = area_value(carried_atlas(), view, part_of(view), area(layer_id, known.code));
    CHECK(value.party == party(known.winner));
    CHECK(value.figure == doctest::Approx(majority(result)->percent));
  }
  // Nowhere else does it take a publication; and everywhere else it agrees with the votes, or there would be a finding.
  int published = 0;
  int needed = 0;
  for (const AtlasContest& counted : carried_atlas().contests)
    for (const Result& result : counted.own.results) {
      published += result.published.winner && result.published.majority ? 1 : 0;
      needed += majority_is_published(result) ? 1 : 0;
    }
  CHECK(published == 33 + 14 + 33);
  CHECK(needed == 7);
  CHECK(carried_atlas().findings.empty());
}

TEST_CASE("the first frame of a film has the majority that the still picture has, published or counted") {
  View view = view_of("assembly-list-2008");
  view.by = "boroughs";
  const ScenePart still = part_of(view);
  view.next_contest = "assembly-list-2012";
  view.fraction = 1e-9;
  const ScenePart moving = part_of(view);
  REQUIRE_FALSE(moving.still());
  REQUIRE(moving.layer == still.layer);
  for (AreaIndex index = 0; index < 33; ++index) {
    const AreaValue before = area_value(carried_atlas(), view, still, index);
    const AreaValue after = area_value(carried_atlas(), view, moving, index);
    CHECK(before.party == after.party);
    CHECK(after.figure == doctest::Approx(before.figure).epsilon(1e-4));
  }
}

TEST_CASE("London's list of 2008 has the seats that were declared") {
  const AtlasContest& list = carried_atlas().contests[contest("assembly-list-2008")];
  std::map<std::string, int> seats;
  for (const SeatsWon& won : list.list_seats) seats[carried_parties()[won.party].id] = won.seats;
  CHECK(seats == std::map<std::string, int>{{"con", 3}, {"ld", 3}, {"lab", 2}, {"green", 2}, {"bnp", 1}});
}

TEST_CASE("the late votes of the Mayor 2008 are said to lie in Merton and Wandsworth") {
  for (const char* code : {"E09000024", "E09000032"})
    CHECK(own_result("mayor-2008", code).note.find("928 votes of Merton and Wandsworth") != std::string::npos);
  CHECK(carried_contest("mayor-2008").note.find("Merton and Wandsworth") != std::string::npos);
}

TEST_CASE("Remain joined from wards that are incomplete is flagged, and the note says what is missing") {
  const Table table = area_table(carried_atlas(), view_of("mayor-2016"), contest("mayor-2016"));
  int flagged = 0;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const std::string& flags = table.cell(row, table.find_column("flags"));
    if (flags.find("remain-incomplete") == std::string::npos) continue;
    ++flagged;
    CHECK_FALSE(table.cell(row, table.find_column("remain_pct")).empty());
    CHECK(table.cell(row, table.find_column("note")).find("Remain is incomplete: ") != std::string::npos);
    const auto parent = table.cell(row, table.find_column("parent_name"));
    CHECK((parent == "Ealing" || parent == "Havering"));
  }
  CHECK(flagged == 23 + 18);
}

TEST_CASE("the Greens of Scotland and Northern Ireland are compared with the Greens of 2005") {
  const Atlas& atlas = united_kingdom();
  const PartyIndex green = *atlas.parties.find("green");
  for (const char* id : {"general-2005n", "general-2010", "general-2015", "general-2017"}) {
    int scottish = 0;
    for (const Result& result : atlas.contest(*atlas.find_contest(id)).results)
      for (const Candidacy& candidacy : result.candidacies) {
        CHECK(atlas.parties[candidacy.party].id != "scottish-green");
        CHECK(atlas.parties[candidacy.party].id != "green-ni");
        scottish += result.area_code.front() == 'S' && candidacy.party == green ? 1 : 0;
      }
    CHECK(scottish > 0);
  }
}

TEST_CASE("no name has a slip of typing or of encoding in it") {
  for (const Atlas* atlas : {&carried_atlas(), &united_kingdom()})
    for (const AtlasContest& counted : atlas->contests)
      for (const Result& result : counted.contest.results)
        for (const Candidacy& candidacy : result.candidacies)
          for (const char* slip :
               {" -", "- ", "  ", "\u00AD", "\u00C3", "\u00C2", "\u200B", " Ms ", " Mr ", "\u00A0"}) {
            if (candidacy.candidate.find(slip) == std::string::npos) continue;
            FAIL_CHECK(counted.contest.id << " " << result.area_code << ": " << candidacy.candidate);
          }
}

TEST_CASE("figures of several years are called by the year that they are of") {
  const Atlas& atlas = carried_atlas();
  const auto lines = check(atlas, std::nullopt, {}).lines;
  const auto line = std::find_if(lines.begin(), lines.end(),
                                 [](const std::string& text) { return text.starts_with("numbers aged-65-plus"); });
  REQUIRE(line != lines.end());
  CHECK(line->find("constituencies-2010 (Aged 65 and over, 2011)") != std::string::npos);
  CHECK(line->find("boroughs (Aged 65 and over, 2015)") != std::string::npos);
  CHECK(atlas.numbers[*atlas.find_number("aged-65-plus")].title == "Aged 65 and over");
}
