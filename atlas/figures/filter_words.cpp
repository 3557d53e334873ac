#include "atlas/figures/filter_words.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <vector>

#include "atlas/figures/table_rows.h"
#include "base/text/text.h"

namespace hustings {

namespace {

/// One of several is named as "Labour or Conservative".
std::string any_of(const std::vector<std::string>& words) { return fmt::format("{}", fmt::join(words, " or ")); }

std::string name_of_larger(const Atlas& atlas, const std::string& code) {
  for (const AtlasLayer& layer : atlas.layers)
    if (const auto area = layer.find(code)) return layer.layer.areas[*area].name;
  return code;
}

std::string range_words(const AreaFigures& figures, const Range& range) {
  const auto column = std::find_if(figures.columns.begin(), figures.columns.end(),
                                   [&](const Column& other) { return other.id == range.column; });
  const std::string title = column == figures.columns.end() ? range.column : with_small_letter(column->title);
  const std::string unit = column == figures.columns.end() ? "" : unit_behind(column->unit);
  const bool low = std::isfinite(range.low), high = std::isfinite(range.high);
  if (low && high) return fmt::format("{} {} to {}{}", title, range.low, range.high, unit);
  if (low) return fmt::format("{} {} {}{}", title, range.low_open ? "over" : "at least", range.low, unit);
  return fmt::format("{} {} {}{}", title, range.high_open ? "under" : "at most", range.high, unit);
}

}  // namespace

std::string filter_words(const Atlas& atlas, const AreaFigures& figures, const Filter& filter) {
  std::vector<std::string> conditions;
  const auto add_any = [&](const auto& values, const auto& word) {
    std::vector<std::string> words;
    for (const auto& value : values) words.push_back(word(value));
    if (!words.empty()) conditions.push_back(any_of(words));
  };
  add_any(filter.parties, [&](const std::string& id) {
    const auto party = atlas.parties.find(id);
    return party ? atlas.parties[*party].name : id;
  });
  add_any(filter.statuses, [&](Status status) { return std::string(status_word(status, figures.seats)); });
  add_any(filter.parents, [&](const std::string& code) { return name_of_larger(atlas, code); });
  if (filter.majority_limit.on)
    conditions.push_back(fmt::format("under {} {}", filter.majority_limit.limit,
                                     filter.majority_limit.unit == MajorityLimit::Unit::votes ? "votes" : "points"));
  for (const Range& range : filter.ranges) conditions.push_back(range_words(figures, range));
  if (!filter.text.empty()) conditions.push_back(fmt::format("\u201c{}\u201d", filter.text));
  return fmt::format("{}", fmt::join(conditions, ", "));
}

}  // namespace hustings
