#include "elections/read/wide_table.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <utility>

#include "base/text/text.h"
#include "elections/read/gap_columns.h"
#include "elections/read/published_areas.h"
#include "elections/read/published_shares.h"
#include "elections/read/result_words.h"

namespace hustings {

namespace {

/// new_party: of numbers, called by no party that is known, and needed to make up the total.
enum class ColumnKind { party, new_party, share, figure, known, unknown };

struct WideColumn {
  ColumnKind kind = ColumnKind::unknown;
  PartyIndex party = 0;
};

WideColumn column_of(const std::string& header, const Parties& parties) {
  if (maybe_area_figure(header)) return {.kind = ColumnKind::figure};
  if (is_kind_of_rejected(header)) return {.kind = ColumnKind::figure};
  if (is_descriptive_header(header)) return {.kind = ColumnKind::known};
  if (const auto of = share_of(header)) {
    if (const auto party = party_named(*of, parties)) return {.kind = ColumnKind::share, .party = *party};
    return {.kind = maybe_area_figure(*of) || is_kind_of_rejected(*of) ? ColumnKind::known : ColumnKind::unknown};
  }
  if (const auto party = party_named(header, parties)) return {.kind = ColumnKind::party, .party = *party};
  return {};
}

/// Do the filled cells have percent signs?
bool is_in_percent(const Table& table, std::size_t column) {
  std::size_t filled = 0;
  std::size_t percent = 0;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const std::string& cell = table.cell(row, column);
    if (is_missing_figure(cell)) continue;
    ++filled;
    percent += cell.ends_with('%') ? 1 : 0;
  }
  return percent > 0 && 2 * percent > filled;
}

std::vector<WideColumn> columns_of(const Table& table, const Parties& parties) {
  std::vector<WideColumn> columns;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    WideColumn column = column_of(table.columns[i], parties);
    if (column.kind == ColumnKind::party && is_in_percent(table, i)) column.kind = ColumnKind::share;
    columns.push_back(column);
  }
  return columns;
}

/// Is any cell a number, whatever the others hold? Separators, a percent sign or a footnote's mark do not matter.
bool has_a_number(const Table& table, std::size_t column) {
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const std::string& cell = table.cell(row, column);
    if (!cell.empty() && (maybe_count(cell) || maybe_decimal(cell))) return true;
  }
  return false;
}

class Lengthener {
 public:
  Lengthener(const Table& table, const Parties& parties)
      : table_(table),
        parties_(parties),
        columns_(columns_of(table, parties)),
        area_code_(table.find_column("area_code")),
        level_(table.find_column("level")) {
    shares_alone_ = indices_of(ColumnKind::party).empty();
  }

  Outcome<LongTables> lengthen() && {
    find_new_parties();
    LongTables tables;
    tables.not_counted = name_what_is_not_counted();
    refuse_two_columns_of_one_party(ColumnKind::party);
    if (shares_alone_) refuse_two_columns_of_one_party(ColumnKind::share);
    if (has_errors(findings_)) return {std::nullopt, std::move(findings_)};
    tables.votes = Table{.file = table_.file, .columns = vote_columns(), .rows = {}, .lines = {}};
    std::vector<char> is_empty(table_.rows.size(), 0);
    for (std::size_t row = 0; row < table_.rows.size(); ++row) is_empty[row] = add_votes(row, tables.votes) ? 0 : 1;
    if (shares_alone_) name_shares(tables.votes, "area_code");
    PublishedAreas figures = published_areas(with_winners(without_rows(table_, is_empty)), "area_code");
    tables.areas = std::move(figures.areas);
    findings_.insert(findings_.end(), figures.findings.begin(), figures.findings.end());
    return {std::move(tables), std::move(findings_)};
  }

