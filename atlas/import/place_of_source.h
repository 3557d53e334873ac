// Where a source of boundaries lies, read from it, and what a first atlas says of that.
#pragma once

#include <string>
#include <vector>

#include "atlas/import/place.h"
#include "geo/read/read_layer.h"

namespace hustings {

struct SourcePlace {
  PlaceChoice choice;
  std::vector<std::string> said;  ///< what was chosen, and what was assumed on reading, for people
};

/// Reads where the areas lie and chooses. `target_crs` is somebody's own choice; empty: none. Errors: as `read_places`
/// has them, and a target CRS that PROJ does not know; remedies name options of the command line. A warning asks
/// whether latitude comes first.
Outcome<SourcePlace> place_of(const LayerSource& source, const std::string& target_crs);

/// The remedy with options of the command line in the place of keys of an atlas: --crs EPSG:27700 for
/// `crs = "EPSG:27700"`.
std::string with_options(std::string remedy);

/// The line of an atlas that names its CRS, with the reason behind it.
std::string crs_toml(const PlaceChoice& choice);
/// The tables `[[inset]]` of an atlas; empty where there are none.
std::string insets_toml(const PlaceChoice& choice);

}  // namespace hustings
