// Somebody's table of votes made tidy for a first atlas.
#pragma once

#include <string>
#include <vector>

#include "atlas/import/guess_atlas.h"
#include "atlas/load/column_values.h"

namespace hustings {

/// Which column of a table of results is what.
struct VoteColumns {
  std::size_t key = 0;         ///< code or name of the area
  bool key_is_code = false;    ///< else a name
  bool is_understood = false;  ///< would the program find the areas in the table as it is?
  CellValues areas;            ///< keys of the areas that there are: codes, or folded names
  ColumnIndex party, votes, share, candidate, first_name, level, elected, round;  ///< party: none in a wide table
};

/// Fills votes, areas, parties, method, what was assumed and what was left out. A table that can be read as it is has
/// no tidy copy, unless rows of it were cut away. Findings: those of the table as a whole, and errors where it cannot
/// be understood.
Findings take_votes(const Table& results, const VoteColumns& columns, const Parties& carried, bool is_cut,
                    AtlasGuess& guess);

}  // namespace hustings
