// What a shapefile itself says of a record that is read without a shape.
#pragma once

#include <cstdint>
#include <string>

namespace hustings {

/// Is the record there without a shape by intent (type 0)? A damaged record is of a type that there is not, and a
/// reader may make nothing of it without a word. True where `shp` is no shapefile.
bool is_null_shape(const std::string& shp, std::int64_t row);

}  // namespace hustings
