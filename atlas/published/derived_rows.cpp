#include "atlas/published/derived_rows.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <fmt/format.h>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "atlas/published/line_looks.h"
#include "atlas/published/words.h"
#include "base/text/text.h"

namespace hustings {

namespace {

/// Columns that are compared: few tell, and a million rows of all would not fit.
constexpr std::size_t most_columns = 8;

enum class Found : std::uint8_t { no, by_word, by_sum };

class SumFinder {
 public:
  SumFinder(PublishedTable& published, const FilledCells& filled)
      : published_(published), table_(published.table), filled_(filled) {}

  void take() && {
    choose_columns();
    found_.resize(table_.rows.size(), Found::no);
    ranges_.resize(table_.rows.size());
    adds_up_.resize(table_.rows.size(), 0);
    for (std::size_t row = 0; row < table_.rows.size(); ++row)
      if (is_called_total(row) || is_nothing_but_figures(row)) found_[row] = Found::by_word;
    // Sums of sums come to light when those below them are out.
    if (!counts_.empty())
      for (int pass = 0; pass < 4; ++pass)
        if (!look_for_sums()) break;
    keep_doubtful_words();
    if (std::none_of(found_.begin(), found_.end(), [](Found one) { return one != Found::no; })) return;
    if (std::all_of(found_.begin(), found_.end(), [](Found one) { return one != Found::no; })) return;
    take_out();
    say();
  }

 private:
  /// Was the cell blank in the file?
  bool is_blank(std::size_t row, std::size_t column) const {
    return table_.rows[row][column].empty() || filled_.has(row, column);
  }

  /// The first cell that the row has of its own; null: none.
  const std::string* first_cell(std::size_t row) const {
    for (std::size_t i = 0; i < table_.columns.size(); ++i)
      if (!is_blank(row, i)) return &table_.rows[row][i];
    return nullptr;
  }

  /// Several rows of a word, none of them a sum of others, are rows of something that is called so: "Ensemble" is a
  /// word of totals and a party.
  void keep_doubtful_words() {
    std::vector<std::size_t> doubtful;
    for (std::size_t row = 0; row < found_.size(); ++row)
      if (found_[row] == Found::by_word && !has_range(row) && !is_nothing_but_figures(row)) doubtful.push_back(row);
    if (doubtful.size() < 2) return;
    for (const std::size_t row : doubtful) found_[row] = Found::no;
  }

  /// Whole numbers that differ, and are neither years nor the numbers of areas.
  void choose_columns() {
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < table_.columns.size(); ++i)
      if (published_.forms[i].kind == ColumnForm::Kind::count && !published_.forms[i].percent &&
          4 * published_.forms[i].numbers >= published_.forms[i].filled && !looks_like_numbering(i) && !is_code(i))
        all.push_back(i);
    const std::size_t step = (all.size() + most_columns - 1) / std::max<std::size_t>(most_columns, 1);
    for (std::size_t i = 0; i < all.size(); i += std::max<std::size_t>(step, 1)) counts_.push_back(all[i]);
    // The leading columns that nearly all rows fill say which area a row is of.
    for (std::size_t i = 0; i < table_.columns.size() && i < 6; ++i) {
      if (std::find(all.begin(), all.end(), i) != all.end()) break;
      std::size_t filled = 0;
      for (std::size_t row = 0; row < table_.rows.size(); ++row) filled += is_blank(row, i) ? 0U : 1U;
      const std::size_t blank = table_.rows.size() - filled;
      if (blank <= std::max<std::size_t>(1, table_.rows.size() / 20)) keys_.push_back(i);
    }
  }

  /// Numbers of areas: called so, or each another one before the first column of words.
  bool is_code(std::size_t column) const {
    const std::vector<HeaderWord> roles = carried_words().roles_of(table_.columns[column]);
    if (!roles.empty() && roles.front().role == Role::code) return true;
    if (column > 0 || table_.columns.size() < 2 || published_.forms[1].kind != ColumnForm::Kind::text) return false;
    std::unordered_set<std::string_view> distinct;
    for (const auto& row : table_.rows) distinct.insert(row[column]);
    return distinct.size() == table_.rows.size();
  }

  /// 1, 2, 3, ... or the same everywhere.
  bool looks_like_numbering(std::size_t column) const {
    std::size_t next = 0, compared = 0;
    double before = NAN;
    for (std::size_t row = 0; row < table_.rows.size() && compared < 200; ++row) {
      const auto value = maybe_number(table_.rows[row][column]);
      if (!value) continue;
      if (compared++ > 0 && (*value == before + 1 || *value == before)) ++next;
      before = *value;
    }
    return compared > 2 && 10 * next >= 8 * (compared - 1);
  }

  /// Is its first filled cell a word of totals, or one that merged cells lend it, and is it no area's row?
  bool is_called_total(std::size_t row) {
    for (std::size_t i = 0; i < filled_.columns.size(); ++i)
      if (filled_.was_blank[i][row] != 0 && is_total(table_.rows[row][filled_.columns[i]])) return true;
    const std::string* first = first_cell(row);
    return first != nullptr && is_total(*first);
  }

