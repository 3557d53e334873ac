// The join report: what matched, what did not, and whether sums agree with what was declared.
#pragma once

#include <string>
#include <vector>

#include "atlas/atlas.h"
#include "base/table.h"

namespace hustings {

struct CheckReport {
  std::vector<std::string> lines;  ///< for a person, in order
  int faults = 0;                  ///< everything that the atlas does not explain
};

/// `declared` is the table of declared totals (contest, scope, party, kind, value, source), or none. Kinds `votes`,
/// `valid` and `seats` are compared; other kinds are information.
CheckReport check(const Atlas& atlas, const std::optional<Table>& declared);

}  // namespace hustings
