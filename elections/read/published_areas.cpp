#include "elections/read/published_areas.h"

#include <algorithm>
#include <array>
#include <deque>
#include <fmt/format.h>
#include <set>
#include <unordered_map>

#include "base/text/text.h"
#include "elections/read/party_names.h"

namespace hustings {

namespace {

constexpr std::size_t figures = all_area_figures.size();

std::size_t place_of(AreaFigure figure) { return static_cast<std::size_t>(figure); }

/// The figure as tables of areas have it.
std::string plain_figure(AreaFigure figure, const std::string& cell) {
  if (is_missing_figure(cell)) return {};
  if (!is_counted(figure)) return cell;
  const auto count = maybe_count(cell);
  return count ? std::to_string(*count) : cell;
}

/// Figures of one area as they come, row by row.
struct Gathered {
  std::vector<std::string> key;  ///< code or name, and the level where there is one
  std::int64_t line = 0;
  std::array<std::set<std::string>, figures> values;  ///< that differ
  std::array<std::int64_t, figures> line_of_other{};  ///< the first row that differs from one above
};

class Gatherer {
 public:
  Gatherer(const Table& table, std::string_view key) : table_(table), level_(table.find_column("level")) {
    key_ = table.find_column(key);
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const std::string& header = table.columns[i];
      if (const auto figure = maybe_area_figure(header)) sources_[place_of(*figure)].push_back(i);
      else if (is_kind_of_rejected(header)) kinds_of_rejected_.push_back(i);
    }
    for (auto& source : sources_) any_ = any_ || !source.empty();
    any_ = any_ || !kinds_of_rejected_.empty();
  }

  bool has_columns() const { return any_; }

  void add_columns(std::size_t row) {
    for (const AreaFigure figure : all_area_figures) {
      const auto& columns = sources_[place_of(figure)];
      if (!columns.empty()) add(row, figure, table_.cell(row, columns.front()));
      if (columns.size() > 1) compare_columns(row, figure, columns);
    }
    if (!sources_[place_of(AreaFigure::rejected)].empty()) return;
    for (const std::size_t column : kinds_of_rejected_)
      if (const auto count = maybe_count(table_.cell(row, column))) add_rejected(row, *count);
  }

  void add(std::size_t row, AreaFigure figure, const std::string& cell) {
    const std::string value = plain_figure(figure, cell);
    if (value.empty()) return;
    Gathered& area = area_of(row);
    auto& values = area.values[place_of(figure)];
    if (values.insert(value).second && values.size() == 2) area.line_of_other[place_of(figure)] = table_.lines[row];
    given_.insert(figure);
  }

  void add_rejected(std::size_t row, std::int64_t count) {
    kinds_[&area_of(row)] += count;
    given_.insert(AreaFigure::rejected);
  }

  PublishedAreas finish() && {
    PublishedAreas out;
    if (!given_.empty()) {
      Table& areas = out.areas.emplace(Table{.file = table_.file, .columns = {}, .rows = {}, .lines = {}});
      areas.columns.push_back(key_ ? table_.columns[*key_] : "area_code");
      if (level_) areas.columns.emplace_back("level");
      for (const AreaFigure figure : given_) areas.columns.emplace_back(column_of(figure));
      for (Gathered& area : areas_) add_row(area, areas);
    }
    warn_of_differences();
    out.findings = std::move(findings_);
    return out;
  }

 private:
  Gathered& area_of(std::size_t row) {
    const std::string& key = table_.cell(row, key_);
    const std::string& level = table_.cell(row, level_);
    const auto [known, is_new] = index_.try_emplace(area_code_of(key) + "\n" + lower_case(level), areas_.size());
    if (is_new) {
      Gathered& area = areas_.emplace_back();
      area.key.push_back(key);
      if (level_) area.key.push_back(level);
      area.line = table_.lines[row];
    }
    return areas_[known->second];
  }

