#include "geo/mesh/overlap.h"

#include "geo/mesh/cover.h"

namespace hustings {

namespace {

std::vector<Overlap> overlaps_of(const Shape& shape, const Cover& cover, double negligible) {
  if (const auto holder = cover.holder_of(shape)) return {{*holder, 1}};
  std::vector<Overlap> found;
  const double area = area_of(shape);
  if (area <= 0) return found;
  double sum = 0;
  for (const Cover::Common& common : cover.common_areas(shape)) {
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
  const Cover cover(to);
  std::vector<std::vector<Overlap>> found;
  found.reserve(from.areas.size());
  for (const Area& area : from.areas) found.push_back(overlaps_of(area.shape, cover, negligible));
  return found;
}

}  // namespace hustings
