// How the numbers of a table are written, decided column by column, and the same numbers in plain writing.
#pragma once

#include <optional>
#include <vector>

#include "atlas/published/published_table.h"

namespace hustings {

struct NumberForms {
  std::vector<ColumnForm> forms;
  std::vector<Statement> statements;
  std::vector<OpenQuestion> questions;
};

/// Brings the cells of columns of numbers to "1234" and "-0.5". What "1.234" is follows from the column's other cells,
/// then from the other columns, then from the words of the header; where nothing tells, it is asked. `decimal`: what
/// somebody said that parts decimals.
NumberForms make_numbers_plain(Table& table, std::optional<char> decimal = std::nullopt);

}  // namespace hustings
