#include "atlas/table_choice.h"

#include <doctest/doctest.h>

using namespace hustings;

namespace {

Table seats() {
  return {"seats",
          {"name", "winner", "pct"},
          {{"Abbey", "lab", "10.5"}, {"Brent", "Con", "2"}, {"Camden", "lab", ""}, {"Ealing", "ld", "-3.25"}},
          {2, 3, 4, 5}};
}

std::vector<std::string> names(const Table& table) {
  std::vector<std::string> names;
  for (const auto& row : table.rows) names.push_back(row[0]);
  return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("numbers are compared as numbers, text whatever its case") {
  CHECK(names(chosen(seats(), {{"pct<3"}, "", {}})) == Names{"Brent", "Ealing"});
  CHECK(names(chosen(seats(), {{"pct>=2"}, "", {}})) == Names{"Abbey", "Brent"});
  CHECK(names(chosen(seats(), {{"winner=con"}, "", {}})) == Names{"Brent"});
  CHECK(names(chosen(seats(), {{"winner!=lab", "pct<0"}, "", {}})) == Names{"Ealing"});
  CHECK(names(chosen(seats(), {{"pct="}, "", {}})) == Names{"Camden"});  // the empty ones
}

TEST_CASE("what is no number is refused where a column holds numbers") {
  for (const char* slip : {"pct<2%", "pct<abc", "pct>60,000", "pct=two"})
    CHECK_THROWS_AS(chosen(seats(), {{slip}, "", {}}), CommandError);
  CHECK_THROWS_AS(chosen(seats(), {{"share<2"}, "", {}}), CommandError);  // no such column
  CHECK_THROWS_AS(chosen(seats(), {{"pct"}, "", {}}), CommandError);      // no comparison
}

TEST_CASE("rows sort by number, empty cells last either way") {
  CHECK(names(chosen(seats(), {{}, "pct", {}})) == Names{"Ealing", "Brent", "Abbey", "Camden"});
  CHECK(names(chosen(seats(), {{}, "-pct", {}})) == Names{"Abbey", "Brent", "Ealing", "Camden"});
}

TEST_CASE("columns come in the order asked for, also those that were only compared") {
  const Table some = chosen(seats(), {{"pct<3"}, "pct", {"pct", "name"}});
  CHECK(some.columns == Names{"pct", "name"});
  CHECK(to_csv(some) == "pct,name\n-3.25,Ealing\n2,Brent\n");
}

TEST_CASE("text for a reader stands under its column, numbers to the right") {
  CHECK(to_text(chosen(seats(), {{"pct<3"}, "", {"name", "pct"}})) == "name      pct\nBrent       2\nEaling  -3.25\n");
}
