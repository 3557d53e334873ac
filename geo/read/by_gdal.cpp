#include "geo/read/by_gdal.h"

#include <algorithm>
#include <filesystem>
#include <proj.h>
#include <system_error>
#include <vector>

#include "base/text/text.h"
#include "geo/read/gdal_library.h"

namespace hustings {

namespace fs = std::filesystem;

Digest projection_digest_by_proj() {
  Hasher hasher;
  const PJ_INFO info = proj_info();
  hasher.add(info.version);
  std::vector<std::string> grids;
  for (const std::string& folder : split(info.searchpath != nullptr ? info.searchpath : "", ':')) {
    std::error_code failed;
    for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end; entry.increment(failed)) {
      std::error_code no_file;
      const auto size = entry->file_size(no_file);
      grids.push_back(entry->path().string() + (no_file ? "" : " " + std::to_string(size)));
    }
  }
  std::sort(grids.begin(), grids.end());
  for (const std::string& grid : grids) hasher.add(grid);
  return hasher.digest();
}

}  // namespace hustings

/// What the program asks the library for, by this name.
extern "C" __attribute__((visibility("default")))
const hustings::GdalLibrary hustings_formats = {.read_layer = hustings::read_layer_by_gdal,
                                                .read_table = hustings::read_table_by_gdal,
                                                .read_sheets = hustings::read_sheets_by_gdal,
                                                .projection_digest = hustings::projection_digest_by_proj,
                                                .read_places = hustings::read_places_by_gdal,
                                                .regions_about = hustings::regions_about_by_proj,
                                                .is_projected_crs = hustings::is_projected_by_proj,
                                                .in_degrees = hustings::in_degrees_by_proj,
                                                .layer_bytes = hustings::layer_bytes_by_gdal};
