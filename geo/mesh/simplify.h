// Fewer vertices, the same topology: arcs are simplified once, so neighbours stay neighbours.
#pragma once

#include <span>

#include "geo/mesh/topology.h"

namespace hustings {

/// Simplifies every arc so that no vertex left out lies further than `tolerance` metres from the line that is kept
/// (Douglas and Peucker, Cartographica 10, 1973). Nodes stay. Arcs whose lines would then cross, or whose ring would
/// lose its area, are taken more finely until they do not, as far as the source itself allows.
/// `groups` are ranges of areas that must not cross one another, such as the areas of one layer; without any, all are
/// one group.
Topology simplify(const Topology& topology, double tolerance,
                  std::span<const std::pair<std::size_t, std::size_t>> groups = {});

}  // namespace hustings
