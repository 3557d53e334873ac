// The TOML atlas: which layers, contests and parties, and where their data lie.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "base/finding.h"
#include "elections/contest.h"
#include "geo/read_layer.h"

namespace hustings {

struct LayerEntry {
  LayerSource source;
  std::string title;
  std::string parent_layer;  ///< id; empty: none
  std::optional<Date> in_force_from, in_force_to;
};

struct GroundEntry {
  LayerSource source;
  bool water = false;
};

struct ContestEntry {
  Contest contest;                                                ///< without results
  std::string results;                                            ///< source of the votes
  std::string areas;                                              ///< source of electorates; may be empty
  std::vector<std::pair<std::string, std::int64_t>> final_round;  ///< party id, votes
};

struct AtlasFile {
  std::string title;
  std::string file;
  std::string attribution;
  std::string default_contest;
  std::string parties;          ///< source; empty: the carried ones
  std::string declared_totals;  ///< source; may be empty
  std::vector<LayerEntry> layers;
  std::vector<GroundEntry> ground;
  std::vector<ContestEntry> contests;
  std::vector<std::pair<std::string, std::string>> tracks;  ///< id, title
};

/// Reads an atlas. Paths in it are relative to its folder. Errors name line and column of the TOML: a syntax error, a
/// missing or mistyped key, an unknown key, an id used twice, a contest that names a layer or contest that is not
/// there.
Outcome<AtlasFile> read_atlas_file(const std::filesystem::path& path);

}  // namespace hustings
