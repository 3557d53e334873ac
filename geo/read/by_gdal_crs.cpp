#include "geo/read/by_gdal_crs.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <memory>
#include <ogrsf_frmts.h>
#include <string_view>

#include "base/text/text.h"
#include "geo/read/by_gdal.h"
#include "geo/read/by_gdal_place.h"
#include "geo/read/grids.h"
#include "geo/read/offline.h"
#include "geo/read/open_source.h"

namespace hustings {

namespace {

Outcome<SourceCrs> refused(std::string what, std::string remedy) {
  return {std::nullopt, {{.place = {}, .what = std::move(what), .remedy = std::move(remedy)}}};
}

bool could_be_degrees(const OGREnvelope& box) {
  return box.MinX >= -180.001 && box.MaxX <= 180.001 && box.MinY >= -90.001 && box.MaxY <= 90.001;
}

/// What to say of a source without a CRS.
Outcome<SourceCrs> nameless(const OGREnvelope& box, bool is_known) {
  if (is_known && could_be_degrees(box))
    return refused("has no coordinate reference system, and its coordinates could be longitude and latitude",
                   "Add its .prj file, or name it, as in crs = \"EPSG:4326\"");
  const auto grid = is_known ? maybe_likely_grid({{box.MinX, box.MinY}, {box.MaxX, box.MaxY}}) : std::nullopt;
  if (!grid)
    return refused("has no coordinate reference system",
                   "Add its .prj file, or name the one that its publisher gives, as in crs = \"EPSG:25832\"");
  return refused(fmt::format("has no coordinate reference system; these are metres, as of {}", grid->words),
                 fmt::format("Add its .prj file, or name it: crs = \"{}\"", grid->crs));
}

}  // namespace

bool understands_crs(OGRSpatialReference& crs, const std::string& text) {
  if (lower_case(text).starts_with("dict:")) return false;  // a file
  return crs.SetFromUserInput(text.c_str(), OGRSpatialReference::SET_FROM_USER_INPUT_LIMITATIONS_get()) == OGRERR_NONE;
}

bool understands_map_crs(OGRSpatialReference& crs, const std::string& text) {
  crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  if (!understands_crs(crs, text) || crs.IsProjected() == 0) return false;
  if (std::abs(crs.GetLinearUnits() - 1) > 1e-9) crs.SetLinearUnitsAndUpdateParameters(SRS_UL_METER, 1.0);
  return true;
}

bool is_projected_by_proj(const std::string& crs) {
  prepare_gdal();
  OGRSpatialReference known;
  return understands_map_crs(known, crs);
}

std::vector<Point> in_degrees_by_proj(const std::vector<Point>& places, const std::string& crs) {
  prepare_gdal();
  OGRSpatialReference known;
  if (understands_map_crs(known, crs)) return places_in_degrees(places, known);
  return std::vector<Point>(places.size(), Point{std::nan(""), std::nan("")});
}

std::optional<LikelyGrid> maybe_likely_grid(const std::vector<Point>& places) {
  std::optional<LikelyGrid> found;
  for (const Grid& grid : carried_grids()) {
    if (grid.area.starts_with("Europe") || (found && grid.crs != "EPSG:27700")) continue;
    OGRSpatialReference from;
    from.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    if (!understands_crs(from, grid.crs)) continue;
    const std::unique_ptr<OGRSpatialReference> degrees(from.CloneGeogCS());
    degrees->SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    const std::unique_ptr<OGRCoordinateTransformation> way(OGRCreateCoordinateTransformation(&from, degrees.get()));
    std::vector<Point> spots = places;
    const bool fits = way && std::all_of(spots.begin(), spots.end(), [&](Point& spot) {
                        return way->Transform(1, &spot.x, &spot.y) != 0 && grid.use.holds(spot, 0.1);
                      });
    if (fits) found = {grid.crs, fmt::format("{} ({}, {})", grid.crs, grid.title, about_text(box_about(spots)))};
  }
  return found;
}

Outcome<SourceCrs> crs_of_source(GDALDataset& dataset, OGRLayer& layer, const LayerSource& source, GdalErrors& errors) {
  const std::string link = take_refused_link();
  if (!link.empty()) errors.forget();  // told of here, where it matters
  if (errors.any()) return refused(fmt::format("cannot be read ({})", errors.first()), "Fetch the file again");
  SourceCrs found;
  OGRSpatialReference& from = found.crs;
  from.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  if (!link.empty() && source.crs.empty())
    return refused(fmt::format("its coordinate reference system is a link, {}, and nothing is fetched", link),
                   "Name it in the atlas, as in crs = \"EPSG:27700\"");
  if (!source.crs.empty()) {
    if (!understands_crs(from, source.crs))
      return refused(fmt::format("\"{}\" is no coordinate reference system that PROJ knows", source.crs),
                     "Name one as in crs = \"EPSG:27700\"");
  } else if (const OGRSpatialReference* own = layer.GetSpatialRef(); own != nullptr) {
    from = *own;
    from.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  } else {
    OGREnvelope box;
    const bool is_known = layer.GetExtent(&box) == OGRERR_NONE;
    const bool is_topojson = std::string_view(dataset.GetDriverName()) == "TopoJSON";
    if (!is_topojson || !is_known || !could_be_degrees(box)) return nameless(box, is_known);
    from.SetWellKnownGeogCS("WGS84");
    found.assumed_degrees = true;
  }
  return {std::move(found), {}};
}

}  // namespace hustings
