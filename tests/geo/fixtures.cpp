#include "tests/geo/fixtures.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <gdal_priv.h>
#include <geos_c.h>
#include <glm/geometric.hpp>
#include <memory>
#include <numbers>
#include <ogrsf_frmts.h>
#include <stdexcept>

namespace hustings::fixtures {

namespace fs = std::filesystem;

const char* const gla_grid =
    R"(PROJCS["British_National_Grid",GEOGCS["GCS_OSGB_1936",DATUM["D_OSGB_1936",SPHEROID["Airy_1830",6377563.396,)"
    R"(299.3249646]],PRIMEM["Greenwich",0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],)"
    R"(PARAMETER["False_Easting",400000],PARAMETER["False_Northing",-100000],PARAMETER["Central_Meridian",-2],)"
    R"(PARAMETER["Scale_Factor",0.999601272],PARAMETER["Latitude_Of_Origin",49],UNIT["Meter",1]])";

namespace {

OGRwkbGeometryType type_of(std::string_view kind) {
  if (kind == "POINT") return wkbPoint;
  return kind == "LINESTRING" ? wkbLineString : wkbPolygon;
}

void add_record(OGRLayer& layer, const Record& record) {
  const OGRFeatureUniquePtr feature(OGRFeature::CreateFeature(layer.GetLayerDefn()));
  feature->SetField("CODE", record.code.c_str());
  feature->SetField("NAME", record.name.c_str());
  OGRGeometry* geometry = nullptr;
  if (!record.wkt.empty() && OGRGeometryFactory::createFromWkt(record.wkt.c_str(), nullptr, &geometry) != OGRERR_NONE)
    throw std::runtime_error("not WKT: " + record.wkt);
  feature->SetGeometryDirectly(geometry);
  if (layer.CreateFeature(feature.get()) != OGRERR_NONE) throw std::runtime_error(CPLGetLastErrorMsg());
}

}  // namespace

std::string write_shapefile(const Folder& folder, const std::string& name, const std::vector<Record>& records,
                            std::string_view prj, std::string_view kind) {
  RegisterOGRShape();
  GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("ESRI Shapefile");
  const std::string path = folder.path(name + ".shp");
  const GDALDatasetUniquePtr dataset(driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
  OGRLayer* layer = dataset->CreateLayer(name.c_str(), nullptr, type_of(kind), nullptr);
  OGRFieldDefn code("CODE", OFTString);
  OGRFieldDefn area_name("NAME", OFTString);
  layer->CreateField(&code);
  layer->CreateField(&area_name);
  for (const Record& record : records) add_record(*layer, record);
  if (!prj.empty()) folder.write(name + ".prj", prj);
  return path;
}

std::string write_sheet(const Folder& folder, const std::string& name,
                        const std::vector<std::vector<std::string>>& cells, const std::string& ending) {
  RegisterOGRXLSX();
  RegisterOGRODS();
  const std::string path = folder.path(name + ending);
  const GDALDatasetUniquePtr dataset(GetGDALDriverManager()
                                         ->GetDriverByName(ending == ".ods" ? "ODS" : "XLSX")
                                         ->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
  OGRLayer* layer = dataset->CreateLayer(name.c_str(), nullptr, wkbNone, nullptr);
  for (const std::string& column : cells.front()) {
    OGRFieldDefn field(column.c_str(), OFTString);
    layer->CreateField(&field);
  }
  for (std::size_t row = 1; row < cells.size(); ++row) {
    const OGRFeatureUniquePtr feature(OGRFeature::CreateFeature(layer->GetLayerDefn()));
    for (std::size_t i = 0; i < cells[row].size(); ++i) feature->SetField(static_cast<int>(i), cells[row][i].c_str());
    if (layer->CreateFeature(feature.get()) != OGRERR_NONE) throw std::runtime_error(CPLGetLastErrorMsg());
  }
  return path;
}

void cut_to(const std::string& path, std::uintmax_t bytes) { fs::resize_file(path, bytes); }

void overwrite(const std::string& path, std::streamoff at, std::string_view bytes) {
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(at);
  file << bytes;
}

Ring square(Point low, double side) {
  return {low, low + Point{side, 0}, low + Point{side, side}, low + Point{0, side}};
}

Ring star(std::mt19937& random, Point centre, std::size_t corners, double inner, double outer) {
  std::uniform_real_distribution<double> radius(inner, outer);
  Ring ring;
  for (std::size_t i = 0; i < corners; ++i) {
    const double angle = 2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(corners);
    ring.push_back(centre + radius(random) * Point{std::cos(angle), std::sin(angle)});
  }
  return ring;
}

std::vector<Point> vertices_of(const Polygon& polygon) {
  std::vector<Point> points = polygon.outer;
  for (const Ring& hole : polygon.holes) points.insert(points.end(), hole.begin(), hole.end());
  return points;
}

Ring reversed(Ring ring) {
  std::reverse(ring.begin(), ring.end());
  return ring;
}

Polygon perforated(double side, std::size_t across, std::size_t corners) {
  std::mt19937 random(4900);
  Polygon polygon{.outer = square({0, 0}, side), .holes = {}};
  const double step = side / static_cast<double>(across);
  for (std::size_t y = 0; y < across; ++y)
    for (std::size_t x = 0; x < across; ++x) {
      const Point centre{(static_cast<double>(x) + 0.5) * step, (static_cast<double>(y) + 0.5) * step};
      polygon.holes.push_back(reversed(star(random, centre, corners, step * 0.1, step * 0.45)));
    }
  return polygon;
}

namespace {

GEOSGeometry* geos_ring(GEOSContextHandle_t geos, const Ring& ring) {
  GEOSCoordSequence* sequence = GEOSCoordSeq_create_r(geos, static_cast<unsigned>(ring.size() + 1), 2);
  for (unsigned i = 0; i <= ring.size(); ++i) {
    const Point point = ring[i % ring.size()];
    GEOSCoordSeq_setXY_r(geos, sequence, i, point.x, point.y);
  }
  return GEOSGeom_createLinearRing_r(geos, sequence);
}

GEOSGeometry* geos_geometry(GEOSContextHandle_t geos, const Shape& shape) {
  std::vector<GEOSGeometry*> parts;
  for (const Polygon& polygon : shape) {
    std::vector<GEOSGeometry*> holes;
    for (const Ring& hole : polygon.holes) holes.push_back(geos_ring(geos, hole));
    parts.push_back(GEOSGeom_createPolygon_r(geos, geos_ring(geos, polygon.outer), holes.data(),
                                             static_cast<unsigned>(holes.size())));
  }
  return GEOSGeom_createCollection_r(geos, GEOS_MULTIPOLYGON, parts.data(), static_cast<unsigned>(parts.size()));
}

}  // namespace

GeosShape::GeosShape(const Shape& shape) : context_(GEOS_init_r()), geometry_(geos_geometry(context_, shape)) {}

GeosShape::~GeosShape() {
  GEOSGeom_destroy_r(context_, geometry_);
  GEOS_finish_r(context_);
}

bool is_valid(const Shape& shape) {
  const GeosShape geos(shape);
  return GEOSisValid_r(geos.context(), geos.geometry()) == 1;
}

std::vector<Shape> shapes_of(const Layer& layer) {
  std::vector<Shape> shapes;
  for (const Area& area : layer.areas) shapes.push_back(area.shape);
  return shapes;
}

double length_of(const std::vector<Point>& line) {
  double length = 0;
  for (std::size_t i = 0; i + 1 < line.size(); ++i) length += glm::distance(line[i], line[i + 1]);
  return length;
}

std::vector<int> uses_of_arcs(const Topology& topology) {
  std::vector<int> uses(topology.arcs.size(), 0);
  for (const auto& area : topology.areas)
    for (const ArcPolygon& part : area) {
      for (const ArcUse& use : part.outer) ++uses[use.arc];
      for (const ArcRing& hole : part.holes)
        for (const ArcUse& use : hole) ++uses[use.arc];
    }
  return uses;
}

bool says(const Finding& finding, const std::vector<std::string>& parts) {
  const std::string text = describe(finding);
  return std::all_of(parts.begin(), parts.end(),
                     [&](const std::string& part) { return text.find(part) != std::string::npos; });
}

}  // namespace hustings::fixtures
