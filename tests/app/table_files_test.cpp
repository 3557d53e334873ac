// `hustings table --out FILE` in every format: what stands in them, read by somebody else, and read by `hustings new`.

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cpl_json.h>
#include <map>
#include <memory>
#include <ogrsf_frmts.h>
#include <set>

#include "base/instant.h"
#include "export/tables/map_table.h"
#include "export/tables/sheets.h"
#include "export/tables/table_format.h"
#include "places.h"
#include "tests/app/ooxml.h"
#include "tests/app/program.h"

namespace {

using Words = std::vector<std::string>;

struct Close {
  void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};
using Opened = std::unique_ptr<GDALDataset, Close>;

Opened open(const std::string& path) {
  GDALAllRegister();
  Opened dataset(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR));
  REQUIRE_MESSAGE(dataset != nullptr, path);
  return dataset;
}

/// Runs `table` on the sample atlas, or on another, into a file, which must be there then.
std::string written(const TemporaryFolder& folder, const std::string& name, Words more, const std::string& atlas = {}) {
  const std::string out = folder / name;
  more.insert(more.begin(), {"table", "--out", out});
  if (!atlas.empty()) more.push_back(atlas);
  const Ran ran = run(more);
  REQUIRE_MESSAGE(ran.code == 0, ran.err);
  CHECK(ran.out.empty());
  return out;
}

CPLJSONObject json_in(const std::string& text) {
  CPLJSONDocument document;
  REQUIRE(document.LoadMemory(text));
  return document.GetRoot();
}

/// A cell of GDAL's as the CSV has it, or near enough for a number.
void check_cell(const OGRFeature& feature, const std::string& field, const std::string& cell) {
  const int index = feature.GetFieldIndex(field.c_str());
  REQUIRE_MESSAGE(index >= 0, field);
  CAPTURE(field);
  if (cell.empty()) {
    CHECK_FALSE(feature.IsFieldSetAndNotNull(index));
    return;
  }
  const OGRFieldType type = feature.GetFieldDefnRef(index)->GetType();
  if (type == OFTString) CHECK(feature.GetFieldAsString(index) == cell);
  else if (type == OFTDateTime)  // GDAL makes times of texts of GeoJSON that look like them
    CHECK(hustings::maybe_instant(feature.GetFieldAsString(index), "UTC") == hustings::maybe_instant(cell, "UTC"));
  else CHECK(std::abs(feature.GetFieldAsDouble(index) - std::stod(cell)) < 1e-9);
}

/// What the figures of a table follow from, of every area.
void check_same_figures(const Csv& csv, const Csv& again) {
  REQUIRE(again.rows.size() == csv.rows.size());
  for (std::size_t row = 0; row < csv.rows.size(); ++row) {
    const std::string& code = csv.cell(row, "area_code");
    CAPTURE(code);
    const std::size_t same = again.row_of(code);
    for (const char* column : {"winner", "runner_up", "votes_valid", "majority_votes", "majority_pct", "electorate",
                               "votes_con", "votes_lab", "votes_ld", "share_con", "share_lab", "share_ld"})
      CHECK_MESSAGE(again.cell(same, column) == csv.cell(row, column), column);
  }
}

/// The figures of a file that `hustings new` made an atlas of.
Csv through_new(const TemporaryFolder& folder, const std::string& name, const Words& sources) {
  Words words{"new", folder / name, "--date", "2017-06-08", "--title", "Again", "--name", "again"};
  words.insert(words.end(), sources.begin(), sources.end());
  const Ran made = run(words);
  REQUIRE_MESSAGE(made.code == 0, made.out << made.err);
  const Ran table = run({"table", "--contest", "again", folder / (name + "/atlas.toml")});
  REQUIRE_MESSAGE(table.code == 0, table.err);
  return Csv(table.out);
}

const std::string constituencies = std::string(HUSTINGS_TEST_ASSETS) + "/boundaries/constituencies-2010.shp";

}  // namespace

