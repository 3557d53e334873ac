#include "atlas/import/second_key.h"

#include <unordered_map>

#include "atlas/import/column_pair.h"
#include "atlas/load/column_values.h"
#include "atlas/name_spelling.h"
#include "base/text/text.h"

namespace hustings {

namespace {

/// As it is compared: digits without zeros in front, or a name in its loosest spelling.
std::string spelled(const std::string& cell) {
  const std::string code = bare_code(area_code_of(cell));
  return is_count(code) ? code : loosest_spelling(cell);
}

using Rows = std::unordered_map<std::string, std::size_t>;

/// Rows of the boundaries by a column; none where it does not tell them apart.
std::optional<Rows> rows_by(const Table& boundaries, std::size_t column) {
  Rows rows;
  for (std::size_t row = 0; row < boundaries.rows.size(); ++row)
    if (!rows.emplace(spelled(boundaries.cell(row, column)), row).second) return std::nullopt;
  return rows;
}

}  // namespace

std::optional<SecondKey> second_key(const Table& boundaries, const Table& results, std::size_t key,
                                    const std::vector<std::optional<std::size_t>>& areas) {
  std::optional<SecondKey> best;
  for (std::size_t b = 0; b < boundaries.columns.size(); ++b) {
    const auto rows = rows_by(boundaries, b);
    if (!rows) continue;
    for (std::size_t r = 0; r < results.columns.size(); ++r) {
      if (r == key) continue;
      SecondKey found{.of_boundaries = b, .of_results = r, .areas = {}};
      for (std::size_t row = 0; row < results.rows.size(); ++row) {
        const std::string& cell = results.cell(row, r);
        const auto at = cell.empty() ? rows->end() : rows->find(spelled(cell));
        found.areas.push_back(at == rows->end() ? std::nullopt : std::optional(at->second));
        if (!found.areas.back() || !areas[row]) continue;
        ++found.compared;
        found.agreeing += *found.areas.back() == *areas[row] ? 1U : 0U;
      }
      const bool agrees = 100 * found.agreeing >= 95 * found.compared && 2 * found.compared >= results.rows.size();
      if (agrees && found.agreeing > (best ? best->agreeing : 0)) best = std::move(found);
    }
  }
  return best;
}

}  // namespace hustings
