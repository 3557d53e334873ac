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
  const Rows cells = {{"code", "party", "votes"}, {"007", "Rose", "120"}, {"008", "", "95"}};
  for (const std::string ending : {".xlsx", ".ods"}) {
    CAPTURE(ending);
    const auto read = read_sheets(write_sheet(folder, "votes", cells, ending));
    REQUIRE(read);
    REQUIRE(read.value->size() == 1);
    CHECK(read.value->front().name == "votes");
    CHECK(read.value->front().rows == cells);
    CHECK(read.value->front().fault.empty());
  }
}

TEST_CASE("many columns are read") {
  const Folder folder;
  Rows cells(2);
  for (int i = 0; i < 1900; ++i) {
    cells[0].push_back("column " + std::to_string(i));
    cells[1].push_back(std::to_string(i));
  }
  const auto read = read_sheets(write_sheet(folder, "wide", cells));
  REQUIRE(read);
  CHECK(read.value->front().rows == cells);
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
