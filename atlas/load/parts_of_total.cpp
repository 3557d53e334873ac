#include "atlas/load/parts_of_total.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "atlas/load/column_values.h"
#include "base/text/text.h"

namespace hustings {

namespace {

using Counts = std::vector<std::int64_t>;  // one a row

bool is_total(std::string_view header) {
  static constexpr std::array<std::string_view, 12> names = {
      "total", "total votes", "valid",     "valid votes", "total valid",      "total valid votes",
      "votes", "all votes",   "all valid", "votes cast",  "total votes cast", "sum"};
  return std::find(names.begin(), names.end(), folded(header)) != names.end();
}

/// None where a cell is no whole number, or all are empty.
std::optional<Counts> counts_of(const Table& table, std::size_t column) {
  Counts counts;
  bool any = false;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const std::string cell = plain_count(table.cell(row, column));
    const auto count = cell.empty() ? std::optional<std::int64_t>(0) : maybe_integer(cell);
    if (!count || *count < 0) return std::nullopt;
    any = any || !cell.empty();
    counts.push_back(*count);
  }
  return any ? std::optional(counts) : std::nullopt;
}

/// The longest run of neighbours that is the total in every row.
std::vector<std::size_t> run_of(const std::vector<std::pair<std::size_t, Counts>>& columns, const Counts& total) {
  std::vector<std::size_t> longest;
  for (std::size_t first = 0; first < columns.size(); ++first) {
    Counts sum(total.size(), 0);
    std::vector<std::size_t> run;
    for (std::size_t last = first; last < columns.size(); ++last) {
      const auto& [column, counts] = columns[last];
      for (std::size_t row = 0; row < sum.size(); ++row) sum[row] += counts[row];
      run.push_back(column);
      if (run.size() > std::max<std::size_t>(1, longest.size()) && sum == total) longest = run;
      const bool beyond = !std::equal(sum.begin(), sum.end(), total.begin(), std::less_equal<>());
      if (beyond) break;
    }
  }
  return longest;
}

}  // namespace

std::vector<std::size_t> parts_of_total(const Table& table, const std::vector<std::size_t>& except) {
  std::vector<std::size_t> longest;
  for (std::size_t whole = 0; whole < table.columns.size(); ++whole) {
    const auto total = is_total(table.columns[whole]) ? counts_of(table, whole) : std::nullopt;
    if (!total) continue;
    std::vector<std::pair<std::size_t, Counts>> columns;
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
      if (std::find(except.begin(), except.end(), column) != except.end() || is_total(table.columns[column]) ||
          !has_letter(table.columns[column]))
        continue;
      if (auto counts = counts_of(table, column)) columns.emplace_back(column, std::move(*counts));
    }
    const std::vector<std::size_t> run = run_of(columns, *total);
    if (run.size() > longest.size()) longest = run;
  }
  return longest;
}

}  // namespace hustings
