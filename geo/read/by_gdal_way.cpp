#include "geo/read/by_gdal_way.h"

#include <cmath>
#include <fmt/format.h>
#include <ogr_geometry.h>
#include <proj.h>

#include "base/text/text.h"
#include "geo/earth.h"

namespace hustings {

namespace {

/// Without its database PROJ knows no CRS at all; that is a fault of the machine, not of the layer.
void require_projections() {
  if (proj_context_get_database_path(nullptr) == nullptr)
    throw MachineError("PROJ finds no proj.db. Install the package proj-data, or name its folder in PROJ_LIB");
}

/// The GLA writes British National Grid without its EPSG code and with the scale factor rounded to nine digits. That
/// moves no place by a millimetre, so it counts as the same system and saves the coordinates a needless trip through
/// longitude and latitude.
bool is_same(const OGRSpatialReference& from, const OGRSpatialReference& to) {
  OGRSpatialReference unrounded = from;
  const double scale = to.GetNormProjParm(SRS_PP_SCALE_FACTOR, 0);
  if (std::abs(from.GetNormProjParm(SRS_PP_SCALE_FACTOR, 0) - scale) < 1e-9)
    unrounded.SetNormProjParm(SRS_PP_SCALE_FACTOR, scale);
  return from.IsSame(&to) != 0 || unrounded.IsSame(&to) != 0;
}

Finding fault(std::string what, std::string remedy) {
  return {.place = {}, .what = std::move(what), .remedy = std::move(remedy)};
}

Finding no_map_crs(const std::string& what, const std::string& text) {
  require_projections();
  return fault(fmt::format("{} \"{}\" is not a projected one that PROJ knows", what, text),
               "Name one as in crs = \"EPSG:27700\"");
}

/// A place that the CRS is made for, in degrees: its origin, or the middle of the part of the Earth that it is made
/// for.
Point anchor_of(const OGRSpatialReference& crs) {
  double west = 0, south = 0, east = 0, north = 0;
  if (crs.GetAreaOfUse(&west, &south, &east, &north, nullptr) && west >= -180)
    return EarthBox{west, south, east, north}.middle();
  return {crs.GetNormProjParm(SRS_PP_LONGITUDE_OF_CENTER, crs.GetNormProjParm(SRS_PP_CENTRAL_MERIDIAN, 0)),
          crs.GetNormProjParm(SRS_PP_LATITUDE_OF_CENTER, crs.GetNormProjParm(SRS_PP_LATITUDE_OF_ORIGIN, 0))};
}

/// Where the anchor lies on that CRS's plane; none where it cannot be brought there.
std::optional<Point> maybe_projected(Point anchor, const OGRSpatialReference& crs) {
  OGRSpatialReference degrees;
  degrees.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  degrees.SetWellKnownGeogCS("WGS84");
  const std::unique_ptr<OGRCoordinateTransformation> way(OGRCreateCoordinateTransformation(&degrees, &crs));
  if (!way || way->Transform(1, &anchor.x, &anchor.y) == 0 || !std::isfinite(anchor.x) || !std::isfinite(anchor.y))
    return std::nullopt;
  return anchor;
}

class Shifter : public OGRDefaultGeometryVisitor {
 public:
  explicit Shifter(Point by) : by_(by) {}
  using OGRDefaultGeometryVisitor::visit;
  void visit(OGRPoint* point) override {
    point->setX(point->getX() + by_.x);
    point->setY(point->getY() + by_.y);
  }

 private:
  Point by_;
};

}  // namespace

std::optional<Finding> MapWay::maybe_fault(const SourceCrs& from, const LayerSource& source, const GdalErrors& errors) {
  if (!understands_map_crs(to_, source.target_crs)) return no_map_crs("the atlas's CRS", source.target_crs);
  from_ = from.crs;
  for (const Elsewhere& elsewhere : source.elsewhere)
    if (auto found = maybe_add(elsewhere)) return found;
  if (is_same(from_, to_)) return std::nullopt;
  transformation_.reset(OGRCreateCoordinateTransformation(&from_, &to_));
  if (transformation_) return std::nullopt;
  return fault(fmt::format("no way from its CRS to {}: {}", source.target_crs, errors.first()), "Name another CRS");
}

std::optional<Finding> MapWay::maybe_add(const Elsewhere& elsewhere) {
  OGRSpatialReference own;
  if (!understands_map_crs(own, elsewhere.crs)) return no_map_crs("the inset's CRS", elsewhere.crs);
  Other other;
  other.transformation.reset(OGRCreateCoordinateTransformation(&from_, &own));
  const Point anchor = anchor_of(own);
  const auto here = maybe_projected(anchor, own);
  if (!other.transformation || !here)
    return fault(fmt::format("no way from its CRS to the inset's {}", elsewhere.crs), "Name another CRS");
  constexpr double metres_per_degree = 111'000;  // where the map's own CRS ends: anywhere, but one place for all layers
  other.shift = maybe_projected(anchor, to_).value_or(anchor * metres_per_degree) - *here;
  for (const std::string& code : elsewhere.codes) other_of_.try_emplace(area_code_of(code), others_.size());
  others_.push_back(std::move(other));
  return std::nullopt;
}

bool MapWay::is_elsewhere(const std::string& code, const std::string& parent) const {
  return other_of_.contains(code) || (!parent.empty() && other_of_.contains(parent));
}

bool MapWay::bring(OGRGeometry& geometry, const std::string& code, const std::string& parent) const {
  auto found = other_of_.find(code);
  if (found == other_of_.end() && !parent.empty()) found = other_of_.find(parent);
  if (found == other_of_.end()) return !transformation_ || geometry.transform(transformation_.get()) == OGRERR_NONE;
  const Other& other = others_[found->second];
  if (geometry.transform(other.transformation.get()) != OGRERR_NONE) return false;
  Shifter shifter(other.shift);
  geometry.accept(&shifter);
  return true;
}

}  // namespace hustings
