#include "atlas/join.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/text/text.h"

namespace hustings {

namespace {

std::string named(const std::vector<std::string>& codes) {
  constexpr std::size_t at_most = 5;
  const std::vector<std::string> first(codes.begin(),
                                       codes.begin() + static_cast<std::ptrdiff_t>(std::min(at_most, codes.size())));
  return fmt::format("{}{}", fmt::join(first, ", "),
                     codes.size() > at_most ? fmt::format(" and {} more", codes.size() - at_most) : "");
}

std::string counted(const std::vector<std::string>& codes, const char* one, const char* many) {
  return fmt::format("{} {}: {}", codes.size(), codes.size() == 1 ? one : many, named(codes));
}

}  // namespace

Count join_to_layer(std::vector<Result> results, const AtlasLayer& layer, LayerIndex index) {
  Count count{.layer = index, .results = std::move(results), .of_area = {}, .missing = {}};
  count.of_area.assign(layer.layer.areas.size(), -1);
  for (std::size_t i = 0; i < count.results.size(); ++i)
    if (count.results[i].level == Level::area)
      if (const auto area = layer.find(count.results[i].area_code)) count.of_area[*area] = static_cast<std::int32_t>(i);
  return count;
}

std::vector<Result> take_off_map(std::vector<Result>& results, const AtlasLayer& layer, const AtlasLayer* parents) {
  const auto off = std::stable_partition(results.begin(), results.end(), [&](const Result& result) {
    if (result.level == Level::area) return layer.find(result.area_code).has_value();
    return parents != nullptr && parents->find(result.area_code).has_value();
  });
  std::vector<Result> taken(std::make_move_iterator(off), std::make_move_iterator(results.end()));
  results.erase(off, results.end());
  return taken;
}

std::string off_map_words(const AtlasContest& contest) {
  if (contest.off_map.empty()) return {};
  std::int64_t votes = 0;
  bool shares_only = false;
  for (const Result& result : contest.off_map) {
    votes += result.votes_valid();
    shares_only = shares_only || result.shares_only;
  }
  const std::size_t areas = contest.off_map.size();
  return fmt::format("{} area{}{} {} not on the map", areas, areas == 1 ? "" : "s",
                     shares_only ? "" : fmt::format(" with {} votes", with_thousands(votes)),
                     areas == 1 ? "is" : "are");
}

JoinReport join_report(const AtlasContest& joined, const AtlasLayer& layer) {
  const Contest& contest = joined.contest;
  const Count& count = joined.own;
  JoinReport report;
  for (const Result& result : joined.off_map) report.codes_without_area.push_back(result.area_code);
  for (const Result& result : count.results)
    if (result.level == Level::area) ++report.matched;
  for (std::size_t i = 0; i < layer.layer.areas.size(); ++i) {
    const std::string& code = layer.layer.areas[i].code;
    if (count.of_area[i] >= 0) continue;
    const bool outside = contest.expected &&
                         std::find(contest.expected->begin(), contest.expected->end(), code) == contest.expected->end();
    if (outside) continue;
    if (contest.absent.contains(code)) report.declared_absent.push_back(code);
    else report.areas_without_result.push_back(code);
  }
  for (const auto& [code, reason] : contest.absent) {
    const auto area = layer.find(code);
    if (!area || count.find(*area) != nullptr) report.unused_declarations.push_back(code);
  }
  for (const std::string& code : contest.expected.value_or(std::vector<std::string>()))
    if (!layer.find(code)) report.unused_declarations.push_back(code);
  return report;
}

Findings findings_of(const JoinReport& report, const Contest& contest, const std::string& file) {
  Findings findings;
  const auto warn = [&](std::string what, std::string remedy) {
    findings.push_back({.severity = Severity::warning,
                        .place = {.file = file, .layer = contest.layer, .row = {}, .column = {}},
                        .what = std::move(what),
                        .remedy = std::move(remedy)});
  };
  if (!report.codes_without_area.empty())
    warn(fmt::format("{}: {}", contest.id,
                     counted(report.codes_without_area, "code matches no area", "codes match no area")),
         "Check the codes, or that the contest names the edition that it was counted on");
  if (!report.areas_without_result.empty())
    warn(fmt::format("{}: {}", contest.id,
                     counted(report.areas_without_result, "area has no result", "areas have no result")),
         "Add their rows, or say why they are absent with absent = {CODE = \"reason\"} in the atlas");
  if (!report.unused_declarations.empty())
    warn(fmt::format("{}: the atlas declares {}", contest.id,
                     counted(report.unused_declarations, "unmatched code", "unmatched codes")),
         "What \"absent\" and \"expected\" name must be areas of the layer, and absent ones have no result");
  return findings;
}

}  // namespace hustings
