#include "atlas/import/areas_of_results.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <unordered_map>
#include <utility>

#include "atlas/load/column_values.h"
#include "atlas/load/sum_rows.h"
#include "atlas/name_spelling.h"
#include "base/text/fuzzy_match.h"
#include "base/text/text.h"
#include "elections/read/published_areas.h"

namespace hustings {

namespace {

class Matcher {
 public:
  using Pairs = std::map<std::string, std::string>;

  Matcher(const Table& boundaries, Table results, const Pairs& pairs) : boundaries_(boundaries), pairs_(pairs) {
    out_.table = std::move(results);
  }

  Outcome<AreasOfResults> match(std::set<std::size_t> of_parties) && {
    Outcome<AreaKey> key = find_area_key(boundaries_, out_.table, std::move(of_parties));
    findings_ = std::move(key.findings);
    if (!key) return {std::nullopt, std::move(findings_)};
    out_.area_key = std::move(*key.value);
    take_key();
    name_sums();
    leave_out_the_rest();
    return {std::move(out_), std::move(findings_)};
  }

 private:
  void say(std::string what, std::string because = {}) {
    out_.statements.push_back({std::move(what), std::move(because)});
  }

  void take_key() {
    const AreaKey& key = out_.area_key;
    for (const std::string& line : key.assumed) say(line);
    key_ = {.column = key.result_code ? *key.result_code : *key.result_name, .is_code = key.result_code.has_value()};
    out_.key = key_;
    out_.is_cut = key.rewritten;
    take_pairs();
    out_.reading.code = key.code;
    out_.reading.name = key.name;
    out_.reading.key = out_.table.columns[key_.column];
    out_.reading.by_name = !key_.is_code;
    out_.reading.areas = key.codes.size();
    for (const std::string& code : key.codes) area_codes_.insert(area_code_of(code));
    if (key.name_column) area_names_ = loose_names_in(boundaries_, *key.name_column);
    else
      for (const std::string& code : key.codes) area_names_.insert(loosest_spelling(code));
    for (std::size_t area = 0; area < key.codes.size(); ++area)
      out_.reading.rows.push_back({key.codes[area], boundaries_.cell(area, key.name_column)});
  }

  /// The area that somebody named by its code, or by a name that no other has.
  std::optional<std::size_t> area_called(const std::string& written) const {
    const AreaKey& key = out_.area_key;
    for (std::size_t area = 0; area < key.codes.size(); ++area)
      if (area_code_of(key.codes[area]) == area_code_of(written)) return area;
    std::optional<std::size_t> found;
    for (std::size_t area = 0; key.name_column && area < key.codes.size(); ++area) {
      if (folded(boundaries_.cell(area, *key.name_column)) != folded(written)) continue;
      if (found) return std::nullopt;
      found = area;
    }
    return found;
  }

  /// What somebody said is the same area is written as the boundaries have it.
  void take_pairs() {
    std::map<std::string, std::size_t> areas;  // by the folded name of the results
    for (const auto& [written, named] : pairs_)
      if (const auto area = area_called(named)) areas[folded(written)] = *area;
      else
        warn_of_pair(
            boundaries_.file,
            fmt::format("no area is {}, by code or by a name of its own, so {} stays without one", named, written),
            "Write the code of the area");
    const std::set<std::string> met = areas.empty() ? std::set<std::string>() : rewrite_keys(areas);
    for (const auto& [written, named] : pairs_) {
      const auto area = areas.find(folded(written));
      if (area == areas.end()) continue;
      if (met.contains(area->first))
        say(fmt::format("{} of the results is {}", written, area_text(area->second)), "as you said");
      else
        warn_of_pair(out_.table.file,
                     fmt::format("no area of the results is called {}, so the pair changes nothing", written),
                     "Write the name or code as the results do");
    }
    out_.is_cut = out_.is_cut || !met.empty();
  }

  /// Those that stand in the table.
  std::set<std::string> rewrite_keys(const std::map<std::string, std::size_t>& areas) {
    std::set<std::string> met;
    std::unordered_map<std::string, std::string> cells;  // as they are, and as they become
    for (auto& row : out_.table.rows) {
      std::string& cell = row[key_.column];
      const auto [known, is_new] = cells.try_emplace(cell, cell);
      if (is_new)
        if (const auto pair = areas.find(folded(cell)); pair != areas.end()) {
          met.insert(pair->first);
          known->second = key_.is_code ? out_.area_key.codes[pair->second] : area_text(pair->second);
        }
      cell = known->second;
    }
    return met;
  }

  void warn_of_pair(const std::string& file, std::string what, std::string remedy) {
    findings_.push_back({.severity = Severity::warning,
                         .place = {.file = file, .layer = {}, .row = {}, .column = {}},
                         .what = std::move(what),
                         .remedy = std::move(remedy)});
  }

  /// The name of an area, or its code where it has none.
  const std::string& area_text(std::size_t area) const {
    return out_.area_key.name_column ? boundaries_.cell(area, *out_.area_key.name_column) : out_.area_key.codes[area];
  }

  /// Rows of all areas together are no area's. They keep a name that is known, and are compared when the atlas opens.
  void name_sums() {
    bool any = false;
    for (std::size_t row = 0; row < out_.table.rows.size(); ++row) {
      if (!is_sum_row(out_.table, row, {key_.column})) continue;
      any = true;
      if (out_.table.rows[row][key_.column].empty()) out_.is_cut = true;  // the name is no longer as it is written
      out_.table.rows[row][key_.column] = "Total";
    }
    if (any) say("rows called Total are sums of all areas");
  }

