// How much of each area of one layer lies in each area of another.
#pragma once

#include <cstdint>
#include <vector>

#include "base/digest.h"
#include "geo/layer.h"

namespace hustings {

/// The part of an area, 0 to 1, that lies in area `to` of another layer.
struct Overlap {
  std::uint32_t to = 0;
  double part = 0;
};

/// For each area of `from`, the areas of `to` that it overlaps, in their order; the parts sum to 1 where it overlaps
/// any. Parts under `negligible` of the area are the difference between two drawings of one border, and are left out;
/// what lies outside every area of `to` is left out too. With 0.008 London's wards of 2014 that straddle two
/// constituencies are the seven that the ONS lists (the smallest part of those is 0.0096, the largest of the others
/// 0.0061). Invalid shapes are repaired first. Intersections are GEOS's.
std::vector<std::vector<Overlap>> overlaps(const Layer& from, const Layer& to, double negligible = 0.008);

/// A layer with its content's digest (geo/mesh/cached_layer).
struct KnownLayer {
  const Layer& layer;
  const Digest& content;
};

/// `overlaps` with parts of 0.008 and more, from the cache where it holds those of these two.
std::vector<std::vector<Overlap>> cached_overlaps(const KnownLayer& from, const KnownLayer& to);

}  // namespace hustings
