// The TOML atlas: which layers, contests and parties, and where their data lie.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "base/finding.h"
#include "elections/contest.h"
#include "elections/read/doubtful_counts.h"
#include "geo/mesh/inset.h"
#include "geo/read/read_layer.h"

namespace hustings {

struct LayerEntry {
  std::string file;  ///< the atlas that it stands in
  LayerSource source;
  std::string title;
  std::string parent_layer;  ///< id; empty: none
  std::optional<Date> in_force_from, in_force_to;
  std::string hexagons;  ///< source of a layout made by hand: area_code, q, r; may be empty
};

struct GroundEntry {
  LayerSource source;
  bool water = false;
};

struct ContestEntry {
  std::string file;                                               ///< the atlas that it stands in
  Contest contest;                                                ///< without results
  std::string results;                                            ///< source of the votes
  std::string results_layer;                                      ///< sheet or table inside it; empty: the first
  std::string areas;                                              ///< source of electorates; may be empty
  std::string areas_layer;                                        ///< sheet or table inside it; empty: the first
  std::string second_preferences;                                 ///< source of them; may be empty
  std::string second_preferences_layer;                           ///< sheet or table inside it; empty: the first
  ZeroMeans zero = ZeroMeans::not_said;                           ///< what a 0 in the table of votes means
  std::vector<std::string> not_counted;                           ///< columns of numbers that `new` could not place
  std::vector<std::pair<std::string, std::int64_t>> final_round;  ///< party id, votes
  std::vector<std::pair<std::string, std::int64_t>> list_seats;   ///< party id, seats
};

/// One column of a table of numbers; `column` is its header, in small letters.
struct NumberEntry {
  std::string id, title, unit, column;
};

/// A table of numbers to join to areas by code.
struct NumbersEntry {
  std::string file;  ///< the atlas that it stands in; empty: the user joins it
  std::string id;
  std::string source;
  std::string source_layer;          ///< sheet or table inside it; empty: the first
  std::vector<std::string> layers;   ///< ids; empty: those that its codes are of
  std::string key;                   ///< header of the codes; empty: area_code, or what holds codes
  std::string source_title;          ///< who published it; may be empty
  std::string absent;                ///< why areas have no row; may be empty
  std::vector<NumberEntry> columns;  ///< empty: every column of numbers
};

/// A table of weights: how the votes of one layer's areas are divided among those of another.
struct WeightsEntry {
  std::string file;      ///< the atlas that it stands in
  std::string from, to;  ///< ids of layers
  std::string source;
  std::string source_layer;  ///< sheet or table inside it; empty: the first
  std::string source_title;  ///< who counted the people; may be empty
};

/// Areas that are drawn in an inset, on each layer that has them.
struct InsetEntry {
  Place place;  ///< in the atlas that it stands in
  std::string title;
  std::vector<std::string> areas;  ///< codes, of areas or of the larger areas that they lie in
  Corner corner = Corner::upper_right;
  double scale = 1;
  bool moved = false;
  std::string crs = {};  ///< that its areas are brought to, so that north is up there too; empty: the atlas's
};

/// A contest whose figures are carried without boundaries: nothing is drawn, and `check` compares its totals.
struct TallyEntry {
  std::string id;
  std::string results;  ///< source of the votes
};

/// What an atlas is brought to that names no CRS: British National Grid.
inline constexpr const char* default_crs = "EPSG:27700";

/// An atlas with all that it includes.
struct AtlasFile {
  std::string title;
  std::string file;
  std::string attribution;
  std::string default_contest;
  std::string crs;                           ///< what all layers are brought to
  std::vector<std::string> parties;          ///< sources, a later row overrides an earlier; empty: the carried ones
  std::vector<std::string> declared_totals;  ///< sources
  std::vector<LayerEntry> layers;
  std::vector<GroundEntry> ground;
  std::vector<ContestEntry> contests;
  std::vector<TallyEntry> tallies;
  std::vector<NumbersEntry> numbers;
  std::vector<WeightsEntry> weights;  ///< one a pair of layers
  std::vector<InsetEntry> insets;
  std::vector<std::pair<std::string, std::string>> tracks;  ///< id, title
};

/// Reads an atlas and those that it includes, which come in front of its own. Paths are relative to the folder of the
/// file that they stand in; an included atlas that does not lie there is looked for among the carried ones. Errors name
/// line and column of the TOML: a syntax error, a missing or mistyped key, an unknown key, an id used twice (both files
/// are named), a contest that names a layer or contest that is not there, files that include each other.
Outcome<AtlasFile> read_atlas_file(const std::filesystem::path& path);

}  // namespace hustings
