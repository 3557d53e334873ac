// The library that opens files and databases, loaded when the first must be read. GDAL brings some 150 libraries with
// it: a program that finds all it needs in the cache starts in half the time without them.
#pragma once

#include <string>

#include "base/digest.h"
#include "base/table.h"
#include "geo/layer_file.h"
#include "geo/read/read_layer.h"
#include "geo/read/read_places.h"
#include "geo/read/read_sheets.h"

namespace hustings {

/// What the library offers (geo/read/by_gdal).
struct GdalLibrary {
  Outcome<Layer> (*read_layer)(const LayerSource& source, bool* transformed);
  Outcome<Table> (*read_table)(const std::string& source, const std::string& layer);
  Outcome<std::vector<Sheet>> (*read_sheets)(const std::string& source, const std::string& name);
  Digest (*projection_digest)();
  Outcome<SourcePlaces> (*read_places)(const LayerSource& source);
  std::vector<NamedRegion> (*regions_about)(const EarthBox& box);
  bool (*is_projected_crs)(const std::string& text);
  std::vector<Point> (*in_degrees)(const std::vector<Point>& places, const std::string& crs);
  Outcome<std::vector<FileBytes>> (*layer_bytes)(const LayerFile& file);
};

/// Loads the library at the first call. Throws MachineError where it is missing.
const GdalLibrary& gdal_library();

}  // namespace hustings
