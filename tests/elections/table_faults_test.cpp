#include "elections/read/table_faults.h"

#include <doctest/doctest.h>

#include "elections/read/doubtful_counts.h"
#include "elections/read/read_results.h"
#include "tests/elections/examples.h"

using namespace hustings;
using namespace hustings::examples;

namespace {

/// The column that parts the table into several elections, or "".
std::string parting_column(const char* text) {
  const Table table = table_of(text);
  const auto found = maybe_several_contests(
      table, {.area = {0}, .party = table.find_column("party"), .candidate = table.find_column("candidate")});
  if (found) CHECK(found->severity == Severity::error);
  return found ? found->place.column : "";
}

std::vector<std::string> lines_of(const Findings& findings) {
  std::vector<std::string> lines;
  for (const Finding& finding : findings) lines.push_back(describe(finding));
  return lines;
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a column that parts the rows of areas into elections is named") {
  CHECK(parting_column("area_code,office,party,candidate,votes\n"
                       "E1,Mayor,lab,Ann,9\nE1,Mayor,con,Bob,7\nE1,Council,lab,Cat,1\nE1,Council,con,Dan,12\n") ==
        "office");
  CHECK(parting_column("area_code,year,party,votes\n"
                       "E1,2016,lab,9\nE1,2016,con,7\nE1,2020,lab,1\nE1,2020,con,12\n") == "year");
  CHECK(parting_column("area_code,polling date,party,candidate,votes\n"
                       "E1,1 May,lab,Ann,9\nE1,1 May,con,Bob,7\nE1,8 May,ld,Cat,1\nE1,8 May,con,Dan,12\n") ==
        "polling date");
  // Any column, where one person stands twice in an area without it.
  CHECK(parting_column("area_code,stimme,party,votes\nE1,1,lab,9\nE1,1,con,7\nE1,2,lab,1\nE1,2,con,12\n") == "stimme");
  // One row an area and election.
  CHECK(parting_column("area_code,con,lab,year\nE1,1,2,2016\nE2,3,4,2016\nE1,5,6,2020\nE2,7,8,2020\n") == "year");
}

TEST_CASE("columns that say something of candidates or areas part nothing") {
  for (const char* text :
       {"area_code,party,candidate,votes,date of birth\nE1,lab,Ann,9,1970\nE1,con,Bob,7,1980\nE1,ld,Cat,7,1985\n",
        "area_code,party,candidate,votes,declaration date\nE1,lab,Ann,9,1 May\nE1,con,Bob,7,1 May\nE2,lab,C,9,2 May\n",
        "area_code,party,candidate,votes,ballot position\nE1,lab,Ann,9,1\nE1,lab,Bob,7,2\nE1,lab,Cat,7,3\n",
        "area_code,party,candidate,votes,gender\nE1,lab,Ann,9,F\nE1,lab,Bob,7,M\nE1,con,Cat,7,F\nE1,con,Dan,7,M\n",
        "area_code,party,votes,level\nE1,lab,9,area\nE1,con,7,area\nE1,lab,3,postal\nE1,con,2,postal\n",
        "area_code,party,votes,round\nE1,lab,9,1\nE1,con,7,1\nE1,lab,3,2\nE1,con,2,2\n",
        "area_code,con,lab,year\nE1,1,2,2016\nE2,3,4,2016\n"})
    CHECK_MESSAGE(parting_column(text).empty(), text);
}

TEST_CASE("two columns of one name are an error where they are read, and a warning elsewhere") {
  const Parties parties = some_parties();
  for (const char* header :
       {"area_code,party,votes,Votes", "area_code,con,lab,Con", "area_code,con,electorate,ELECTORATE",
        "area_code,con %,lab %,Con pct", "area_code,party,party,votes"}) {
    const Findings found = doubled_columns(table_of(std::string(header) + "\n"), parties);
    REQUIRE_MESSAGE(found.size() == 1, header);
    CHECK_MESSAGE(found[0].severity == Severity::error, header);
  }
  const Findings other = doubled_columns(table_of("area_code,con,remark,Remark,,\n"), parties);
  REQUIRE(other.size() == 1);
  CHECK(other[0].severity == Severity::warning);
  CHECK(has(describe(other[0]), "columns 3 and 4"));
  CHECK(doubled_columns(table_of("area_code,con,con %,majority,majority %\n"), parties).empty());
}

TEST_CASE("a cell that swallowed lines is named by its row") {
  Table table = table_of("area_code,party,candidate,votes\nE1,con,Ann,1\nE1,lab,Bob,2\nE2,con,Cat,3\n");
  CHECK(cells_over_lines(table).empty());
  table.rows[1][2] = "Bob,2\nE1,ld,Dan,4\nE1,ind,Eve";
  table.lines = {2, 3, 6};
  const auto lines = lines_of(cells_over_lines(table));
  REQUIRE(lines.size() == 1);
  for (const char* part : {"row 3", "column candidate", "3 lines", "quotation mark"})
    CHECK_MESSAGE(has(lines[0], part), lines[0]);
  table.file = "votes.xlsx";  // where a cell may have lines of its own
  CHECK(cells_over_lines(table).empty());
}

TEST_CASE("one person or party written in two ways in one area is a fault that names both rows") {
  const std::string header = "area_code,party,candidate,votes\nE1,lab,Ann Archer,5\nE1,con,Bob,4\n";
  for (const char* again : {"E1,lab,ann archer,5", "e1,LAB,Ann  Archer,5", "E1,lab,ANN ARCHER,6",
                            "E1,Lab,Ann\u00A0Archer,5", "E1,lab,\"Ann Archer.\",5"}) {
    Parties parties = some_parties();
    const auto outcome = read_results(table_of(header + again + "\n"), parties);
    CHECK_FALSE(outcome);
    REQUIRE_MESSAGE(outcome.findings.size() == 1, again);
    const std::string line = describe(outcome.findings[0]);
    CHECK_MESSAGE(has(line, "row 4, column party"), line);
    CHECK_MESSAGE(has(line, "in row 2 already"), line);
  }
  Parties parties = some_parties();
  CHECK(read_results(table_of(header + "E1,lab,Anna Archer,5\nE2,lab,Ann Archer,5\nE1,con,Robert,1\n"), parties));
  const auto whig =
      read_results(table_of("area_code,party,votes\nE1,Old  Whigs,5\nE2,old whigs,4\nE3,OLD WHIGS,3\n"), parties);
  REQUIRE(whig);
  CHECK(whig.findings.size() == 1);  // one party, and said to be new once
  CHECK((*whig.value)[0].candidacies[0].party == (*whig.value)[2].candidacies[0].party);
  CHECK_FALSE(read_results(table_of("area_code,party,votes\nE1,Old  Whigs,5\nE1,old whigs,4\n"), parties));
}

TEST_CASE("zeros in most areas of a party are one warning, which names the key that reads them as empty") {
  const Parties parties = some_parties();
  std::vector<Result> results = {result_of({{con, 300}, {lab, 200}, {ukip, 0}, {other, 0}}, "E1"),
                                 result_of({{con, 310}, {lab, 100}, {ukip, 0}, {other, 0}}, "E2"),
                                 result_of({{con, 320}, {lab, 100}, {ukip, 9}, {other, 0}}, "E3")};
  const auto lines = lines_of(doubtful_counts(results, parties, "votes.csv", ZeroMeans::not_said));
  REQUIRE(lines.size() == 1);
  for (const char* part : {"warning: votes.csv", "2 of 3 of ukip", "zero = \"did-not-stand\""})
    CHECK_MESSAGE(has(lines[0], part), lines[0]);
  CHECK_FALSE(has(lines[0], "other"));  // a sum of nobody is 0
  CHECK(doubtful_counts(results, parties, "votes.csv", ZeroMeans::no_votes).empty());
  leave_out_zeros(results);
  CHECK(doubtful_counts(results, parties, "votes.csv", ZeroMeans::did_not_stand).empty());
  CHECK(results.size() == 3);
  CHECK_FALSE(results[0].votes_of(ukip));
  CHECK(results[2].votes_of(ukip) == 9);
}

TEST_CASE("a large party without a vote in one area is doubted, a small one is not") {
  const Parties parties = some_parties();
  std::vector<Result> results;
  for (int i = 0; i < 9; ++i)
    results.push_back(result_of({{con, 300}, {lab, 200}, {ld, 2}, {ind, 1}}, "E" + std::to_string(i)));
  CHECK(doubtful_counts(results, parties, "votes.csv", ZeroMeans::not_said).empty());
  results.push_back(result_of({{con, 0}, {lab, 200}, {ld, 0}, {ind, 300}}, "E9"));
  const auto lines = lines_of(doubtful_counts(results, parties, "votes.csv", ZeroMeans::not_said));
  REQUIRE(lines.size() == 1);
  CHECK(has(lines[0], "1 of 10 of con"));
  CHECK_FALSE(has(lines[0], "of ld"));
}

TEST_CASE("votes that sum to a hundred everywhere are doubted") {
  const Parties parties = some_parties();
  const auto doubted = [&](std::initializer_list<std::int64_t> firsts, std::int64_t sum) {
    std::vector<Result> results;
    for (const std::int64_t first : firsts)
      results.push_back(result_of({{con, first}, {lab, sum - first}}, "E" + std::to_string(results.size())));
    return !doubtful_counts(results, parties, "votes.csv", ZeroMeans::not_said).empty();
  };
  CHECK(doubted({45, 30, 52}, 100));
  CHECK_FALSE(doubted({45, 30}, 100));  // may be chance
  CHECK_FALSE(doubted({45, 30, 52}, 900));
}
