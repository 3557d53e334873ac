// The codes of a column that may name areas, and what is left of them in a file that writes them otherwise.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "atlas/load/column_values.h"
#include "base/table.h"

namespace hustings {

/// A column's codes, and what is left of them without zeros in front and without what all begin with.
struct Codes {
  CellValues whole, cores;
  std::string prefix;
  bool is_number = false;  ///< digits alone
  bool is_text = false;    ///< mostly without digits
  double gss = 0;
  /// May the cores stand for the codes, and none be taken for another?
  bool may_be_bare() const { return cores.size() == whole.size(); }
};

std::string core_of(const std::string& code, const std::string& prefix);
/// Are codes mostly without digits?
bool is_text(const CellValues& codes);
Codes codes_of(const Table& table, std::size_t column);

/// More different cells than this are looked at by a sample first.
constexpr std::size_t many_cells = 20'000;
/// A table of one column: the cells of another that differ, in order of appearance. None where there are more than
/// `most`.
std::optional<Table> distinct_cells(const Table& table, std::size_t column, std::size_t most = SIZE_MAX);
/// The same of some rows, from all of the table.
Table sample_of_cells(const Table& table, std::size_t column);

}  // namespace hustings
