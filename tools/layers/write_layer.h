// Writes areas as a shapefile in EPSG:27700 with the design's own columns.
#pragma once

#include <memory>
#include <ogr_geometry.h>
#include <string>

#include "geo/layer.h"

namespace hustings {

using OgrShape = std::unique_ptr<OGRGeometry>;

OgrShape to_ogr(const Shape& shape);
Shape from_ogr(const OGRGeometry& geometry);

/// Columns GSS_CODE, NAME and, where any area has one, PARENT. Throws MachineError.
void write_layer(const Layer& layer, const std::string& path);

}  // namespace hustings
