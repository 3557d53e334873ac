#include "atlas/new_key.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <optional>
#include <utility>

#include "atlas/name_spelling.h"
#include "base/text.h"

namespace hustings {

namespace {

constexpr double enough = 0.5;  ///< the part of values that two columns must share to be taken for the same

/// A code as it is compared where zeros may be lost: "01001" and "1001.0" are "1001".
std::string bare_code(const std::string& code) {
  std::string_view bare = code;
  if (const auto point = bare.find('.');
      point != std::string_view::npos && bare.find_first_not_of('0', point + 1) == std::string_view::npos)
    bare = bare.substr(0, point);
  if (!is_count(std::string(bare))) return code;
  bare.remove_prefix(std::min(bare.find_first_not_of('0'), bare.size() - 1));
  return std::string(bare);
}

Values bare(const Values& codes) {
  Values values;
  for (const std::string& code : codes) values.insert(bare_code(code));
  return values;
}

/// May these stand without their zeros, and none be taken for another?
bool may_be_bare(const Values& codes, const Values& used) {
  return bare(codes).size() == codes.size() && bare(used).size() == used.size();
}

bool is_text(const Values& codes) {
  return part_of(codes, [](const std::string& code) { return std::any_of(code.begin(), code.end(), is_digit); }) <
         enough;
}

/// A code or a name as it is compared between files that may write it differently.
std::string loose_value(const std::string& cell) {
  const std::string code = area_code_of(cell);
  return is_count(bare_code(code)) ? bare_code(code) : loosest_spelling(cell);
}

class KeyFinder {
 public:
  KeyFinder(const Table& boundaries, Table& results) : boundaries_(boundaries), results_(results) {}

  Outcome<AreaKey> find() && {
    find_code();
    if (!code_) code_ = column_with_code_in_its_name();
    if (!code_) code_ = column_of_unique_names();
    if (code_) find_name();
    if (code_ && !key_.result_code) find_result_name();
    const bool ambiguous = code_ && !key_.result_code && (!key_.result_name || names_repeat());
    if (!code_ || ambiguous) use_pair();
    if (!code_ && key_.code.empty())
      fault(boundaries_, "no column of the boundaries is a code: filled and different in every area",
            "Add a column with a code for each area");
    else say_and_keep();
    if (has_errors(findings_)) return {std::nullopt, std::move(findings_)};
    return {std::move(key_), {}};
  }

 private:
  template <class... Words>
  void assume(fmt::format_string<Words...> text, Words&&... words) {
    key_.assumed.push_back(fmt::format(text, std::forward<Words>(words)...));
  }

  void fault(const Table& table, std::string what, std::string remedy) {
    findings_.push_back({.severity = Severity::error,
                         .place = {.file = table.file, .layer = {}, .row = {}, .column = {}},
                         .what = fmt::format("{} (its columns are {})", what, fmt::join(table.columns, ", ")),
                         .remedy = std::move(remedy)});
  }

  struct Link {
    double score = 0;
    bool bare = false;  ///< do only codes without their zeros agree?
  };

  /// How well a column of the results may be the codes of the boundaries; none where it may not. Values with digits
  /// alone may be any running number, and so must cover the areas too.
  static std::optional<Link> link_between(const Values& codes, const Values& used) {
    double known = shared(used, codes);
    double covered = shared(codes, used);
    Link link;
    if (may_be_bare(codes, used) && shared(bare(used), bare(codes)) > known) {
      link.bare = true;
      known = shared(bare(used), bare(codes));
      covered = shared(bare(codes), bare(used));
    }
    const bool is_number = part_of(codes, is_count) == 1;
    // Results of a whole country may lie on the boundaries of one city, but then they fill them.
    if (known < enough && (covered < enough || is_number)) return std::nullopt;
    if (is_number && covered < enough) return std::nullopt;
    link.score = known + covered + 2 * part_of(codes, is_gss) - (is_number ? 1 : 0) - (is_text(codes) ? 1 : 0);
    return link;
  }