 private:
  std::vector<std::size_t> indices_of(ColumnKind kind) const {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < columns_.size(); ++i)
      if (columns_[i].kind == kind) found.push_back(i);
    return found;
  }

  void find_new_parties() {
    if (shares_alone_) return;
    for (const std::size_t column :
         columns_that_close_the_gap(table_, indices_of(ColumnKind::party), indices_of(ColumnKind::unknown)))
      columns_[column].kind = ColumnKind::new_party;
    shares_beside_ = std::any_of(columns_.begin(), columns_.end(),
                                 [](const WideColumn& column) { return column.kind == ColumnKind::share; });
  }

  std::vector<std::string> vote_columns() const {
    std::vector<std::string> columns;
    if (area_code_) columns.emplace_back("area_code");
    if (level_) columns.emplace_back("level");
    columns.emplace_back("party");
    columns.emplace_back(shares_alone_ ? "share_pct" : "votes");
    if (shares_beside_) columns.emplace_back("share");
    return columns;
  }

  /// The cell with the share of the same party, where there is one.
  std::string share_beside(std::size_t row, std::size_t column) const {
    if (columns_[column].kind == ColumnKind::party)
      for (std::size_t i = 0; i < columns_.size(); ++i)
        if (columns_[i].kind == ColumnKind::share && columns_[i].party == columns_[column].party)
          return table_.cell(row, i);
    return {};
  }

  bool add_votes(std::size_t row, Table& votes) const {
    bool any = false;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const std::string& cell = table_.cell(row, i);
      const ColumnKind kind = columns_[i].kind;
      const bool is_new = kind == ColumnKind::new_party;
      const bool is_read = shares_alone_ ? kind == ColumnKind::share : kind == ColumnKind::party || is_new;
      // A column that was found by its numbers may have "-" where nobody stood.
      if (!is_read || cell.empty() || (is_new && is_missing_figure(cell))) continue;
      std::vector<std::string> cells;
      if (area_code_) cells.push_back(table_.cell(row, area_code_));
      if (level_) cells.push_back(table_.cell(row, level_));
      cells.push_back(is_new ? table_.columns[i] : parties_[columns_[i].party].id);
      cells.push_back(cell);
      if (shares_beside_) cells.push_back(share_beside(row, i));
      votes.rows.push_back(std::move(cells));
      votes.lines.push_back(table_.lines[row]);
      votes.votes_columns.push_back(table_.columns[i]);
      any = true;
    }
    return any;
  }

  /// In a table with one row an area, a column `elected` that names parties is of the winners.
  Table with_winners(Table table) const {
    const auto elected = table.find_column("elected");
    for (std::size_t row = 0; elected && row < table.rows.size(); ++row)
      if (party_named(table.cell(row, elected), parties_)) {
        table.columns[*elected] = "winner";
        break;
      }
    return table;
  }

  std::string header_of(std::size_t column) const {
    return table_.columns[column].empty() ? fmt::format("(column {})", column + 1) : table_.columns[column];
  }

  /// Has a share's party no votes, where others have?
  bool lacks_votes(const WideColumn& share) const {
    return share.kind == ColumnKind::share && !shares_alone_ &&
           std::none_of(columns_.begin(), columns_.end(), [&](const WideColumn& column) {
             return column.kind == ColumnKind::party && column.party == share.party;
           });
  }

  std::vector<std::string> name_what_is_not_counted() {
    std::vector<std::string> names;
    std::vector<std::string> without_votes;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i].kind == ColumnKind::unknown && has_a_number(table_, i)) names.push_back(header_of(i));
      if (lacks_votes(columns_[i]) && has_a_number(table_, i)) without_votes.push_back(header_of(i));
    }
    warn_of(names, "no party is called so, and {} not counted",
            "Name parties as the table of parties does, or add them to it");
    warn_of(without_votes, "shares of a party whose votes are not in the table, while others' are; {} not counted",
            "Add the party's votes, or keep shares alone");
    names.insert(names.end(), without_votes.begin(), without_votes.end());
    return names;
  }

  void warn_of(const std::vector<std::string>& names, std::string_view what, std::string remedy) {
    if (names.empty()) return;
    findings_.push_back(
        {.severity = Severity::warning,
         .place = {.file = table_.file, .layer = {}, .row = {}, .column = fmt::format("{}", fmt::join(names, ", "))},
         .what = fmt::format(fmt::runtime(what), names.size() == 1 ? "it is" : "they are"),
         .remedy = std::move(remedy)});
  }

  void refuse_two_columns_of_one_party(ColumnKind kind) {
    std::map<PartyIndex, std::size_t> first;
    for (const std::size_t i : indices_of(kind)) {
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
  std::vector<WideColumn> columns_;
  std::optional<std::size_t> area_code_, level_;
  bool shares_alone_ = false;
  bool shares_beside_ = false;
  Findings findings_;
};

}  // namespace

bool is_wide(const Table& table, const Parties& parties) {
  if (table.find_column("party") || table.find_column("votes")) return false;
  return std::any_of(table.columns.begin(), table.columns.end(), [&](const std::string& header) {
    const ColumnKind kind = column_of(header, parties).kind;
    return kind == ColumnKind::party || kind == ColumnKind::share;
  });
}

Outcome<LongTables> long_from_wide(const Table& table, const Parties& parties) {
  return Lengthener(table, parties).lengthen();
}

}  // namespace hustings
