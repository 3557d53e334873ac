#include "tools/weights/people.h"

#include <fmt/format.h>
#include <numeric>

#include "base/finding.h"
#include "elections/apportion.h"
#include "geo/mesh/overlap.h"
#include "geo/mesh/overlap_index.h"
#include "tools/layers/write_layer.h"

namespace hustings {

namespace {

double people_in(const Shape& part, const OverlapIndex& index, const Peopled& small) {
  double people = 0;
  for (const OverlapIndex::Intersection& common : index.intersections(part)) {
    const double ground = area_of(small.layer.areas[common.with].shape);
    if (ground > 0) people += small.people[common.with] * common.square_metres / ground;
  }
  return people;
}

Shape common_ground(const Shape& a, const Shape& b) {
  const OgrShape common(to_ogr(a)->Intersection(to_ogr(b).get()));
  return common ? from_ogr(*common) : Shape();
}

}  // namespace

std::vector<DividedArea> divided_by_people(const Layer& from, const Layer& to, const Peopled& small) {
  const auto parts = overlaps(from, to);
  const OverlapIndex index(small.layer);
  std::vector<DividedArea> divided;
  for (std::uint32_t area = 0; area < from.areas.size(); ++area) {
    if (parts[area].size() < 2) continue;
    DividedArea& made = divided.emplace_back(DividedArea{.from = area, .to = {}, .people = {}, .weight = {}});
    for (const Overlap& overlap : parts[area]) {
      made.to.push_back(overlap.to);
      made.people.push_back(people_in(common_ground(from.areas[area].shape, to.areas[overlap.to].shape), index, small));
    }
    if (std::accumulate(made.people.begin(), made.people.end(), 0.0) <= 0)
      throw InputError({.severity = Severity::error,
                        .place = {.file = from.file, .layer = from.id, .row = {}, .column = {}},
                        .what = fmt::format("nobody lives in {} {}", from.areas[area].code, from.areas[area].name),
                        .remedy = "Look at the small areas there"});
    made.weight = apportioned(one_million, made.people);
  }
  return divided;
}

}  // namespace hustings
