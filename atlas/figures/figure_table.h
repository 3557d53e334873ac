// The tables of one or more contests as one, with what another program must know of it: what is a number, in which
// unit, and why cells are empty.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "atlas/figures/table_choice.h"
#include "atlas/view/view.h"
#include "base/table.h"

namespace hustings {

/// What a contest's rows are of.
struct TableSource {
  std::string contest, title, date;  ///< the date as in 2017-06-08
  std::string against;               ///< id of what it is compared with; may be empty
  std::string layer;                 ///< id
  std::string edition;               ///< of boundaries, in words
  std::string source, method;
  std::vector<std::string> notes;  ///< what to know before using it
};

struct FigureTable {
  struct Column {
    std::string id, title, unit;  ///< the unit may be empty
    bool is_number = false;
    bool whole = false;     ///< none of its numbers has decimals
    bool has_sign = false;  ///< its sign says a direction
  };
  struct Row {
    std::size_t source = 0;         ///< index into `sources`
    std::optional<AreaIndex> area;  ///< of the source's layer; none: postal votes
  };
  std::string title;  ///< of the contest, or of the atlas where there are several
  std::vector<Column> columns;
  Table cells;
  std::vector<Row> rows;
  std::vector<TableSource> sources;
  std::string attribution;  ///< of the atlas
};

/// One view a contest. Of several contests the first columns are `contest` and `date`, and a row is one area in one of
/// them: columns that a contest has not are empty in its rows.
FigureTable figure_table(const Atlas& atlas, const std::vector<View>& views, const TableChoice& choice);

/// A table of the view's contest, with columns of its figures, as one: for cells that were chosen elsewhere.
FigureTable figure_table(const Atlas& atlas, const View& view, Table cells);

/// An empty cell of an area, and why it is.
struct MissingFigure {
  std::size_t row = 0, column = 0;
  std::string reason;
};

/// All that have a reason, row by row. The views are those of the table.
std::vector<MissingFigure> missing_figures(const Atlas& atlas, const std::vector<View>& views,
                                           const FigureTable& table);

/// Columns under their names, for a reader at a terminal: "12,345", two decimals at most, a sign where it says a
/// direction.
std::string to_text(const FigureTable& table);

}  // namespace hustings
