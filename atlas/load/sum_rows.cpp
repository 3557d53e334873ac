#include "atlas/load/sum_rows.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "base/text/text.h"
#include "elections/read/published_areas.h"
#include "elections/read/result_words.h"

namespace hustings {

namespace {

/// Does a column sum over areas? Majorities, percentages and names do not.
bool may_be_summed(const std::string& header) {
  if (share_of(header) || is_descriptive_header(header)) return false;
  const auto figure = maybe_area_figure(header);
  return !figure || *figure < AreaFigure::majority;
}

class Sums {
 public:
  Sums(const Table& table, const std::vector<char>& is_sum) : table_(table), is_sum_(is_sum) {
    party_ = table.find_column("party");
  }

  Findings compare() && {
    for (std::size_t column = 0; column < table_.columns.size(); ++column)
      if (may_be_summed(table_.columns[column])) compare_column(column);
    return std::move(findings_);
  }

 private:
  void compare_column(std::size_t column) {
    std::map<std::string, std::int64_t> sums;
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      const std::string& cell = table_.cell(row, column);
      const auto count = maybe_count(cell);
      if (!count && !is_missing_figure(cell)) return;  // no column of counts
      if (count && is_sum_[row] == 0) sums[folded(table_.cell(row, party_))] += *count;
    }
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      if (is_sum_[row] == 0) continue;
      const auto said = maybe_count(table_.cell(row, column));
      const auto sum = sums.find(folded(table_.cell(row, party_)));
      if (!said || sum == sums.end() || *said == sum->second) continue;
      const std::string of = table_.cell(row, party_);
      findings_.push_back({.severity = Severity::warning,
                           .place = table_.place(row, table_.columns[column]),
                           .what = fmt::format("the total{}{} is {}, and the rows sum to {}", of.empty() ? "" : " of ",
                                               of, with_thousands(*said), with_thousands(sum->second)),
                           .remedy = "Is a row missing, or a figure mistyped?"});
    }
  }

  const Table& table_;
  const std::vector<char>& is_sum_;
  std::optional<std::size_t> party_;
  Findings findings_;
};

}  // namespace

bool is_sum_row(const Table& table, std::size_t row, const std::vector<std::size_t>& keys) {
  for (const std::size_t key : keys)
    if (const std::string& cell = table.cell(row, key); !cell.empty() && !is_sum_of_areas(cell)) return false;
  const auto& cells = table.rows[row];
  const auto first = std::find_if(cells.begin(), cells.end(), [](const std::string& cell) { return !cell.empty(); });
  return first != cells.end() && is_sum_of_areas(*first);
}

WithoutSums without_sum_rows(const Table& table, const std::vector<std::size_t>& keys) {
  WithoutSums out;
  std::vector<char> is_sum(table.rows.size(), 0);
  for (std::size_t row = 0; row < table.rows.size(); ++row) is_sum[row] = is_sum_row(table, row, keys) ? 1 : 0;
  const auto sums = static_cast<std::size_t>(std::count(is_sum.begin(), is_sum.end(), 1));
  if (sums == 0 || sums == table.rows.size()) return out;
  out.findings = Sums(table, is_sum).compare();
  out.rest = without_rows(table, is_sum);
  return out;
}

}  // namespace hustings
