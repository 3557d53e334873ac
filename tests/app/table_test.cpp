// `hustings table` over the sample atlas: its columns, its arithmetic, and figures that everyone can look up.

#include <algorithm>
#include <array>
#include <cmath>
#include <doctest/doctest.h>
#include <map>

#include "tests/app/program.h"

namespace {

using Words = std::vector<std::string>;

const std::vector<std::string>& contests() {
  static const std::vector<std::string> all = {
      "general-2005n", "general-2010",  "general-2015", "general-2017",       "mayor-2008",      "mayor-2012",
      "mayor-2016",    "assembly-2016", "council-2014", "assembly-list-2012", "referendum-2016", "by-tooting-2016"};
  return all;
}

/// The columns that scripts rely on, in their order (issue 2, point 8).
const Words fixed_columns = {"area_code",    "area_name",   "winner",    "runner_up",  "votes_valid", "majority_votes",
                             "majority_pct", "turnout_pct", "swing_pct", "swing_from", "swing_to",    "status"};

constexpr double rounding = 0.00006;  // of a figure with four decimals

Words parties_of(const Csv& csv) {
  Words parties;
  for (const std::string& column : csv.columns)
    if (column.starts_with("votes_") && column != "votes_valid") parties.push_back(column.substr(6));
  return parties;
}

bool is_postal(const Csv& csv, std::size_t row) { return csv.cell(row, "status") == "postal"; }

void check_sums(const Csv& csv, std::size_t row, const Words& parties) {
  const double valid = csv.number(row, "votes_valid").value();
  double votes = 0;
  double shares = 0;
  for (const std::string& party : parties) {
    const auto cast = csv.number(row, "votes_" + party);
    const auto share = csv.number(row, "share_" + party);
    CHECK(cast.has_value() == share.has_value());
    if (cast) CHECK(std::abs(*share - 100 * *cast / valid) < rounding);
    votes += cast.value_or(0);
    shares += share.value_or(0);
  }
  // Of several independents the columns have the best one's votes.
  const double rounded = rounding * static_cast<double>(parties.size());
  const auto alone = [&](const std::string& party) {
    return (party == "ind" || party == "minor") && csv.number(row, "votes_" + party);
  };
  if (std::any_of(parties.begin(), parties.end(), alone)) {
    CHECK(votes <= valid);
    CHECK(shares <= 100 + rounded);
  } else {
    CHECK(votes == valid);
    CHECK(std::abs(shares - 100) < rounded);
  }
}

void check_majority(const Csv& csv, std::size_t row) {
  const double majority = csv.number(row, "majority_votes").value();
  CHECK(std::abs(csv.number(row, "majority_pct").value() - 100 * majority / csv.number(row, "votes_valid").value()) <
        rounding);
  CHECK(majority >= 0);
  const std::string& winner = csv.cell(row, "winner");
  const std::string& second = csv.cell(row, "runner_up");
  if (winner.empty() || second.empty() || winner == second) return;  // two independents
  CHECK(csv.number(row, "votes_" + winner).value() - csv.number(row, "votes_" + second).value() == majority);
}

/// An empty cell has its reason in the note.
void check_reasons(const Csv& csv, std::size_t row) {
  struct Reasoned {
    const char* column;
    const char* word;
  };
  constexpr std::array<Reasoned, 6> cells = {{{"winner", "winner"},
                                              {"runner_up", "runner-up"},
                                              {"majority_pct", "majority"},
                                              {"turnout_pct", "turnout"},
                                              {"swing_pct", "swing"},
                                              {"status", "status"}}};
  if (csv.cell(row, "status") == "no result") {
    CHECK_FALSE(csv.cell(row, "note").empty());
    return;
  }
  for (const Reasoned& cell : cells)
    if (csv.cell(row, cell.column).empty())
      CHECK_MESSAGE(contains_all(csv.cell(row, "note"), {cell.word}), cell.column << ": " << csv.cell(row, "note"));
}

/// Swing from Conservative to Labour in a row, from the shares of two tables.
double expected_swing(const Csv& now, std::size_t row, const Csv& then, bool steed) {
  const std::size_t before = then.row_of(now.cell(row, "area_code"));
  const auto share = [](const Csv& csv, std::size_t at, const char* party) {
    return csv.number(at, std::string("share_") + party).value();
  };
  const double from_then = share(then, before, "con");
  const double from_now = share(now, row, "con");
  const double to_then = share(then, before, "lab");
  const double to_now = share(now, row, "lab");
  if (steed) return 100 * (to_now / (from_now + to_now) - to_then / (from_then + to_then));
  return ((from_then - from_now) + (to_now - to_then)) / 2;
}

/// Every defined Con-to-Lab swing is that of the formula; returns how many there are.
std::size_t check_swings(const Csv& now, const Csv& then, bool steed) {
  std::size_t known = 0;
  for (std::size_t row = 0; row < now.rows.size(); ++row) {
    const auto swing = now.number(row, "swing_pct");
    if (!swing) continue;
    ++known;
    CHECK(now.cell(row, "swing_from") == "con");
    CHECK(now.cell(row, "swing_to") == "lab");
    CHECK(std::abs(*swing - expected_swing(now, row, then, steed)) < 5 * rounding);
  }
  return known;
}

std::ptrdiff_t won_by(const Csv& csv, const std::string& party) {
  std::ptrdiff_t seats = 0;
  for (std::size_t row = 0; row < csv.rows.size(); ++row) seats += csv.cell(row, "winner") == party ? 1 : 0;
  return seats;
}

}  // namespace

