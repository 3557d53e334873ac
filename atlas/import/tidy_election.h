// The rows of one election, tidy: who stands where with how many votes, and what is known of whole areas.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "atlas/import/column_roles.h"
#include "atlas/import/parties_of.h"
#include "atlas/import/understanding.h"
#include "base/finding.h"
#include "base/table.h"

namespace hustings {

/// The column that says which area a row is of, and whether by code.
struct KeyColumn {
  std::size_t column = 0;
  bool is_code = false;
  const char* name() const { return is_code ? "area_code" : "area_name"; }
};

/// Parties are as the table writes them.
struct TidyElection {
  Table votes;                 ///< key, level, party, candidate, votes or share_pct, share, elected, round
  std::optional<Table> areas;  ///< key and figures
  std::vector<std::string> not_counted, left_out;
  std::vector<Statement> statements;
};

/// Rows that are figures of whole areas ("Total", "Ungültige") go to `areas`; "Unopposed" is somebody elected without
/// votes; where candidate and party share a cell they are parted, if the parties are the same in most areas. Errors:
/// one row an area in a table of candidates, no votes of parties at all.
Outcome<TidyElection> tidy_election(const Table& table, const KeyColumn& key, const RolesOfColumns& roles);
/// Of a table with one row a candidate.
Outcome<TidyElection> tidy_rows(const Table& table, const KeyColumn& key, const RolesOfColumns& roles);
/// Of a table with one column a party.
Outcome<TidyElection> tidy_columns(const Table& table, const KeyColumn& key, const RolesOfColumns& roles);

/// Gives parties their ids, and counts their plain digits. Errors: those of `read_results`.
Findings finish(TidyElection& election, const StandingParties& parties, const CellValues& areas, bool by_code);

/// What speaks for its method.
struct SeatEvidence {
  std::optional<int> most_seats;  ///< in one area, by a column of seats or of those elected
  double with_slates = 0;         ///< the part of the areas in which a party has several candidates
  std::string first_slate;        ///< "div in E05000001"; empty: none
  std::size_t slates = 0, areas = 0;
};
SeatEvidence seats_in(const TidyElection& election, const StandingParties& parties);

}  // namespace hustings
