#include "atlas/import/area_level.h"

#include <algorithm>
#include <map>
#include <set>

#include "atlas/import/column_facts.h"
#include "atlas/import/column_pair.h"
#include "atlas/load/column_values.h"
#include "atlas/published/words.h"
#include "base/text/text.h"

namespace hustings {

namespace {

constexpr std::size_t most_levels = 12;

/// Columns that tell the areas apart, as they are compared.
std::vector<CellValues> keys_of(const Table& boundaries) {
  std::vector<CellValues> keys;
  for (std::size_t column = 0; column < boundaries.columns.size(); ++column) {
    CellValues values;
    for (const std::string& code : codes_in(boundaries, column)) values.insert(bare_code(code));
    if (2 * values.size() > boundaries.rows.size()) keys.push_back(std::move(values));
  }
  return keys;
}

bool may_be_level(const Table& results, std::size_t column, const ColumnFacts& facts) {
  if (facts.distinct < 2 || facts.distinct > most_levels || facts.numbers > 0.5) return false;
  const Words& words = carried_words();
  for (const HeaderWord& word : words.roles_of(results.columns[column]))
    if (word.role == Role::level && word.weight > 0.4) return true;
  return std::any_of(facts.values.begin(), facts.values.end(),
                     [&](const std::string& value) { return words.is(Label::higher_level, value); });
}

/// How many areas the rows of each value name, by whichever column names most.
std::map<std::string, double> covered_by(const Table& results, std::size_t column,
                                         const std::vector<CellValues>& keys) {
  std::map<std::string, double> covered;
  for (std::size_t other = 0; other < results.columns.size(); ++other) {
    if (other == column) continue;
    std::map<std::string, CellValues> values;
    for (std::size_t row = 0; row < results.rows.size(); ++row)
      if (const std::string code = area_code_of(results.cell(row, other)); !code.empty())
        values[results.cell(row, column)].insert(bare_code(code));
    for (const CellValues& key : keys)
      for (const auto& [value, codes] : values) covered[value] = std::max(covered[value], shared(key, codes));
  }
  return covered;
}

}  // namespace

std::optional<AreaLevel> level_of_areas(const Table& boundaries, const Table& results) {
  const std::vector<ColumnFacts> facts = facts_of(results);
  std::vector<CellValues> keys;
  for (std::size_t column = 0; column < results.columns.size(); ++column) {
    if (!may_be_level(results, column, facts[column])) continue;
    if (keys.empty()) keys = keys_of(boundaries);
    const std::map<std::string, double> covered = covered_by(results, column, keys);
    double best = 0;
    for (const auto& [value, part] : covered)
      if (!value.empty()) best = std::max(best, part);
    constexpr double few = 0.3;
    AreaLevel level{.column = column, .kept = {}, .others = {}, .is_other = {}};
    for (const auto& [value, part] : covered)
      (part > few * best && !value.empty() ? level.kept : level.others).push_back(value);
    if (best < 0.5 || level.others.empty()) continue;
    const std::set<std::string> others(level.others.begin(), level.others.end());
    for (std::size_t row = 0; row < results.rows.size(); ++row)
      level.is_other.push_back(others.contains(results.cell(row, column)) ? 1 : 0);
    return level;
  }
  return std::nullopt;
}

}  // namespace hustings