TEST_CASE("the fixed columns stand in their order") {
  for (const std::string& contest : contests()) {
    const Csv csv = table(contest);
    auto at = csv.columns.begin();
    for (const std::string& column : fixed_columns) {
      at = std::find(at, csv.columns.end(), column);
      REQUIRE_MESSAGE(at != csv.columns.end(), contest << " lacks " << column << ", or has it too early");
    }
    CHECK(csv.has("note"));
    for (const std::string& party : parties_of(csv)) CHECK(csv.has("share_" + party));
    const bool is_referendum = contest == "referendum-2016";
    CHECK(csv.has(is_referendum ? "votes_remain" : "votes_con"));
    CHECK(csv.has(is_referendum ? "share_leave" : "share_lab"));
  }
}

TEST_CASE("votes, shares and majorities of every row of every contest agree") {
  for (const std::string& contest : contests()) {
    const Csv csv = table(contest);
    const Words parties = parties_of(csv);
    for (std::size_t row = 0; row < csv.rows.size(); ++row) {
      CAPTURE(contest);
      CAPTURE(csv.cell(row, "area_code"));
      CHECK_FALSE(csv.cell(row, "area_name").empty());
      check_reasons(csv, row);
      const std::string& status = csv.cell(row, "status");
      CHECK((status.empty() || status == "hold" || status == "gain" || status == "tie" || status == "postal" ||
             status == "no result" || status == "new lead" || status == "lead kept"));
      if (csv.cell(row, "votes_valid").empty()) continue;
      check_sums(csv, row, parties);
      check_majority(csv, row);
    }
  }
}

TEST_CASE("each contest has one row an area") {
  const std::map<std::string, std::size_t> counts = {
      {"general-2005n", 73}, {"general-2010", 73}, {"general-2015", 73}, {"general-2017", 73}, {"mayor-2008", 33}};
  for (const auto& [contest, areas] : counts) CHECK(table(contest).rows.size() == areas);
  for (const char* contest : {"mayor-2012", "mayor-2016"}) {
    const Csv csv = table(contest);
    std::size_t postal = 0;
    for (std::size_t row = 0; row < csv.rows.size(); ++row) postal += is_postal(csv, row) ? 1 : 0;
    CHECK(postal == 33);
    CHECK(csv.rows.size() - postal > 600);
  }
}

