// What tests of the record ask of the sample atlas.
#pragma once

#include <string>
#include <vector>

#include "tests/atlas/sample_views.h"

inline hustings::LayerIndex layer(const std::string& id) { return carried_atlas().find_layer(id).value(); }
inline hustings::ContestIndex contest(const std::string& id) { return carried_atlas().find_contest(id).value(); }
inline hustings::PartyIndex party(const std::string& id) { return carried_parties().find(id).value(); }

inline hustings::AreaIndex area(const std::string& layer_id, const std::string& code) {
  return carried_atlas().layers[layer(layer_id)].find(code).value();
}

/// Every contest on every layer that it can be shown on.
inline std::vector<hustings::ShownContest> everything() {
  std::vector<hustings::ShownContest> all;
  for (hustings::ContestIndex index = 0; index < carried_atlas().contests.size(); ++index)
    for (const hustings::LayerIndex on : hustings::layers_of(carried_atlas(), index)) all.push_back({index, on, {}});
  return all;
}