  bool is_total(const std::string& cell) {
    const auto [known, is_new] = called_total_.try_emplace(cell);
    if (is_new) known->second = may_be_total(cell) && carried_words().is(Label::total, cell);
    return known->second;
  }

  /// Where every other row has a code or a name, a row of figures alone is no area's.
  bool is_nothing_but_figures(std::size_t row) const {
    if (keys_.empty()) return false;
    for (std::size_t i = 0; i < table_.columns.size(); ++i)
      if (!is_blank(row, i) && published_.forms[i].kind == ColumnForm::Kind::text) return false;
    return std::all_of(keys_.begin(), keys_.end(), [&](std::size_t key) { return is_blank(row, key); });
  }

  /// Words are compared slowly, and a million rows have names of their own.
  bool may_be_total(const std::string& cell) const {
    if (cell.size() > 40) return false;
    if (called_total_.size() < 20000) return true;
    const std::string small = lower_case(cell.substr(0, 3));
    for (const char* begins : {"tot", "sum", "som", "gra", "all", "ges", "ins", "zus", "ens", "raz", "og\xC3", "ove"})
      if (small == begins) return true;
    return false;
  }

  double value(std::size_t row, std::size_t column) const {
    const auto number = maybe_number(table_.rows[row][column]);
    return number ? *number : 0;
  }

  /// True where rows were found.
  bool look_for_sums() {
    rows_.clear();
    for (std::size_t row = 0; row < table_.rows.size(); ++row)
      if (found_[row] == Found::no || !has_range(row)) rows_.push_back(row);
    sums_.assign(counts_.size(), {});
    for (std::size_t i = 0; i < counts_.size(); ++i) {
      sums_[i].reserve(rows_.size() + 1);
      sums_[i].push_back(0);
      for (const std::size_t row : rows_)
        sums_[i].push_back(sums_[i].back() + (found_[row] == Found::no ? value(row, counts_[i]) : 0));
    }
    bool any = false;
    for (std::size_t place = 0; place < rows_.size(); ++place)
      if (look_at(place)) any = true;
    return any;
  }

  bool has_range(std::size_t row) const { return ranges_[row].second > ranges_[row].first; }

  /// Is the row at this place the sum of those above it, or of those below? Those that are found already count for
  /// nothing.
  bool look_at(std::size_t place) {
    const std::size_t row = rows_[place];
    const std::size_t lead = leading_column(row);
    if (lead == counts_.size()) return false;
    const double target = value(row, counts_[lead]);
    const std::vector<double>& sums = sums_[lead];
    const double own = sums[place + 1] - sums[place];
    // Above: where does the sum that is needed begin? Sums never fall where counts are not negative.
    const auto above =
        std::lower_bound(sums.begin(), sums.begin() + static_cast<std::ptrdiff_t>(place) + 1, sums[place] - target);
    const auto first = static_cast<std::size_t>(above - sums.begin());
    if (first < place && *above == sums[place] - target && accept(place, lead, {first, place})) return true;
    const auto below =
        std::upper_bound(sums.begin() + static_cast<std::ptrdiff_t>(place) + 1, sums.end(), sums[place] + own + target);
    const auto last = static_cast<std::size_t>(below - sums.begin()) - 1;
    return last > place + 1 && sums[last] == sums[place] + own + target && accept(place, lead, {place + 1, last});
  }

  /// The compared column with the row's largest figure.
  std::size_t leading_column(std::size_t row) const {
    std::size_t best = counts_.size();
    double most = 0;
    for (std::size_t i = 0; i < counts_.size(); ++i)
      if (const double figure = value(row, counts_[i]); figure > most) {
        most = figure;
        best = i;
      }
    return best;
  }

  /// Rows [first, last) of `rows_` lead to the figures of the one at `at`: in how many columns, and is that no
  /// accident?
  bool accept(std::size_t at, std::size_t lead, std::pair<std::size_t, std::size_t> range) {
    const std::size_t row = rows_[at];
    const auto [first, last] = range;
    std::size_t same = 0, differing = 0, telling = 0;
    for (std::size_t i = 0; i < counts_.size(); ++i) {
      const std::string& cell = table_.rows[row][counts_[i]];
      const double sum = sums_[i][last] - sums_[i][first];
      if (cell.empty() && sum == 0) continue;
      const bool is_same = !cell.empty() && value(row, counts_[i]) == sum;
      ++(is_same ? same : differing);
      if (is_same && sum > 0) ++telling;
    }
    std::size_t summed = 0;
    for (std::size_t place = first; place < last; ++place)
      summed += sums_[lead][place + 1] > sums_[lead][place] ? 1 : 0;
    const bool named = found_[row] == Found::by_word || (differing == 0 && mentions_total(row));
    const bool keyless = lacks_keys(row);
    if (telling == 0 || summed == 0) return false;
    if (!named && (summed < 2 || differing > 0)) return false;
    if (!named && !(keyless ? telling >= 1 : telling >= 2 && (telling >= 3 || summed >= 3))) return false;
    if (named && differing > same) return false;
    if (found_[row] == Found::no) found_[row] = Found::by_sum;
    ranges_[row] = {rows_[first], rows_[last - 1] + 1};
    adds_up_[row] = differing == 0 ? 1 : 0;
    return true;
  }

