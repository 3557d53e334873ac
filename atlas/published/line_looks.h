// What the lines of a sheet look like, held against what their columns mostly hold.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "atlas/published/grid.h"

namespace hustings {

/// Counts of one line's cells.
struct LineLook {
  std::uint32_t filled = 0;
  std::uint32_t first = 0;         ///< column of the first filled cell
  std::uint32_t numbers = 0;       ///< in columns of numbers; also what says that there is none
  std::uint32_t words = 0;         ///< texts in columns of numbers
  std::uint32_t years = 0;         ///< of the numbers, those that may be years
  std::uint32_t like_codes = 0;    ///< in columns of codes, cells of their form
  std::uint32_t unlike_codes = 0;  ///< in columns of codes, others
};

struct ColumnLook {
  bool of_numbers = false;
  bool of_years = false;  ///< whole numbers, all from 1800 to 2199
  std::string code_form;  ///< "A9" of codes such as E05000026; empty: they have no one form
  double filled = 0;      ///< part of the lines
};

class LineLooks {
 public:
  explicit LineLooks(const CellGrid& grid);

  const LineLook& operator[](std::size_t row) const { return lines_[row]; }
  const ColumnLook& column(std::size_t column) const { return columns_[column]; }
  std::size_t usual_filled() const { return usual_filled_; }  ///< cells of a line of data
  bool has_numbers() const { return number_columns_ > 0; }

  bool is_blank(std::size_t row) const { return lines_[row].filled == 0; }
  /// Has it the numbers, or the codes, of a row of data?
  bool is_data(std::size_t row) const;
  /// Has it words where the columns have numbers, as a header has?
  bool is_header(std::size_t row) const;
  /// Has it nothing but years where the columns have other numbers, each later or earlier than the last?
  bool is_years(std::size_t row) const;
  /// Is it one text: a title, a heading, a note?
  bool is_single(std::size_t row) const { return lines_[row].filled == 1; }

 private:
  void look_at_columns();
  LineLook look_at(std::size_t row) const;
  void find_usual_filled();

  const CellGrid& grid_;
  std::vector<LineLook> lines_;
  std::vector<ColumnLook> columns_;
  std::size_t number_columns_ = 0;
  std::size_t usual_filled_ = 1;
};

/// Letters as "A", digits as "9", one for a run of them: "A9" of "E05000026".
std::string form_of(std::string_view cell);

}  // namespace hustings
