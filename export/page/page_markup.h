// What a page shows before its script runs, and where none runs: map, legend, table, sources.
#pragma once

#include <string>

#include "export/page/page_book.h"
#include "export/page/page_election.h"

namespace hustings {

/// The map of the election's own measure, as SVG.
std::string map_markup(const PageElection& election, const PageLayer& layer, Look look);

/// What its colours mean: a list.
std::string legend_markup(const PageElection& election);

/// Seats or votes: a list.
std::string tally_markup(const PageElection& election);

/// All areas, a row each.
std::string table_markup(const PageElection& election);

/// Who published what: a list of the elections, and the licences.
std::string sources_markup(std::span<const PageElection> elections);

}  // namespace hustings