  /// The pair of columns that share most, one of each file, GSS codes before others.
  void find_code() {
    double best = 0;
    bool by_text = false;  // do only names match?
    Column likely;         // where the results have no codes
    for (std::size_t b = 0; b < boundaries_.columns.size(); ++b) {
      const Values codes = codes_in(boundaries_, b);
      if (codes.empty() || codes.size() != boundaries_.rows.size()) continue;
      if (part_of(codes, is_gss) == 1 && !likely) likely = b;
      for (std::size_t r = 0; r < results_.columns.size(); ++r) {
        const auto link = link_between(codes, codes_in(results_, r));
        if (!link || link->score <= best) continue;
        best = link->score;
        by_text = is_text(codes);
        bare_ = link->bare;
        code_ = b;
        key_.result_code = r;
      }
    }
    // Names are no codes where there are true ones.
    if (code_ && likely && by_text) {
      code_ = likely;
      key_.result_code.reset();
      bare_ = false;
    }
    if (!code_) code_ = likely;
  }

  Column column_with_code_in_its_name() const {
    for (std::size_t b = 0; b < boundaries_.columns.size(); ++b) {
      const std::string header = lower_case(boundaries_.columns[b]);
      const bool named = header.find("code") != std::string::npos || header.ends_with("cd") || header == "id";
      if (named && is_unique(b)) return b;
    }
    return std::nullopt;
  }

  bool is_unique(std::size_t column) const {
    return codes_in(boundaries_, column).size() == boundaries_.rows.size() && !boundaries_.rows.empty();
  }

  /// The part of the names in two columns that they share, whichever has more of its own.
  double shared_names(const Values& names, std::size_t result_column) {
    const Values& used = loose_results(result_column);
    return std::max(shared(used, names), shared(names, used));
  }

  Column column_of_unique_names() {
    Column found;
    double best = enough;
    for (std::size_t b = 0; b < boundaries_.columns.size(); ++b) {
      const Values names = loose_names_in(boundaries_, b);
      if (!is_unique(b) || names.size() != boundaries_.rows.size() || part_of(names, has_letter) < enough) continue;
      for (std::size_t r = 0; r < results_.columns.size(); ++r) {
        const double known = shared_names(names, r);
        if (known <= best && (found || known < enough)) continue;
        best = known;
        found = b;
      }
    }
    return found;
  }

  /// Are these names, and no codes of letters alone as "ABC" is?
  bool reads_as_names(std::size_t column) const {
    std::size_t cells = 0;
    for (const auto& row : boundaries_.rows) {
      const std::string& cell = row[column];
      const bool mixed = cell != upper_case(cell);
      if (has_letter(cell) && (mixed || cell.size() > 4)) ++cells;
    }
    return static_cast<double>(cells) > enough * static_cast<double>(boundaries_.rows.size());
  }

  /// Of two languages the one that the results are written in.
  void find_name() {
    std::string twin = lower_case(boundaries_.columns[*code_]);  // the ONS names its columns WD18CD and WD18NM
    if (const auto at = twin.rfind("cd"); at != std::string::npos) twin.replace(at, 2, "nm");
    double best = enough;
    for (std::size_t b = 0; b < boundaries_.columns.size(); ++b) {
      const Values codes = codes_in(boundaries_, b);
      if (b == code_ && !(is_text(codes) && reads_as_names(b))) continue;
      const Values names = loose_names_in(boundaries_, b);
      if (part_of(names, has_letter) < enough || part_of(codes, is_gss) > 0) continue;
      const std::string header = lower_case(boundaries_.columns[b]);
      const double unique = static_cast<double>(names.size()) / static_cast<double>(boundaries_.rows.size());
      double used = 0;
      for (std::size_t r = 0; r < results_.columns.size(); ++r) used = std::max(used, shared(names, loose_results(r)));
      double score = unique * (1 + 3 * used);
      if (header == twin && b != code_) score += 4;
      if (header.find("name") != std::string::npos || header.ends_with("nm")) score += 1;
      if (score <= best) continue;
      best = score;
      key_.name_column = b;
    }
  }

