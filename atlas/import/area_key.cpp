#include "atlas/import/area_key.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <optional>
#include <utility>

#include "atlas/import/area_codes.h"
#include "atlas/import/changed_codes.h"
#include "atlas/import/column_pair.h"
#include "atlas/import/joint_name.h"
#include "atlas/name_spelling.h"
#include "atlas/published/words.h"
#include "base/text/text.h"

namespace hustings {

namespace {

/// "Rejected ballots" of 1, 2, 3, ... are nobody's codes.
bool is_called_figure(const std::string& header) {
  bool is_figure = false;
  for (const HeaderWord& word : carried_words().roles_of(header)) {
    if ((word.role == Role::code || word.role == Role::name) && word.weight >= 0.65) return false;
    const bool counts = word.role == Role::votes || word.role == Role::electorate || word.role == Role::ballots ||
                        word.role == Role::rejected || word.role == Role::valid || word.role == Role::total ||
                        word.role == Role::majority || word.role == Role::turnout || word.role == Role::seats;
    is_figure = is_figure || (counts && word.weight == 1);
  }
  return is_figure;
}

class KeyFinder {
 public:
  KeyFinder(const Table& boundaries, Table& results, std::set<std::size_t> of_parties, KeyWish wish)
      : boundaries_(boundaries), results_(results), of_parties_(std::move(of_parties)), wish_(std::move(wish)) {
    of_parties_.insert(wish_.never.begin(), wish_.never.end());
  }

