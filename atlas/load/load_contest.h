// One contest of an atlas, from its tables to results on its layer.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "atlas/atlas.h"
#include "atlas/load/atlas_file.h"
#include "base/table.h"

namespace hustings {

/// A contest's tables as they were read.
struct ContestTables {
  Outcome<Table> votes;
  std::optional<Outcome<Table>> areas;
  std::optional<Outcome<Table>> second_preferences;
};

/// A source, and the sheet or table inside it, as a table: `read_table`, or who has the bytes already.
using TableReader = std::function<Outcome<Table>(const std::string& source, const std::string& layer)>;

/// The tables that the entry names.
ContestTables tables_of(const ContestEntry& entry, const TableReader& read);

/// Reads the results and lays them on their layer, which `atlas` has already; of its contests nothing is asked. Parties
/// that `parties` does not know are added there. No value where a table is not fit to be read.
Outcome<AtlasContest> load_contest(const ContestEntry& entry, const ContestTables& tables, const Atlas& atlas,
                                   Parties& parties);

/// The id of the contest that an atlas begins with: the one that its file names, or its latest; empty where it has
/// none.
std::string default_contest(const AtlasFile& file, const std::vector<AtlasContest>& contests);

}  // namespace hustings
