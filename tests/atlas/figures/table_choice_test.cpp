#include "atlas/figures/table_choice.h"

#include <doctest/doctest.h>
#include <random>

#include "base/text/text.h"
#include "base/whole_file.h"
#include "geo/read/read_table.h"
#include "tests/folder.h"

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
  CHECK(names(filtered_table(seats(), {{"pct<3"}, "", {}})) == Names{"Brent", "Ealing"});
  CHECK(names(filtered_table(seats(), {{"pct>=2"}, "", {}})) == Names{"Abbey", "Brent"});
  CHECK(names(filtered_table(seats(), {{"winner=con"}, "", {}})) == Names{"Brent"});
  CHECK(names(filtered_table(seats(), {{"winner!=lab", "pct<0"}, "", {}})) == Names{"Ealing"});
  CHECK(names(filtered_table(seats(), {{"pct="}, "", {}})) == Names{"Camden"});  // the empty ones
}

TEST_CASE("what is no number is refused where a column holds numbers") {
  for (const char* slip : {"pct<2%", "pct<abc", "pct>60,000", "pct=two"})
    CHECK_THROWS_AS(filtered_table(seats(), {{slip}, "", {}}), CommandError);
  CHECK_THROWS_AS(filtered_table(seats(), {{"share<2"}, "", {}}), CommandError);  // no such column
  CHECK_THROWS_AS(filtered_table(seats(), {{"pct"}, "", {}}), CommandError);      // no comparison
}

TEST_CASE("rows sort by number, empty cells last either way") {
  CHECK(names(filtered_table(seats(), {{}, "pct", {}})) == Names{"Ealing", "Brent", "Abbey", "Camden"});
  CHECK(names(filtered_table(seats(), {{}, "-pct", {}})) == Names{"Abbey", "Brent", "Ealing", "Camden"});
}

TEST_CASE("columns come in the order asked for, also those that were only compared") {
  const Table some = filtered_table(seats(), {{"pct<3"}, "pct", {"pct", "name"}});
  CHECK(some.columns == Names{"pct", "name"});
  CHECK(to_csv(some) == "pct,name\n-3.25,Ealing\n2,Brent\n");
}

TEST_CASE("text for a reader stands under its column, numbers to the right") {
  CHECK(to_text(filtered_table(seats(), {{"pct<3"}, "", {"name", "pct"}})) ==
        "name      pct\nBrent       2\nEaling  -3.25\n");
}

TEST_CASE("a table of any text is read again as it was, and begins no formula in between") {
  std::mt19937 random(5);
  const std::vector<std::string> parts = {"=", "+", "-", "@", "'", "\t", "a", "1", ",", "\"", "\n", ".", "\u00E9"};
  Table table{"t", {"name", "=party", "-other"}, {}, {}};
  for (int row = 0; row < 500; ++row) {
    std::vector<std::string>& cells = table.rows.emplace_back();
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      std::string cell;
      for (std::size_t part = random() % 5; part > 0; --part) cell += parts[random() % parts.size()];
      cells.emplace_back(trimmed(cell));  // as all tables are that were read
    }
    cells.front() += "x" + std::to_string(row);  // no row is blank
    table.lines.push_back(row + 2);
  }
  const Folder folder;
  write_whole(folder / "guarded.csv", to_csv(table));
  const Outcome<Table> again = read_table((folder / "guarded.csv").string());
  REQUIRE(again);
  CHECK(again.value->columns == table.columns);
  CHECK(again.value->rows == table.rows);
  CHECK(to_csv({"t", {"a"}, {{"=1"}, {"-0.5"}}, {2, 3}}) == "a\n'=1\n-0.5\n");
  CHECK(to_tab_separated({"t", {"a"}, {{"=1"}, {"-0.5"}}, {2, 3}}) == "a\n'=1\n-0.5\n");
}
