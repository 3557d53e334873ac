// Sheets of workbooks as they are: no row is a header, and nothing is lost without a word.
#include "geo/read/read_sheets.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/geo/fixtures.h"

using namespace hustings;
using namespace hustings::fixtures;

using Rows = std::vector<std::vector<std::string>>;

TEST_CASE("the first row of a sheet is a row like the others, and codes keep their zeros") {
  const Folder folder;
  const auto read = read_sheets(
      write_sheet(folder, "votes", {{"code", "party", "votes"}, {"007", "Rose", "120"}, {"008", "", "95"}}));
  REQUIRE(read);
  REQUIRE(read.value->size() == 1);
  CHECK(read.value->front().rows == Rows{{"code", "party", "votes"}, {"007", "Rose", "120"}, {"008", "", "95"}});
  CHECK(read.value->front().fault.empty());
}

TEST_CASE("a workbook by its name, and a sheet that is not there") {
  CHECK(is_workbook("a.XLSX"));
  CHECK(is_workbook("a.ods"));
  CHECK_FALSE(is_workbook("a.csv"));
  const Folder folder;
  const auto read = read_sheets(write_sheet(folder, "votes", {{"a", "b"}, {"1", "2"}}), "no such sheet");
  REQUIRE_FALSE(read);
  CHECK(first_error(read.findings).what == "has no layer no such sheet");
}
