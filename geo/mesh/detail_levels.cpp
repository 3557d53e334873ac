#include "geo/mesh/detail_levels.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "base/cache.h"
#include "geo/mesh/layer_bytes.h"
#include "geo/mesh/simplify.h"
#include "geo/read/source_digest.h"

namespace hustings {

namespace {

constexpr double first_tolerance = 5;  // metres
constexpr double coarser = 2;          // each level than the one before

/// The level that one is simplified from: two steps finer, so that most of its tolerance is left for its own work.
std::size_t finer_of(std::size_t level) { return level < 2 ? 0 : level - 2; }

constexpr std::string_view mesh_kind = "mesh";  // in the cache

std::unique_ptr<const Topology> source_topology(const Layer& layer) {
  std::vector<const Shape*> shapes;
  for (const Area& area : layer.areas) shapes.push_back(&area.shape);
  return std::make_unique<const Topology>(build_topology(shapes));
}

}  // namespace

/// What was made of a layer so far.
class DetailLevels::Made {
 public:
  Made(const Layer& layer, std::optional<Digest> content)
      : layer_(layer), content_(content), topologies_(count), meshes_(count) {}

  const LayerMesh& mesh(std::size_t level);
  const LayerMesh* maybe_mesh(std::size_t level) const { return made_[level]; }
  const Topology& topology(std::size_t level);
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

DetailLevels::DetailLevels(const Layer& layer, std::optional<Digest> content)
    : made_(std::make_shared<Made>(layer, content)) {}

DetailLevels::DetailLevels(const DetailLevels& others, std::shared_ptr<const void> owner)
    : owner_(others.owner_ ? others.owner_ : std::move(owner)), made_(others.made_) {}

const LayerMesh& DetailLevels::mesh(std::size_t level) { return made_->mesh(level); }
const LayerMesh* DetailLevels::maybe_mesh(std::size_t level) const { return made_->maybe_mesh(level); }
const Topology& DetailLevels::topology(std::size_t level) { return made_->topology(level); }
Findings DetailLevels::findings() const { return made_->findings(); }

double DetailLevels::tolerance_of(std::size_t level) {
  return level == 0 ? 0 : first_tolerance * std::pow(coarser, static_cast<double>(level - 1));
}

std::size_t DetailLevels::level_within(double largest_error) {
  std::size_t level = 0;
  while (level + 1 < count && tolerance_of(level + 1) <= largest_error) ++level;
  return level;
}

const Topology& DetailLevels::Made::topology(std::size_t level) {
  const std::scoped_lock lock(mutex_);
  return locked_topology(level);
}

const Topology& DetailLevels::Made::locked_topology(std::size_t level) {
  std::unique_ptr<const Topology>& made = topologies_[level];
  if (made) return *made;
  if (level == 0) return *(made = source_topology(layer_));
  const std::size_t finer = finer_of(level);
  // Nearly as good as from the source, and far less work; the errors of both together keep the bound.
  made = std::make_unique<const Topology>(simplify(locked_topology(finer), tolerance_of(level) - tolerance_of(finer)));
  return *made;
}

const LayerMesh& DetailLevels::Made::mesh(std::size_t level) {
  const std::scoped_lock lock(mutex_);
  if (!meshes_[level]) {
    auto kept = maybe_kept(level);
    meshes_[level] = std::make_unique<const LayerMesh>(kept ? std::move(*kept) : made(level));
    made_[level] = meshes_[level].get();
  }
  return *meshes_[level];
}

LayerMesh DetailLevels::Made::made(std::size_t level) {
  const Topology& arcs = locked_topology(level);
  LayerMesh mesh = level == 0 ? make_mesh(layer_, arcs, findings_) : make_simplified_mesh(layer_, arcs);
  keep(level, mesh);
  return mesh;
}

// The cache ----------------------------------------------------------------------------------------------------------

Digest DetailLevels::Made::key_of(std::size_t level) const {
  Hasher hasher;
  hasher.add(code_digest());
  hasher.add(*content_);
  hasher.add(std::uint64_t{level});
  // A level comes from all those before it.
  for (std::size_t i = 0; i <= level; ++i) hasher.add(tolerance_of(i));
  return hasher.digest();
}

std::optional<LayerMesh> DetailLevels::Made::maybe_kept(std::size_t level) {
  if (!content_) return std::nullopt;
  const auto kept = maybe_cached(mesh_kind, key_of(level));
  if (!kept) return std::nullopt;
  ByteReader in(kept->bytes);
  Findings findings = take_findings(in, layer_.file, layer_.id);
  LayerMesh mesh = take_mesh(in, kept->owner);
  if (!in.good()) return std::nullopt;
  if (level == 0) findings_ = std::move(findings);
  return mesh;
}

void DetailLevels::Made::keep(std::size_t level, const LayerMesh& mesh) const {
  if (!content_) return;
  ByteWriter out;
  put_findings(out, level == 0 ? findings_ : Findings{});
  put_mesh(out, mesh);
  keep_in_cache(mesh_kind, key_of(level), out.bytes());
}

Findings DetailLevels::Made::findings() const {
  const std::scoped_lock lock(mutex_);
  return findings_;
}

}  // namespace hustings