  /// A majority or a winner may stand in one row of the area alone, with zeros in the others.
  static std::string agreed(AreaFigure figure, std::set<std::string> values) {
    if (values.size() > 1 && figure != AreaFigure::electorate) values.erase("0");
    return values.size() == 1 ? *values.begin() : std::string();
  }

  void add_row(const Gathered& area, Table& areas) {
    std::vector<std::string> cells = area.key;
    for (const AreaFigure figure : given_) {
      std::string value = agreed(figure, area.values[place_of(figure)]);
      const auto kinds = kinds_.find(&area);
      if (figure == AreaFigure::rejected && value.empty() && kinds != kinds_.end())
        value = std::to_string(kinds->second);
      const bool must_agree = figure <= AreaFigure::valid;
      if (must_agree && value.empty() && area.values[place_of(figure)].size() > 1) note_difference(area, figure);
      cells.push_back(std::move(value));
    }
    areas.rows.push_back(std::move(cells));
    areas.lines.push_back(area.line);
  }

  void note_difference(const Gathered& area, AreaFigure figure) {
    auto& [count, first] = differing_[figure];
    if (count++ == 0) first = &area;
  }

  void warn_of_differences() {
    for (const auto& [figure, difference] : differing_) {
      const auto& [count, area] = difference;
      const auto& values = area->values[place_of(figure)];
      warn(area->line_of_other[place_of(figure)],
           sources_[place_of(figure)].empty() ? std::string(column_of(figure))
                                              : table_.columns[sources_[place_of(figure)].front()],
           fmt::format("the rows of {} differ: {} and {}{}", area->key.front(), *values.begin(),
                       *std::next(values.begin()),
                       count > 1 ? fmt::format("; so do those of {} more areas", count - 1) : ""),
           "Give each area one figure; it is left out there");
    }
    for (const auto& [figure, difference] : differing_columns_)
      warn(difference.first, table_.columns[difference.second],
           fmt::format("is the {} of an area, and so is the column {}, with another figure", words_for(figure),
                       table_.columns[sources_[place_of(figure)].front()]),
           fmt::format("The column {} counts; remove the other", table_.columns[sources_[place_of(figure)].front()]));
  }

  static std::string words_for(AreaFigure figure) {
    std::string words = column_of(figure);
    std::replace(words.begin(), words.end(), '_', ' ');
    return words;
  }

  void compare_columns(std::size_t row, AreaFigure figure, const std::vector<std::size_t>& columns) {
    const std::string first = plain_figure(figure, table_.cell(row, columns.front()));
    for (std::size_t i = 1; i < columns.size(); ++i) {
      const std::string other = plain_figure(figure, table_.cell(row, columns[i]));
      if (!first.empty() && !other.empty() && first != other && is_counted(figure))
        differing_columns_.try_emplace(figure, table_.lines[row], columns[i]);
    }
  }

  void warn(std::int64_t line, std::string column, std::string what, std::string remedy) {
    findings_.push_back({.severity = Severity::warning,
                         .place = {.file = table_.file, .layer = {}, .row = line, .column = std::move(column)},
                         .what = std::move(what),
                         .remedy = std::move(remedy)});
  }

  const Table& table_;
  std::optional<std::size_t> key_, level_;
  std::array<std::vector<std::size_t>, figures> sources_;  ///< columns of the table, by figure
  std::vector<std::size_t> kinds_of_rejected_;
  bool any_ = false;
  std::deque<Gathered> areas_;  ///< in order of their first rows; they never move
  std::unordered_map<std::string, std::size_t> index_;
  std::unordered_map<const Gathered*, std::int64_t> kinds_;  ///< papers of all kinds that were rejected
  std::set<AreaFigure> given_;
  std::map<AreaFigure, std::pair<std::size_t, const Gathered*>> differing_;
  std::map<AreaFigure, std::pair<std::int64_t, std::size_t>> differing_columns_;  ///< line and column of the other
  Findings findings_;
};

/// Labels that are no figure's, so that hundreds of thousands of rows need no hash each. The texts must outlive it.
class OrdinaryLabels {
 public:
  bool has(std::string_view label) const { return labels_[slot_of(label)] == label; }
  void add(std::string_view label) { labels_[slot_of(label)] = label; }

