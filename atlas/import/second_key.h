// A second column that names areas, for rows whose code is none.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/table.h"

namespace hustings {

/// What a second pair of columns says of the areas of rows.
struct SecondKey {
  std::size_t of_boundaries = 0, of_results = 0;  ///< columns
  std::vector<std::optional<std::size_t>> areas;  ///< of each row of the results: a row of the boundaries
  std::size_t agreeing = 0, compared = 0;         ///< rows in which the key names an area too
};

/// The pair of columns, of codes (zeros in front aside) or of names, that names the same area as the key in most rows:
/// in 95% of those in which both do, and in half of all. `areas` are those of the key. None where no pair does.
std::optional<SecondKey> second_key(const Table& boundaries, const Table& results, std::size_t key,
                                    const std::vector<std::optional<std::size_t>>& areas);

}  // namespace hustings
