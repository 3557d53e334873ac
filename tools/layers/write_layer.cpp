#include "tools/layers/write_layer.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include "base/finding.h"

namespace hustings {

namespace {

void add_ring(OGRPolygon& polygon, const Ring& ring) {
  auto* line = new OGRLinearRing;  // the polygon takes it
  for (const Point point : ring) line->addPoint(point.x, point.y);
  line->closeRings();
  polygon.addRingDirectly(line);
}

Ring ring_from(const OGRLinearRing& line, bool counter_clockwise) {
  Ring ring;
  for (int i = 0; i + 1 < line.getNumPoints(); ++i) ring.emplace_back(line.getX(i), line.getY(i));
  if ((signed_area(ring) > 0) != counter_clockwise) std::reverse(ring.begin(), ring.end());
  return ring;
}

void add_from(const OGRGeometry& geometry, Shape& shape) {
  if (wkbFlatten(geometry.getGeometryType()) == wkbPolygon) {
    const OGRPolygon& source = *geometry.toPolygon();
    Polygon polygon{.outer = ring_from(*source.getExteriorRing(), true), .holes = {}};
    for (int i = 0; i < source.getNumInteriorRings(); ++i)
      polygon.holes.push_back(ring_from(*source.getInteriorRing(i), false));
    shape.push_back(std::move(polygon));
  } else if (OGR_GT_IsSubClassOf(wkbFlatten(geometry.getGeometryType()), wkbGeometryCollection)) {
    for (const auto* part : *geometry.toGeometryCollection()) add_from(*part, shape);
  }
}

}  // namespace

OgrShape to_ogr(const Shape& shape) {
  auto parts = std::make_unique<OGRMultiPolygon>();
  for (const Polygon& source : shape) {
    auto polygon = std::make_unique<OGRPolygon>();
    add_ring(*polygon, source.outer);
    for (const Ring& hole : source.holes) add_ring(*polygon, hole);
    parts->addGeometryDirectly(polygon.release());
  }
  return parts;
}

Shape from_ogr(const OGRGeometry& geometry) {
  Shape shape;
  add_from(geometry, shape);
  return shape;
}

void write_layer(const Layer& layer, const std::string& path) {
  GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("ESRI Shapefile");
  if (std::filesystem::exists(path)) driver->Delete(path.c_str());
  GDALDataset* dataset = driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr);
  if (dataset == nullptr) throw MachineError(path + ": cannot be written");
  OGRSpatialReference grid;
  grid.importFromEPSG(27700);
  // A fixed date: the same input gives the same bytes.
  const std::array<const char*, 3> options = {"ENCODING=UTF-8", "DBF_DATE_LAST_UPDATE=2017-06-09", nullptr};
  OGRLayer* out = dataset->CreateLayer(layer.id.c_str(), &grid, wkbPolygon, const_cast<char**>(options.data()));
  const bool parents =
      std::any_of(layer.areas.begin(), layer.areas.end(), [](const Area& area) { return !area.parent.empty(); });
  const auto add_column = [&](const char* name, int width) {
    OGRFieldDefn column(name, OFTString);
    column.SetWidth(width);
    out->CreateField(&column);
  };
  add_column("GSS_CODE", 9);
  add_column("NAME", 60);
  if (parents) add_column("PARENT", 9);
  for (const Area& area : layer.areas) {
    OGRFeature feature(out->GetLayerDefn());
    feature.SetField("GSS_CODE", area.code.c_str());
    feature.SetField("NAME", area.name.c_str());
    if (parents) feature.SetField("PARENT", area.parent.c_str());
    feature.SetGeometryDirectly(to_ogr(area.shape).release());
    if (out->CreateFeature(&feature) != OGRERR_NONE) throw MachineError(path + ": cannot be written");
  }
  GDALClose(dataset);
}

}  // namespace hustings
