// Areas that are told apart by two names: their own and that of the larger area.
#pragma once

#include <optional>
#include <string>

#include "base/table.h"

namespace hustings {

/// Which columns of two tables name the larger area.
struct PairKey {
  std::size_t boundaries = 0;
  std::size_t results = 0;
};

/// Where several areas have one name: the columns whose names tell them apart, in both tables. None where names alone
/// tell areas apart, or no column does.
std::optional<PairKey> maybe_pair_key(const Table& boundaries, std::size_t name, const Table& results,
                                      std::size_t result_name);

/// The results with a column area_code in front: that of the area with both names, else the names as they are written.
Table with_pair_codes(const Table& boundaries, std::size_t code, std::size_t name, const Table& results,
                      std::size_t result_name, const PairKey& pair);

}  // namespace hustings