TEST_CASE("the format is what --format says, else the file's ending, else CSV") {
  using namespace hustings;
  CHECK(table_format("", "") == TableFormat::csv);
  CHECK(table_format("", "-") == TableFormat::csv);
  CHECK(table_format("", "/dev/null") == TableFormat::csv);
  CHECK(table_format("", "a.XLSX") == TableFormat::xlsx);
  CHECK(table_format("", "some.folder/a.gpkg") == TableFormat::gpkg);
  CHECK(table_format("json", "a.xlsx") == TableFormat::json);
  for (const TableFormatRow& row : table_formats) {
    CHECK(row_of(row.format).name == row.name);
    CHECK(table_format(row.name, "a.b") == row.format);
  }
}

TEST_CASE("an ending that nobody knows is answered with those that are known, and no bytes go to a terminal") {
  const FixtureAtlas fixture;
  const TemporaryFolder folder;
  const Ran wrong = run({"table", "--contest", "new", "--out", folder / "a.xslx", fixture.atlas()});
  CHECK(wrong.code == 2);
  CHECK(contains_all(wrong.err, {".csv", ".tsv", ".xlsx", ".ods", ".json", ".gpkg", ".geojson", ".fgb", ".shp",
                                 "did you mean .xlsx?", "--format"}));
  CHECK(folder.files().empty());
  for (const char* format : {"xlsx", "ods", "gpkg", "fgb", "shp"}) {
    const Ran bytes = run({"table", "--contest", "new", "--format", format, fixture.atlas()});
    CHECK(bytes.code == 2);
    CHECK(contains_all(bytes.err, {"--out"}));
  }
}

TEST_CASE("CSV and tab-separated text hold plain numbers, and text for a reader British ones") {
  const Csv csv = table("general-2017");
  const std::size_t ealing = csv.row_of("E14000674");
  CHECK(csv.cell(ealing, "votes_valid").find(',') == std::string::npos);
  const Ran tabs =
      run({"table", "--contest", "general-2017", "--format", "tsv", "--columns", "area_code,votes_valid,majority_pct"});
  CHECK(tabs.code == 0);
  CHECK(tabs.out.starts_with("area_code\tvotes_valid\tmajority_pct\n"));
  CHECK(contains_all(tabs.out, {"E14000768\t38677\t0.0517\n"}));
  const Ran text = run({"table", "--contest", "general-2017", "--format", "text", "--columns",
                        "area_code,votes_valid,majority_pct,swing_pct", "--where", "area_code=E14000768"});
  CHECK(contains_all(text.out, {"38,677", "0.05", "+"}));
}

TEST_CASE("JSON has the figures of the CSV, their units, and a reason for each that is missing") {
  const Csv csv = table("general-2017");
  const Ran ran = run({"table", "--contest", "general-2017", "--format", "json"});
  REQUIRE(ran.code == 0);
  const CPLJSONObject root = json_in(ran.out);
  CHECK(root.GetString("title") == "General election 2017");
  const CPLJSONArray columns = root.GetArray("columns");
  const CPLJSONArray rows = root.GetArray("rows");
  REQUIRE(static_cast<std::size_t>(columns.Size()) == csv.columns.size());
  REQUIRE(static_cast<std::size_t>(rows.Size()) == csv.rows.size());
  std::map<std::string, std::string> units;
  std::map<std::string, std::string> types;
  for (int i = 0; i < columns.Size(); ++i) {
    units[columns[i].GetString("id")] = columns[i].GetString("unit");
    types[columns[i].GetString("id")] = columns[i].GetString("type");
  }
  CHECK(units["majority_pct"] == "pp");
  CHECK(units["votes_valid"] == "votes");
  CHECK(types["votes_valid"] == "number");
  CHECK(types["area_code"] == "text");
  std::set<std::pair<int, std::string>> reasons;
  const CPLJSONArray undefined = root.GetArray("undefined");
  for (int i = 0; i < undefined.Size(); ++i) {
    CHECK_FALSE(undefined[i].GetString("reason").empty());
    reasons.insert({undefined[i].GetInteger("row"), undefined[i].GetString("column")});
  }
  for (int row = 0; row < rows.Size(); ++row)
    for (const std::string& column : csv.columns) {
      const std::string& cell = csv.cell(static_cast<std::size_t>(row), column);
      const CPLJSONObject value = rows[row].GetObj(column);
      CAPTURE(row);
      CAPTURE(column);
      if (cell.empty()) CHECK(value.GetType() == CPLJSONObject::Type::Null);
      else if (types[column] == "text") CHECK(value.ToString() == cell);
      else CHECK(value.ToDouble() == std::stod(cell));
      if (cell.empty() && types[column] == "number") CHECK(reasons.contains({row, column}));
    }
}

