// Rows of a large table by what their cells say, as numbers that are quickly compared and combined.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/table.h"

namespace hustings {

/// Of each row: rows of one number have the same. 0 where the cell is empty.
using RowIds = std::vector<std::uint32_t>;

/// How a cell is compared: as it is written, in small letters, or folded; a null pointer: as it is written.
using Spelling = std::string (*)(std::string_view);

RowIds ids_of(const Table& table, std::size_t column, Spelling spelling = nullptr);

/// Rows that have the same in both; 0 where they have nothing in either.
RowIds combined(const RowIds& first, const RowIds& second);

/// How many numbers there are, 0 aside.
std::size_t count_ids(const RowIds& ids);

}  // namespace hustings
