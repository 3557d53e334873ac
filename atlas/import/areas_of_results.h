// Which areas the rows of a table of results are of, which rows are of none, and which areas have no row.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "atlas/import/area_key.h"
#include "atlas/import/tidy_election.h"
#include "atlas/import/understanding.h"
#include "atlas/published/statement.h"
#include "base/finding.h"
#include "base/table.h"

namespace hustings {

struct AreasOfResults {
  Table table;  ///< the results that are of the areas; rows of all areas together have the key "Total"
  AreaKey area_key;
  KeyColumn key;
  AreaReading reading;
  std::vector<std::string> left_out;  ///< one clause each
  std::vector<Statement> statements;
  bool is_cut = false;  ///< were rows left out, or keys written anew?
};

/// Results of a larger region are cut to the areas that there are; a few rows that match none stay, as a fault to be
/// seen. `of_parties` are columns of the results that cannot be keys; `pairs`, as `Decisions` has them, are written as
/// the boundaries have them, or warned of. Errors: those of `find_area_key`.
Outcome<AreasOfResults> areas_of_results(const Table& boundaries, Table results, std::set<std::size_t> of_parties,
                                         const std::map<std::string, std::string>& pairs = {});

/// The key of an area, in the form in which keys of the results are compared with it.
std::string spelt_key(const AreaRow& area, const KeyColumn& key);

}  // namespace hustings
