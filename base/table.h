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
  /// Of a long table made from a wide one: the source's column with each row's votes. Else empty.
  std::vector<std::string> votes_columns = {};
  /// Of a table put together from several: each row's file. Else empty.
  std::vector<std::string> files = {};

  std::optional<std::size_t> find_column(std::string_view name) const;
  /// The cell, or "" where the table has no such column.
  const std::string& cell(std::size_t row, std::optional<std::size_t> column) const;
  /// Where the cell came from; of a wide source, party and votes came from the party's column.
  Place place(std::size_t row, std::string_view column = {}) const;
  /// Adds the rows of another table under this one's columns, with columns that only the other has.
  void append(const Table& other);
};

}  // namespace hustings
