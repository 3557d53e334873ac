// Boundaries from any source that OGR reads, checked, repaired and brought to one CRS.
#pragma once

#include <string>
#include <vector>

#include "base/finding.h"
#include "geo/layer.h"

namespace hustings {

/// Areas that are brought to a CRS of their own, because they lie far from the others: Alaska, Hawaii. Their
/// coordinates are shifted to where the map's CRS has the middle of theirs.
struct Elsewhere {
  std::string crs;
  std::vector<std::string> codes;  ///< of areas, or of the larger areas that they lie in
};

/// Where a layer comes from and which columns matter.
struct LayerSource {
  std::string id;
  std::string source;        ///< a file, or an OGR data source such as "PG:..."
  std::string source_layer;  ///< the layer inside it; empty: the first
  std::string code;          ///< column with the area's code
  std::string name;          ///< column with the area's name; empty: the code
  std::string parent;        ///< column with the parent's code; empty: none
  std::string crs;           ///< CRS of the source where it names none, as PROJ takes it: "EPSG:27700"
  std::string target_crs = "EPSG:27700";
  bool latitude_first = false;            ///< of the source: northing before easting likewise
  std::vector<Elsewhere> elsewhere = {};  ///< beside the target CRS
};

/// Reads the areas. Errors, with file, layer, row and what to do: not readable; a shapefile without its .shx or .dbf,
/// or shorter than its header says; no CRS; a column that is not there; no areas; points or lines; a coordinate that no
/// system has; metres called degrees; a blank code, or one of two rows that are not one area. Warnings: invalid rings,
/// which are repaired; rows without a shape, collections, rows of one code and name (geo/read/by_gdal_notes); a CRS
/// that does not fit (geo/read/by_gdal_place). `transformed` is told whether PROJ had to bring the coordinates to the
/// target CRS.
Outcome<Layer> read_layer(const LayerSource& source, bool* transformed = nullptr);

}  // namespace hustings
