// What the cells of a table's columns look like: codes, names, counts, and how much two columns share.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "base/table.h"

namespace hustings {

/// A column by its number; none where the table has no such column.
using ColumnIndex = std::optional<std::size_t>;
using CellValues = std::set<std::string>;

/// A letter and eight digits (ONS, "Guide to the GSS coding and naming policy").
bool is_gss(const std::string& code);
bool is_digit(char c);
bool is_count(const std::string& cell);    ///< digits alone
bool has_letter(const std::string& text);  ///< of any script
/// "1,234" without its separators; anything else as it is.
std::string plain_count(const std::string& cell);

CellValues codes_in(const Table& table, std::size_t column);        ///< in the form in which codes are compared
CellValues names_in(const Table& table, std::size_t column);        ///< folded
CellValues loose_names_in(const Table& table, std::size_t column);  ///< in their loosest spelling (atlas/name_spelling)
/// The part of the filled cells that are counts, 0 to 1.
double counts_in(const Table& table, std::size_t column);
/// The first column with one of the names, which are folded; none where there is none. A share ("votes %") is no votes.
ColumnIndex column_called(const Table& table, std::initializer_list<std::string_view> names);

/// The part of the values that meets the test, 0 to 1.
template <class Test>
double part_of(const CellValues& values, Test test) {
  if (values.empty()) return 0;
  return static_cast<double>(std::count_if(values.begin(), values.end(), test)) / static_cast<double>(values.size());
}
/// The part of some that are among the others, 0 to 1.
double shared(const CellValues& some, const CellValues& with);

}  // namespace hustings
