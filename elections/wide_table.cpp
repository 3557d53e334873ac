#include "elections/wide_table.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <utility>
#include <vector>

#include "base/text.h"

namespace hustings {

namespace {

/// What people add to a party's name, without changing which party it is.
std::string plain_name(std::string_view written) {
  std::string name = folded(written);
  if (name.starts_with("the ")) name.erase(0, 4);
  static constexpr std::array<std::string_view, 6> additions = {
      " votes", " vote", " party", " and unionist", " and co operative", " and cooperative",
  };
  for (bool shorter = true; shorter;) {
    shorter = false;
    for (const std::string_view addition : additions)
      if (name.ends_with(addition)) {
        name.resize(name.size() - addition.size());
        shorter = true;
      }
  }
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> others = {{
      {"lib dem", "liberal democrat"},
      {"lib dems", "liberal democrat"},
      {"libdem", "liberal democrat"},
      {"libdems", "liberal democrat"},
      {"all others", "other"},
      {"other candidates", "other"},
      {"all other candidates", "other"},
  }};
  for (const auto& [written_so, meant] : others)
    if (name == written_so) return std::string(meant);
  return name;
}

bool are_one(const std::string& a, const std::string& b) { return a == b || a + "s" == b || a == b + "s"; }

enum class ColumnKind { party, figure, known, unknown };

struct Column {
  ColumnKind kind = ColumnKind::unknown;
  std::string figure;  ///< electorate, ballots or seats
  PartyIndex party = 0;
};

/// Columns with figures of an area, and what `add_area_figures` calls them.
const std::map<std::string, std::string, std::less<>>& figures() {
  static const std::map<std::string, std::string, std::less<>> names = {
      {"electorate", "electorate"},        {"electors", "electorate"},    {"registered electors", "electorate"},
      {"registered voters", "electorate"}, {"ballots", "ballots"},        {"ballots cast", "ballots"},
      {"ballot papers", "ballots"},        {"ballots issued", "ballots"}, {"seats", "seats"},
  };
  return names;
}

/// Columns of numbers that follow from others, or say nothing of votes for a party.
bool is_known(const std::string& name) {
  static constexpr std::array<std::string_view, 20> names = {
      "area code",   "level",   "valid",    "total",   "total valid", "votes cast",       "cast",
      "turnout",     "invalid", "rejected", "spoilt",  "spoiled",     "total votes cast", "majority",
      "turnout pct", "year",    "date",     "ward no", "id",          "turnout percent",
  };
  return std::find(names.begin(), names.end(), name) != names.end();
}

Column column_of(const std::string& written, const Parties& parties) {
  const std::string name = folded(written);
  if (const auto figure = figures().find(name); figure != figures().end())
    return {.kind = ColumnKind::figure, .figure = figure->second, .party = 0};
  if (is_known(name) || is_known(plain_name(written))) return {.kind = ColumnKind::known, .figure = {}, .party = 0};
  if (const auto party = party_named(written, parties))
    return {.kind = ColumnKind::party, .figure = {}, .party = *party};
  return {};
}

std::vector<Column> columns_of(const Table& table, const Parties& parties) {
  std::vector<Column> columns;
  for (const std::string& name : table.columns) columns.push_back(column_of(name, parties));
  return columns;
}

/// Is every filled cell a number, with thousands separators or a percent sign perhaps?
bool has_numbers(const Table& table, std::size_t column) {
  bool any = false;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    std::string cell = table.cell(row, column);
    if (cell.empty()) continue;
    std::erase_if(cell, [](char c) { return c == ',' || c == '%' || c == ' '; });
    if (!maybe_number(cell)) return false;
    any = true;
  }
  return any;
}

class Lengthener {
 public:
  Lengthener(const Table& table, const Parties& parties)
      : table_(table),
        parties_(parties),
        columns_(columns_of(table, parties)),
        area_code_(table.find_column("area_code")),
        level_(table.find_column("level")) {}

  Outcome<LongTables> lengthen() && {
    name_what_is_not_counted();
    refuse_two_columns_of_one_party();
    if (has_errors(findings_)) return {std::nullopt, std::move(findings_)};
    LongTables tables{.votes = table_with({"party", "votes"}), .areas = std::nullopt};
    std::vector<std::string> figure_names;
    for (const Column& column : columns_)
      if (column.kind == ColumnKind::figure) figure_names.push_back(column.figure);
    if (!figure_names.empty()) tables.areas = table_with(figure_names);
    for (std::size_t row = 0; row < table_.rows.size(); ++row)
      if (add_votes(row, tables.votes) && tables.areas) add_figures(row, *tables.areas);
    return {std::move(tables), std::move(findings_)};
  }

