// Tables on a slide.
#pragma once

#include <string>
#include <vector>

#include "export/deck/slide_page.h"

namespace hustings {

/// Words of one look.
struct TableWords {
  std::string text;
  Rgb colour = 0;
  double em = 12;  ///< pixels
  bool strong = false;
};

using TableLine = std::vector<TableWords>;

struct TableCell {
  std::vector<TableLine> lines;
  ui::Align align = ui::Align::left;
  int columns = 1;  ///< that it takes
};

struct TableRow {
  std::vector<TableCell> cells;
  double height = 40;  ///< pixels
};

struct SlideTable {
  std::vector<double> widths;  ///< of the columns; pixels
  Rgb rule = 0;                ///< the colour of the lines between rows
  bool headed = false;         ///< the first row names the columns
  std::vector<TableRow> rows;
};

/// The upper left corner is `at`, pixels.
void add_table(SlidePage& page, const SlideName& name, glm::dvec2 at, const SlideTable& table);

}  // namespace hustings
