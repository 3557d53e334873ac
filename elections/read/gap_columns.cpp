#include "elections/read/gap_columns.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <optional>

#include "elections/read/result_words.h"

namespace hustings {

namespace {

/// More columns than these are not tried in all combinations.
constexpr std::size_t most_combined = 12;

using Counts = std::vector<std::int64_t>;  ///< by row

/// The column's counts, 0 where there is none; nothing where a cell is neither.
std::optional<Counts> counts_of(const Table& table, std::size_t column) {
  Counts counts;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const std::string& cell = table.cell(row, column);
    const auto count = maybe_count(cell);
    if (!count && !is_missing_figure(cell)) return std::nullopt;
    counts.push_back(count.value_or(0));
  }
  return counts;
}

/// What the parties have less than the total, row by row; none where the row has no total.
std::vector<std::optional<std::int64_t>> gaps(const Table& table, const std::vector<std::size_t>& parties) {
  std::vector<std::optional<std::int64_t>> found(table.rows.size());
  const auto column_for = [&](AreaFigure figure) -> std::optional<std::size_t> {
    for (std::size_t i = 0; i < table.columns.size(); ++i)
      if (maybe_area_figure(table.columns[i]) == figure) return i;
    return std::nullopt;
  };
  const auto valid = column_for(AreaFigure::valid);
  const auto total = valid ? valid : column_for(AreaFigure::total);
  const auto whole = total ? total : column_for(AreaFigure::cast);
  const auto rejected = valid ? std::nullopt : column_for(AreaFigure::rejected);
  if (!whole) return found;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    auto gap = maybe_count(table.cell(row, whole));
    if (!gap) continue;
    *gap -= maybe_count(table.cell(row, rejected)).value_or(0);
    for (const std::size_t party : parties) *gap -= maybe_count(table.cell(row, party)).value_or(0);
    found[row] = gap;
  }
  return found;
}

}  // namespace

std::vector<std::size_t> columns_that_close_the_gap(const Table& table, const std::vector<std::size_t>& parties,
                                                    const std::vector<std::size_t>& unknown) {
  const auto gap = gaps(table, parties);
  if (std::none_of(gap.begin(), gap.end(), [](const auto& g) { return g && *g > 0; })) return {};
  std::vector<std::size_t> columns;
  std::vector<Counts> counts;
  for (const std::size_t column : unknown)
    if (auto own = counts_of(table, column)) {
      columns.push_back(column);
      counts.push_back(std::move(*own));
    }
  // How many rows the chosen columns close; 0 where they leave more open. A slip in one row must not lose a party.
  const auto closed_by = [&](std::uint64_t chosen) {
    std::size_t closed = 0;
    std::size_t open = 0;
    for (std::size_t row = 0; row < gap.size(); ++row) {
      if (!gap[row]) continue;
      std::int64_t sum = 0;
      for (std::size_t i = 0; i < counts.size(); ++i)
        if ((chosen >> i & 1U) != 0) sum += counts[i][row];
      if (sum == 0 && *gap[row] == 0) continue;  // says nothing
      if (sum == *gap[row]) ++closed;
      else if (++open > gap.size() / 2) return std::size_t{0};
    }
    return closed >= open ? closed : std::size_t{0};
  };
  const auto chosen_columns = [&](std::uint64_t chosen) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < columns.size(); ++i)
      if ((chosen >> i & 1U) != 0) found.push_back(columns[i]);
    return found;
  };
  if (columns.empty() || columns.size() > 63) return {};
  const std::uint64_t all = (std::uint64_t{1} << columns.size()) - 1;
  if (columns.size() > most_combined) return closed_by(all) > 0 ? chosen_columns(all) : std::vector<std::size_t>();
  std::uint64_t best = 0;
  std::size_t most = 0;
  for (std::uint64_t chosen = 1; chosen <= all; ++chosen) {
    const std::size_t closed = closed_by(chosen);
    if (closed < most || closed == 0) continue;
    if (closed == most && std::popcount(chosen) >= std::popcount(best)) continue;
    most = closed;
    best = chosen;
  }
  return chosen_columns(best);
}

}  // namespace hustings
