// What the cells of a table's columns look like, from a sample of its rows.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/table.h"

namespace hustings {

/// Parts are of the filled cells, 0 to 1; what stands for "no figure" ("-", "n/a") is not filled.
struct ColumnFacts {
  std::size_t rows = 0;    ///< that were looked at
  std::size_t filled = 0;  ///< of those
  std::size_t distinct = 0;
  double counts = 0;                    ///< whole numbers
  double numbers = 0;                   ///< of any kind, whole ones too
  double percents = 0;                  ///< with a percent sign
  double texts = 0;                     ///< with a letter, and no number
  double years = 0;                     ///< of four digits
  double dates = 0;                     ///< days, with a time behind them or without
  double answers = 0;                   ///< "yes", "elected", "*" and the contrary
  double least = 0, most = 0, sum = 0;  ///< of the numbers
  std::vector<std::string> values;      ///< the first that differ, as they are written: at most `most_values`

  static constexpr std::size_t most_values = 256;
  bool is_constant() const { return distinct <= 1; }
  bool has_all_values() const { return distinct == values.size(); }
};

/// The rows that decisions are taken on: the first 10,000, and as many spread over the rest.
std::vector<std::size_t> sample_of(const Table& table);
/// One for each column.
std::vector<ColumnFacts> facts_of(const Table& table);

/// A day as tables write it: "2022-06-02", "02.06.2022", "2/6/2022" (day first, unless that cannot be), "2022-Jun-02",
/// "20220602", "2 June 2022", with a time behind it or without.
std::optional<Date> maybe_written_date(std::string_view cell);

}  // namespace hustings