  void find_result_name() {
    double best = enough;
    const Values names = loose_names_in(boundaries_, key_.name_column.value_or(*code_));
    for (std::size_t r = 0; r < results_.columns.size(); ++r) {
      const double known = shared_names(names, r);
      if (known <= best) continue;
      best = known;
      key_.result_name = r;
    }
  }

  bool names_repeat() const {
    const std::size_t column = key_.name_column.value_or(*code_);
    return loose_names_in(boundaries_, column).size() < boundaries_.rows.size();
  }

  // Two columns that only together name an area -----------------------------------------------------------------------

  struct Pair {
    std::size_t larger = 0, smaller = 0;                              ///< columns of the boundaries
    std::size_t larger_of_result = 0, of_result = 0;                  ///< columns of the results
    std::map<std::pair<std::string, std::string>, std::size_t> rows;  ///< of the boundaries
  };

  static std::pair<std::string, std::string> loose_pair(const Table& table, std::size_t row, std::size_t larger,
                                                        std::size_t smaller) {
    return {loose_value(table.cell(row, larger)), loose_value(table.cell(row, smaller))};
  }

  Values loose_values_in(const Table& table, std::size_t column) const {
    Values values;
    for (std::size_t row = 0; row < table.rows.size(); ++row)
      if (!table.cell(row, column).empty()) values.insert(loose_value(table.cell(row, column)));
    return values;
  }

  /// Columns of both files that hold mostly the same.
  std::vector<std::pair<std::size_t, std::size_t>> alike() const {
    std::vector<Values> used;
    for (std::size_t r = 0; r < results_.columns.size(); ++r) used.push_back(loose_values_in(results_, r));
    std::vector<std::pair<std::size_t, std::size_t>> found;
    for (std::size_t b = 0; b < boundaries_.columns.size(); ++b) {
      const Values own = loose_values_in(boundaries_, b);
      for (std::size_t r = 0; r < used.size(); ++r)
        if (shared(own, used[r]) > enough || (shared(own, used[r]) >= enough && shared(used[r], own) >= enough))
          found.emplace_back(b, r);
    }
    return found;
  }

  /// None where the two do not tell the areas apart, or the results do not use them so.
  std::optional<Pair> pair_of(std::pair<std::size_t, std::size_t> larger, std::pair<std::size_t, std::size_t> smaller,
                              double& part) const {
    Pair pair{larger.first, smaller.first, larger.second, smaller.second, {}};
    for (std::size_t row = 0; row < boundaries_.rows.size(); ++row)
      if (!pair.rows.emplace(loose_pair(boundaries_, row, pair.larger, pair.smaller), row).second) return std::nullopt;
    std::map<std::pair<std::string, std::string>, bool> used;
    for (std::size_t row = 0; row < results_.rows.size(); ++row) {
      const auto key = loose_pair(results_, row, pair.larger_of_result, pair.of_result);
      used.emplace(key, pair.rows.contains(key));
    }
    const auto known = std::count_if(used.begin(), used.end(), [](const auto& one) { return one.second; });
    part = std::max(static_cast<double>(known) / static_cast<double>(std::max<std::size_t>(used.size(), 1)),
                    static_cast<double>(known) / static_cast<double>(pair.rows.size()));
    if (part < enough) return std::nullopt;
    return pair;
  }

  std::optional<Pair> best_pair() const {
    std::optional<Pair> best;
    double best_part = 0;
    const auto columns = alike();
    for (const auto& larger : columns)
      for (const auto& smaller : columns) {
        // The larger areas are fewer.
        if (larger.first == smaller.first || larger.second == smaller.second ||
            loose_values_in(boundaries_, larger.first).size() > loose_values_in(boundaries_, smaller.first).size())
          continue;
        double part = 0;
        if (auto pair = pair_of(larger, smaller, part); pair && part > best_part) {
          best_part = part;
          best = std::move(pair);
        }
      }
    return best;
  }

