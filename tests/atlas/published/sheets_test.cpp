// Which sheet of a workbook is read, and sheets of one form.
#include "atlas/published/published_sheets.h"

#include "tests/atlas/published/published.h"

using namespace hustings;

namespace {

const PublishedSource source = {.source = "votes.xlsx", .layer = {}, .decimal = {}};

Sheet readme() {
  return {"Read me", {{"Results of the made-up election"}, {}, {"Contact: the returning officer"}}, {}};
}

Sheet votes(const std::string& name, const std::string& first) {
  return {name, {{"code", "party", "votes"}, {first, "Rose", "120"}, {first, "Oak", "95"}, {"X09", "Rose", "80"}}, {}};
}

}  // namespace

TEST_CASE("the sheet with the most figures is read, and that is said") {
  const auto read = published_sheets({readme(), votes("Data", "X01")}, source);
  REQUIRE(read);
  CHECK(read.value->table.columns == std::vector<std::string>{"code", "party", "votes"});
  CHECK(says(*read.value, "of 2 sheets, Data is read (it has the most figures, 3)"));
  REQUIRE(read.value->sheets.size() == 2);
  CHECK_FALSE(read.value->sheets[0].read);
  CHECK(read.value->sheets[1].read);
}

TEST_CASE("sheets of the same columns are put together, with their names") {
  const auto read = published_sheets({readme(), votes("2014", "X01"), votes("2018", "X02")}, source);
  REQUIRE(read);
  CHECK(read.value->table.columns == std::vector<std::string>{"code", "party", "votes", "sheet"});
  REQUIRE(read.value->table.rows.size() == 6);
  CHECK(read.value->table.rows[3] == std::vector<std::string>{"X02", "Rose", "120", "2018"});
  CHECK(read.value->forms[2].numbers == 6);
  CHECK(says(*read.value, "2 of 3 sheets are put together, and the column sheet says which a row is of"));
}

TEST_CASE("a sheet that is not whole is refused where it is the one to read, and no matter else") {
  Sheet cut = votes("Data", "X01");
  cut.fault = "a cell names a text that is not there";
  const auto refused = published_sheets({cut}, source);
  REQUIRE_FALSE(refused);
  CHECK(first_error(refused.findings).what ==
        "sheet Data could not be read to its end (a cell names a text that is not there)");
  Sheet other = readme();
  other.fault = "row 2 has cells beyond column 2000";
  CHECK(published_sheets({other, votes("Data", "X01")}, source));
}

TEST_CASE("a workbook without a table is refused") {
  CHECK_FALSE(published_sheets({readme()}, source));
  CHECK_FALSE(published_sheets({}, source));
}
