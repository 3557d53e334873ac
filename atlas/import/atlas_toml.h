// A first atlas as TOML, and what its names tell.
#pragma once

#include <string>
#include <string_view>

#include "atlas/import/guess_atlas.h"
#include "base/date.h"

namespace hustings {

/// The day of an election from a name such as "council-2018-05-03.csv": where only a year is there, its first of
/// January, and where none is, 1 January 2000.
struct GuessedDate {
  Date date{};
  bool is_whole = false;  ///< day and month were there
  bool has_year = false;
};
GuessedDate date_in(std::string_view name);

/// What the file says besides the columns.
struct NewAtlas {
  std::string title, id;
  std::string boundaries, boundaries_layer, crs;                    ///< crs may be empty
  bool latitude_first = false;                                      ///< of the boundaries
  std::string map_crs, insets;                                      ///< lines of TOML (atlas/import/place_of_source)
  std::string results, results_layer, areas, areas_layer, parties;  ///< sources; those after results may be empty
  std::string source;  ///< who published the figures: for want of him, the file
  GuessedDate date;
};

/// The atlas as TOML, with comments where a guess should be looked at.
std::string toml_of(const NewAtlas& atlas, const AtlasGuess& guess);

}  // namespace hustings
