// Reads tables as election offices publish them: any encoding, delimiter and sheet, lines above and below, numbers of
// any country.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "atlas/published/grid.h"
#include "atlas/published/published_table.h"
#include "base/finding.h"

namespace hustings {

/// What somebody said of the table.
struct PublishedSource {
  std::string source;
  std::string layer;            ///< sheet, table or layer inside of it; empty: the one that holds the largest table
  std::optional<char> decimal;  ///< what parts decimals, a comma or a point; none: found out
};

/// An error in a table as it is published.
Finding published_fault(const std::string& file, std::string what, std::string remedy,
                        std::optional<std::int64_t> line = {});

/// Errors: the source cannot be read, holds no table, or a row has more cells than the header and does not fit it.
Outcome<PublishedTable> read_published(const PublishedSource& source);
Outcome<PublishedTable> read_published(const std::string& source, const std::string& layer = {});

/// The same of a text that is no file (`name` stands in messages), and of a grid.
Outcome<PublishedTable> published_text(std::string bytes, const std::string& name);
Outcome<PublishedTable> published_grid(const CellGrid& grid, const PublishedSource& source);

}  // namespace hustings
