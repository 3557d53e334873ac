#include "atlas/published/derived_columns.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_map>
#include <utility>

#include "base/text/text.h"

namespace hustings {

namespace {

/// Rows that sums are looked for in, and those that they are held against.
constexpr std::size_t searched_rows = 6;
constexpr std::size_t compared_rows = 5000;

class ColumnSums {
 public:
  ColumnSums(const Table& table, const std::vector<ColumnForm>& forms) : table_(table) {
    for (std::size_t i = 0; i < table.columns.size(); ++i)
      if (forms[i].kind == ColumnForm::Kind::count && !forms[i].percent) counts_.push_back(i);
  }

  std::vector<DerivedColumn> find() && {
    constexpr std::size_t most_columns = 3000;  // each is held against all
    if (counts_.size() < 3 || counts_.size() > most_columns || table_.rows.size() < 3) return {};
    read_rows();
    for (std::size_t total = 0; total < counts_.size(); ++total) find_parts_of(total);
    return std::move(found_);
  }

 private:
  void read_rows() {
    const std::size_t step = std::max<std::size_t>(1, table_.rows.size() / compared_rows);
    for (std::size_t row = 0; row < table_.rows.size(); row += step) {
      std::vector<std::int64_t>& figures = values_.emplace_back();
      for (const std::size_t column : counts_) figures.push_back(maybe_integer(table_.rows[row][column]).value_or(0));
      rows_.push_back(row);
    }
    // Rows where most columns have figures tell the most.
    std::vector<std::size_t> order(values_.size());
    std::iota(order.begin(), order.end(), 0);
    const auto filled = [&](std::size_t row) {
      return values_[row].size() - static_cast<std::size_t>(std::count(values_[row].begin(), values_[row].end(), 0));
    };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return filled(a) > filled(b); });
    order.resize(std::min(order.size(), searched_rows));
    searched_ = std::move(order);
  }

  void find_parts_of(std::size_t total) {
    std::vector<std::size_t> best;
    for (std::size_t stride = 1; stride <= 3; ++stride)
      for (std::size_t start = 0; start < stride; ++start)
        for (auto& parts : stretches(total, start, stride))
          if (parts.size() > best.size() && holds(total, parts)) best = std::move(parts);
    if (best.empty()) best = pair_of(total);
    if (best.empty()) return;
    DerivedColumn derived{.column = counts_[total], .parts = {}, .rows = 0, .differing = 0, .first_differing = {}};
    for (std::size_t row = 0; row < values_.size(); ++row) {
      if (values_[row][total] == 0) continue;
      ++derived.rows;
      if (sum_of(row, best) == values_[row][total]) continue;
      if (derived.differing++ == 0) derived.first_differing = rows_[row];
    }
    for (const std::size_t part : best) derived.parts.push_back(counts_[part]);
    found_.push_back(std::move(derived));
  }

  /// Stretches of every `stride`th column, to one side of the total, that sum to it in the fullest row.
  std::vector<std::vector<std::size_t>> stretches(std::size_t total, std::size_t start, std::size_t stride) const {
    std::vector<std::vector<std::size_t>> found;
    const std::vector<std::int64_t>& figures = values_[searched_.front()];
    if (figures[total] <= 0) return found;
    for (const bool right : {false, true}) {
      std::vector<std::size_t> columns;
      for (std::size_t column = start; column < counts_.size(); column += stride)
        if (right ? column > total : column < total) columns.push_back(column);
      std::int64_t sum = 0;
      for (std::size_t first = 0, last = 0; first < columns.size(); sum -= figures[columns[first++]]) {
        while (last < columns.size() && sum < figures[total]) sum += figures[columns[last++]];
        if (sum != figures[total] || last < first + 2) continue;
        std::size_t end = last;  // with what follows and is 0 here
        while (end < columns.size() && figures[columns[end]] == 0) ++end;
        const auto at = [&](std::size_t place) { return columns.begin() + static_cast<std::ptrdiff_t>(place); };
        found.emplace_back(at(first), at(end));
        if (end != last) found.emplace_back(at(first), at(last));
      }
    }
    return found;
  }

  /// Two columns anywhere.
  std::vector<std::size_t> pair_of(std::size_t total) const {
    const std::vector<std::int64_t>& figures = values_[searched_.front()];
    if (figures[total] <= 0) return {};
    std::unordered_map<std::int64_t, std::size_t> seen;
    for (std::size_t column = 0; column < counts_.size(); ++column) {
      if (column == total || figures[column] <= 0) continue;
      const auto other = seen.find(figures[total] - figures[column]);
      if (other != seen.end())
        if (std::vector<std::size_t> parts = {other->second, column}; holds(total, parts)) return parts;
      seen.emplace(figures[column], column);
    }
    return {};
  }

  std::int64_t sum_of(std::size_t row, const std::vector<std::size_t>& parts) const {
    std::int64_t sum = 0;
    for (const std::size_t part : parts) sum += values_[row][part];
    return sum;
  }

  bool holds(std::size_t total, const std::vector<std::size_t>& parts) const {
    for (const std::size_t row : searched_)
      if (sum_of(row, parts) != values_[row][total] && values_.size() <= searched_rows) return false;
    std::size_t compared = 0, differing = 0;
    for (std::size_t row = 0; row < values_.size(); ++row) {
      if (values_[row][total] == 0) continue;
      ++compared;
      // A difference such as a majority is no part: it may be below 0.
      const bool any_below =
          std::any_of(parts.begin(), parts.end(), [&](std::size_t part) { return values_[row][part] < 0; });
      if (any_below || sum_of(row, parts) != values_[row][total]) ++differing;
      if (50 * differing > values_.size()) return false;
    }
    return compared > 2 && 50 * differing <= compared;
  }

  const Table& table_;
  std::vector<std::size_t> counts_;  ///< columns; below, columns are places in this list
  std::vector<std::vector<std::int64_t>> values_;
  std::vector<std::size_t> rows_;      ///< of the table, of each of `values_`
  std::vector<std::size_t> searched_;  ///< of `values_`
  std::vector<DerivedColumn> found_;
};

}  // namespace

std::vector<DerivedColumn> find_derived_columns(const Table& table, const std::vector<ColumnForm>& forms) {
  return ColumnSums(table, forms).find();
}

}  // namespace hustings
