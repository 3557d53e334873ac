// What the library of formats does, by GDAL and PROJ. The rest of the program comes to it through
// geo/read/gdal_library.
#pragma once

#include <string>

#include "base/digest.h"
#include "base/table.h"
#include "geo/layer_file.h"
#include "geo/read/read_layer.h"
#include "geo/read/read_places.h"
#include "geo/read/read_sheets.h"

namespace hustings {

/// As `read_layer`, `read_table`, `read_sheets`, `read_places` and so on say.
Outcome<Layer> read_layer_by_gdal(const LayerSource& source, bool* transformed);
Outcome<Table> read_table_by_gdal(const std::string& source, const std::string& layer);
Outcome<std::vector<Sheet>> read_sheets_by_gdal(const std::string& source, const std::string& name);
Digest projection_digest_by_proj();
Outcome<SourcePlaces> read_places_by_gdal(const LayerSource& source);
std::vector<NamedRegion> regions_about_by_proj(const EarthBox& box);
bool is_projected_by_proj(const std::string& crs);
std::vector<Point> in_degrees_by_proj(const std::vector<Point>& places, const std::string& crs);
Outcome<std::vector<FileBytes>> layer_bytes_by_gdal(const LayerFile& file);

}  // namespace hustings