  /// "Essex total" is no word of totals alone.
  bool mentions_total(std::size_t row) const {
    const std::string* first = first_cell(row);
    return first != nullptr && first->size() < 80 && carried_words().has(Label::total, *first);
  }

  /// Does a column that tells areas apart stay empty, or hold another kind of text than everywhere?
  bool lacks_keys(std::size_t row) const {
    return std::any_of(keys_.begin(), keys_.end(), [&](std::size_t key) { return is_blank(row, key); });
  }

  void take_out() {
    std::vector<std::size_t> places(table_.rows.size() + 1);  // of rows in the table that is left
    std::size_t kept = 0;
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      places[row] = kept;
      if (found_[row] == Found::no) ++kept;
    }
    places.back() = kept;
    Table rest{.file = table_.file, .columns = table_.columns, .rows = {}, .lines = {}};
    rest.rows.reserve(kept);
    rest.lines.reserve(kept);
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      if (found_[row] == Found::no) {
        rest.rows.push_back(std::move(table_.rows[row]));
        rest.lines.push_back(table_.lines[row]);
        continue;
      }
      std::string text;
      for (const std::string& cell : table_.rows[row])
        if (!cell.empty()) text += (text.empty() ? "" : ", ") + one_line(cell);
      published_.left_out.push_back({table_.lines[row], LineKind::derived, text.substr(0, 200)});
      published_.derived_rows.push_back({.line = table_.lines[row],
                                         .cells = std::move(table_.rows[row]),
                                         .first = places[ranges_[row].first],
                                         .last = places[ranges_[row].second],
                                         .proven = adds_up_[row] != 0});
      ++(found_[row] == Found::by_word ? by_word_ : by_sum_);
    }
    table_ = std::move(rest);
  }

  void say() {
    const DerivedRow& first = published_.derived_rows.front();
    const auto proven = std::count_if(published_.derived_rows.begin(), published_.derived_rows.end(),
                                      [](const DerivedRow& row) { return row.proven; });
    const std::size_t count = published_.derived_rows.size();
    published_.statements.push_back(
        {fmt::format("{} {} left out, line {} first", count, count == 1 ? "row of sums is" : "rows of sums are",
                     first.line),
         by_sum_ == 0
             ? fmt::format("by their words, or for want of a code and a name; {} of {} add up", proven, count)
             : fmt::format("{} by arithmetic, {} by their words; {} of {} add up", by_sum_, by_word_, proven, count)});
    std::size_t told = 0;
    for (const DerivedRow& total : published_.derived_rows)
      if (!total.proven && told++ < 3) say_difference(total);
  }

  /// Of a total that does not add up: the first column where that shows.
  void say_difference(const DerivedRow& total) {
    const bool of_all = total.first == total.last;
    if (of_all && published_.derived_rows.size() > 1) return;  // of which rows it is, nothing tells
    for (const std::size_t column : counts_) {
      const auto said = maybe_number(total.cells[column]);
      if (!said) continue;
      double sum = 0;
      for (std::size_t row = of_all ? 0 : total.first; row < (of_all ? table_.rows.size() : total.last); ++row)
        sum += value(row, column);
      if (sum == *said) continue;
      published_.statements.push_back(
          {fmt::format("the total of {} in line {} is {}, and the rows sum to {}", table_.columns[column], total.line,
                       with_thousands(std::llround(*said)), with_thousands(std::llround(sum))),
           "a row may be missing, or a figure mistyped"});
      return;
    }
  }

  PublishedTable& published_;
  Table& table_;
  const FilledCells& filled_;
  std::vector<std::size_t> counts_, keys_;
  std::vector<Found> found_;
  std::vector<std::pair<std::size_t, std::size_t>> ranges_;  ///< of each row that is a sum: the rows that it sums
  std::vector<char> adds_up_;                                ///< of each row: in all of its counts
  std::vector<std::size_t> rows_;                            ///< that are looked at, proven sums aside
  std::vector<std::vector<double>> sums_;                    ///< of each compared column, up to each of `rows_`
  std::unordered_map<std::string, bool> called_total_;
  std::size_t by_word_ = 0, by_sum_ = 0;
};

}  // namespace

void take_derived_rows(PublishedTable& published, const FilledCells& filled) {
  if (published.table.rows.size() > 2) SumFinder(published, filled).take();
}

}  // namespace hustings
