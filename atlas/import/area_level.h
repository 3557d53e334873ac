// Tables that have the country and its regions between the areas: the rows of the areas' own level.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/table.h"

namespace hustings {

struct AreaLevel {
  std::size_t column = 0;           ///< "Gebietsart"
  std::vector<std::string> kept;    ///< "Wahlkreis"
  std::vector<std::string> others;  ///< "Bund", "Land"
  std::vector<char> is_other;       ///< of each row
};

/// The column whose values part the table into levels, and the value whose rows name most of the areas; none where all
/// rows are of one level.
std::optional<AreaLevel> level_of_areas(const Table& boundaries, const Table& results);

}  // namespace hustings