  /// Writes the codes of the boundaries into the results, so that one column is enough.
  void use_pair() {
    const auto pair = best_pair();
    if (!pair) return;
    const std::string larger = results_.columns[pair->larger_of_result];
    const std::string smaller = results_.columns[pair->of_result];
    if (code_) {
      key_.codes = texts_of(*code_);
    } else {
      key_.code = boundaries_.columns[pair->larger] + " + " + boundaries_.columns[pair->smaller];
      for (std::size_t row = 0; row < boundaries_.rows.size(); ++row)
        key_.codes.push_back(boundaries_.cell(row, pair->larger) + "/" + boundaries_.cell(row, pair->smaller));
      key_.name_column = pair->smaller;
    }
    for (std::size_t row = 0; row < results_.rows.size(); ++row) {
      const auto found = pair->rows.find(loose_pair(results_, row, pair->larger_of_result, pair->of_result));
      std::string& cell = results_.rows[row][pair->of_result];
      cell = found != pair->rows.end() ? key_.codes[found->second]
                                       : results_.cell(row, pair->larger_of_result) + "/" + cell;
    }
    results_.columns[pair->of_result] = "area_code";
    drop_result_column(pair->larger_of_result);
    key_.result_code = pair->of_result - (pair->larger_of_result < pair->of_result ? 1 : 0);
    key_.result_name.reset();
    key_.rewritten = true;
    assume("{} and {} of the results name an area together, as {} and {} of the boundaries do", larger, smaller,
           boundaries_.columns[pair->larger], boundaries_.columns[pair->smaller]);
  }

  void drop_result_column(std::size_t column) {
    const auto at = static_cast<std::ptrdiff_t>(column);
    results_.columns.erase(results_.columns.begin() + at);
    for (auto& row : results_.rows) row.erase(row.begin() + at);
  }

  // What was found ----------------------------------------------------------------------------------------------------

  std::vector<std::string> texts_of(std::size_t column) const {
    std::vector<std::string> texts;
    for (std::size_t row = 0; row < boundaries_.rows.size(); ++row) texts.push_back(boundaries_.cell(row, column));
    return texts;
  }

  void say_and_keep() {
    if (key_.name_column) key_.name = boundaries_.columns[*key_.name_column];
    if (key_.code.empty()) key_.code = boundaries_.columns[*code_];
    if (key_.codes.empty()) key_.codes = texts_of(*code_);
    key_.assumed.insert(
        key_.assumed.begin(),
        fmt::format("the code of an area is in {} of the boundaries{}", key_.code,
                    key_.name.empty() ? "; they have no names" : fmt::format(", its name in {}", key_.name)));
    if (!key_.result_code && !key_.result_name)
      return fault(results_, "no column of the results has the codes or names of the areas",
                   fmt::format("Add a column area_code with the codes that are in {} of the boundaries", key_.code));
    if (key_.rewritten) return;
    if (key_.result_code) assume("the results name areas by code, in {}", results_.columns[*key_.result_code]);
    else assume("the results name areas by name, in {}", results_.columns[*key_.result_name]);
    if (bare_) give_back_zeros();
  }

  /// Where the results have codes without their zeros, or with more of them, they get those of the boundaries.
  void give_back_zeros() {
    std::map<std::string, std::string> codes;
    for (const std::string& code : key_.codes) codes.emplace(bare_code(area_code_of(code)), code);
    std::string example;
    for (auto& row : results_.rows) {
      std::string& cell = row[*key_.result_code];
      const auto found = codes.find(bare_code(area_code_of(cell)));
      if (found == codes.end() || area_code_of(cell) == area_code_of(found->second)) continue;
      if (example.empty()) example = fmt::format("{} is {}", cell, found->second);
      cell = found->second;
    }
    key_.rewritten = true;
    assume("codes that differ in leading zeros alone are the same: {} of the boundaries", example);
  }

  const Values& loose_results(std::size_t column) {
    const auto [known, is_new] = loose_results_.try_emplace(column);
    if (is_new) known->second = loose_names_in(results_, column);
    return known->second;
  }

  const Table& boundaries_;
  Table& results_;
  std::map<std::size_t, Values> loose_results_;
  AreaKey key_;
  Column code_;  ///< of the boundaries
  bool bare_ = false;
  Findings findings_;
};

}  // namespace

Outcome<AreaKey> key_between(const Table& boundaries, Table& results) { return KeyFinder(boundaries, results).find(); }

}  // namespace hustings
