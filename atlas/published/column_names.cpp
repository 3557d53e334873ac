#include "atlas/published/column_names.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <optional>
#include <set>

#include "atlas/published/number_look.h"
#include "base/text/text.h"
#include "elections/read/result_words.h"

namespace hustings {

namespace {

/// Line breaks within a cell and doubled blanks are one blank.
std::string plain_name(std::string_view cell) {
  std::string name;
  for (const char c : one_line(cell))
    if (c != ' ' || (!name.empty() && name.back() != ' ')) name += c;
  return std::string(trimmed(name));
}

class Namer {
 public:
  Namer(const CellGrid& grid, const Body& body) : grid_(grid), body_(body) {}

  ColumnNames name() && {
    count_cells();
    const std::size_t named = take_parts();
    for (std::size_t column = 0; column < width_; ++column) join_parts(column);
    leave_out_units();
    name_bare_shares();
    name_repeated_groups(named);
    drop_columns();
    drop_doubled();
    number_doubled();
    return std::move(out_);
  }

 private:
  void say(std::string what, std::string because) { out_.statements.push_back({std::move(what), std::move(because)}); }

  void count_cells() {
    width_ = 0;
    for (const std::size_t row : body_.data) width_ = std::max(width_, grid_.row(row).size());
    for (const std::size_t row : body_.header) width_ = std::max(width_, grid_.row(row).size());
    filled_.resize(width_);
    numbers_.resize(width_);
    for (const std::size_t row : body_.data) {
      const CellGrid::Row cells = grid_.row(row);
      for (std::size_t i = 0; i < cells.size(); ++i) {
        if (cells[i].empty()) continue;
        ++filled_[i];
        if (filled_[i] <= 1000 && maybe_number_look(cells[i])) ++numbers_[i];
      }
    }
  }

  bool is_of_numbers(std::size_t column) const {
    return 2 * numbers_[column] > std::min<std::size_t>(filled_[column], 1000);
  }

  /// The cells of the header over each column; returns how many columns have any.
  std::size_t take_parts() {
    out_.parts.assign(width_, {});
    std::size_t named = 0;
    const std::size_t rows = body_.header.size();
    for (std::size_t level = 0; level < rows; ++level) {
      std::string covering;
      for (std::size_t column = 0; column < width_; ++column) {
        std::string part = plain_name(grid_.cell(body_.header[level], column));
        const bool has_lower = level + 1 < rows && is_named_below(level, column);
        if (!part.empty()) covering = part;
        else if (has_lower) part = covering;
        else covering.clear();
        if (part.empty()) continue;
        out_.parts[column].push_back(std::move(part));
        named = std::max(named, column + 1);
      }
    }
    if (rows > 1)
      say(fmt::format("the header has {} rows, whose names are joined", rows),
          fmt::format("lines {} to {} name the columns together", grid_.line(body_.header.front()),
                      grid_.line(body_.header.back())));
    return named;
  }

  bool is_named_below(std::size_t level, std::size_t column) const {
    for (std::size_t lower = level + 1; lower < body_.header.size(); ++lower)
      if (!grid_.cell(body_.header[lower], column).empty()) return true;
    return false;
  }

  void join_parts(std::size_t column) {
    std::vector<std::string>& parts = out_.parts[column];
    parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
    out_.names.push_back(fmt::format("{}", fmt::join(parts, ": ")));
  }

  /// Where the upper row names each column by itself, "votes" below it is no part of the name; "%" is.
  void leave_out_units() {
    if (body_.header.size() < 2) return;
    std::set<std::string> distinct;
    for (std::size_t column = 0; column < width_; ++column)
      if (filled_[column] > 0 && (out_.parts[column].empty() || !distinct.insert(out_.parts[column].front()).second))
        return;
    for (std::size_t column = 0; column < width_; ++column) {
      const auto& parts = out_.parts[column];
      if (parts.size() == 2) out_.names[column] = parts[0] + (is_share(parts[1]) ? " %" : "");
    }
  }

  static bool is_share(const std::string& name) {
    return is_vote_share(name) && (name.find('%') != std::string::npos || name.size() < 8);
  }

  /// "Con", "%", "Lab", "%": a sign is of the column before it.
  void name_bare_shares() {
    const auto bare = [&](std::size_t column) { return is_share(out_.names[column]); };
    std::set<std::string> distinct;
    bool repeated = false;
    for (std::size_t column = 0; column < width_; ++column)
      if (bare(column) && !distinct.insert(out_.names[column]).second) repeated = true;
    if (!repeated || width_ < 3) return;
    for (std::size_t column = width_ - 1; column > 0; --column)
      if (bare(column) && !bare(column - 1) && !out_.names[column - 1].empty())
        out_.names[column] = out_.names[column - 1] + " %";
  }