TEST_CASE("several elections are one table, a row an area in each") {
  const Ran ran = run({"table", "--contest", "general-2015", "--contest", "mayor-2016"});
  REQUIRE(ran.code == 0);
  const Csv both(ran.out);
  const Csv seats = table("general-2015");
  const Csv wards = table("mayor-2016");
  CHECK(both.columns[0] == "contest");
  CHECK(both.columns[1] == "date");
  REQUIRE(both.rows.size() == seats.rows.size() + wards.rows.size());
  for (std::size_t row = 0; row < both.rows.size(); ++row) {
    const bool first = row < seats.rows.size();
    const Csv& own = first ? seats : wards;
    const std::size_t at = first ? row : row - seats.rows.size();
    CHECK(both.cell(row, "contest") == (first ? "general-2015" : "mayor-2016"));
    CHECK(both.cell(row, "date") == (first ? "2015-05-07" : "2016-05-05"));
    for (const std::string& column : both.columns)
      if (column != "contest" && column != "date")
        CHECK(both.cell(row, column) == (own.has(column) ? own.cell(at, column) : std::string()));
  }
}

TEST_CASE("a workbook is a sound package with real numbers, a header that stays, filters, and what the figures are") {
  const TemporaryFolder folder;
  const Csv csv = table("general-2017");
  const OoxmlPackage package(read_file(written(folder, "a.xlsx", {"--contest", "general-2017"})));
  CHECK(package.fault_text() == "");
  Words names;
  for (const pugi::xml_node& sheet : elements_of(package.xml("/xl/workbook.xml"), "sheet"))
    names.emplace_back(sheet.attribute("name").value());
  CHECK(names == Words{"Figures", "About", "No figure"});
  const pugi::xml_node sheet = package.xml("/xl/worksheets/sheet1.xml").child("worksheet");
  const pugi::xml_node pane = sheet.child("sheetViews").child("sheetView").child("pane");
  CHECK(pane.attribute("state").value() == std::string("frozen"));
  CHECK(pane.attribute("ySplit").value() == std::string("1"));
  const std::string last = hustings::column_letters(csv.columns.size() - 1) + std::to_string(csv.rows.size() + 1);
  CHECK(sheet.child("autoFilter").attribute("ref").value() == "A1:" + last);
  const std::size_t votes =
      static_cast<std::size_t>(std::find(csv.columns.begin(), csv.columns.end(), "votes_valid") - csv.columns.begin());
  std::size_t row = 0;
  for (const pugi::xml_node& line : sheet.child("sheetData").children("row")) {
    const std::string place = hustings::column_letters(votes) + line.attribute("r").value();
    const pugi::xml_node cell = line.find_child_by_attribute("c", "r", place.c_str());
    if (row++ == 0) {
      CHECK(cell.attribute("t").value() == std::string("s"));
      continue;
    }
    CHECK_FALSE(cell.attribute("t"));
    CHECK(cell.child("v").text().get() == csv.cell(row - 2, "votes_valid"));
  }
  CHECK(row == csv.rows.size() + 1);
  const std::string& texts = package.bytes("/xl/sharedStrings.xml");
  CHECK(contains_all(texts, {"House of Commons Library", "in force from 6 May 2010", "points", "first past the post"}));
}

