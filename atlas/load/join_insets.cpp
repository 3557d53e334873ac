#include "atlas/load/join_insets.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace hustings {

namespace {

WantedInset wanted_on(const Layer& layer, const InsetEntry& entry, std::set<std::string>& found) {
  const auto names = [&](const std::string& code) {
    const bool named = std::find(entry.areas.begin(), entry.areas.end(), code) != entry.areas.end();
    if (named) found.insert(code);
    return named;
  };
  WantedInset wanted{
      .title = entry.title, .areas = {}, .corner = entry.corner, .scale = entry.scale, .moved = entry.moved};
  for (std::uint32_t area = 0; area < layer.areas.size(); ++area) {
    const bool itself = names(layer.areas[area].code);
    if (names(layer.areas[area].parent) || itself) wanted.areas.push_back(area);
  }
  return wanted;
}

}  // namespace

void join_insets(std::span<const InsetEntry> entries, Atlas& atlas, Findings& findings) {
  std::vector<std::vector<WantedInset>> wanted(atlas.layers.size());
  const auto fault = [&](const InsetEntry& entry, std::string what, std::string remedy) {
    findings.push_back({.place = entry.place, .what = std::move(what), .remedy = std::move(remedy)});
  };
  for (const InsetEntry& entry : entries) {
    std::set<std::string> found;
    for (LayerIndex i = 0; i < atlas.layers.size(); ++i) {
      WantedInset inset = wanted_on(atlas.layers[i].layer, entry, found);
      if (inset.moved && !inset.areas.empty() && inset.areas.size() == atlas.layers[i].layer.areas.size())
        fault(entry, fmt::format("inset \"{}\" moves all areas of layer \"{}\"", entry.title, atlas.layers[i].layer.id),
              "Leave some on the map, or leave moved out");
      if (!inset.areas.empty()) wanted[i].push_back(std::move(inset));
    }
    for (const std::string& code : entry.areas)
      if (!found.contains(code))
        fault(entry, fmt::format("inset \"{}\" names {}, which is in no layer", entry.title, code),
              "Use codes of areas, or of the larger areas that they lie in");
  }
  for (LayerIndex i = 0; i < atlas.layers.size(); ++i) {
    if (wanted[i].empty()) continue;
    LayerInsets placed = place_insets(atlas.layers[i].layer, wanted[i]);
    if (!placed.empty()) atlas.layers[i].insets = std::make_unique<const LayerInsets>(std::move(placed));
  }
}

}  // namespace hustings
