#include "atlas/import/column_facts.h"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_set>

#include "atlas/load/column_values.h"
#include "atlas/published/words.h"
#include "base/text/text.h"
#include "elections/read/result_words.h"

namespace hustings {

namespace {

constexpr std::size_t first_rows = 10'000;

std::optional<unsigned> month_named(std::string_view word) {
  static constexpr auto names = std::to_array<std::string_view>(
      {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"});
  if (word.size() < 3) return std::nullopt;
  const std::string begins = lower_case(word.substr(0, 3));
  const auto* found = std::find(names.begin(), names.end(), begins);
  if (found == names.end()) return std::nullopt;
  return static_cast<unsigned>(found - names.begin()) + 1;
}

std::optional<Date> day_of(std::int64_t year, std::int64_t month, std::int64_t day) {
  if (year < 1700 || year > 2200 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  return maybe_date(iso_date(make_date(static_cast<int>(year), static_cast<unsigned>(month), 1)).substr(0, 8) +
                    (day < 10 ? "0" : "") + std::to_string(day));
}

/// The words of a date between its separators; a time behind it is left out.
std::vector<std::string> parts_of(std::string_view cell) {
  std::vector<std::string> parts;
  std::string part;
  for (const char c : cell) {
    if (c == ':') break;
    if (c == '-' || c == '/' || c == '.' || c == ' ' || c == ',' || c == 'T') {
      if (!part.empty()) parts.push_back(std::move(part));
      part.clear();
    } else {
      part += c;
    }
  }
  if (!part.empty()) parts.push_back(std::move(part));
  return parts;
}

class Looker {
 public:
  explicit Looker(ColumnFacts& facts) : facts_(facts) {}

  void look(const std::string& cell) {
    ++facts_.rows;
    if (is_missing_figure(cell)) {
      stars_ += cell == "*" || cell == "x" ? 1U : 0U;
      return;
    }
    ++facts_.filled;
    if (seen_.size() < most_seen && seen_.insert(cell).second && facts_.values.size() < ColumnFacts::most_values)
      facts_.values.push_back(cell);
    look_at_number(cell);
    if (cell.size() < 24 && maybe_written_date(cell)) ++dates_;
    if (cell.size() < 24 && short_.size() < most_answers) ++short_[cell];
  }

  void finish() {
    facts_.distinct = seen_.size();
    if (short_.size() < most_answers)
      for (const auto& [cell, times] : short_)
        if (carried_words().yes_or_no(cell)) answers_ += times;
    const auto part = [&](std::size_t some) {
      return facts_.filled == 0 ? 0 : static_cast<double>(some) / static_cast<double>(facts_.filled);
    };
    facts_.counts = part(counts_);
    facts_.numbers = part(numbers_);
    facts_.percents = part(percents_);
    facts_.texts = part(texts_);
    facts_.years = part(years_);
    facts_.dates = part(dates_);
    facts_.answers = part(answers_);
    if (facts_.filled == 0 && stars_ > 0) facts_.answers = 1;
  }

 private:
  void look_at_number(const std::string& cell) {
    if (const auto count = maybe_count(cell)) {
      ++counts_;
      years_ += cell.size() == 4 && *count >= 1700 && *count < 2200 ? 1U : 0U;
      add(static_cast<double>(*count));
    } else if (const auto number = maybe_decimal(cell)) {
      percents_ += number->percent ? 1U : 0U;
      add(number->value);
    } else if (has_letter(cell)) {
      ++texts_;
    }
  }

  void add(double value) {
    facts_.least = numbers_ == 0 ? value : std::min(facts_.least, value);
    facts_.most = numbers_ == 0 ? value : std::max(facts_.most, value);
    facts_.sum += value;
    ++numbers_;
  }

  static constexpr std::size_t most_seen = 20'000;
  static constexpr std::size_t most_answers = 12;
  ColumnFacts& facts_;
  std::unordered_set<std::string> seen_;
  std::map<std::string, std::size_t> short_;  ///< short cells, as long as few differ
  std::size_t counts_ = 0, numbers_ = 0, percents_ = 0, texts_ = 0, years_ = 0, dates_ = 0, answers_ = 0, stars_ = 0;
};

}  // namespace

std::optional<Date> maybe_written_date(std::string_view cell) {
  const std::string_view text = trimmed(cell);
  if (text.size() == 8 && std::all_of(text.begin(), text.end(), is_digit) && (text[0] == '1' || text[0] == '2'))
    return maybe_date(std::string(text.substr(0, 4)) + "-" + std::string(text.substr(4, 2)) + "-" +
                      std::string(text.substr(6, 2)));
  if (text.size() < 8 || text.find_first_of("-/. ") == std::string_view::npos) return std::nullopt;
  const std::vector<std::string> parts = parts_of(text);
  if (parts.size() < 3) return std::nullopt;
  std::array<std::optional<std::int64_t>, 3> numbers;
  for (std::size_t i = 0; i < 3; ++i) numbers[i] = maybe_integer(parts[i]);
  if (const auto month = month_named(parts[1]); month && numbers[0] && numbers[2])
    return parts[0].size() == 4 ? day_of(*numbers[0], *month, *numbers[2]) : day_of(*numbers[2], *month, *numbers[0]);
  if (const auto month = month_named(parts[0]); month && numbers[1] && numbers[2])
    return day_of(*numbers[2], *month, *numbers[1]);
  if (!numbers[0] || !numbers[1] || !numbers[2]) return std::nullopt;
  if (parts[0].size() == 4) return day_of(*numbers[0], *numbers[1], *numbers[2]);
  if (parts[2].size() != 4) return std::nullopt;
  const auto day_first = day_of(*numbers[2], *numbers[1], *numbers[0]);
  return day_first ? day_first : day_of(*numbers[2], *numbers[0], *numbers[1]);
}

std::vector<std::size_t> sample_of(const Table& table) {
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < std::min(first_rows, table.rows.size()); ++row) rows.push_back(row);
  if (table.rows.size() <= first_rows) return rows;
  const std::size_t step = std::max<std::size_t>(1, (table.rows.size() - first_rows) / first_rows);
  for (std::size_t row = first_rows; row < table.rows.size(); row += step) rows.push_back(row);
  return rows;
}

std::vector<ColumnFacts> facts_of(const Table& table) {
  std::vector<ColumnFacts> facts(table.columns.size());
  const std::vector<std::size_t> rows = sample_of(table);
  for (std::size_t column = 0; column < facts.size(); ++column) {
    Looker looker(facts[column]);
    for (const std::size_t row : rows) looker.look(table.cell(row, column));
    looker.finish();
  }
  return facts;
}

}  // namespace hustings
