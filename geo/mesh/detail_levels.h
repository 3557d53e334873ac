// Levels of detail of a layer: the same topology with fewer and fewer vertices, made when first asked for.
#pragma once

#include <array>
#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "base/digest.h"
#include "geo/mesh/mesh.h"
#include "geo/mesh/topology.h"

namespace hustings {

/// Level 0 is the source. Level n >= 1 lies within `tolerance_of(n)` of it everywhere, because its arcs are the
/// source's arcs simplified: a border stays one line, no gap opens and no areas overlap (geo/mesh/simplify).
/// Thread-safe; a mesh never moves once it is made. The layer must outlive it and not change.
class DetailLevels {
 public:
  /// `content`: the layer's (geo/mesh/cached_layer), under which meshes are kept in the cache; without it none are.
  explicit DetailLevels(const Layer& layer, std::optional<Digest> content = std::nullopt);
  DetailLevels(const DetailLevels&) = delete;
  DetailLevels& operator=(const DetailLevels&) = delete;

  static constexpr std::size_t count = 12;
  /// Metres that a border of the level may be from where the source has it: 0, 5, 10, 20, 40, ...
  static double tolerance_of(std::size_t level);
  /// The coarsest level that is within `largest_error` metres of the source.
  static std::size_t level_within(double largest_error);

  /// The level's mesh; takes it from the cache, or makes it and the levels below that it comes from.
  const LayerMesh& mesh(std::size_t level);
  /// The level's mesh if it is there already; never waits for one that is being made.
  const LayerMesh* maybe_mesh(std::size_t level) const { return made_[level]; }

  /// The arcs of a level. They are not kept in the cache: whoever draws needs the mesh alone.
  const Topology& topology(std::size_t level);

  /// What could not be filled exactly, once level 0 is there.
  Findings findings() const;

 private:
  const Topology& locked_topology(std::size_t level);
  LayerMesh made(std::size_t level);
  Digest key_of(std::size_t level) const;
  std::optional<LayerMesh> maybe_kept(std::size_t level);
  void keep(std::size_t level, const LayerMesh& mesh) const;

  const Layer& layer_;
  std::optional<Digest> content_;
  mutable std::mutex mutex_;  // of what is made below
  std::vector<std::unique_ptr<const Topology>> topologies_;
  std::vector<std::unique_ptr<const LayerMesh>> meshes_;
  std::array<std::atomic<const LayerMesh*>, count> made_{};  // of meshes_, to be read without the lock
  Findings findings_;
};

}  // namespace hustings
