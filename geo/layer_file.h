// Areas with their figures as the bytes of a file for another program.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/finding.h"
#include "geo/shape.h"

namespace hustings {

enum class LayerFormat : std::uint8_t { geopackage, geojson, flatgeobuf, shapefile };

/// whole: without decimals.
enum class FieldKind : std::uint8_t { text, whole, number };

struct FileField {
  std::string name;
  std::string title;  ///< for a reader, where the format has a place for it
  FieldKind kind = FieldKind::text;
};

struct LayerFile {
  LayerFormat format = LayerFormat::geopackage;
  std::string name;   ///< of the layer inside the file
  std::string title;  ///< where the format has a place for it, as of the next
  std::string description;
  std::string crs;  ///< of the shapes, as PROJ takes it: projected, in metres
  std::vector<FileField> fields;
  std::vector<Shape> shapes;                    ///< one a row
  std::vector<std::vector<std::string>> cells;  ///< one a row; an empty one has no value
};

/// One of the files that belong together.
struct FileBytes {
  std::string ending;  ///< with its dot
  std::string bytes;
};

/// The same input gives the same bytes: dates in files are the first that a zip file can have, 1 January 1980. Polygons
/// are multi-polygons; GeoJSON names its CRS and has millimetres. Errors: a CRS that PROJ does not know, what the
/// format refuses.
Outcome<std::vector<FileBytes>> layer_bytes(const LayerFile& file);

}  // namespace hustings