TEST_CASE("letters of columns count as spreadsheets do") {
  CHECK(hustings::column_letters(0) == "A");
  CHECK(hustings::column_letters(25) == "Z");
  CHECK(hustings::column_letters(26) == "AA");
  CHECK(hustings::column_letters(701) == "ZZ");
  CHECK(hustings::column_letters(702) == "AAA");
}

TEST_CASE("workbooks of both kinds are read by others as the CSV is") {
  const TemporaryFolder folder;
  const Csv csv = table("general-2017");
  for (const char* name : {"a.xlsx", "a.ods"}) {
    const Opened dataset = open(written(folder, name, {"--contest", "general-2017"}));
    CAPTURE(name);
    REQUIRE(dataset->GetLayerCount() == 3);
    OGRLayer& sheet = *dataset->GetLayer(0);
    CHECK(sheet.GetName() == std::string("Figures"));
    REQUIRE(static_cast<std::size_t>(sheet.GetFeatureCount()) == csv.rows.size());
    for (std::size_t row = 0; row < csv.rows.size(); ++row) {
      const OGRFeatureUniquePtr feature(sheet.GetNextFeature());
      for (const char* column : {"area_code", "area_name", "winner", "votes_valid", "majority_pct", "swing_pct"})
        check_cell(*feature, column, csv.cell(row, column));
    }
  }
}

TEST_CASE("maps hold every area with its borders, its figures and the CRS of the atlas") {
  const TemporaryFolder folder;
  const Csv csv = table("general-2017");
  const Opened source = open(constituencies);
  for (const char* name : {"a.gpkg", "a.geojson", "a.fgb", "a.shp"}) {
    const Opened dataset = open(written(folder, name, {"--contest", "general-2017"}));
    CAPTURE(name);
    OGRLayer& layer = *dataset->GetLayer(0);
    REQUIRE(static_cast<std::size_t>(layer.GetFeatureCount()) == csv.rows.size());
    REQUIRE(layer.GetSpatialRef() != nullptr);
    OGRSpatialReference grid;
    grid.importFromEPSG(27700);
    grid.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    const char* const loosely[] = {"IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES", "CRITERION=EQUIVALENT", nullptr};
    CHECK(layer.GetSpatialRef()->IsSame(&grid, loosely) != 0);
    const bool is_shapefile = std::string_view(name) == "a.shp";
    for (const auto& feature : layer) {
      const std::string code = feature->GetFieldAsString("area_code");
      const std::size_t row = csv.row_of(code);
      if (!is_shapefile)
        for (const std::string& column : csv.columns) check_cell(*feature, column, csv.cell(row, column));
      else check_cell(*feature, "votes_lab", csv.cell(row, "votes_lab"));
      OGRLayer& boundaries = *source->GetLayer(0);
      boundaries.SetAttributeFilter(("GSS_CODE = '" + code + "'").c_str());
      boundaries.ResetReading();
      const OGRFeatureUniquePtr own(boundaries.GetNextFeature());
      REQUIRE(own);
      const double size = OGR_G_Area(OGRGeometry::ToHandle(own->GetGeometryRef()));
      const double drawn = OGR_G_Area(OGRGeometry::ToHandle(feature->GetGeometryRef()));
      CHECK(std::abs(drawn / size - 1) < 1e-6);
      CHECK(feature->GetGeometryRef()->IsValid());
    }
  }
}

TEST_CASE("a map of hexagons has hexagons, and rows of no area are said to be left out") {
  const TemporaryFolder folder;
  const std::string hexagons =
      written(folder, "a.geojson", {"--contest", "general-2017", "--layout", "hexagons", "--columns", "area_code"});
  const Opened dataset = open(hexagons);
  std::set<double> sizes;
  for (const auto& feature : dataset->GetLayer(0)) {
    const OGRMultiPolygon& all = *feature->GetGeometryRef()->toMultiPolygon();
    REQUIRE(all.getNumGeometries() == 1);
    CHECK(all.getGeometryRef(0)->getExteriorRing()->getNumPoints() == 7);
    sizes.insert(std::round(all.get_Area() / 1e4));
  }
  CHECK(sizes.size() == 1);
  const Ran mayor = run({"table", "--contest", "mayor-2016", "--out", folder / "m.gpkg"});
  CHECK(mayor.code == 0);
  CHECK(contains_all(mayor.err, {"33 rows of postal votes", "left out"}));
}