 private:
  Table table_with(const std::vector<std::string>& more) const {
    Table table{.file = table_.file, .columns = {}, .rows = {}, .lines = {}};
    if (area_code_) table.columns.emplace_back("area_code");
    if (level_) table.columns.emplace_back("level");
    table.columns.insert(table.columns.end(), more.begin(), more.end());
    return table;
  }

  std::vector<std::string> first_cells(std::size_t row) const {
    std::vector<std::string> cells;
    if (area_code_) cells.push_back(table_.cell(row, area_code_));
    if (level_) cells.push_back(table_.cell(row, level_));
    return cells;
  }

  bool add_votes(std::size_t row, Table& votes) const {
    bool any = false;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const std::string& cell = table_.cell(row, i);
      if (columns_[i].kind != ColumnKind::party || cell.empty()) continue;
      std::vector<std::string> cells = first_cells(row);
      cells.push_back(parties_[columns_[i].party].id);
      cells.push_back(cell);
      votes.rows.push_back(std::move(cells));
      votes.lines.push_back(table_.lines[row]);
      votes.votes_columns.push_back(table_.columns[i]);
      any = true;
    }
    return any;
  }

  void add_figures(std::size_t row, Table& areas) const {
    std::vector<std::string> cells = first_cells(row);
    for (std::size_t i = 0; i < columns_.size(); ++i)
      if (columns_[i].kind == ColumnKind::figure) cells.push_back(table_.cell(row, i));
    areas.rows.push_back(std::move(cells));
    areas.lines.push_back(table_.lines[row]);
  }

  void name_what_is_not_counted() {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < columns_.size(); ++i)
      if (columns_[i].kind == ColumnKind::unknown && has_numbers(table_, i)) names.push_back(table_.columns[i]);
    if (names.empty()) return;
    const bool one = names.size() == 1;
    findings_.push_back(
        {.severity = Severity::warning,
         .place = {.file = table_.file, .layer = {}, .row = {}, .column = fmt::format("{}", fmt::join(names, ", "))},
         .what = fmt::format("no party is called so, and {} not counted", one ? "it is" : "they are"),
         .remedy = "Name parties as the table of parties does, or add them to it"});
  }

  void refuse_two_columns_of_one_party() {
    std::map<PartyIndex, std::size_t> first;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i].kind != ColumnKind::party) continue;
      const auto [other, is_new] = first.emplace(columns_[i].party, i);
      if (is_new) continue;
      findings_.push_back({.severity = Severity::error,
                           .place = {.file = table_.file, .layer = {}, .row = {}, .column = table_.columns[i]},
                           .what = fmt::format("is {}, and so is the column {}", parties_[columns_[i].party].name,
                                               table_.columns[other->second]),
                           .remedy = "Keep one of them, or name the candidates in a table with one row each"});
    }
  }

  const Table& table_;
  const Parties& parties_;
  std::vector<Column> columns_;
  std::optional<std::size_t> area_code_, level_;
  Findings findings_;
};

}  // namespace

std::optional<PartyIndex> party_named(std::string_view written, const Parties& parties) {
  if (const auto known = parties.find(trimmed(written))) return known;
  const std::string wanted = plain_name(written);
  if (wanted.empty()) return std::nullopt;
  // Ids are unique, short names nearly so; full names come last.
  const std::array<std::string Party::*, 3> names = {&Party::id, &Party::short_name, &Party::name};
  for (const auto name : names) {
    const auto found = std::find_if(parties.begin(), parties.end(),
                                    [&](const Party& party) { return are_one(plain_name(party.*name), wanted); });
    if (found != parties.end()) return parties.find(found->id);
  }
  return std::nullopt;
}

bool is_wide(const Table& table, const Parties& parties) {
  if (table.find_column("party") || table.find_column("votes")) return false;
  const std::vector<Column> columns = columns_of(table, parties);
  return std::any_of(columns.begin(), columns.end(),
                     [](const Column& column) { return column.kind == ColumnKind::party; });
}

Outcome<LongTables> long_from_wide(const Table& table, const Parties& parties) {
  return Lengthener(table, parties).lengthen();
}

}  // namespace hustings
