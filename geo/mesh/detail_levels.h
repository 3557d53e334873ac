// Levels of detail of a layer: the same topology with fewer and fewer vertices, made when first asked for.
#pragma once

#include <memory>
#include <optional>

#include "base/digest.h"
#include "base/finding.h"
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
  /// The levels of another object, whichever of the two makes them. `owner` keeps the layer that they are made from.
  DetailLevels(const DetailLevels& others, std::shared_ptr<const void> owner);
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
  const LayerMesh* maybe_mesh(std::size_t level) const;

  /// The arcs of a level. They are not kept in the cache: whoever draws needs the mesh alone.
  const Topology& topology(std::size_t level);

  /// What could not be filled exactly, once level 0 is there.
  Findings findings() const;

 private:
  class Made;
  std::shared_ptr<const void> owner_;  ///< of the layer, where the levels are another object's
  std::shared_ptr<Made> made_;
};

}  // namespace hustings
