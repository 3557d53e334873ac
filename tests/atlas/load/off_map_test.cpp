// Rows that match no area: in no headline, total, share or swing of what is on the map, and said everywhere.
#include <doctest/doctest.h>

#include "atlas/figures/area_table.h"
#include "atlas/figures/chart_data.h"
#include "atlas/figures/provenance.h"
#include "atlas/figures/swingometer.h"
#include "atlas/load/check.h"
#include "atlas/paint/area_card.h"
#include "atlas/paint/headline.h"
#include "tests/atlas/sample_views.h"
#include "tests/atlas/small_atlas.h"

using namespace hustings;

namespace {

/// Four wards, and so many areas of elsewhere that Con won with 500 to 400 of LD.
std::string results(int elsewhere, int lab) {
  std::string rows = "area_code,party,votes\n";
  for (int i = 1; i <= 4; ++i) rows += fmt::format("{0},lab,{1}\n{0},ld,400\n", square(i), lab);
  for (int i = 5; i < 5 + elsewhere; ++i) rows += fmt::format("{0},con,500\n{0},ld,400\n", square(i));
  return rows;
}

Atlas country(int elsewhere, const std::string& keys = "") {
  return small_atlas(4, {{"before", keys, results(2 * elsewhere, 450), ""},
                         {"now", "compare = \"before\"\n" + keys, results(elsewhere, 500), ""}});
}

View swing_view() {
  View view = view_of("now", ColourMode::swing);
  view.swing_from = "ld";
  view.swing_to = "lab";
  return view;
}

std::vector<std::string> tally_of(const Headline& headline) {
  std::vector<std::string> words{headline.unit};
  for (const TallyItem& item : headline.tally) words.push_back(item.name + " " + item.figure);
  return words;
}

}  // namespace

TEST_CASE("headline, tally, totals and swing are those of the map, whatever else the table holds") {
  for (const char* keys : {"", "method = \"referendum\"\n", "method = \"supplementary-vote\"\n"}) {
    CAPTURE(keys);
    const Atlas alone = country(0, keys);
    const Atlas with_others = country(55, keys);
    const View view = swing_view();
    CHECK(tally_of(headline_of(with_others, view)) == tally_of(headline_of(alone, view)));
    const Totals all = totals_where_seats_are_won(with_others, *with_others.find_contest("now"));
    CHECK(all.votes_valid == 3600);
    CHECK(all.areas == 4);
    CHECK(contest_swing(with_others, view)->percent == contest_swing(alone, view)->percent);
    CHECK(*swing_of_all(with_others, view, *figures_of(with_others, view)) ==
          *swing_of_all(alone, view, *figures_of(alone, view)));
    for (const PartyTotal& total : with_others.contests[0].stood) CHECK(with_others.parties[total.party].id != "con");
  }
}

TEST_CASE("how many are left out, with how many votes, stands in headline, source line, card, table and check") {
  const Atlas atlas = country(55);
  const View view = view_of("now");
  const std::string words = "55 areas with 49,500 votes are not on the map";
  CHECK(headline_of(atlas, view).remark.find(words) != std::string::npos);
  CHECK(source_line_of(atlas, view).find(words) != std::string::npos);
  const AreaCard card = card_of(atlas, view, main_part(scene_of(atlas, view)), 0);
  CHECK(std::any_of(card.provenance.begin(), card.provenance.end(),
                    [&](const std::string& line) { return line.find(words) != std::string::npos; }));
  const Table table = area_table(atlas, view, *atlas.find_contest("now"));
  CHECK(table.rows.size() == 4);
  CHECK(table.cell(0, table.find_column("note")).find(words) != std::string::npos);
  const CheckReport report = check(atlas, std::nullopt);
  int told = 0;
  for (const std::string& line : report.lines) told += line.find("matches no area") != std::string::npos ? 1 : 0;
  CHECK(told == 55 + 110);
  CHECK(report.faults > 0);
}

TEST_CASE("declared totals are of the whole election, on the map or not") {
  const Atlas atlas = country(2);
  Table declared{.file = "declared.csv",
                 .columns = {"contest", "scope", "party", "kind", "value", "source", "explained"},
                 .rows = {{"now", "all", "con", "votes", "1000", "", ""},
                          {"now", "all", "", "valid", "5400", "", ""},
                          {"now", "all", "con", "seats", "2", "", ""},
                          {"now", "all", "lab", "seats", "4", "", ""}},
                 .lines = {2, 3, 4, 5}};
  const CheckReport report = check(atlas, declared);
  CHECK(std::any_of(report.lines.begin(), report.lines.end(), [](const std::string& line) {
    return line.find("4 totals agree with those declared") != std::string::npos;
  }));
}

TEST_CASE("postal votes of no larger area are left out too, and an election without any area on the map opens") {
  const Atlas atlas = small_atlas(2, {{"now", "",
                                       "area_code,party,votes,level\nX00000001,lab,5,\nX00000002,lab,6,\n"
                                       "Y00000001,lab,7,postal\nZ9,lab,100,postal\n",
                                       ""},
                                      {"nowhere", "", "area_code,party,votes\nZ1,lab,5\n", ""}});
  CHECK(totals_where_seats_are_won(atlas, *atlas.find_contest("now")).votes_valid == 18);
  CHECK(headline_of(atlas, view_of("now")).remark.find("1 area with 100 votes is not on the map") != std::string::npos);
  const View nowhere = view_of("nowhere");
  CHECK(headline_of(atlas, nowhere).tally.empty());
  CHECK(headline_of(atlas, nowhere).remark.find("1 area with 5 votes is not on the map") != std::string::npos);
  for (const bool known : figures_of(atlas, nowhere)->has_result) CHECK_FALSE(known);
}
