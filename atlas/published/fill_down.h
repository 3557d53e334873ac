// Merged cells: a label that stands once, above a block of blank cells that it is meant for.
#pragma once

#include "atlas/published/published_table.h"

namespace hustings {

/// Fills the blank cells below a label, in leading columns whose cells are labels or numbers of areas, each in one
/// block of rows; says so. Columns that are filled here and there, with a mark or the same words again, stay as they
/// are.
void fill_merged_cells(PublishedTable& published);

}  // namespace hustings