  bool is_of_an_area(std::size_t row) const {
    const std::string& key = out_.table.cell(row, key_.column);
    return key.empty() ||
           (key_.is_code ? area_codes_.contains(area_code_of(key)) : area_names_.contains(loosest_spelling(key)));
  }

  /// Results of a larger region are cut to the areas that there are.
  void leave_out_the_rest() {
    std::vector<char> foreign(out_.table.rows.size(), 0);
    std::size_t count = 0;
    for (std::size_t row = 0; row < out_.table.rows.size(); ++row)
      if (!is_of_an_area(row)) {
        foreign[row] = 1;
        ++count;
      }
    list_unmatched(foreign);
    if (drop_doubled_strangers(foreign)) return leave_out_the_rest();
    if (2 * count <= out_.table.rows.size()) return;  // a few that do not match are a fault to be seen
    say(fmt::format("the results cover more than the boundaries: {} of {} rows are left out", count,
                    out_.table.rows.size()));
    out_.left_out.push_back(fmt::format("{} of {} rows of {}, which are of no area on the map", count,
                                        out_.table.rows.size(), out_.table.file));
    out_.table = without_rows(out_.table, foreign);
    out_.is_cut = true;
  }

  /// In a table with one row an area, rows of one code that is no area's are not the same place.
  bool drop_doubled_strangers(const std::vector<char>& foreign) {
    std::map<std::string, std::size_t> strangers;
    std::set<std::string> own;
    std::size_t rows = 0;
    for (std::size_t row = 0; row < out_.table.rows.size(); ++row) {
      const std::string& key = out_.table.cell(row, key_.column);
      if (foreign[row] != 0) {
        if (key != "Total") ++strangers[key];
      } else {
        own.insert(area_code_of(key));
        ++rows;
      }
    }
    if (own.size() != rows) return false;
    std::vector<char> doubled(out_.table.rows.size(), 0);
    std::string written;
    std::size_t count = 0;
    for (std::size_t row = 0; row < out_.table.rows.size(); ++row) {
      const auto stranger = strangers.find(out_.table.cell(row, key_.column));
      if (foreign[row] == 0 || stranger == strangers.end() || stranger->second < 2) continue;
      doubled[row] = 1;
      written = stranger->first;
      ++count;
    }
    if (count == 0) return false;
    say(fmt::format("{} rows are left out, which are of no area and have one code ({})", count, written));
    out_.left_out.push_back(
        fmt::format("{} rows of {} with the code {}, which is no area's", count, out_.table.file, written));
    out_.table = without_rows(out_.table, doubled);
    out_.is_cut = true;
    out_.reading.unmatched.clear();
    out_.reading.without_result.clear();
    out_.reading.matched = 0;
    return true;
  }

  void list_unmatched(const std::vector<char>& foreign) {
    std::map<std::string, std::size_t> rows;
    CellValues used;
    for (std::size_t row = 0; row < out_.table.rows.size(); ++row) {
      const std::string& key = out_.table.cell(row, key_.column);
      if (foreign[row] != 0 && key != "Total") ++rows[key];
      else if (foreign[row] == 0) used.insert(key_.is_code ? area_code_of(key) : loosest_spelling(key));
    }
    std::vector<std::string> free;
    for (std::size_t area = 0; area < out_.area_key.codes.size(); ++area) {
      const bool is_used = used.contains(spelt_key(out_.reading.rows[area], key_));
      out_.reading.rows[area].match = is_used ? AreaMatch::all : AreaMatch::none;
      if (is_used) ++out_.reading.matched;
      else free.push_back(key_.is_code ? out_.area_key.codes[area] : area_text(area));
    }
    constexpr std::size_t most = 2000;
    constexpr std::size_t most_free = 3000;
    std::vector<std::string> keys;
    for (std::size_t i = 0; i < free.size() && free.size() <= most_free && !rows.empty(); ++i)
      keys.push_back(search_key(free[i]));
    for (const auto& [written, count] : rows)
      if (out_.reading.unmatched.size() < most)
        out_.reading.unmatched.push_back({written, count, suggestions(written, free, keys)});
    out_.reading.without_result = std::move(free);
  }

  /// `keys`: of those that are free, as they are searched; none: too many to compare.
  static std::vector<std::string> suggestions(const std::string& written, const std::vector<std::string>& free,
                                              const std::vector<std::string>& keys) {
    std::vector<std::pair<std::size_t, std::string>> near;
    const std::string key = search_key(written);
    const std::size_t most = std::max<std::size_t>(2, key.size() / 3);
    for (std::size_t i = 0; i < keys.size(); ++i)
      if (const std::size_t distance = edit_distance(key, keys[i], most).whole; distance <= most)
        near.emplace_back(distance, free[i]);
    std::sort(near.begin(), near.end());
    std::vector<std::string> names;
    for (const auto& [distance, name] : near)
      if (names.size() < 3) names.push_back(name);
    return names;
  }

  const Table& boundaries_;
  const Pairs& pairs_;
  Findings findings_;
  KeyColumn key_;
  CellValues area_codes_, area_names_;
  AreasOfResults out_;
};

}  // namespace

Outcome<AreasOfResults> areas_of_results(const Table& boundaries, Table results, std::set<std::size_t> of_parties,
                                         const std::map<std::string, std::string>& pairs) {
  return Matcher(boundaries, std::move(results), pairs).match(std::move(of_parties));
}

std::string spelt_key(const AreaRow& area, const KeyColumn& key) {
  return key.is_code ? area_code_of(area.code) : loosest_spelling(area.name.empty() ? area.code : area.name);
}

}  // namespace hustings
