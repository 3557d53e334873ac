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

TEST_CASE("a cell of a wide source is named by the party's column") {
  const Table table{"votes.csv", {"area_code", "party", "votes"}, {{"E1", "lab", "5"}}, {2}, {"labour votes"}};
  CHECK(table.place(0, "votes").column == "labour votes");
  CHECK(table.place(0, "party").column == "labour votes");
  CHECK(table.place(0, "area_code").column == "area_code");
}

TEST_CASE("rows of one table are added to another by the names of their columns") {
  Table table{"a.csv", {"id", "name"}, {{"con", "Conservative"}}, {2}};
  table.append({"b.csv", {"colour", "id"}, {{"#112233", "lab"}}, {7}});
  CHECK(table.columns == std::vector<std::string>{"id", "name", "colour"});
  CHECK(table.rows == std::vector<std::vector<std::string>>{{"con", "Conservative", ""}, {"lab", "", "#112233"}});
  CHECK(table.lines == std::vector<std::int64_t>{2, 7});
  CHECK(table.place(0).file == "a.csv");
  CHECK(table.place(1).file == "b.csv");
}
