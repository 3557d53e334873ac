// A set of areas with their codes, names and shapes: one edition of boundaries.
#pragma once

#include <string>
#include <vector>

#include "geo/shape.h"

namespace hustings {

struct Area {
  std::string code;  ///< GSS code, "E05000026"
  std::string name;
  std::string parent;  ///< code of the area that it lies in, in another layer; may be empty
  Shape shape;
};

struct Layer {
  std::string id;
  std::string file;
  std::vector<Area> areas;
  Box bounds;
};

}  // namespace hustings
