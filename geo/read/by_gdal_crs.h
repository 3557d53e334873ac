// Which coordinate reference system a source is in: what the atlas says, what the source says, or what its coordinates
// tell.
#pragma once

#include <gdal/ogr_spatialref.h>
#include <optional>
#include <string>
#include <vector>

#include "base/finding.h"
#include "geo/read/gdal_errors.h"
#include "geo/read/read_layer.h"

class GDALDataset;
class OGRLayer;

namespace hustings {

/// What the text names, and nothing that it would have to be fetched or read from.
bool understands_crs(OGRSpatialReference& crs, const std::string& text);

/// The same, for a map: a projected system, in metres whatever its own unit. False where the text names none.
bool understands_map_crs(OGRSpatialReference& crs, const std::string& text);

struct SourceCrs {
  OGRSpatialReference crs;  ///< longitude or easting first
  bool assumed_degrees = false;
};

/// A TopoJSON without a CRS whose coordinates can be degrees has them, as every GeoJSON has. Errors: unreadable, as
/// `errors` heard; a link; a text that PROJ does not know; none at all, where one is proposed that fits the
/// coordinates. Findings have no file and layer.
Outcome<SourceCrs> crs_of_source(GDALDataset& dataset, OGRLayer& layer, const LayerSource& source, GdalErrors& errors);

struct LikelyGrid {
  std::string crs;    ///< "EPSG:27700"
  std::string words;  ///< "EPSG:27700 (British National Grid, about 51.5° N 0.1° W)"
};

/// Of places in metres: a carried national grid in whose part of the Earth they would lie, the British one before
/// others. Zones are never proposed: they lie side by side in the same numbers.
std::optional<LikelyGrid> maybe_likely_grid(const std::vector<Point>& places);

}  // namespace hustings
