#include "geo/mesh/overlap.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "base/bytes.h"
#include "base/cache.h"
#include "geo/mesh/overlap_index.h"
#include "geo/read/source_digest.h"

namespace hustings {

namespace {

std::vector<Overlap> overlaps_of(const Shape& shape, const OverlapIndex& index, double negligible) {
  if (const auto holder = index.containing_area(shape)) return {{*holder, 1}};
  std::vector<Overlap> found;
  const double area = area_of(shape);
  if (area <= 0) return found;
  double sum = 0;
  for (const OverlapIndex::Intersection& common : index.intersections(shape)) {
    const double part = common.square_metres / area;
    if (part < negligible) continue;
    found.push_back({common.with, part});
    sum += part;
  }
  for (Overlap& overlap : found) overlap.part = found.size() == 1 ? 1 : overlap.part / sum;
  return found;
}

using Overlaps = std::vector<std::vector<Overlap>>;

constexpr std::string_view overlaps_kind = "overlaps";  // in the cache

Digest key_of(const KnownLayer& from, const KnownLayer& to) {
  Hasher hasher;
  hasher.add(code_digest());
  hasher.add(from.content);
  hasher.add(to.content);
  return hasher.digest();
}

std::optional<Overlaps> maybe_kept(const Digest& key, const KnownLayer& from, const KnownLayer& to) {
  const auto kept = maybe_cached(overlaps_kind, key);
  if (!kept) return std::nullopt;
  ByteReader in(kept->bytes);
  const auto counts = in.take_array<std::uint32_t>();
  const auto areas = in.take_array<std::uint32_t>();
  const auto parts = in.take_array<double>();
  if (!in.good() || counts.size() != from.layer.areas.size() || areas.size() != parts.size()) return std::nullopt;
  if (std::any_of(areas.begin(), areas.end(), [&](auto area) { return area >= to.layer.areas.size(); }))
    return std::nullopt;
  Overlaps found(counts.size());
  std::size_t at = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] > areas.size() - at) return std::nullopt;
    for (const std::size_t end = at + counts[i]; at < end; ++at) found[i].push_back({areas[at], parts[at]});
  }
  return found;
}

void keep(const Digest& key, const Overlaps& overlaps) {
  std::vector<std::uint32_t> counts, areas;
  std::vector<double> parts;
  for (const std::vector<Overlap>& of_area : overlaps) {
    counts.push_back(static_cast<std::uint32_t>(of_area.size()));
    for (const Overlap& overlap : of_area) {
      areas.push_back(overlap.to);
      parts.push_back(overlap.part);
    }
  }
  ByteWriter out;
  out.put_array(std::span<const std::uint32_t>(counts));
  out.put_array(std::span<const std::uint32_t>(areas));
  out.put_array(std::span<const double>(parts));
  keep_in_cache(overlaps_kind, key, out.bytes());
}

}  // namespace

std::vector<std::vector<Overlap>> overlaps(const Layer& from, const Layer& to, double negligible) {
  const OverlapIndex index(to);
  std::vector<std::vector<Overlap>> found;
  found.reserve(from.areas.size());
  for (const Area& area : from.areas) found.push_back(overlaps_of(area.shape, index, negligible));
  return found;
}

std::vector<std::vector<Overlap>> cached_overlaps(const KnownLayer& from, const KnownLayer& to) {
  const Digest key = key_of(from, to);
  if (auto kept = maybe_kept(key, from, to)) return std::move(*kept);
  Overlaps found = overlaps(from.layer, to.layer);
  keep(key, found);
  return found;
}

}  // namespace hustings
