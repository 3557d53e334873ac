// A table of text from any source that OGR reads: CSV, XLSX, DBF, GeoPackage, a database.
#pragma once

#include <string>

#include "base/finding.h"
#include "base/table.h"

namespace hustings {

/// Reads all cells as trimmed UTF-8. A byte-order mark, CRLF, quotes and Windows-1252 are understood (the last with a
/// warning); an apostrophe that keeps a cell of CSV from being a formula is taken off. `layer` is the table or sheet
/// inside the source; without it, a file's first. Errors: not readable, no such layer, empty, a header without rows, a
/// row with more cells than the header.
Outcome<Table> read_table(const std::string& source, const std::string& layer = {});

}  // namespace hustings
