// Cells that hold a candidate and the party: "Ann Archer ** Liberal/Libéral".
#pragma once

#include <string>
#include <vector>

#include "base/table.h"

namespace hustings {

struct JointCells {
  bool is_parted = false;
  std::vector<std::string> candidates, parties;  ///< of each row
  std::string example;                           ///< "Ann Archer is of Liberal/Libéral"
  std::size_t endings = 0;                       ///< how many parties there are
  bool is_same_everywhere = false;               ///< do the whole cells repeat from area to area?
};

/// Parts each cell before the longest ending that stands in a third of the areas. All cells must have one, and most
/// must have something in front of it.
JointCells parted_cells(const Table& table, std::size_t key, std::size_t column);

}  // namespace hustings
