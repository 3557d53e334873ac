// Who was elected, in other people's words.
#include <algorithm>
#include <doctest/doctest.h>
#include <string>

#include "elections/read/elected_words.h"
#include "elections/read/read_results.h"
#include "tests/elections/examples.h"

using namespace hustings;

TEST_CASE("words and marks for the elected are understood, in any case") {
  for (const char* yes : {"yes", "Y", "elected", "Elected ", "e", "*", "x", "T", "true", "1"})
    CHECK_MESSAGE(maybe_elected(yes) == true, yes);
  for (const char* no : {"no", "N", "Not elected", "f", "FALSE", "0"}) CHECK_MESSAGE(maybe_elected(no) == false, no);
  for (const char* neither : {"", "maybe", "2nd"}) CHECK_FALSE_MESSAGE(maybe_elected(neither), neither);
}

TEST_CASE("cells of the elected that say neither are one warning, with a count and the first row") {
  Parties parties;
  const auto read = read_results(
      examples::table_of("area_code,party,candidate,votes,elected\nA,rose,Ann,10,Elected\nA,oak,Bob,9,perhaps\n"
                         "A,elm,Cem,8,who knows\nB,rose,Dan,7,Not elected\nB,oak,Eve,6,\n"),
      parties);
  REQUIRE(read);
  std::string said;
  for (const Finding& finding : read.findings)
    if (finding.place.column == "elected") said += describe(finding) + "\n";
  CHECK(std::count(said.begin(), said.end(), '\n') == 1);
  CHECK(said.find("\"perhaps\" is neither yes nor no, as 2 cells are in all") != std::string::npos);
  CHECK(said.find("row 3") != std::string::npos);
}