TEST_CASE("Kensington 2017 is Labour's by 20, and 11 direct switchers would have turned it") {
  const Csv csv = table("general-2017");
  const std::size_t row = csv.row_of("E14000768");
  CHECK(csv.cell(row, "area_name") == "Kensington");
  CHECK(csv.cell(row, "winner") == "lab");
  CHECK(csv.cell(row, "runner_up") == "con");
  CHECK(csv.cell(row, "majority_votes") == "20");
  CHECK(csv.cell(row, "direct_switchers") == "11");
  CHECK(csv.cell(row, "status") == "gain");
}

TEST_CASE("Richmond Park 2017 is the Conservatives' by 45, a hold since the general election of 2015") {
  const Csv csv = table("general-2017");
  const std::size_t row = csv.row_of("E14000896");
  CHECK(csv.cell(row, "area_name") == "Richmond Park");
  CHECK(csv.cell(row, "winner") == "con");
  CHECK(csv.cell(row, "runner_up") == "ld");
  CHECK(csv.cell(row, "majority_votes") == "45");
  CHECK(csv.cell(row, "status") == "hold");
}

TEST_CASE("London's seats are those that were won") {
  const Csv now = table("general-2017");
  CHECK(won_by(now, "lab") == 49);
  CHECK(won_by(now, "con") == 21);
  CHECK(won_by(now, "ld") == 3);
  const Csv before = table("general-2015");
  CHECK(won_by(before, "lab") == 45);
  CHECK(won_by(before, "con") == 27);
  CHECK(won_by(before, "ld") == 1);
}

TEST_CASE("postal votes are rows of their own, without turnout or swing") {
  for (const char* contest : {"mayor-2012", "mayor-2016"}) {
    const Csv csv = table(contest);
    for (std::size_t row = 0; row < csv.rows.size(); ++row) {
      if (!is_postal(csv, row)) continue;
      CHECK(csv.cell(row, "area_code").starts_with("E09"));
      CHECK(csv.cell(row, "area_name").ends_with("(postal votes)"));
      CHECK(csv.cell(row, "turnout_pct").empty());
      CHECK(csv.cell(row, "swing_pct").empty());
      CHECK_FALSE(csv.cell(row, "winner").empty());
    }
  }
}

TEST_CASE("the Mayor's wards and postal rows sum to London's votes") {
  const auto sum = [](const Csv& csv, const char* column) {
    double votes = 0;
    for (std::size_t row = 0; row < csv.rows.size(); ++row) votes += csv.number(row, column).value_or(0);
    return votes;
  };
  CHECK(sum(table("mayor-2012"), "votes_con") == 971931);
  CHECK(sum(table("mayor-2012"), "votes_lab") == 889918);
  CHECK(sum(table("mayor-2016"), "votes_lab") == 1148716);
  CHECK(sum(table("mayor-2016"), "votes_con") == 909755);
}

TEST_CASE("a swing turned round has the other sign") {
  const Csv one = table("general-2017", {"--pair", "con,lab"});
  const Csv other = table("general-2017", {"--pair", "lab,con"});
  REQUIRE(one.rows.size() == other.rows.size());
  std::size_t known = 0;
  for (std::size_t row = 0; row < one.rows.size(); ++row) {
    CHECK(one.cell(row, "swing_from") == other.cell(row, "swing_to"));
    CHECK(one.cell(row, "swing_to") == other.cell(row, "swing_from"));
    const auto swing = one.number(row, "swing_pct");
    REQUIRE(swing.has_value() == other.number(row, "swing_pct").has_value());
    if (!swing) continue;
    ++known;
    CHECK(*swing == -other.number(row, "swing_pct").value());
  }
  CHECK(known >= 72);
}

