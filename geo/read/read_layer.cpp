#include "geo/read/read_layer.h"

#include "geo/read/gdal_library.h"

namespace hustings {

Outcome<Layer> read_layer(const LayerSource& source, bool* transformed) {
  return gdal_library().read_layer(source, transformed);
}

}  // namespace hustings
