#include "base/table.h"

#include <doctest/doctest.h>

using namespace hustings;

TEST_CASE("cells of a table are found by column, and absent ones are empty") {
  const Table table{"votes.csv", {"area_code", "votes"}, {{"E1", "5"}, {"E2"}}, {2, 4}};
  const auto votes = table.find_column("votes");
  REQUIRE(votes);
  CHECK(table.cell(0, votes) == "5");
  CHECK(table.cell(1, votes).empty());  // a short row
  CHECK_FALSE(table.find_column("Votes"));
  CHECK(table.cell(0, table.find_column("level")).empty());
}

TEST_CASE("a cell knows its place in the source") {
  const Table table{"votes.csv", {"votes"}, {{"5"}, {"6"}}, {2, 4}};
  const Place place = table.place(1, "votes");
  CHECK(place.file == "votes.csv");
  CHECK(place.row == 4);
  CHECK(place.column == "votes");
  CHECK(table.place(0).column.empty());
}