TEST_CASE("top two is from this election's second to its winner") {
  const Csv csv = table("general-2017", {"--pair", "top-two"});
  std::size_t known = 0;
  for (std::size_t row = 0; row < csv.rows.size(); ++row) {
    if (csv.cell(row, "swing_pct").empty()) continue;
    ++known;
    CHECK(csv.cell(row, "swing_from") == csv.cell(row, "runner_up"));
    CHECK(csv.cell(row, "swing_to") == csv.cell(row, "winner"));
  }
  CHECK(known >= 70);
  const std::size_t richmond = csv.row_of("E14000896");
  CHECK(csv.cell(richmond, "swing_from") == "ld");
  CHECK(csv.cell(richmond, "swing_to") == "con");
}

TEST_CASE("Butler and Steed are the formulas of their books, and are not the same") {
  const Csv then = table("general-2015");
  const Csv butler = table("general-2017", {"--swing", "butler"});
  const Csv steed = table("general-2017", {"--swing", "steed"});
  CHECK(check_swings(butler, then, false) >= 72);
  CHECK(check_swings(steed, then, true) >= 72);
  CHECK(table("general-2017").rows == butler.rows);  // Butler is the default
  std::size_t apart = 0;
  for (std::size_t row = 0; row < butler.rows.size(); ++row)
    apart += butler.cell(row, "swing_pct") != steed.cell(row, "swing_pct") ? 1 : 0;
  CHECK(apart >= 70);
}

TEST_CASE("another contest of the track may be the base") {
  const Csv csv = table("general-2017", {"--against", "general-2010"});
  for (std::size_t row = 0; row < csv.rows.size(); ++row) CHECK(csv.cell(row, "against") == "general-2010");
  CHECK(check_swings(csv, table("general-2010"), false) >= 72);
  CHECK(csv.rows != table("general-2017").rows);
}

TEST_CASE("notional figures say in every row that they are an estimate") {
  const Csv csv = table("general-2005n");
  for (std::size_t row = 0; row < csv.rows.size(); ++row) CHECK(contains_all(csv.cell(row, "note"), {"notional"}));
}

TEST_CASE("a table is the same on standard output and in a file") {
  const TemporaryFolder folder;
  const Ran plain = run({"table", "--contest", "mayor-2016"});
  const Ran dash = run({"table", "--contest", "mayor-2016", "--out", "-"});
  const Ran file = run({"table", "--contest", "mayor-2016", "--out", folder / "mayor.csv"});
  CHECK(plain.code == 0);
  CHECK(plain.out == dash.out);
  CHECK(file.code == 0);
  CHECK(file.out.empty());
  CHECK(read_file(folder / "mayor.csv") == plain.out);
  CHECK(folder.files() == Words{"mayor.csv"});
}

TEST_CASE("a filter keeps its areas in the table, and a wrong one says what there is") {
  const Csv marginal = table("general-2017", {"--filter", "party=con; swing_needed_pct<2; remain_pct>60"});
  Words names;
  for (std::size_t row = 0; row < marginal.rows.size(); ++row) names.push_back(marginal.cell(row, "area_name"));
  std::sort(names.begin(), names.end());
  CHECK(names == Words{"Finchley and Golders Green", "Putney", "Richmond Park"});
  CHECK(table("mayor-2016", {"--filter", "parent=Camden"}).rows.size() == 18);  // no row of postal votes
  const Ran wrong = run({"table", "--contest", "general-2017", "--filter", "happiness>3"});
  CHECK(wrong.code == 2);
  CHECK(contains_all(wrong.err, {"happiness", "swing_needed_pct", "share_"}));
}

TEST_CASE("changes of share are the differences of two tables, and empty where a party did not stand twice") {
  const Csv now = table("general-2017");
  const Csv then = table("general-2015");
  for (std::size_t row = 0; row < now.rows.size(); ++row)
    for (const char* party : {"con", "lab", "ld", "green", "ukip"}) {
      const std::string share = std::string("share_") + party;
      const auto after = now.number(row, share);
      const auto before = then.number(then.row_of(now.cell(row, "area_code")), share);
      const auto change = now.number(row, std::string("change_") + party);
      REQUIRE(change.has_value() == (after && before));
      if (change) CHECK(std::abs(*change - (*after - *before)) < 3 * rounding);
    }
}
