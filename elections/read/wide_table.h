// Tables of results with one column a party, made long.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/finding.h"
#include "base/table.h"
#include "elections/party.h"
#include "elections/read/party_names.h"

namespace hustings {

/// Has the table neither a column `party` nor one `votes`, but at least one that is named after a party, or after a
/// party's share?
bool is_wide(const Table& table, const Parties& parties);

/// A wide table as `read_results` and `add_area_figures` take it.
struct LongTables {
  /// area_code, level, party, votes: one row for each cell that is filled, with the published `share` where there is
  /// one beside; of a table with shares alone, `share_pct` stands for the votes.
  Table votes;
  std::optional<Table> areas;            ///< as of `published_areas`, of areas with votes
  std::vector<std::string> not_counted;  ///< headers of columns of numbers that are no party and no known figure
};

/// Takes a wide table apart. An empty cell is a party that did not stand. Columns in percent ("Con %", "lab_pct", or
/// with a percent sign in their cells) are never counts. Columns of numbers that no party is called by are read as
/// parties, under their header, where they alone close the gap to the valid votes; else one warning names all that have
/// a number in any cell, and they are not counted. Two columns of one party are an error.
Outcome<LongTables> long_from_wide(const Table& table, const Parties& parties);

}  // namespace hustings
