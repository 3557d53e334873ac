#include "geo/read/read_layer.h"

#include "geo/read/formats.h"

namespace hustings {

Outcome<Layer> read_layer(const LayerSource& source, bool* transformed) {
  return formats().read_layer(source, transformed);
}

}  // namespace hustings
