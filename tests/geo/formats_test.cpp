// The same areas, and the same table, in every format that the documentation names.

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <memory>
#include <ogrsf_frmts.h>
#include <stdexcept>

#include "geo/read/read_layer.h"
#include "geo/read/read_table.h"
#include "tests/geo/fixtures.h"

using namespace hustings;
using namespace hustings::fixtures;

namespace {

/// In easting and northing: a square, an L beside it, and one of two parts with a hole.
const std::vector<Record> three_areas = {
    {"E05000026", "Abbey", "POLYGON((530000 180000,530100 180000,530100 180100,530000 180100,530000 180000))"},
    {"007", "St Mary's, North",
     "POLYGON((530100 180000,530300 180000,530300 180050,530200 180050,530200 180100,530100 180100,530100 180000))"},
    {"E05000028", "Caf\u00E9",
     "MULTIPOLYGON(((531000 181000,531090 181000,531090 181090,531000 181090,531000 181000),"
     "(531030 181030,531030 181060,531060 181060,531060 181030,531030 181030)),"
     "((532000 181000,532010 181000,532000 181010,532000 181000)))"}};

GDALDriver* driver_of(const char* name) {
  RegisterOGRShape();
  RegisterOGRGeoPackage();
  RegisterOGRGeoJSON();
  RegisterOGRFlatGeobuf();
  RegisterOGRTAB();
  RegisterOGRCSV();
  RegisterOGRXLSX();
  return GetGDALDriverManager()->GetDriverByName(name);
}

OGRSpatialReference grid(int epsg) {
  OGRSpatialReference reference;
  reference.importFromEPSG(epsg);
  reference.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  return reference;
}

/// Writes the three areas, brought to the CRS, with GDAL's own driver; returns the path.
std::string write_areas(const Folder& folder, const std::string& file, const char* driver, int epsg,
                        char** options = nullptr) {
  std::string path = folder.path(file);
  const GDALDatasetUniquePtr dataset(driver_of(driver)->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
  if (!dataset) throw std::runtime_error(CPLGetLastErrorMsg());
  OGRSpatialReference from = grid(27700);
  OGRSpatialReference to = grid(epsg);
  OGRLayer* layer = dataset->CreateLayer("wards", &to, wkbUnknown, options);
  if (layer == nullptr) throw std::runtime_error(CPLGetLastErrorMsg());
  OGRFieldDefn code("CODE", OFTString);
  OGRFieldDefn name("NAME", OFTString);
  layer->CreateField(&code);
  layer->CreateField(&name);
  const std::unique_ptr<OGRCoordinateTransformation> way(OGRCreateCoordinateTransformation(&from, &to));
  for (const Record& record : three_areas) {
    const OGRFeatureUniquePtr feature(OGRFeature::CreateFeature(layer->GetLayerDefn()));
    feature->SetField("CODE", record.code.c_str());
    feature->SetField("NAME", record.name.c_str());
    OGRGeometry* geometry = nullptr;
    OGRGeometryFactory::createFromWkt(record.wkt.c_str(), nullptr, &geometry);
    if (epsg != 27700) geometry->transform(way.get());
    feature->SetGeometryDirectly(geometry);
    if (layer->CreateFeature(feature.get()) != OGRERR_NONE) throw std::runtime_error(CPLGetLastErrorMsg());
  }
  return path;
}

Outcome<Layer> read(const std::string& path, const std::string& crs = {}) {
  return read_layer(
      {.id = "wards", .source = path, .source_layer = {}, .code = "CODE", .name = "NAME", .parent = {}, .crs = crs});
}

/// The three areas, however they were kept; coordinates are right to `metres`.
void check_areas(const Outcome<Layer>& outcome, double metres) {
  for (const Finding& finding : outcome.findings) INFO(describe(finding));
  REQUIRE(outcome);
  CHECK(outcome.findings.empty());
  std::vector<Area> areas = outcome.value->areas;
  std::sort(areas.begin(), areas.end(), [](const Area& a, const Area& b) { return a.code < b.code; });
  REQUIRE(areas.size() == 3);
  CHECK(areas[0].code == "007");  // a code is text, even where it looks like a number
  CHECK(areas[1].code == "E05000026");
  CHECK(areas[2].code == "E05000028");
  CHECK(areas[0].name == "St Mary's, North");
  CHECK(areas[2].name == "Caf\u00E9");
  const double error = metres * 500;  // square metres: the longest outline times the error of its points
  CHECK(std::abs(area_of(areas[0].shape) - 15000) <= error);
  CHECK(std::abs(area_of(areas[1].shape) - 10000) <= error);
  CHECK(std::abs(area_of(areas[2].shape) - (8100 - 900 + 50)) <= error);
  REQUIRE(areas[2].shape.size() == 2);
  CHECK(areas[2].shape[0].holes.size() + areas[2].shape[1].holes.size() == 1);
  for (const Point corner : {Point{530000, 180000}, Point{530100, 180100}}) {
    const Ring& ring = areas[1].shape[0].outer;
    double nearest = 1e9;
    for (const Point point : ring) nearest = std::min(nearest, glm::distance(point, corner));
    CHECK(nearest <= metres);
  }
}

using Rows = std::vector<std::vector<std::string>>;

const Rows votes = {{"area_code", "party", "candidate", "votes"},
                    {"E05000026", "con", "Ann Archer", "1600"},
                    {"E05000026", "lab", "Zo\u00EB O'Neill, Jr", "0"},
                    {"007", "ld", "", "42"}};

/// Writes the table as text columns, with votes as numbers where the format has them.
std::string write_votes(const Folder& folder, const std::string& file, const char* driver,
                        const std::vector<std::string>& layers = {"votes"}) {
  std::string path = folder.path(file);
  const GDALDatasetUniquePtr dataset(driver_of(driver)->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
  if (!dataset) throw std::runtime_error(CPLGetLastErrorMsg());
  for (const std::string& name : layers) {
    OGRLayer* layer = dataset->CreateLayer(name.c_str(), nullptr, wkbNone, nullptr);
    for (const std::string& column : votes.front()) {
      OGRFieldDefn field(column.c_str(), column == "votes" ? OFTInteger64 : OFTString);
      layer->CreateField(&field);
    }
    for (std::size_t row = 1; row < votes.size(); ++row) {
      const OGRFeatureUniquePtr feature(OGRFeature::CreateFeature(layer->GetLayerDefn()));
      for (std::size_t i = 0; i < votes[row].size(); ++i)
        if (!votes[row][i].empty()) feature->SetField(votes.front()[i].c_str(), votes[row][i].c_str());
      // Of several layers the last alone has all rows, so that the right one is seen to be read.
      if (row > 1 && name != layers.back()) continue;
      if (layer->CreateFeature(feature.get()) != OGRERR_NONE) throw std::runtime_error(CPLGetLastErrorMsg());
    }
  }
  return path;
}

void check_votes(const Outcome<Table>& table) {
  for (const Finding& finding : table.findings) INFO(describe(finding));
  REQUIRE(table);
  CHECK(table.findings.empty());
  CHECK(table.value->columns == votes.front());
  CHECK(table.value->rows == Rows(votes.begin() + 1, votes.end()));
}

}  // namespace

TEST_CASE("the same areas load the same from every format") {
  const Folder folder;
  check_areas(read(write_areas(folder, "a.shp", "ESRI Shapefile", 27700)), 0);
  check_areas(read(write_areas(folder, "a.gpkg", "GPKG", 27700)), 0);
  check_areas(read(write_areas(folder, "a.fgb", "FlatGeobuf", 27700)), 0);
  check_areas(read(write_areas(folder, "a.geojson", "GeoJSON", 4326)), 0.05);  // RFC 7946: WGS 84, seven digits
  check_areas(read(write_areas(folder, "wgs.gpkg", "GPKG", 4326)), 0.01);
  check_areas(read(write_areas(folder, "web.gpkg", "GPKG", 3857)), 0.01);
}

TEST_CASE("MapInfo files load the same, .tab and .mif") {
  const Folder folder;
  check_areas(read(write_areas(folder, "a.tab", "MapInfo File", 27700)), 0.02);  // it keeps coordinates as integers
  check_areas(read(write_areas(folder, "a.mif", "MapInfo File", 27700)), 0.001);
}

TEST_CASE("a CSV with a column of WKT is a layer; its CRS is named in the atlas") {
  const Folder folder;
  std::string text = "CODE,NAME,WKT\n";
  for (const Record& record : three_areas) text += record.code + ",\"" + record.name + "\",\"" + record.wkt + "\"\n";
  const std::string path = folder.write("a.csv", text);
  check_areas(read(path, "EPSG:27700"), 0);
  const auto without = read(path);
  CHECK_FALSE(without);
  REQUIRE(without.findings.size() == 1);
  CHECK(says(without.findings[0], {"a.csv", "no coordinate reference system", "crs = \"EPSG:27700\""}));
}

TEST_CASE("the same table loads the same from every format") {
  const Folder folder;
  check_votes(read_table(write_votes(folder, "a.xlsx", "XLSX")));
  check_votes(read_table(write_votes(folder, "a.gpkg", "GPKG")));
  check_votes(read_table(write_votes(folder, "a.csv", "CSV")));
  check_votes(read_table(write_votes(folder, "a.dbf", "ESRI Shapefile")));
}

TEST_CASE("a sheet, or a table of a GeoPackage, is chosen by name") {
  const Folder folder;
  for (const auto& path : {write_votes(folder, "b.xlsx", "XLSX", {"remarks", "votes 2018"}),
                           write_votes(folder, "b.gpkg", "GPKG", {"remarks", "votes 2018"})}) {
    check_votes(read_table(path, "votes 2018"));
    const auto first = read_table(path);
    REQUIRE(first);
    CHECK(first.value->rows.size() == 1);
    const auto absent = read_table(path, "votes 2019");
    CHECK_FALSE(absent);
    REQUIRE(absent.findings.size() == 1);
    CHECK(says(absent.findings[0], {"has no layer votes 2019", "remarks, votes 2018"}));
  }
}

TEST_CASE("a layer of boundaries is chosen by name") {
  const Folder folder;
  const std::string path = write_areas(folder, "c.gpkg", "GPKG", 27700);
  LayerSource source{
      .id = "w", .source = path, .source_layer = "wards", .code = "CODE", .name = "NAME", .parent = {}, .crs = {}};
  check_areas(read_layer(source), 0);
  source.source_layer = "boroughs";
  const auto absent = read_layer(source);
  CHECK_FALSE(absent);
  REQUIRE(absent.findings.size() == 1);
  CHECK(says(absent.findings[0], {"c.gpkg", "layer w", "has no layer boroughs", "wards"}));
}
