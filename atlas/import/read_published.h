// Reads tables as election offices publish them: any encoding, delimiter and sheet, lines above and below, numbers of
// any country.
#pragma once

#include <string>

#include "atlas/import/published_table.h"
#include "base/finding.h"

namespace hustings {

/// `layer` is the sheet, table or layer inside the source; without it, the one that holds the largest table. Errors: the
/// source cannot be read, holds no table, or quotation marks swallow rows.
Outcome<PublishedTable> read_published(const std::string& source, const std::string& layer = {});

}  // namespace hustings
