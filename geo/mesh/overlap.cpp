#include "geo/mesh/overlap.h"

#include "geo/mesh/overlap_index.h"

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

}  // namespace

std::vector<std::vector<Overlap>> overlaps(const Layer& from, const Layer& to, double negligible) {
  const OverlapIndex index(to);
  std::vector<std::vector<Overlap>> found;
  found.reserve(from.areas.size());
  for (const Area& area : from.areas) found.push_back(overlaps_of(area.shape, index, negligible));
  return found;
}

}  // namespace hustings
