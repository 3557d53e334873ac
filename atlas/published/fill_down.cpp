#include "atlas/published/fill_down.h"

#include <algorithm>
#include <fmt/format.h>
#include <string>
#include <unordered_set>
#include <vector>

namespace hustings {

namespace {

class Filler {
 public:
  explicit Filler(PublishedTable& published) : published_(published), table_(published.table) {}

  void fill() && {
    std::vector<std::string> names;
    std::size_t filled = 0;
    std::size_t first_row = 0;
    for (std::size_t column = 0; column < table_.columns.size(); ++column) {
      if (!is_merged(column)) {
        if (is_full(column)) break;  // merged cells stand to the left of what tells rows apart
        continue;
      }
      names.push_back(table_.columns[column]);
      for (std::size_t row = 1; row < table_.rows.size(); ++row) {
        std::string& cell = table_.rows[row][column];
        if (!cell.empty()) continue;
        cell = table_.rows[row - 1][column];
        if (filled++ == 0) first_row = row;
      }
    }
    if (filled == 0) return;
    published_.statements.push_back(
        {fmt::format("{} blank cells of {} take the text above them", filled, fmt::join(names, ", ")),
         fmt::format("as merged cells are written, line {} first: \"{}\"", table_.lines[first_row],
                     table_.rows[first_row][*table_.find_column(names.front())])});
  }

 private:
  bool is_full(std::size_t column) const {
    return std::none_of(table_.rows.begin(), table_.rows.end(), [&](const auto& row) { return row[column].empty(); });
  }

  /// The first row has a label; many rows have none; no label comes again, neither below itself nor later.
  bool is_merged(std::size_t column) const {
    if (table_.rows.empty() || table_.rows.front()[column].empty()) return false;
    if (published_.forms[column].kind == ColumnForm::Kind::decimal) return false;
    std::size_t blank = 0, labels = 0, repeated = 0;
    std::unordered_set<std::string> seen;
    for (const auto& row : table_.rows) {
      const std::string& cell = row[column];
      if (cell.empty()) {
        ++blank;
        continue;
      }
      ++labels;
      if (!seen.insert(cell).second) ++repeated;
    }
    if (20 * repeated > labels || blank == 0) return false;
    if (labels == 1) return column == 0 && blank > 1;
    // Codes that some rows lack are no merged cells: most rows of a block have none, or their parties come again.
    return 2 * blank >= table_.rows.size() || (4 * blank >= table_.rows.size() && rows_repeat(column));
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

  PublishedTable& published_;
  Table& table_;
};

}  // namespace

void fill_merged_cells(PublishedTable& published) { Filler(published).fill(); }

}  // namespace hustings
