#include "atlas/pair_key.h"

#include <map>
#include <set>

#include "atlas/column_values.h"
#include "base/text.h"

namespace hustings {

namespace {

std::string pair_of(const Table& table, std::size_t row, std::size_t name, std::size_t larger) {
  return folded(table.cell(row, name)) + "\n" + folded(table.cell(row, larger));
}

}  // namespace

std::optional<PairKey> maybe_pair_key(const Table& boundaries, std::size_t name, const Table& results,
                                      std::size_t result_name) {
  if (names_in(boundaries, name).size() == boundaries.rows.size()) return std::nullopt;
  std::optional<PairKey> best;
  double most = 0.5;
  for (std::size_t b = 0; b < boundaries.columns.size(); ++b) {
    if (b == name) continue;
    std::set<std::string> pairs;
    for (std::size_t row = 0; row < boundaries.rows.size(); ++row) pairs.insert(pair_of(boundaries, row, name, b));
    if (pairs.size() != boundaries.rows.size()) continue;
    const Values larger = names_in(boundaries, b);
    for (std::size_t r = 0; r < results.columns.size(); ++r) {
      if (r == result_name) continue;
      const double known = shared(names_in(results, r), larger);
      if (known <= most) continue;
      most = known;
      best = {.boundaries = b, .results = r};
    }
  }
  return best;
}

Table with_pair_codes(const Table& boundaries, std::size_t code, std::size_t name, const Table& results,
                      std::size_t result_name, const PairKey& pair) {
  std::map<std::string, std::string> codes;
  for (std::size_t row = 0; row < boundaries.rows.size(); ++row)
    codes[pair_of(boundaries, row, name, pair.boundaries)] = boundaries.cell(row, code);
  Table coded = results;
  coded.columns.insert(coded.columns.begin(), "area_code");
  for (std::size_t row = 0; row < coded.rows.size(); ++row) {
    const auto known = codes.find(pair_of(results, row, result_name, pair.results));
    std::string own = known != codes.end() ? known->second : "";
    if (own.empty() && !results.cell(row, result_name).empty())
      own = results.cell(row, result_name) + ", " + results.cell(row, pair.results);
    coded.rows[row].insert(coded.rows[row].begin(), std::move(own));
  }
  return coded;
}

}  // namespace hustings
