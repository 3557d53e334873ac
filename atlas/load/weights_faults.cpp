#include "atlas/load/weights_faults.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

#include "geo/mesh/overlap.h"

namespace hustings {

namespace {

constexpr double rounding = 1e-9;  // of coordinates: what only touches has nothing in common

class WeightsChecker {
 public:
  WeightsChecker(const Atlas& atlas, const Weights& weights)
      : from_(atlas.layers[weights.from].layer), to_(atlas.layers[weights.to].layer), weights_(weights) {}

  Findings check() && {
    const auto lies_in = overlaps(from_, to_);
    const auto touches = overlaps(from_, to_, rounding);
    for (AreaIndex area = 0; area < lies_in.size(); ++area) {
      const auto divided = weights_.of.find(area);
      if (divided != weights_.of.end()) check_area(area, divided->second, lies_in[area], touches[area]);
      else if (lies_in[area].size() > 1)
        warn(fmt::format("{} lies in {} areas of {}, and has no weights", from_.areas[area].code, lies_in[area].size(),
                         to_.id),
             "Add its rows; until then it is divided by area");
    }
    return std::move(found_);
  }

 private:
  void warn(std::string what, std::string remedy) {
    found_.push_back({.severity = Severity::warning,
                      .place = {.file = weights_.file, .layer = {}, .row = {}, .column = {}},
                      .what = std::move(what),
                      .remedy = std::move(remedy)});
  }

  void check_area(AreaIndex area, const std::vector<AreaPart>& parts, const std::vector<Overlap>& lies_in,
                  const std::vector<Overlap>& touches) {
    const std::string& code = from_.areas[area].code;
    for (const AreaPart& part : parts) {
      const auto there = [&](const Overlap& overlap) { return overlap.to == part.to && overlap.part > 0; };
      if (part.part > 0 && std::none_of(touches.begin(), touches.end(), there))
        warn(fmt::format("{} has a weight in {}, and no part of it lies there", code, to_.areas[part.to].code),
             "Correct the codes");
    }
    for (const Overlap& overlap : lies_in)
      if (std::none_of(parts.begin(), parts.end(), [&](const AreaPart& part) { return part.to == overlap.to; }))
        warn(fmt::format("{:.1f}% of {} lies in {}, and has no weight", 100 * overlap.part, code,
                         to_.areas[overlap.to].code),
             "Add its row, with the weight 0 where nobody lives there");
  }

  const Layer& from_;
  const Layer& to_;
  const Weights& weights_;
  Findings found_;
};

}  // namespace

Findings weights_faults(const Atlas& atlas, const Weights& weights) { return WeightsChecker(atlas, weights).check(); }

}  // namespace hustings
