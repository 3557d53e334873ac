// What a table of results says of whole areas beside the votes, gathered into one row an area.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/finding.h"
#include "base/table.h"
#include "elections/party.h"
#include "elections/read/result_words.h"

namespace hustings {

/// A table of areas: the key's column, `level` where the source has it, and a column for each figure that it gives
/// (`column_of`). Whole numbers are written without separators; "-", "n/a" and the like are empty.
struct PublishedAreas {
  std::optional<Table> areas;  ///< none where the table says nothing of whole areas
  Findings findings;
};

/// Gathers the columns that are figures of whole areas. `key` is the column that tells areas apart. Rows of one area
/// must agree: where they differ in electorate, ballots, seats or valid votes, that figure is left out there, with a
/// warning; of a majority that stands with the winner alone, the others' blanks and zeros make no difference. Two
/// columns of one figure that differ are a warning, and the first counts.
PublishedAreas published_areas(const Table& table, std::string_view key);

/// The table without the rows that are marked.
Table without_rows(const Table& table, const std::vector<char>& marked);

/// The label of a row of a table with one row a candidate: what it is of, where it is of no candidate.
struct RowLabel {
  std::optional<AreaFigure> figure;
  bool is_kind_of_rejected = false;
};
/// Does the row stand for a figure of the whole area ("Total", "Rejected ballots") rather than for somebody who stood?
/// `party` and `candidate` are its cells; a label that is the name of a party that is known is a party.
std::optional<RowLabel> label_of_row(std::string_view party, std::string_view candidate, const Parties& parties);

/// A table with one row a candidate, without the rows that are figures of whole areas.
struct SplitTables {
  std::optional<Table> votes;       ///< none where there are no such rows
  std::optional<Table> areas;       ///< of columns and rows together
  std::vector<std::string> labels;  ///< of the rows that were taken out, as written, each once
  Findings findings;
};

/// Splits off what a table with the columns `key`, `party`, `votes` and perhaps `candidate` says of whole areas, in
/// columns and in rows.
SplitTables split_area_figures(const Table& table, std::string_view key, const Parties& parties);

}  // namespace hustings
