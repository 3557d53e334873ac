#include "atlas/published/fill_down.h"

#include <algorithm>
#include <fmt/format.h>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "atlas/published/words.h"

namespace hustings {

namespace {

class Filler {
 public:
  explicit Filler(PublishedTable& published)
      : published_(published), table_(published.table), context_(published.table.rows.size(), 0) {}

  FilledCells fill() && {
    if (table_.rows.empty()) return {};
    for (std::size_t column = 0; column < table_.columns.size(); ++column) {
      if (!is_full(column)) {
        if (is_merged(column)) merged_.push_back(column);
      } else if (!take_into_context(column)) {
        break;  // merged cells stand left of what tells rows apart
      }
    }
    find_starts();
    for (std::size_t i = 0; i < merged_.size(); ++i) fill_column(i);
    say();
    return std::move(out_);
  }

 private:
  bool is_full(std::size_t column) const {
    return std::none_of(table_.rows.begin(), table_.rows.end(), [&](const auto& row) { return row[column].empty(); });
  }

  bool is_total(const std::string& cell) {
    if (cell.empty() || cell.size() > 40) return false;
    const auto [known, is_new] = totals_.try_emplace(cell);
    if (is_new) known->second = carried_words().is(Label::total, cell);
    return known->second;
  }

  bool is_row_of_total(std::size_t row) {
    const auto& cells = table_.rows[row];
    return std::any_of(cells.begin(), cells.end(), [&](const std::string& cell) { return is_total(cell); });
  }

  /// A column whose values each stand over one block of rows, such as a year: what is left of merged cells.
  bool take_into_context(std::size_t column) {
    std::vector<std::size_t> context(table_.rows.size(), 0);
    std::unordered_set<std::string> seen;
    std::size_t blocks = 0;
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      const bool starts =
          row == 0 || context_[row] != context_[row - 1] || table_.rows[row][column] != table_.rows[row - 1][column];
      if (starts && !seen.insert(std::to_string(context_[row]) + "\n" + table_.rows[row][column]).second) return false;
      if (starts && 10 * ++blocks > table_.rows.size()) return false;
      context[row] = blocks;
    }
    context_ = std::move(context);
    return true;
  }

  /// The first row has a label; many rows have none; no label comes again, neither below itself nor later.
  bool is_merged(std::size_t column) {
    if (table_.rows.front()[column].empty()) return false;
    if (published_.forms[column].kind == ColumnForm::Kind::decimal) return false;
    std::size_t blank = 0, labels = 0, repeated = 0;
    std::unordered_set<std::string> seen;
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      const std::string& cell = table_.rows[row][column];
      if (row > 0 && context_[row] != context_[row - 1]) seen.clear();
      if (cell.empty()) ++blank;
      else if (seen.insert(cell).second) ++labels;
      else if (!is_total(cell)) ++repeated;
    }
    labels += repeated;
    if (20 * repeated > labels || blank == 0) return false;
    if (labels == 1) return column == 0 && blank > 1;
    if (2 * blank >= table_.rows.size()) return true;
    // Codes that some rows lack are no merged cells: most rows of a block have none, or their parties come again.
    return 4 * blank >= table_.rows.size() && rows_repeat(column) &&
           4 * blank_beside_totals(column) >= table_.rows.size();
  }

  /// Nobody stands in a row of sums: that a candidate's name is blank there says nothing.
  std::size_t blank_beside_totals(std::size_t column) {
    std::size_t blank = 0;
    for (std::size_t row = 0; row < table_.rows.size(); ++row)
      blank += table_.rows[row][column].empty() && !is_row_of_total(row) ? 1U : 0U;
    return blank;
  }

  /// Does the next full column say the same things again in other blocks, as parties do?
  bool rows_repeat(std::size_t column) const {
    for (std::size_t next = column + 1; next < table_.columns.size(); ++next) {
      if (!is_full(next) || published_.forms[next].kind != ColumnForm::Kind::text) continue;
      std::unordered_set<std::string> distinct;
      for (const auto& row : table_.rows) distinct.insert(row[next]);
      return 10 * distinct.size() <= 6 * table_.rows.size();
    }
    return false;
  }

  /// Rows at which blocks begin in which a blank stays blank.
  void find_starts() {
    starts_.assign(merged_.size(), std::vector<char>(table_.rows.size(), 0));
    for (std::size_t i = 0; i < merged_.size(); ++i) {
      for (std::size_t row = 1; row < table_.rows.size(); ++row)
        if (context_[row] != context_[row - 1]) starts_[i][row] = 1;
      for (std::size_t other = 0; other < merged_.size(); ++other) {
        if (other == i) continue;
        const bool together = go_together(merged_[i], merged_[other]);
        for (std::size_t row = 0; row < table_.rows.size(); ++row) {
          const std::string& label = table_.rows[row][merged_[other]];
          if (!label.empty() && (together || is_total(label))) starts_[i][row] = 1;
        }
      }
    }
  }

  /// Has the column a label nearly wherever the other has one?
  bool go_together(std::size_t column, std::size_t other) const {
    std::size_t labels = 0, both = 0;
    for (const auto& row : table_.rows) {
      if (row[other].empty()) continue;
      ++labels;
      both += row[column].empty() ? 0U : 1U;
    }
    constexpr std::size_t enough = 10;
    return labels >= enough && 10 * both >= 9 * labels;
  }

  void fill_column(std::size_t place) {
    const std::size_t column = merged_[place];
    std::vector<char> was_blank(table_.rows.size(), 0);
    bool any = false;
    for (std::size_t row = 1; row < table_.rows.size(); ++row) {
      std::string& cell = table_.rows[row][column];
      if (!cell.empty() || starts_[place][row] != 0) continue;
      const std::string& above = table_.rows[row - 1][column];
      if (above.empty()) continue;
      cell = above;
      was_blank[row] = 1;
      any = true;
      if (filled_++ == 0) first_row_ = row;
    }
    if (!any) return;
    out_.columns.push_back(column);
    out_.was_blank.push_back(std::move(was_blank));
  }

  void say() {
    if (out_.columns.empty()) return;
    std::vector<std::string> names;
    for (const std::size_t column : out_.columns) names.push_back(table_.columns[column]);
    published_.statements.push_back(
        {fmt::format("{} blank cells of {} take the text above them", filled_, fmt::join(names, ", ")),
         fmt::format("as merged cells are written, line {} first: \"{}\"", table_.lines[first_row_],
                     table_.rows[first_row_][out_.columns.front()])});
  }

  PublishedTable& published_;
  Table& table_;
  std::vector<std::size_t> context_;       ///< of each row: the block of the columns to the left
  std::vector<std::size_t> merged_;        ///< columns
  std::vector<std::vector<char>> starts_;  ///< of each of these, by row
  std::unordered_map<std::string, bool> totals_;
  std::size_t filled_ = 0, first_row_ = 0;
  FilledCells out_;
};

}  // namespace

FilledCells fill_merged_cells(PublishedTable& published) { return Filler(published).fill(); }

}  // namespace hustings
