#include "atlas/atlas.h"

#include <algorithm>

#include "geo/mesh/detail_levels.h"
#include "geo/mesh/inset.h"
#include "geo/mesh/locate.h"
#include "geo/tiles/cartogram.h"

namespace hustings {

namespace {

template <class Range, class Id>
std::optional<std::size_t> index_where(const Range& range, Id id_of, std::string_view id) {
  const auto found = std::find_if(range.begin(), range.end(), [&](const auto& item) { return id_of(item) == id; });
  if (found == range.end()) return std::nullopt;
  return static_cast<std::size_t>(found - range.begin());
}

}  // namespace

// Here what is only named in the header is known.
AtlasLayer::AtlasLayer() = default;
AtlasLayer::AtlasLayer(AtlasLayer&&) noexcept = default;
AtlasLayer& AtlasLayer::operator=(AtlasLayer&&) noexcept = default;
AtlasLayer::~AtlasLayer() = default;

Ground::Ground() = default;
Ground::Ground(Ground&&) noexcept = default;
Ground& Ground::operator=(Ground&&) noexcept = default;
Ground::~Ground() = default;

std::optional<AreaIndex> AtlasLayer::find(std::string_view code) const {
  const auto found = index.find(std::string(code));
  if (found == index.end()) return std::nullopt;
  return found->second;
}

std::optional<ContestIndex> Atlas::find_contest(std::string_view id) const {
  return index_where(
      contests, [](const AtlasContest& contest) -> const std::string& { return contest.contest.id; }, id);
}

std::optional<LayerIndex> Atlas::find_layer(std::string_view id) const {
  return index_where(
      layers, [](const AtlasLayer& layer) -> const std::string& { return layer.layer.id; }, id);
}

std::optional<std::size_t> Atlas::find_number(std::string_view id) const {
  return index_where(
      numbers, [](const NumberColumn& column) -> const std::string& { return column.id; }, id);
}

const Weights* Atlas::find_weights(LayerIndex from, LayerIndex to) const {
  // A file's own table stands behind those that it includes, and takes their place.
  const auto found = std::find_if(weights.rbegin(), weights.rend(),
                                  [&](const Weights& table) { return table.from == from && table.to == to; });
  return found == weights.rend() ? nullptr : &*found;
}

std::string Atlas::track_title(std::string_view id) const {
  const auto found = index_where(
      tracks, [](const Track& track) -> const std::string& { return track.id; }, id);
  return found ? tracks[*found].title : std::string(id);
}

}  // namespace hustings
