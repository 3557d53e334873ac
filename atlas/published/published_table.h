// A table as its publisher wrote it, brought to rows of data under one header, with what was done to it and why.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "atlas/published/statement.h"
#include "base/table.h"

namespace hustings {

/// What a line of the file is that is no row of data.
enum class LineKind {
  metadata,       ///< before the header: a title, a date, a licence
  header,         ///< again, within the table
  group,          ///< a heading within the table, whose text became a column
  derived,        ///< a sum of other rows
  notes,          ///< below the table
  another_table,  ///< of which only the largest is read
};

/// A line that is not in the table.
struct LeftOutLine {
  std::int64_t line = 0;
  LineKind kind = LineKind::notes;
  std::string text;  ///< its filled cells, one line
};

/// How a column's cells were written; they stand in the table as plain numbers: "1234", "-0.5", "45.3".
struct ColumnForm {
  enum class Kind { text, count, decimal };
  Kind kind = Kind::text;
  bool percent = false;         ///< with percent signs, which are gone
  char decimal = '.';           ///< what parted whole and decimals
  std::string thousands;        ///< what parted thousands: "," or "." or "'" or " "; empty: nothing
  std::size_t filled = 0;       ///< cells that are not empty in the file
  std::size_t numbers = 0;      ///< cells that are numbers
  std::size_t missing = 0;      ///< cells that say that there is no figure ("-", "n/a", "*"), and are empty now
  std::size_t footnotes = 0;    ///< numbers that had the mark of a footnote, which is gone
  std::size_t other_cells = 0;  ///< of a column of numbers, those that are none ("Unopposed"), which stay as they are
  std::vector<std::string> others;  ///< what they say, each once, a few
  bool doubtful = false;            ///< could "1.234" as well be another number? There is a question then
};

/// A row that is the sum of others: not in the table, and a check on what is made of it.
struct DerivedRow {
  std::int64_t line = 0;
  std::vector<std::string> cells;  ///< under the table's columns, as plain numbers
  /// Rows of the table that it sums: from the first to before the last. Empty where that is not known.
  std::size_t first = 0, last = 0;
  bool proven = false;  ///< do its counts add up?
};

/// A column whose cells are the sum of other columns' in (nearly) every row. It stays in the table.
struct DerivedColumn {
  std::size_t column = 0;
  std::vector<std::size_t> parts;
  std::size_t rows = 0;  ///< that could be compared
  std::size_t differing = 0;
  std::optional<std::size_t> first_differing;  ///< row of the table
};

/// A sheet, table or layer of the source.
struct PublishedSheet {
  std::string name;
  std::size_t rows = 0, columns = 0;  ///< of data
  std::size_t numbers = 0;            ///< cells that are numbers
  bool read = false;
};

/// `table` has names of columns as they are written, blanks made one, each different from the others; nameless ones are
/// "column 3". Lines and rows are the source's own.
struct PublishedTable {
  Table table;
  std::vector<ColumnForm> forms;                       ///< of each column
  std::vector<std::vector<std::string>> header_parts;  ///< of each column: the cells of a header of several rows
  bool has_header = true;
  std::vector<LeftOutLine> left_out;
  std::vector<DerivedRow> derived_rows;
  std::vector<DerivedColumn> derived_columns;
  std::vector<PublishedSheet> sheets;  ///< of a source that has several
  std::vector<Statement> statements;
  std::vector<OpenQuestion> questions;
};

}  // namespace hustings
