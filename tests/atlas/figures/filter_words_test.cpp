#include "atlas/figures/filter_words.h"

#include <doctest/doctest.h>

#include "tests/carried.h"

using namespace hustings;

namespace {

std::string words(const std::string& filter) {
  const Atlas& atlas = carried_atlas();
  View view;
  view.contest = "general-2017";
  view.filter = filter_from(atlas, filter);
  return filter_words(atlas, *figures_of(atlas, view), view.filter);
}

}  // namespace

TEST_CASE("a filter is told in the words of a reader") {
  CHECK(words("").empty());
  CHECK(words("party=lab; thread<5") == "Labour, under 5 points");
  CHECK(words("party=lab,con; thread<500 votes") == "Labour or Conservative, under 500 votes");
  CHECK(words("parent=Camden; text=park") == "Camden, \u201cpark\u201d");
  CHECK(words("swing_needed_pct<2.5") == "swing needed under 2.5 points");
  CHECK(words("turnout_pct>=60; turnout_pct<=70.25") == "turnout 60 to 70.25%");
}

TEST_CASE("each condition of a filter has its words") {
  for (const char* filter : {"status=gain", "party=con", "parent=E09000007", "majority_votes>20", "text=x", "thread<1"})
    CHECK_MESSAGE(!words(filter).empty(), filter);
}
