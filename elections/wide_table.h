// Tables of results with one column a party, made long.
#pragma once

#include <optional>
#include <string_view>

#include "base/finding.h"
#include "base/table.h"
#include "elections/party.h"

namespace hustings {

/// The party that people mean: by id, short name or full name, in any case, with or without "the", "party", "votes" and
/// a plural's s. None where no party is called so.
std::optional<PartyIndex> party_named(std::string_view written, const Parties& parties);

/// Has the table neither a column `party` nor one `votes`, but at least one that is named after a party?
bool is_wide(const Table& table, const Parties& parties);

/// A wide table as `read_results` and `add_area_figures` take it.
struct LongTables {
  Table votes;                 ///< area_code, level, party, votes: one row for each cell that is filled
  std::optional<Table> areas;  ///< area_code, level, electorate, ballots, seats, where the table has such columns
};

/// Takes a wide table apart. An empty cell is a party that did not stand. Two columns of one party are an error;
/// columns of numbers that are no party and no known figure (turnout, totals, ...) are not counted, and one warning
/// names them.
Outcome<LongTables> long_from_wide(const Table& table, const Parties& parties);

}  // namespace hustings
