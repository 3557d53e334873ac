#include "atlas/import/column_pair.h"

#include <algorithm>
#include <set>

#include "atlas/load/column_values.h"
#include "atlas/name_spelling.h"
#include "base/text/text.h"

namespace hustings {

namespace {

/// A code or a name as it is compared between files that may write it differently.
std::string loose_value(const std::string& cell) {
  const std::string code = bare_code(area_code_of(cell));
  return is_count(code) ? code : loosest_spelling(cell);
}

std::vector<CellValues> loose_columns_of(const Table& table) {
  std::vector<CellValues> columns(table.columns.size());
  for (std::size_t column = 0; column < columns.size(); ++column)
    for (std::size_t row = 0; row < table.rows.size(); ++row)
      if (const std::string& cell = table.cell(row, column); !cell.empty()) columns[column].insert(loose_value(cell));
  return columns;
}

using Alike = std::pair<std::size_t, std::size_t>;  ///< columns of the boundaries and of the results

/// None where the two do not tell the areas apart, or the results do not use them so: half of what they name must be
/// areas, and they name no more areas of these names than there are. (A column of winners tells repeated names apart
/// too, but a column of parties names each party everywhere.) `score`: the part of the results' pairs that are areas,
/// and of the areas that have one, 0 to 2.
std::optional<ColumnPair> pair_of(const Table& boundaries, const Table& results, Alike larger, Alike smaller,
                                  double& score) {
  ColumnPair pair{larger.first, smaller.first, larger.second, smaller.second, {}};
  for (std::size_t row = 0; row < boundaries.rows.size(); ++row)
    if (!pair.rows.emplace(loose_pair(boundaries, row, pair.larger, pair.smaller), row).second) return std::nullopt;
  std::set<std::string> names;
  for (const auto& [key, row] : pair.rows) names.insert(key.second);
  std::map<LoosePair, bool> used;
  for (std::size_t row = 0; row < results.rows.size(); ++row) {
    const LoosePair key = loose_pair(results, row, pair.larger_of_result, pair.of_result);
    used.emplace(key, pair.rows.contains(key));
  }
  const auto known =
      static_cast<double>(std::count_if(used.begin(), used.end(), [](const auto& one) { return one.second; }));
  const double part = known / static_cast<double>(std::max<std::size_t>(used.size(), 1));
  const auto of_these_names =
      std::count_if(used.begin(), used.end(), [&](const auto& one) { return names.contains(one.first.second); });
  constexpr double more_than_a_few = 1.1;
  if (part <= enough_shared ||
      static_cast<double>(of_these_names) > more_than_a_few * static_cast<double>(pair.rows.size()) + 0.5)
    return std::nullopt;
  score = part + known / static_cast<double>(pair.rows.size());
  return pair;
}

}  // namespace

std::string bare_code(const std::string& code) {
  std::string_view bare = code;
  if (const auto point = bare.find('.');
      point != std::string_view::npos && bare.find_first_not_of('0', point + 1) == std::string_view::npos)
    bare = bare.substr(0, point);
  if (!is_count(std::string(bare))) return code;
  bare.remove_prefix(std::min(bare.find_first_not_of('0'), bare.size() - 1));
  return std::string(bare);
}

std::string prefix_of(const CellValues& codes) {
  if (codes.size() < 2) return {};
  std::string prefix = *codes.begin();
  for (const std::string& code : codes) {
    const auto differs = std::mismatch(prefix.begin(), prefix.end(), code.begin(), code.end()).first;
    prefix.erase(differs, prefix.end());
  }
  while (!prefix.empty() && is_digit(prefix.back())) prefix.pop_back();
  return prefix;
}

std::string padded(const std::string& digits, std::size_t width) {
  const std::string bare = bare_code(digits);
  if (!is_count(bare) || bare.size() >= width) return width == 0 ? digits : bare;
  return std::string(width - bare.size(), '0') + bare;
}

std::vector<Alike> columns_alike(const Table& boundaries, const Table& results) {
  const std::vector<CellValues> own = loose_columns_of(boundaries);
  const std::vector<CellValues> used = loose_columns_of(results);
  std::vector<Alike> found;
  for (std::size_t b = 0; b < own.size(); ++b)
    for (std::size_t r = 0; r < used.size(); ++r) {
      const double part = shared(own[b], used[r]);
      if (part > enough_shared || (part >= enough_shared && shared(used[r], own[b]) >= enough_shared))
        found.emplace_back(b, r);
    }
  return found;
}

LoosePair loose_pair(const Table& table, std::size_t row, std::size_t larger, std::size_t smaller) {
  return {loose_value(table.cell(row, larger)), loose_value(table.cell(row, smaller))};
}

std::optional<ColumnPair> best_pair(const Table& boundaries, const Table& results,
                                    const std::set<std::size_t>& of_parties) {
  std::optional<ColumnPair> best;
  double best_score = 0;
  std::vector<Alike> columns = columns_alike(boundaries, results);
  std::erase_if(columns, [&](const Alike& alike) { return of_parties.contains(alike.second); });
  const std::vector<CellValues> own = loose_columns_of(boundaries);
  for (const Alike& larger : columns)
    for (const Alike& smaller : columns) {
      // The larger areas are fewer.
      const bool fewer = own[larger.first].size() <= own[smaller.first].size();
      if (larger.first == smaller.first || larger.second == smaller.second || !fewer) continue;
      double score = 0;
      auto pair = pair_of(boundaries, results, larger, smaller, score);
      if (!pair || score <= best_score) continue;
      best_score = score;
      best = std::move(pair);
    }
  return best;
}

namespace {

/// After so many letters, where all codes are of one length: without what all begin with, and digits with the zeros
/// that they lost.
void add_even_halves(const Table& boundaries, std::size_t column, const CellValues& codes,
                     std::vector<JoinedCode>& found) {
  const std::string prefix = prefix_of(codes);
  const auto rest = [&](const std::string& code) { return code.substr(prefix.size()); };
  const bool digits = std::all_of(codes.begin(), codes.end(), [&](const auto& code) { return is_count(rest(code)); });
  std::size_t length = 0;
  for (const std::string& code : codes) length = std::max(length, rest(code).size());
  const bool even =
      digits || std::all_of(codes.begin(), codes.end(), [&](const auto& code) { return rest(code).size() == length; });
  constexpr std::size_t longest = 12;
  for (std::size_t at = 1; even && length <= longest && at < length; ++at) {
    JoinedCode joined{.code = column, .separator = {}, .rows = {}};
    if (digits) {
      joined.first_width = at;
      joined.second_width = length - at;
    }
    bool apart = true;
    for (std::size_t row = 0; apart && row < boundaries.rows.size(); ++row) {
      const std::string code = rest(area_code_of(boundaries.cell(row, column)));
      const std::string whole = digits ? padded(code, length) : code;
      apart = joined.rows.emplace(std::pair(bare_code(whole.substr(0, at)), bare_code(whole.substr(at))), row).second;
    }
    if (apart) found.push_back(std::move(joined));
  }
}

/// All ways to part the codes of a column: at a sign that each has once, or after so many letters.
std::vector<JoinedCode> halves_of(const Table& boundaries, std::size_t column) {
  const CellValues codes = codes_in(boundaries, column);
  if (codes.size() != boundaries.rows.size() || codes.size() < 2) return {};
  const auto parted = [&](const std::string& separator, auto cut) -> std::optional<JoinedCode> {
    JoinedCode joined{.code = column, .separator = separator, .rows = {}};
    for (std::size_t row = 0; row < boundaries.rows.size(); ++row) {
      const std::string code = area_code_of(boundaries.cell(row, column));
      const auto at = cut(code);
      if (!at || *at == 0 || *at + separator.size() >= code.size()) return std::nullopt;
      const std::pair key(bare_code(code.substr(0, *at)), bare_code(code.substr(*at + separator.size())));
      if (!joined.rows.emplace(key, row).second) return std::nullopt;
    }
    return joined;
  };
  std::vector<JoinedCode> found;
  for (const std::string separator : {"-", "_", "/", "."}) {
    auto joined = parted(separator, [&](const std::string& code) -> std::optional<std::size_t> {
      const auto at = code.find(separator);
      if (at == std::string::npos || code.find(separator, at + 1) != std::string::npos) return std::nullopt;
      return at;
    });
    if (joined) found.push_back(std::move(*joined));
  }
  if (found.empty()) add_even_halves(boundaries, column, codes, found);
  return found;
}

/// The part of the areas that the two columns name, and of what they name that is one: 0 to 2.
double shared_halves(const JoinedCode& joined, const Table& results) {
  std::map<std::pair<std::string, std::string>, bool> used;
  for (std::size_t row = 0; row < results.rows.size(); ++row) {
    std::pair key(bare_code(area_code_of(results.cell(row, joined.first))),
                  bare_code(area_code_of(results.cell(row, joined.second))));
    const bool is_area = joined.rows.contains(key);
    used.emplace(std::move(key), is_area);
  }
  const auto known =
      static_cast<double>(std::count_if(used.begin(), used.end(), [](const auto& one) { return one.second; }));
  const double part = known / static_cast<double>(std::max<std::size_t>(used.size(), 1));
  return part < enough_shared ? 0 : part + known / static_cast<double>(joined.rows.size());
}

}  // namespace

std::optional<JoinedCode> best_joined_code(const Table& boundaries, const Table& results,
                                           const std::set<std::size_t>& of_parties) {
  std::vector<CellValues> bare(results.columns.size());
  for (std::size_t r = 0; r < bare.size(); ++r)
    if (!of_parties.contains(r))
      for (const std::string& code : codes_in(results, r)) bare[r].insert(bare_code(code));
  std::optional<JoinedCode> best;
  double best_score = 0;
  for (std::size_t b = 0; b < boundaries.columns.size(); ++b)
    for (JoinedCode& joined : halves_of(boundaries, b)) {
      CellValues firsts;
      CellValues seconds;
      for (const auto& [halves, row] : joined.rows) {
        firsts.insert(halves.first);
        seconds.insert(halves.second);
      }
      for (joined.first = 0; joined.first < bare.size(); ++joined.first) {
        if (shared(bare[joined.first], firsts) < enough_shared) continue;
        for (joined.second = 0; joined.second < bare.size(); ++joined.second) {
          if (joined.first == joined.second || shared(bare[joined.second], seconds) < enough_shared) continue;
          const double score = shared_halves(joined, results);
          if (score <= best_score) continue;
          best_score = score;
          best = joined;
        }
      }
    }
  return best;
}

std::optional<SplitCode> best_split_code(const Table& boundaries, const Table& results,
                                         const std::set<std::size_t>& never) {
  const auto width_of = [&](std::size_t column) -> std::size_t {
    std::size_t width = 0;
    for (std::size_t row = 0; row < boundaries.rows.size(); ++row) {
      const std::string code = area_code_of(boundaries.cell(row, column));
      if (!is_count(bare_code(code))) return 0;
      width = std::max(width, code.size());
    }
    return width;
  };
  std::vector<std::pair<std::size_t, std::size_t>> digits;  // column, width
  constexpr std::size_t most = 12;
  for (std::size_t column = 0; column < boundaries.columns.size() && digits.size() < most; ++column)
    if (const std::size_t width = width_of(column); width > 0 && width < 6) digits.emplace_back(column, width);
  std::optional<SplitCode> best;
  double best_part = enough_shared;
  for (const auto& [first, first_width] : digits)
    for (const auto& [second, second_width] : digits) {
      if (first == second) continue;
      SplitCode split{.first = first, .second = second, .rows = {}};
      bool apart = true;
      for (std::size_t row = 0; apart && row < boundaries.rows.size(); ++row)
        apart = split.rows
                    .emplace(bare_code(padded(boundaries.cell(row, first), first_width) +
                                       padded(boundaries.cell(row, second), second_width)),
                             row)
                    .second;
      for (split.code = 0; apart && split.code < results.columns.size(); ++split.code) {
        if (never.contains(split.code)) continue;
        CellValues used;
        for (const std::string& code : codes_in(results, split.code)) used.insert(bare_code(code));
        CellValues areas;
        for (const auto& [code, row] : split.rows) areas.insert(code);
        const double part = std::min(shared(used, areas), shared(areas, used));
        if (part <= best_part) continue;
        best_part = part;
        best = split;
      }
    }
  return best;
}

}  // namespace hustings
