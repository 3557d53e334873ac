#include "atlas/load/name_join.h"

#include <doctest/doctest.h>

#include "tests/carried.h"

using namespace hustings;

namespace {

using Cells = std::vector<std::string>;

Outcome<Table> joined(const Cells& columns, const std::vector<Cells>& rows, const char* layer = "wards-2014") {
  Table table{.file = "votes.csv", .columns = columns, .rows = rows, .lines = {}};
  for (std::size_t i = 0; i < rows.size(); ++i) table.lines.push_back(static_cast<std::int64_t>(i) + 2);
  const Atlas& atlas = carried_atlas();
  return with_codes(table, atlas.layers[*atlas.find_layer(layer)], atlas);
}

/// The code that one name is given, or "" where it is refused.
std::string code_of(const Cells& columns, const Cells& row, const char* layer = "wards-2014") {
  // A second row that is sure to be known, so that the table is not empty.
  Cells known(columns.size());
  known[0] = layer == std::string("wards-2014") ? "Alibon" : layer == std::string("boroughs") ? "Merton" : "Kensington";
  const auto table = joined(columns, {row, known}, layer);
  REQUIRE(table);
  const auto code = table.value->find_column("area_code");
  REQUIRE(code);
  return table.value->rows.size() == 2 ? table.value->cell(0, code) : "";
}

std::string warning_of(const Cells& columns, const Cells& row) {
  const auto table = joined(columns, {{row}, Cells{"Alibon", ""}});
  REQUIRE(table);
  REQUIRE(table.findings.size() == 1);
  CHECK(table.findings[0].severity == Severity::warning);
  CHECK(table.value->rows.size() == 1);
  return describe(table.findings[0]);
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("every constituency and borough is found by its own name") {
  for (const char* layer : {"constituencies-2010", "boroughs"}) {
    const Atlas& atlas = carried_atlas();
    const auto& areas = atlas.layers[*atlas.find_layer(layer)].layer.areas;
    std::vector<Cells> rows;
    for (const Area& area : areas) rows.push_back({area.name});
    const auto table = joined({"name"}, rows, layer);
    REQUIRE(table);
    CHECK(table.findings.empty());
    REQUIRE(table.value->rows.size() == areas.size());
    for (std::size_t i = 0; i < areas.size(); ++i)
      CHECK(table.value->cell(i, table.value->find_column("area_code")) == areas[i].code);
  }
}

TEST_CASE("every ward is found by its name and borough, and none is confused with another") {
  const Atlas& atlas = carried_atlas();
  const AtlasLayer& wards = atlas.layers[*atlas.find_layer("wards-2014")];
  const AtlasLayer& boroughs = atlas.layers[*wards.parent_layer];
  std::vector<Cells> rows;
  for (const Area& area : wards.layer.areas)
    rows.push_back({area.name, boroughs.layer.areas[*boroughs.find(area.parent)].name});
  const auto table = joined({"ward", "borough"}, rows);
  REQUIRE(table);
  CHECK(table.findings.empty());
  REQUIRE(table.value->rows.size() == wards.layer.areas.size());
  for (std::size_t i = 0; i < rows.size(); ++i) CHECK(table.value->rows[i].back() == wards.layer.areas[i].code);
}

TEST_CASE("names are found however they are spelt") {
  const std::string southgate = code_of({"name"}, {"Enfield, Southgate"}, "constituencies-2010");
  CHECK(southgate == "E14000692");
  for (const char* name : {"enfield southgate", "ENFIELD  SOUTHGATE", "Southgate, Enfield", "Enfield: Southgate"})
    CHECK_MESSAGE(code_of({"constituency"}, {name}, "constituencies-2010") == southgate, name);
  for (const char* name : {"Barking & Dagenham", "London Borough of Barking and Dagenham", "barking and dagenham"})
    CHECK_MESSAGE(code_of({"borough"}, {name}, "boroughs") == "E09000002", name);
  for (const char* name : {"Westminster", "City of Westminster", "Westminster, City of"})
    CHECK_MESSAGE(code_of({"borough"}, {name}, "boroughs") == "E09000033", name);
  CHECK(code_of({"borough"}, {"City of London"}, "boroughs") == "E09000001");
  CHECK(code_of({"borough"}, {"London"}, "boroughs").empty());  // a total
  CHECK(code_of({"ward_name", "borough"}, {"Saint Helier", "Merton"}) ==
        code_of({"ward_name", "borough"}, {"St. Helier", "E09 000024"}));
  CHECK(code_of({"ward_name", "borough"}, {"St Helier", "Merton"}) != "");
}

TEST_CASE("a name that two wards have is refused with both, and a column of boroughs tells them apart") {
  const std::string line = warning_of({"ward", "note"}, {"Abbey", ""});
  for (const char* part : {"votes.csv", "row 2", "column ward", "Abbey (Barking and Dagenham, E05000026)",
                           "Abbey (Merton, E05000455)", "column borough"})
    CHECK_MESSAGE(has(line, part), line);
  for (const char* borough : {"Merton", "merton", "E09000024", "London Borough of Merton"})
    CHECK_MESSAGE(code_of({"ward", "borough"}, {"Abbey", borough}) == "E05000455", borough);
  const std::string blank = warning_of({"ward", "borough"}, {"Abbey", ""});
  CHECK_MESSAGE(has(blank, "Fill the column borough"), blank);
}

TEST_CASE("a ward is not looked for in another borough") {
  const std::string line = warning_of({"ward", "borough"}, {"Alibon", "Merton"});
  for (const char* part : {"Alibon", "Merton", "E05000027"}) CHECK_MESSAGE(has(line, part), line);
}

TEST_CASE("a name that nearly fits is told what it may have meant; it is never guessed") {
  const std::string near = warning_of({"ward", "note"}, {"Alibone", ""});
  for (const char* part : {"\"Alibone\"", "Did you mean Alibon (Barking and Dagenham, E05000027)?"})
    CHECK_MESSAGE(has(near, part), near);
  const std::string far = warning_of({"ward", "note"}, {"Somewhere else entirely", ""});
  CHECK_MESSAGE(!has(far, "Did you mean"), far);
}

TEST_CASE("the rows of one unknown area are one warning") {
  const auto table = joined({"ward", "party"}, {{"Nowhere", "con"}, {"Nowhere", "lab"}, {"Alibon", "con"}});
  REQUIRE(table);
  REQUIRE(table.findings.size() == 1);
  CHECK(has(describe(table.findings[0]), "2 rows are left out"));
  CHECK(table.value->lines == std::vector<std::int64_t>{4});
}

TEST_CASE("postal rows name boroughs") {
  const auto table = joined({"name", "level"}, {{"Alibon", "area"}, {"Merton", "postal"}});
  REQUIRE(table);
  CHECK(table.findings.empty());
  CHECK(table.value->rows[1].back() == "E09000024");
}

TEST_CASE("a table with codes, or without names, is left as it is") {
  const auto coded = joined({"area_code", "ward"}, {{"E1", "Nowhere"}});
  REQUIRE(coded);
  CHECK(coded.findings.empty());
  CHECK(coded.value->rows == std::vector<Cells>{{"E1", "Nowhere"}});
  const auto bare = joined({"party", "votes"}, {{"con", "1"}});
  REQUIRE(bare);
  CHECK(bare.value->columns == Cells{"party", "votes"});
}

TEST_CASE("a table of names of which none fits is refused") {
  const auto table = joined({"ward"}, {{"Nowhere"}, {"Elsewhere"}});
  CHECK_FALSE(table);
  CHECK(has_errors(table.findings));
}
