#include "geo/layer_file.h"

#include "geo/read/gdal_library.h"

namespace hustings {

Outcome<std::vector<FileBytes>> layer_bytes(const LayerFile& file) { return gdal_library().layer_bytes(file); }

}  // namespace hustings
