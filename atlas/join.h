// Results and areas brought together by code, with a report of everything that found no partner.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "atlas/atlas.h"

namespace hustings {

struct JoinReport {
  std::size_t matched = 0;
  std::vector<std::string> codes_without_area;    ///< results whose code is in no area of the layer: off the map
  std::vector<std::string> areas_without_result;  ///< areas that should have a result and have none
  std::vector<std::string> declared_absent;       ///< areas without a result that the atlas explains
  std::vector<std::string>
      unused_declarations;  ///< codes of `absent` and `expected` that are no area, or absent ones with a result
};

/// Joins results to the areas of a layer by code. Postal rows belong to the parents' codes and to no area.
Count join_to_layer(std::vector<Result> results, const AtlasLayer& layer, LayerIndex index);

/// Takes the results that match no area of the layer, or as postal votes none of its parents.
std::vector<Result> take_off_map(std::vector<Result>& results, const AtlasLayer& layer, const AtlasLayer* parents);

/// "55 areas with 49,500 votes are not on the map"; empty where all are. Candidates' votes, as in the table.
std::string off_map_words(const AtlasContest& contest);

JoinReport join_report(const AtlasContest& contest, const AtlasLayer& layer);

/// One warning for each kind of mismatch, naming the first few codes.
Findings findings_of(const JoinReport& report, const Contest& contest, const std::string& file);

}  // namespace hustings
