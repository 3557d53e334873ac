// A table as the sheets of a workbook: figures, what they are, and why some are missing.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "atlas/figures/figure_table.h"

namespace hustings {

/// How a cell is shown. The last three are numbers: 12,345; 45.32; +1.97.
enum class CellLook : std::uint8_t { text, heading, title, wrapped, whole, number, signed_number };

struct SheetCell {
  std::string text;  ///< of a number as written: "45.3197"; empty: none
  CellLook look = CellLook::text;
  bool is_number() const { return look >= CellLook::whole && !text.empty(); }
};

struct WorkSheet {
  std::string name;
  std::vector<int> widths;                   ///< of columns, in characters
  std::vector<std::vector<SheetCell>> rows;  ///< of any length
  bool is_list = false;                      ///< its first row stays in sight and has filters
};

/// "Figures", whose first row has the columns' ids; "About", with sources, units and notes; and "No figure", where any
/// is missing.
std::vector<WorkSheet> sheets_of(const FigureTable& table, const std::vector<MissingFigure>& gaps);

/// "A", "Z", "AA": the letters of a column, from 0.
std::string column_letters(std::size_t column);

/// "A1:C20": all cells of a list, its first row too.
std::string list_range(const WorkSheet& sheet);

/// The bytes of an Office Open XML workbook and of an OpenDocument spreadsheet: the same input gives the same.
std::string xlsx_of(const std::string& title, const std::vector<WorkSheet>& sheets);
std::string ods_of(const std::string& title, const std::vector<WorkSheet>& sheets);

}  // namespace hustings
