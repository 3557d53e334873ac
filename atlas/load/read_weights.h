// Joins a table of weights to the atlas: how votes are divided where the areas of one layer lie in two of another.
#pragma once

#include "atlas/atlas.h"
#include "atlas/load/atlas_file.h"
#include "base/table.h"

namespace hustings {

/// Reads from_code, to_code and weight (0 to 1), one row a part, and adds the weights to the atlas. An area of `from`
/// whose rows are not fit has none, so that it is divided by area: a code of no area, a weight that is no number from 0
/// to 1, a part that stands twice, parts that do not meet on the map, or a sum that is not 1 to three decimals a row.
/// Each is a warning with file, row and column. Error: a column or the whole table cannot be read.
void read_weights(const WeightsEntry& entry, const Outcome<Table>& read, Atlas& atlas, Findings& findings);

}  // namespace hustings
