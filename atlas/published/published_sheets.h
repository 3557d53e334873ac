// Which sheet of a workbook holds the table; sheets of one form are put together.
#pragma once

#include <vector>

#include "atlas/published/read_published.h"
#include "geo/read/read_sheets.h"

namespace hustings {

/// The table of the sheet with the most figures. Where other sheets have the same columns, their rows follow, and a
/// column `sheet` says which each is of. The source names the file in messages.
Outcome<PublishedTable> published_sheets(std::vector<Sheet> sheets, const PublishedSource& source);

}  // namespace hustings
