#include "geo/levels.h"

#include <algorithm>
#include <cmath>

#include "geo/simplify.h"

namespace hustings {

namespace {

constexpr double first_tolerance = 5;  // metres
constexpr double coarser = 4;          // each level than the one before

std::unique_ptr<const Topology> source_topology(const Layer& layer) {
  std::vector<const Shape*> shapes;
  for (const Area& area : layer.areas) shapes.push_back(&area.shape);
  return std::make_unique<const Topology>(build_topology(shapes));
}

}  // namespace

Levels::Levels(const Layer& layer) : layer_(layer), topologies_(count), meshes_(count) {}

double Levels::tolerance_of(std::size_t level) {
  return level == 0 ? 0 : first_tolerance * std::pow(coarser, static_cast<double>(level - 1));
}

std::size_t Levels::level_within(double largest_error) {
  std::size_t level = 0;
  while (level + 1 < count && tolerance_of(level + 1) <= largest_error) ++level;
  return level;
}

const Topology& Levels::topology(std::size_t level) {
  const std::scoped_lock lock(mutex_);
  if (!topologies_[0]) topologies_[0] = source_topology(layer_);
  for (std::size_t i = 1; i <= level; ++i)
    if (!topologies_[i])
      // From the level before, which is nearly as good and far smaller; the errors of both together keep the bound.
      topologies_[i] =
          std::make_unique<const Topology>(simplify(*topologies_[i - 1], tolerance_of(i) - tolerance_of(i - 1)));
  return *topologies_[level];
}

const LayerMesh& Levels::mesh(std::size_t level) {
  const Topology& arcs = topology(level);
  const std::scoped_lock lock(mutex_);
  if (!meshes_[level])
    meshes_[level] = std::make_unique<const LayerMesh>(level == 0 ? make_mesh(layer_, arcs, findings_)
                                                                  : make_simplified_mesh(layer_, arcs));
  made_[level] = meshes_[level].get();
  return *meshes_[level];
}

Findings Levels::findings() const {
  const std::scoped_lock lock(mutex_);
  return findings_;
}

}  // namespace hustings
