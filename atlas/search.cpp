#include "atlas/search.h"

#include <algorithm>
#include <set>

#include "base/text.h"

namespace hustings {

namespace {

void collect(const Atlas& atlas, LayerIndex index, const std::string& wanted,
             std::vector<std::pair<int, SearchHit>>& hits) {
  const AtlasLayer& layer = atlas.layers[index];
  for (AreaIndex area = 0; area < layer.layer.areas.size(); ++area) {
    const Area& candidate = layer.layer.areas[area];
    const std::string name = folded(candidate.name);
    const auto at = name.find(wanted);
    const bool code = lower_case(candidate.code).starts_with(wanted);
    if (at == std::string::npos && !code) continue;
    const int rank = name == wanted ? -1 : at == 0 ? 0 : at != std::string::npos && name[at - 1] == ' ' ? 1 : 2;
    SearchHit hit{index, area, candidate.name, {}};
    if (layer.parent_layer)
      if (const auto parent = atlas.layers[*layer.parent_layer].find(candidate.parent))
        hit.within = atlas.layers[*layer.parent_layer].layer.areas[*parent].name;
    if (hit.within.empty()) hit.within = layer.title;
    hits.emplace_back(rank, std::move(hit));
  }
}

}  // namespace

std::vector<SearchHit> search_areas(const Atlas& atlas, LayerIndex layer, std::string_view words, std::size_t at_most) {
  const std::string wanted = folded(words);
  if (wanted.empty()) return {};
  std::vector<std::pair<int, SearchHit>> hits;
  std::vector<LayerIndex> order{layer};
  if (atlas.layers[layer].parent_layer) order.push_back(*atlas.layers[layer].parent_layer);
  for (LayerIndex other = 0; other < atlas.layers.size(); ++other)
    if (std::find(order.begin(), order.end(), other) == order.end()) order.push_back(other);
  for (const LayerIndex other : order) collect(atlas, other, wanted, hits);
  std::stable_sort(hits.begin(), hits.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<SearchHit> out;
  std::set<std::string> codes;
  for (auto& [rank, hit] : hits)
    if (out.size() < at_most && codes.insert(atlas.layers[hit.layer].layer.areas[hit.area].code).second)
      out.push_back(std::move(hit));
  return out;
}

}  // namespace hustings