  Outcome<AreaKey> find() && {
    find_code();
    if (!code_) join_codes();
    if (!code_) code_ = column_with_code_in_its_name();
    if (!code_) code_ = column_of_unique_names();
    if (code_) find_name();
    if (code_ && !key_.result_code) find_result_name();
    const bool ambiguous = code_ && !key_.result_code && (!key_.result_name || names_repeat());
    if (!code_ || ambiguous) use_pair();
    if ((!code_ || ambiguous) && !key_.rewritten) use_split_code();
    if ((!code_ || ambiguous) && !key_.rewritten) use_joint_name();
    if (!code_ && key_.code.empty()) refuse();
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
  static std::optional<Link> link_between(const Codes& codes, const Codes& used) {
    double known = shared(used.whole, codes.whole);
    double covered = shared(codes.whole, used.whole);
    Link link;
    const bool one_prefix = codes.prefix.empty() || used.prefix.empty() || codes.prefix == used.prefix;
    if (one_prefix && codes.may_be_bare() && used.may_be_bare() && shared(used.cores, codes.cores) > known) {
      link.bare = true;
      known = shared(used.cores, codes.cores);
      covered = shared(codes.cores, used.cores);
    }
    const bool is_number = codes.is_number || (link.bare && part_of(codes.cores, is_count) == 1);
    // Results of a whole country may lie on the boundaries of one city, but then they fill them.
    if (known < enough_shared && (covered < enough_shared || is_number)) return std::nullopt;
    if (is_number && covered < enough_shared) return std::nullopt;
    link.score = known + covered + 2 * codes.gss - (is_number ? 1 : 0) - (codes.is_text ? 1 : 0);
    return link;
  }

  /// Figures with decimals are no codes; "1001.0" may be one.
  bool has_fractions(std::size_t column) const {
    constexpr std::size_t enough = 100;
    for (std::size_t row = 0; row < std::min(enough, results_.rows.size()); ++row) {
      const std::string& cell = results_.cell(row, column);
      const auto point = cell.find('.');
      if (point == std::string::npos || point == 0 || cell.find('.', point + 1) != std::string::npos) continue;
      const bool digits =
          std::all_of(cell.begin(), cell.end(), [](char c) { return is_digit(c) || c == '.' || c == '-'; });
      if (digits && cell.find_first_not_of('0', point + 1) != std::string::npos) return true;
    }
    return false;
  }

  /// Do some of the cells name areas, by a column of theirs? A million names of candidates need not be compared.
  bool names_any(const Table& cells, const std::vector<Codes>& own) {
    const Codes codes = codes_of(cells, 0);
    const CellValues names = loose_names_in(cells, 0);
    for (std::size_t b = 0; b < own.size(); ++b)
      if (shared(codes.whole, own[b].whole) > 0 || shared(codes.cores, own[b].cores) > 0 ||
          shared(names, loose_names_in(boundaries_, b)) > 0)
        return true;
    return false;
  }

  /// The cells of a column of the results that may name areas; none where there are many, and some of them name none.
  Table cells_of(std::size_t column, const std::vector<Codes>& own) {
    const bool is_named = wish_.code == column || wish_.name == column;
    if (!is_named && results_.rows.size() > many_cells) {
      if (std::optional<Table> few = distinct_cells(results_, column, many_cells)) return std::move(*few);
      if (!names_any(sample_of_cells(results_, column), own))
        return {.file = results_.file, .columns = {results_.columns[column]}, .rows = {}, .lines = {}};
    }
    return *distinct_cells(results_, column);
  }

  /// May a column of the results be what somebody named, or nobody?
  bool may_be(const ColumnIndex& named, std::size_t column) const {
    return named ? column == *named : !wish_.never.contains(column);
  }

  /// The pair of columns that share most, one of each file, GSS codes before others.
  void find_code() {
    double best = 0;
    bool by_text = false;  // do only names match?
    ColumnIndex likely;    // where the results have no codes
    std::vector<Codes> used;
    std::vector<Codes> own;
    for (std::size_t b = 0; b < boundaries_.columns.size(); ++b) own.push_back(codes_of(boundaries_, b));
    for (std::size_t r = 0; r < results_.columns.size(); ++r) {
      const bool is_named = wish_.code == r || wish_.name == r;
      cells_.push_back(cells_of(r, own));
      used.push_back(has_fractions(r) || !may_be(wish_.code, r) ? Codes{} : codes_of(cells_.back(), 0));
      if (used.back().is_number && is_called_figure(results_.columns[r]) && !is_named) used.back() = Codes{};
    }
    for (std::size_t b = 0; b < boundaries_.columns.size(); ++b) {
      const Codes& codes = own[b];
      if (codes.whole.empty() || codes.whole.size() != boundaries_.rows.size()) continue;
      if (codes.gss == 1 && !likely) likely = b;
      for (std::size_t r = 0; r < results_.columns.size(); ++r) {
        const auto link = link_between(codes, used[r]);
        if (!link || link->score <= best) continue;
        best = link->score;
        by_text = codes.is_text;
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

  ColumnIndex column_with_code_in_its_name() const {
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
  double shared_names(const CellValues& names, std::size_t result_column) {
    const CellValues& used = loose_results(result_column);
    return std::max(shared(used, names), shared(names, used));
  }

  ColumnIndex column_of_unique_names() {
    ColumnIndex found;
    double best = enough_shared;
    for (std::size_t b = 0; b < boundaries_.columns.size(); ++b) {
      const CellValues names = loose_names_in(boundaries_, b);
      if (!is_unique(b) || names.size() != boundaries_.rows.size() || part_of(names, has_letter) < enough_shared)
        continue;
      for (std::size_t r = 0; r < results_.columns.size(); ++r) {
        const double known = shared_names(names, r);
        if (known <= best && (found || known < enough_shared)) continue;
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
    return static_cast<double>(cells) > enough_shared * static_cast<double>(boundaries_.rows.size());
  }

  /// Of two languages the one that the results are written in.
  void find_name() {
    std::string twin = lower_case(boundaries_.columns[*code_]);  // the ONS names its columns WD18CD and WD18NM
    if (const auto at = twin.rfind("cd"); at != std::string::npos) twin.replace(at, 2, "nm");
    double best = enough_shared;
    for (std::size_t b = 0; b < boundaries_.columns.size(); ++b) {
      const CellValues codes = codes_in(boundaries_, b);
      if (b == code_ && !(is_text(codes) && reads_as_names(b))) continue;
      const CellValues names = loose_names_in(boundaries_, b);
      if (part_of(names, has_letter) < enough_shared || part_of(codes, is_gss) > 0) continue;
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
    double best = enough_shared;
    const CellValues names = loose_names_in(boundaries_, key_.name_column.value_or(*code_));
    for (std::size_t r = 0; r < results_.columns.size(); ++r) {
      if (!may_be(wish_.name, r)) continue;
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

  // One code of the boundaries that is two columns of the results -----------------------------------------------------

  void join_codes() {
    const auto joined = best_joined_code(boundaries_, results_, of_parties_);
    if (!joined) return;
    code_ = joined->code;
    const std::string first = results_.columns[joined->first];
    const std::string second = results_.columns[joined->second];
    std::string example;
    for (std::size_t row = 0; row < results_.rows.size(); ++row) {
      const auto found = joined->rows.find({bare_code(area_code_of(results_.cell(row, joined->first))),
                                            bare_code(area_code_of(results_.cell(row, joined->second)))});
      std::string& cell = results_.rows[row][joined->second];
      std::string written = padded(results_.cell(row, joined->first), joined->first_width) + joined->separator +
                            padded(cell, joined->second_width);
      if (found != joined->rows.end()) written = boundaries_.cell(found->second, *code_);
      if (example.empty()) example = fmt::format("{} and {} are {}", results_.cell(row, joined->first), cell, written);
      cell = std::move(written);
    }
    results_.columns[joined->second] = "area_code";
    drop_result_column(joined->first);
    key_.result_code = joined->second - (joined->first < joined->second ? 1 : 0);
    key_.rewritten = true;
    assume("{} and {} of the results are {} of the boundaries together: {}", first, second, boundaries_.columns[*code_],
           example);
  }

  // Two columns that only together name an area -----------------------------------------------------------------------

  /// Writes the codes of the boundaries into the results, so that one column is enough.
  void use_pair() {
    const auto pair = best_pair(boundaries_, results_, of_parties_);
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

  /// The codes or the pairs of columns that areas are known by, and their names.
  void name_areas_by(std::size_t larger, std::size_t smaller) {
    if (code_) {
      key_.codes = texts_of(*code_);
      return;
    }
    key_.code = boundaries_.columns[larger] + " + " + boundaries_.columns[smaller];
    for (std::size_t row = 0; row < boundaries_.rows.size(); ++row)
      key_.codes.push_back(boundaries_.cell(row, larger) + "/" + boundaries_.cell(row, smaller));
    if (!key_.name_column) key_.name_column = smaller;
  }

  void become_code(std::size_t column) {
    key_.result_code = column;
    key_.result_name.reset();
    key_.rewritten = true;
  }

  /// One code of the results that is two columns of the boundaries.
  void use_split_code() {
    const auto split = best_split_code(boundaries_, results_, of_parties_);
    if (!split) return;
    std::size_t most = 0;
    for (std::size_t column = 0; column < boundaries_.columns.size(); ++column)
      if (const CellValues names = loose_names_in(boundaries_, column);
          part_of(names, has_letter) >= enough_shared && names.size() > most) {
        most = names.size();
        key_.name_column = column;
      }
    name_areas_by(split->first, split->second);
    std::string example;
    for (auto& row : results_.rows) {
      std::string& cell = row[split->code];
      const auto found = split->rows.find(bare_code(area_code_of(cell)));
      if (found == split->rows.end()) continue;
      if (example.empty()) example = fmt::format("{} is {}", cell, key_.codes[found->second]);
      cell = key_.codes[found->second];
    }
    become_code(split->code);
    assume("{} of the results is {} and {} of the boundaries together: {}", results_.columns[split->code],
           boundaries_.columns[split->first], boundaries_.columns[split->second], example);
  }

  /// A name that says which larger area it lies in, in one of the files.
  void use_joint_name() {
    const auto joint = best_joint_name(boundaries_, results_, of_parties_);
    if (!joint) return;
    if (joint->results_have_one) name_areas_by(joint->larger, joint->smaller);
    else {
      key_.codes = texts_of(code_ ? *code_ : joint->one);
      if (!code_) code_ = joint->one;
      if (!key_.name_column) key_.name_column = joint->one;
    }
    const std::size_t into = joint->results_have_one ? joint->one : joint->smaller;
    std::string example;
    for (std::size_t row = 0; row < results_.rows.size(); ++row) {
      std::string& cell = results_.rows[row][into];
      const auto found = joint->rows.find(
          joint->results_have_one ? one_spelling(cell) : joint_spelling(results_, row, joint->larger, joint->smaller));
      if (found == joint->rows.end()) continue;
      if (example.empty()) example = fmt::format("{} is {}", cell, key_.codes[found->second]);
      cell = key_.codes[found->second];
    }
    become_code(into);
    if (joint->results_have_one)
      assume("{} of the results names an area with the larger one, as {} and {} of the boundaries do: {}",
             results_.columns[into], boundaries_.columns[joint->smaller], boundaries_.columns[joint->larger], example);
    else
      assume("{} and {} of the results name an area together, as {} of the boundaries does: {}",
             results_.columns[joint->smaller], results_.columns[joint->larger], boundaries_.columns[joint->one],
             example);
  }

  void drop_result_column(std::size_t column) {
    const auto at = static_cast<std::ptrdiff_t>(column);
    results_.columns.erase(results_.columns.begin() + at);
    for (auto& row : results_.rows) row.erase(row.begin() + at);
  }

  /// No column tells the areas apart. Where names would, but for some that repeat, these are named.
  void refuse() {
    for (const auto& [b, r] : columns_alike(boundaries_, results_)) {
      std::map<std::string, int> times;
      for (const std::string& name : texts_of(b)) ++times[name];
      const auto most = std::max_element(times.begin(), times.end(),
                                         [](const auto& x, const auto& y) { return x.second < y.second; });
      if (most->second < 2 || 2 * times.size() < boundaries_.rows.size() || !has_letter(most->first)) continue;
      return fault(boundaries_,
                   fmt::format("{} of the boundaries is {} of the results, but {} areas are called {} there, and no "
                               "second column that both files have tells them apart",
                               boundaries_.columns[b], results_.columns[r], most->second, most->first),
                   fmt::format("Write the larger area alike in both files (the results have {}), or add a code",
                               fmt::join(results_.columns, ", ")));
    }
    fault(boundaries_, "no column of the boundaries is a code: filled and different in every area",
          "Add a column with a code for each area");
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
    if (key_.rewritten) return follow_changed_codes();
    if (key_.result_code) assume("the results name areas by code, in {}", results_.columns[*key_.result_code]);
    else assume("the results name areas by name, in {}", results_.columns[*key_.result_name]);
    if (bare_) give_back_zeros();
    follow_changed_codes();
  }

  /// Old codes beside new boundaries, or new ones beside old.
  void follow_changed_codes() {
    if (!key_.result_code) return;
    CellValues areas;
    for (const std::string& code : key_.codes) areas.insert(area_code_of(code));
    const auto changed = by_changed_codes(codes_in(results_, *key_.result_code), areas, carried_changed_codes());
    if (changed.empty()) return;
    for (auto& row : results_.rows) {
      const auto found = changed.find(area_code_of(row[*key_.result_code]));
      if (found != changed.end()) row[*key_.result_code] = found->second;
    }
    key_.rewritten = true;
    assume(
        "{} of the areas {} another code in the results than in the boundaries, by the look-up of changed codes: {} is "
        "{}",
        changed.size(), changed.size() == 1 ? "has" : "have", changed.begin()->first, changed.begin()->second);
  }

  /// Where the results have codes without their zeros, or with more of them, they get those of the boundaries.
  void give_back_zeros() {
    const std::string prefix = codes_of(boundaries_, *code_).prefix;
    const std::string own_prefix = codes_of(results_, *key_.result_code).prefix;
    std::map<std::string, std::string> codes;
    for (const std::string& code : key_.codes) codes.emplace(core_of(area_code_of(code), prefix), code);
    std::string example;
    for (auto& row : results_.rows) {
      std::string& cell = row[*key_.result_code];
      const auto found = codes.find(core_of(area_code_of(cell), own_prefix));
      if (found == codes.end() || area_code_of(cell) == area_code_of(found->second)) continue;
      if (example.empty()) example = fmt::format("{} is {}", cell, found->second);
      cell = found->second;
    }
    key_.rewritten = true;
    if (prefix == own_prefix)
      assume("codes that differ in leading zeros alone are the same: {} of the boundaries", example);
    else assume("codes are the same without {}: {} of the boundaries", prefix.empty() ? own_prefix : prefix, example);
  }

  const CellValues& loose_results(std::size_t column) {
    const auto [known, is_new] = loose_results_.try_emplace(column);
    if (is_new && !wish_.never.contains(column)) known->second = loose_names_in(cells_[column], 0);
    return known->second;
  }

  const Table& boundaries_;
  Table& results_;
  std::set<std::size_t> of_parties_;
  std::vector<Table> cells_;  ///< of each column of the results: those that differ
  KeyWish wish_;
  std::map<std::size_t, CellValues> loose_results_;
  AreaKey key_;
  ColumnIndex code_;  ///< of the boundaries
  bool bare_ = false;
  Findings findings_;
};

}  // namespace

Outcome<AreaKey> find_area_key(const Table& boundaries, Table& results, std::set<std::size_t> of_parties,
                               KeyWish wish) {
  KeyWish strict = wish;
  strict.never.insert(wish.unlikely.begin(), wish.unlikely.end());
  Outcome<AreaKey> key = KeyFinder(boundaries, results, of_parties, std::move(strict)).find();
  if (key || wish.unlikely.empty()) return key;
  return KeyFinder(boundaries, results, std::move(of_parties), std::move(wish)).find();
}

}  // namespace hustings