  /// Rows that are longer than the header: does a group of its last columns go on in them, with words where it has
  /// words and numbers where it has numbers?
  void name_repeated_groups(std::size_t named) {
    std::size_t last = width_;
    while (last > named && filled_[last - 1] == 0) --last;
    if (named == 0 || last <= named + 1) return;
    for (std::size_t period = 2; period <= named; ++period) {
      if ((last - named) % period != 0 || !goes_on(named, last, period)) continue;
      for (std::size_t column = named; column < last; ++column) {
        const std::size_t like = named - period + (column - named) % period;
        const std::size_t number = 2 + (column - named) / period;
        out_.names[column] = fmt::format("{} {}", out_.names[like], number);
        out_.parts[column] = {out_.names[column]};
      }
      say(fmt::format("the last {} columns of the header are repeated {} times in the rows", period,
                      (last - named) / period),
          fmt::format("the header names {} columns, and rows have up to {}", named, last));
      return;
    }
  }

  bool goes_on(std::size_t named, std::size_t last, std::size_t period) const {
    bool any_words = false;
    bool any_numbers = false;
    for (std::size_t column = named; column < last; ++column) {
      const std::size_t like = named - period + (column - named) % period;
      if (out_.names[like].empty()) return false;
      if (filled_[column] == 0 || filled_[like] == 0) continue;
      if (is_of_numbers(column) != is_of_numbers(like)) return false;
      (is_of_numbers(like) ? any_numbers : any_words) = true;
    }
    return any_words && any_numbers;
  }

  /// Columns without any cell, and nameless ones get a name.
  void drop_columns() {
    std::size_t nameless = 0;
    std::vector<std::string> empty;
    for (std::size_t column = 0; column < width_; ++column) {
      if (filled_[column] == 0) {
        if (!out_.names[column].empty()) empty.push_back(out_.names[column]);
        else ++nameless;
        continue;
      }
      if (out_.names[column].empty()) out_.names[column] = fmt::format("column {}", column + 1);
      out_.columns.push_back(column);
    }
    if (nameless > 0 && nameless < width_)
      say(fmt::format("{} empty {} left out", nameless, nameless == 1 ? "column is" : "columns are"), "");
    if (!empty.empty())
      say(fmt::format("{} left out: {}",
                      empty.size() == 1 ? "a column is" : fmt::format("{} columns are", empty.size()),
                      fmt::join(empty, ", ")),
          "no row has a cell there");
    keep(out_.columns);
  }

  /// Keeps these columns of the grid only.
  void keep(const std::vector<std::size_t>& columns) {
    std::vector<std::string> names;
    std::vector<std::vector<std::string>> parts;
    for (const std::size_t column : columns) {
      names.push_back(out_.names[column]);
      parts.push_back(out_.parts[column]);
    }
    out_.names = std::move(names);
    out_.parts = std::move(parts);
  }

  void drop_doubled() {
    std::map<std::string, std::vector<std::size_t>> seen;  // places in `columns`
    std::vector<std::size_t> kept;
    for (std::size_t i = 0; i < out_.columns.size(); ++i) {
      std::vector<std::size_t>& same = seen[out_.names[i]];
      const auto is_like_it = [&](std::size_t other) { return are_same(out_.columns[other], out_.columns[i]); };
      constexpr std::size_t most_compared = 8;
      if (std::any_of(same.begin(), same.begin() + static_cast<std::ptrdiff_t>(std::min(same.size(), most_compared)),
                      is_like_it)) {
        say(fmt::format("a second column {} is left out", out_.names[i]), "its cells are those of the first");
        continue;
      }
      same.push_back(i);
      kept.push_back(i);
    }
    if (kept.size() == out_.columns.size()) return;
    std::vector<std::size_t> columns;
    for (const std::size_t i : kept) columns.push_back(out_.columns[i]);
    keep(kept);
    out_.columns = std::move(columns);
  }

  bool are_same(std::size_t a, std::size_t b) const {
    return std::all_of(body_.data.begin(), body_.data.end(),
                       [&](std::size_t row) { return grid_.cell(row, a) == grid_.cell(row, b); });
  }

  void number_doubled() {
    std::set<std::string> taken(out_.names.begin(), out_.names.end());
    std::map<std::string, int> count;
    for (std::size_t i = 0; i < out_.names.size(); ++i) {
      int& number = count[out_.names[i]];
      if (++number == 1) continue;
      std::string name;
      do name = fmt::format("{} {}", out_.names[i], number);
      while (!taken.insert(name).second && ++number > 0);
      out_.names[i] = std::move(name);
    }
  }

  const CellGrid& grid_;
  const Body& body_;
  std::size_t width_ = 0;
  std::vector<std::size_t> filled_, numbers_;
  ColumnNames out_;
};

}  // namespace

ColumnNames name_columns(const CellGrid& grid, const Body& body) { return Namer(grid, body).name(); }

}  // namespace hustings
