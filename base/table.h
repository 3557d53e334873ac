// A plain table of text: rows, columns, and where each cell came from.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"

namespace hustings {

/// Text cells as the source had them (UTF-8, trimmed); `lines[i]` is the line of rows[i] in the source.
struct Table {
  std::string file;
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;
  std::vector<std::int64_t> lines;

  std::optional<std::size_t> find_column(std::string_view name) const;
  /// The cell, or "" where the table has no such column.
  const std::string& cell(std::size_t row, std::optional<std::size_t> column) const;
  Place place(std::size_t row, std::string_view column = {}) const;
};

}  // namespace hustings
