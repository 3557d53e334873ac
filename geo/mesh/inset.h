// Insets: areas of a layer that are drawn elsewhere on its map, larger or nearer. Only what is drawn lies there; the
// layer's own geometry stays as it is.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "geo/layer.h"
#include "geo/mesh/mesh.h"
#include "geo/mesh/topology.h"
#include "geo/viewport.h"

namespace hustings {

/// Where an inset is wanted: near that corner of what the areas cover.
enum class Corner { upper_left, upper_right, lower_left, lower_right };

struct WantedInset {
  std::string title;
  std::vector<std::uint32_t> areas;  ///< indices into the layer's areas
  Corner corner = Corner::upper_right;
  double scale = 1;    ///< against the map
  bool moved = false;  ///< drawn in the inset alone, and no longer at home
};

struct Inset {
  std::string title;
  std::vector<std::uint32_t> areas;  ///< ascending
  Point from{0, 0};                  ///< the middle of the areas; metres
  Point to{0, 0};                    ///< where it lies instead
  double scale = 1;
  bool moved = false;
  Box frame;  ///< about the areas, with room for a title above them

  bool holds(std::int32_t area) const;
  Point placed(Point point) const { return to + (point - from) * scale; }
  Box placed(const Box& box) const { return {placed(box.low), placed(box.high)}; }
  /// The camera that shows the layer's own geometry where the inset has it.
  Viewport through(const Viewport& viewport) const;
};

/// The insets of a layer.
struct LayerInsets {
  std::vector<Inset> all;
  Box bounds;  ///< of all that is drawn, frames too

  bool empty() const { return all.empty(); }
  /// The inset that has the area instead of the map, or nullptr.
  const Inset* moved(std::uint32_t area) const;
};

/// Finds each inset in turn the place nearest to its corner where its frame meets no area and no other frame. The map
/// rather grows wider than higher. Areas that several insets move are moved by the first.
LayerInsets place_insets(const Layer& layer, std::span<const WantedInset> wanted);

/// The level of detail that an inset is taken from, where the map has `level`.
std::size_t level_in(const Inset& inset, std::size_t level);

/// The mesh as it is drawn: areas that are moved have left it, and insets lie beside it. `taken_from` is the mesh of
/// the same layer that an inset is taken from.
LayerMesh with_insets(const LayerMesh& mesh, const LayerInsets& insets,
                      const std::function<const LayerMesh&(const Inset&)>& taken_from);
/// The same of the arcs: an area that is shown twice has its parts at both places. Arcs that are not drawn are empty.
Topology with_insets(const Topology& topology, const LayerInsets& insets,
                     const std::function<const Topology&(const Inset&)>& taken_from);

}  // namespace hustings
