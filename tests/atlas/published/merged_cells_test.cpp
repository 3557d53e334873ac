// Labels that stand once above the rows they are meant for, as merged cells are written.
#include <fmt/format.h>

#include "tests/atlas/published/published.h"

using namespace hustings;

TEST_CASE("blank cells under a label take it, and that is said") {
  const PublishedTable read = published(
      "code,ward,party,votes\nX01,Alder,Rose,120\n,,Oak,95\n,,Elm,12\nX02,Birch,Rose,80\n,,Oak,134\nX03,Cedar,Oak,90\n,"
      ",Elm,88\n");
  CHECK(read.table.rows[2] == std::vector<std::string>{"X01", "Alder", "Elm", "12"});
  CHECK(read.table.rows[4] == std::vector<std::string>{"X02", "Birch", "Oak", "134"});
  CHECK(says(read, "8 blank cells of code, ward take the text above them"));
}

TEST_CASE("larger areas over their wards are filled down") {
  const PublishedTable read = published(
      "county,ward,con,lab\nEssex,Alder,100,90\n,Birch,101,97\n,Cedar,88,70\nKent,Dogwood,61,60\n,Elm,50,40\n,Fir,51,"
      "47\n");
  CHECK(read.table.rows[2][0] == "Essex");
  CHECK(read.table.rows[5][0] == "Kent");
}

TEST_CASE("codes that are missing here and there, and marks, stay blank") {
  const PublishedTable codes = published(
      "code,name,con,lab\nX01,Alder,100,90\n,Birch,101,97\nX03,Cedar,88,70\nX04,Dogwood,61,60\nX05,Elm,50,40\n");
  CHECK(codes.table.rows[1][0].empty());
  const PublishedTable marks =
      published("sitting,name,votes\nyes,Ann,120\n,Bob,95\nyes,Cay,80\n,Dan,134\n,Eve,10\nyes,Fay,7\n");
  CHECK(marks.table.rows[1][0].empty());
}

TEST_CASE("a block of totals has no code, and its rows are sums all of them") {
  const PublishedTable table = published(
      "Code,Ward,Party,Votes\nX1,Alder,Labour,10\n,,Green,20\nX2,Birch,Labour,11\n,,Green,22\nX3,Cedar,Labour,12\n,,"
      "Green,25\n,Total,Labour,33\n,,Green,67\n");
  REQUIRE(table.table.rows.size() == 8);
  CHECK(table.table.rows[1] == std::vector<std::string>{"X1", "Alder", "Green", "20"});
  CHECK(table.table.rows[6] == std::vector<std::string>{"", "Total", "Labour", "33"});
  CHECK(table.table.rows[7] == std::vector<std::string>{"", "Total", "Green", "67"});
}

TEST_CASE("rows of sums within merged cells are left out, and their blanks are nobody's") {
  const PublishedTable table = published(
      "Ward,Candidate,Party,Votes\nAlder,Ann,Labour,10\n,Bob,Green,21\n,,Total,31\nBirch,Cem,Labour,11\n,Dora,Green,"
      "23\n"
      ",,Total,34\nCedar,Eve,Labour,12\n,Flo,Green,27\n,,Total,39\n");
  REQUIRE(table.table.rows.size() == 6);
  CHECK(table.table.rows[5] == std::vector<std::string>{"Cedar", "Flo", "Green", "27"});
  CHECK(table.derived_rows.size() == 3);
  CHECK(table.derived_rows.front().proven);
}

TEST_CASE("merged cells start again in each block of a column to their left") {
  std::string text = "Year,Ward,Party,Votes\n";
  for (const int year : {2015, 2019})
    for (const char* ward : {"Alder", "Birch", "Cedar", "Dale", "Elm", "Fir"})
      text +=
          fmt::format("{0},{1},Labour,{2}\n{0},,Green,{3}\n", year, ward, year - 1900 + ward[0], year - 1990 + ward[0]);
  const PublishedTable table = published(text);
  REQUIRE(table.table.rows.size() == 24);
  for (const auto& row : table.table.rows) CHECK_FALSE(row[1].empty());
  CHECK(table.table.rows[13][1] == "Alder");
  CHECK(table.table.rows[23][1] == "Fir");
}
