#include "geo/mesh/layer_faults.h"

#include <fmt/format.h>

#include "geo/mesh/overlap_index.h"

namespace hustings {

Findings geometry_faults(const Layer& layer, double tolerance) {
  Findings findings;
  const auto warn = [&](std::size_t area, std::string what, std::string remedy) {
    findings.push_back(
        {.severity = Severity::warning,
         .place = {.file = layer.file, .layer = layer.id, .row = static_cast<std::int64_t>(area), .column = {}},
         .what = std::move(what),
         .remedy = std::move(remedy)});
  };
  const OverlapIndex overlaps(layer);
  for (std::size_t i = 0; i < layer.areas.size(); ++i) {
    const Area& area = layer.areas[i];
    if (area_of(area.shape) < tolerance)
      warn(i, fmt::format("{} {} has less than {:.0f} square metres", area.code, area.name, tolerance),
           "Is it a leftover of another area?");
    for (const OverlapIndex::Intersection& common : overlaps.intersections(area.shape))
      if (common.with > i && common.square_metres > tolerance)
        warn(i,
             fmt::format("{} {} and {} {} overlap by {:.0f} square metres", area.code, area.name,
                         layer.areas[common.with].code, layer.areas[common.with].name, common.square_metres),
             "Correct one of the two boundaries; a point there belongs to both");
  }
  return findings;
}

}  // namespace hustings