 private:
  static std::size_t slot_of(std::string_view label) {
    if (label.empty()) return 0;
    const auto letter = [&](std::size_t at) { return static_cast<unsigned char>(label[at]); };
    return (label.size() * 31 + letter(0) * 7 + letter(label.size() / 2) * 5 + letter(label.size() - 1) * 13) % 512;
  }

  std::array<std::string_view, 512> labels_{};
};

}  // namespace

PublishedAreas published_areas(const Table& table, std::string_view key) {
  Gatherer gatherer(table, key);
  if (!gatherer.has_columns()) return {};
  for (std::size_t row = 0; row < table.rows.size(); ++row) gatherer.add_columns(row);
  return std::move(gatherer).finish();
}

Table without_rows(const Table& table, const std::vector<char>& marked) {
  Table rest = table;
  rest.rows.clear();
  rest.lines.clear();
  rest.votes_columns.clear();
  rest.files.clear();
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    if (marked[row] != 0) continue;
    rest.rows.push_back(table.rows[row]);
    rest.lines.push_back(table.lines[row]);
    if (!table.votes_columns.empty()) rest.votes_columns.push_back(table.votes_columns[row]);
    if (!table.files.empty()) rest.files.push_back(table.files[row]);
  }
  return rest;
}

std::optional<RowLabel> label_of_row(std::string_view party, std::string_view candidate, const Parties& parties) {
  const std::string_view label = is_missing_figure(party) ? candidate : party;
  if (label.empty() || parties.find(label)) return std::nullopt;
  RowLabel found{.figure = maybe_area_figure(label), .is_kind_of_rejected = is_kind_of_rejected(label)};
  if (found.figure && !is_counted(*found.figure) && found.figure != AreaFigure::turnout) found.figure.reset();
  if (!found.figure && !found.is_kind_of_rejected) return std::nullopt;
  if (party_named(label, parties)) return std::nullopt;
  return found;
}

SplitTables split_area_figures(const Table& table, std::string_view key, const Parties& parties) {
  const auto party = table.find_column("party");
  const auto candidate = table.find_column("candidate");
  const auto votes = table.find_column("votes");
  Gatherer gatherer(table, key);
  SplitTables out;
  std::vector<char> is_apart(table.rows.size(), 0);
  std::unordered_map<std::string_view, std::optional<RowLabel>> known;  // few labels stand in many rows
  OrdinaryLabels ordinary;
  for (std::size_t row = 0; row < table.rows.size() && votes; ++row) {
    const std::string& named = table.cell(row, party);
    const std::string& label = is_missing_figure(named) ? table.cell(row, candidate) : named;
    if (ordinary.has(label)) continue;
    const auto [seen, is_new] = known.try_emplace(label);
    if (is_new) seen->second = label_of_row(named, label, parties);
    if (!seen->second) {
      ordinary.add(label);
      continue;
    }
    is_apart[row] = 1;
    const std::string& figure = table.cell(row, votes);
    if (seen->second->figure) gatherer.add(row, *seen->second->figure, figure);
    else if (const auto count = maybe_count(figure)) gatherer.add_rejected(row, *count);
    if (std::find(out.labels.begin(), out.labels.end(), label) == out.labels.end()) out.labels.push_back(label);
  }
  if (gatherer.has_columns())
    for (std::size_t row = 0; row < table.rows.size(); ++row)
      if (is_apart[row] == 0) gatherer.add_columns(row);
  PublishedAreas gathered = std::move(gatherer).finish();
  out.areas = std::move(gathered.areas);
  out.findings = std::move(gathered.findings);
  if (!out.labels.empty()) out.votes = without_rows(table, is_apart);
  return out;
}

}  // namespace hustings
