// A first atlas as TOML, and what its names tell.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "atlas/import/understanding.h"
#include "base/date.h"

namespace hustings {

/// The day of an election from a name such as "council-2018-05-03.csv" or "20201103__de__general.csv": where only a
/// year is there, its first of January, and where none is, 1 January 2000.
GuessedDate date_in(std::string_view name);

/// What the file says besides what was understood.
struct NewAtlas {
  std::string title;
  std::string boundaries, boundaries_layer, crs;       ///< crs may be empty
  bool latitude_first = false;                         ///< of the boundaries
  std::string map_crs, insets;                         ///< lines of TOML (atlas/import/place_of_source)
  std::string results, results_layer;                  ///< as they were given
  std::string parties;                                 ///< may be empty
  std::string source;                                  ///< who published the figures: for want of him, the file
  std::string name, target_crs, decimal, own_parties;  ///< as they were given, to be remembered; may be empty
  std::map<std::string, std::string> written;          ///< digest of each table that was written, by its name
};

/// Where the tables of an election lie, from the atlas's folder.
std::string results_file(const ElectionReading& election);
std::string areas_file(const ElectionReading& election);

/// The atlas as TOML, with comments where a guess should be looked at, and with the decisions that it was made by.
std::string toml_of(const NewAtlas& atlas, const Understanding& understanding);
/// Parts of it: one election, and what the files were and how they were read (atlas/import/remembered reads that).
std::string contest_toml(const NewAtlas& atlas, const ElectionReading& election);
std::string import_toml(const NewAtlas& atlas, const Understanding& understanding);

}  // namespace hustings
