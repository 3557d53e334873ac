// A table read by a known publisher's layout: rows that are no area's left out, elections side by side in rows, and the
// roles of its columns.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "atlas/import/layouts.h"
#include "atlas/import/understanding.h"
#include "base/finding.h"
#include "base/table.h"

namespace hustings {

/// The layout that a table has, or that somebody asked for.
struct ChosenLayout {
  std::optional<TableLayout> layout;
  std::string because;  ///< "its header is of such tables"
  std::vector<OpenQuestion> questions;
  Findings findings;
};

/// `asked`: name of a layout, a file that ends in .toml, or "none"; empty: the one that is recognised. One that was not
/// made from a file is a question until it is asked for. Throws InputError where there is no such layout, or a file is
/// wrong.
ChosenLayout choose_layout(const std::vector<TableLayout>& layouts, const TableForm& form, const std::string& asked);

/// What a layout makes of a table.
struct LaidOut {
  Table table;
  bool is_changed = false;            ///< are rows gone, or cells others?
  bool has_elections = false;         ///< has it the column `election`, and rows of candidates, that were columns?
  std::map<std::string, Role> roles;  ///< of columns that were made
  std::vector<std::string> left_out;
  std::vector<Statement> statements;
};
LaidOut laid_out(Table table, const TableLayout& layout);

/// What a person decided, and what the layout says of the other columns. Where cells contradict a role it is not given.
Decisions with_layout(const Decisions& decisions, const TableLayout& layout, const LaidOut& laid, const Table& table);

/// Says of columns that the layout decided, and no person, that it did.
void credit_layout(std::vector<ColumnReading>& columns, const TableLayout& layout, const Decisions& decisions);

}  // namespace hustings