TEST_CASE("names of a shapefile's columns are ten letters, each once, and what is cut is said") {
  const Words names = {
      "area_code",       "majority_votes",  "majority_pct",  "votes_valid",          "votes_lab",
      "share_lab",       "change_lab",      "number_degree", "votes_animal-welfare", "votes_animal-welcome",
      "swing_from_here", "swing_from_there"};
  const Words cut = hustings::short_column_names(names);
  CHECK(cut == Words{"area_code", "majority_v", "majority_p", "votes_vali", "votes_lab", "share_lab", "change_lab",
                     "n_degree", "v_animal-w", "v_animal-2", "swing_from", "swing_fro2"});
  const FixtureAtlas fixture;
  const TemporaryFolder folder;
  const Ran ran = run({"table", "--contest", "new", "--out", folder / "a.shp", fixture.atlas()});
  CHECK(ran.code == 0);
  CHECK(contains_all(ran.err, {"majority_v = majority_votes"}));
  CHECK(folder.files() == Words{"a.cpg", "a.dbf", "a.prj", "a.shp", "a.shx"});
}

TEST_CASE("the same input gives the same bytes in every format") {
  const FixtureAtlas fixture;
  const TemporaryFolder folder;
  for (const hustings::TableFormatRow& row : hustings::table_formats) {
    const auto bytes = [&](const char* name) {
      written(folder, name, {"--contest", "new", "--contest", "old", "--format", std::string(row.name)},
              fixture.atlas());
      return read_file(folder / name);
    };
    CAPTURE(row.name);
    if (row.format == hustings::TableFormat::shp) continue;  // five files: below
    CHECK(bytes("a") == bytes("b"));
  }
  for (const char* name : {"a.shp", "b.shp"}) written(folder, name, {"--contest", "new"}, fixture.atlas());
  for (const char* ending : {".shp", ".shx", ".dbf", ".prj", ".cpg"})
    CHECK(read_file(folder / ("a" + std::string(ending))) == read_file(folder / ("b" + std::string(ending))));
}

TEST_CASE("a file that cannot be written leaves the old one as it was, and nothing beside it") {
  const FixtureAtlas fixture;
  const TemporaryFolder folder;
  write_file(folder / "a.xlsx", "old");
  const Ran wrong =
      run({"table", "--contest", "new", "--columns", "happiness", "--out", folder / "a.xlsx", fixture.atlas()});
  CHECK(wrong.code == 2);
  CHECK(read_file(folder / "a.xlsx") == "old");
  CHECK(folder.files() == Words{"a.xlsx"});
  const Ran nowhere = run({"table", "--contest", "new", "--out", folder / "absent/a.gpkg", fixture.atlas()});
  CHECK(nowhere.code == 3);
  CHECK(folder.files() == Words{"a.xlsx"});
}

TEST_CASE("what was written gives the same figures through hustings new") {
  const TemporaryFolder folder;
  const Csv csv = table("general-2017");
  for (const char* name : {"a.csv", "a.xlsx", "a.ods"}) {
    CAPTURE(name);
    const std::string file = written(folder, name, {"--contest", "general-2017"});
    check_same_figures(csv, through_new(folder, std::string("from-") + (name + 2),
                                        {"--boundaries", constituencies, "--results", file}));
  }
  const std::string map = written(folder, "a.gpkg", {"--contest", "general-2017"});
  check_same_figures(csv, through_new(folder, "from-gpkg", {"--boundaries", map}));
}
