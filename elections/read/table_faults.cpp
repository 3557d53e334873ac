#include "elections/read/table_faults.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <set>
#include <string>
#include <unordered_map>

#include "base/text/text.h"
#include "elections/read/party_names.h"
#include "elections/read/result_words.h"

namespace hustings {

namespace {

/// No election is called by a number of votes: a column with more values than this parts nothing.
constexpr std::size_t most_contests = 200;

bool is_one_of(const std::string& name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// What a header says of the elections in a table.
enum class Parting { no, perhaps, surely };

Parting parting_of(const std::string& header) {
  const std::string name = folded(header);
  if (is_one_of(name,
                {"office",        "contest",          "contest name",  "race",          "race name",  "election",
                 "election name", "election id",      "election type", "election date", "event",      "event name",
                 "eventname",     "eventnameenglish", "office name",   "question",      "referendum", "vote type",
                 "ballot type",   "electiontype",     "electionname",  "electiondate"}))
    return Parting::surely;
  static constexpr auto words = std::to_array<std::string_view>(
      {"year", "date", "day", "round", "ballot", "poll", "election", "contest", "office", "event", "race",
       "pollingdate", "position", "stage", "count", "term", "cycle", "body"});
  const std::vector<std::string> said = split(name, ' ');
  const bool any = std::any_of(said.begin(), said.end(), [&](const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
  });
  return any ? Parting::perhaps : Parting::no;
}

class Contests {
 public:
  Contests(const Table& table, const RowColumns& columns)
      : table_(table), columns_(columns), level_(table.find_column("level")) {}

  /// Are there columns that could part it? Most tables have none, and need no look at their rows.
  bool may_be_several() const {
    for (std::size_t column = 0; column < table_.columns.size(); ++column)
      if (!is_taken(column)) return true;
    return false;
  }

  std::optional<Finding> find() {
    group_rows();
    collide_ = collide(std::nullopt);
    for (const Parting kind : {Parting::surely, Parting::perhaps, Parting::no})
      for (std::size_t column = 0; column < table_.columns.size(); ++column) {
        if (is_taken(column) || parting_of(table_.columns[column]) != kind) continue;
        if (kind == Parting::no && !collide_) continue;
        if (parts(column, kind)) return finding(column, kind);
      }
    return std::nullopt;
  }

 private:
  void group_rows() {
    std::unordered_map<std::string, std::size_t> index;
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      const auto [known, is_new] = index.try_emplace(area_of(row), areas_.size());
      if (is_new) areas_.emplace_back();
      areas_[known->second].push_back(row);
    }
  }

  std::string area_of(std::size_t row) const {
    std::string area = lower_case(table_.cell(row, level_));
    for (const std::size_t column : columns_.area) area += "\n" + area_code_of(table_.cell(row, column));
    return area;
  }

  bool is_taken(std::size_t column) const {
    if (column == columns_.party || column == columns_.candidate || column == level_) return true;
    if (std::find(columns_.area.begin(), columns_.area.end(), column) != columns_.area.end()) return true;
    const std::string name = folded(table_.columns[column]);
    if (maybe_area_figure(name) || is_one_of(name, {"votes", "elected", "note", "flags", "share", "share pct"}))
      return true;
    return name == "round" && is_numbered(column);
  }

  bool is_numbered(std::size_t column) const {
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      const std::string& cell = table_.cell(row, column);
      if (!cell.empty() && !maybe_integer(cell)) return false;
    }
    return true;
  }

  std::string person_of(std::size_t row) const {
    return lower_case(table_.cell(row, columns_.party)) + "\n" + lower_case(table_.cell(row, columns_.candidate));
  }

  /// Does somebody stand twice in an area, or (with a column) twice under one of its values?
  bool collide(std::optional<std::size_t> column) const {
    std::set<std::string> seen;
    for (const auto& rows : areas_) {
      seen.clear();
      for (const std::size_t row : rows)
        if (!seen.insert(person_of(row) + "\n" + table_.cell(row, column)).second) return true;
    }
    return false;
  }

  /// Each value has rows of its own in an area: two at least, or somebody who stands under both.
  bool parts(std::size_t column, Parting kind) const {
    std::set<std::string> values;
    std::size_t parted = 0;
    std::size_t in_sets = 0;  // areas where each value has several rows
    for (const auto& rows : areas_) {
      std::map<std::string, std::size_t> own;
      for (const std::size_t row : rows) ++own[table_.cell(row, column)];
      own.erase("");
      for (const auto& [value, count] : own) values.insert(value);
      if (values.size() > most_contests) return false;
      if (own.size() < 2) continue;
      ++parted;
      if (std::all_of(own.begin(), own.end(), [](const auto& set) { return set.second > 1; })) ++in_sets;
    }
    if (parted == 0) return false;
    if (kind == Parting::surely) return 2 * values.size() <= table_.rows.size();
    if (collide_) return !collide(column);
    return 2 * in_sets > parted && columns_.party;
  }

  Finding finding(std::size_t column, Parting kind) const {
    std::vector<std::string> values;
    for (std::size_t row = 0; row < table_.rows.size() && values.size() < 5; ++row)
      if (const std::string& cell = table_.cell(row, column);
          !cell.empty() && std::find(values.begin(), values.end(), cell) == values.end())
        values.push_back(cell);
    const bool more = values.size() > 4;
    if (more) values.pop_back();
    const std::string listed = fmt::format("{}{}", fmt::join(values, ", "), more ? ", ..." : "");
    const bool is_named = kind != Parting::no;
    return {.severity = Severity::error,
            .place = {.file = table_.file, .layer = {}, .row = {}, .column = table_.columns[column]},
            .what = is_named ? fmt::format("there are several elections in one table: {}", listed)
                             : fmt::format("the same area, party and candidate stand under {}", listed),
            .remedy = is_named
                          ? "Write one table for each, and give each a contest of its own"
                          : "If these are several elections, write one table for each; if they are parts of an area, "
                            "add them up"};
  }

  const Table& table_;
  const RowColumns& columns_;
  std::optional<std::size_t> level_;
  std::vector<std::vector<std::size_t>> areas_;  ///< rows of each
  bool collide_ = false;
};

bool is_read(const std::string& header, const Parties& parties) {
  const std::string name = folded(header);
  if (is_one_of(name,
                {"area code", "area name", "party", "candidate", "votes", "level", "round", "share pct", "elected"}))
    return true;
  if (maybe_area_figure(header) || party_named(header, parties)) return true;
  const auto share = share_of(header);
  return share && (is_vote_share(header) || party_named(*share, parties));
}

}  // namespace

std::optional<Finding> maybe_several_contests(const Table& table, const RowColumns& columns) {
  Contests contests(table, columns);
  return contests.may_be_several() ? contests.find() : std::nullopt;
}

Findings doubled_columns(const Table& table, const Parties& parties) {
  Findings findings;
  std::map<std::string, std::size_t> first;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    std::string name = folded(table.columns[i]);
    if (name.empty()) continue;
    if (share_of(table.columns[i])) name = "share " + *share_of(table.columns[i]);  // "Con" and "Con %" are two
    const auto [known, is_new] = first.try_emplace(std::move(name), i);
    if (is_new) continue;
    const bool read = is_read(table.columns[i], parties);
    findings.push_back({.severity = read ? Severity::error : Severity::warning,
                        .place = {.file = table.file, .layer = {}, .row = {}, .column = table.columns[i]},
                        .what = fmt::format("the columns {} and {} have one name", known->second + 1, i + 1),
                        .remedy = read ? "Remove one, or give it another name" : "The first counts; rename the other"});
  }
  return findings;
}

Findings cells_over_lines(const Table& table) {
  Findings findings;
  const std::string file = lower_case(table.file);
  if (!file.ends_with(".csv") && !file.ends_with(".tsv")) return findings;  // sheets have line breaks of their own
  std::size_t rows = 0;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const bool may_be = row + 1 == table.rows.size() || table.lines[row + 1] > table.lines[row] + 1;
    if (!may_be) continue;
    const auto& cells = table.rows[row];
    const auto found = std::find_if(cells.begin(), cells.end(),
                                    [](const std::string& cell) { return cell.find('\n') != std::string::npos; });
    if (found == cells.end() || ++rows > 1) continue;
    const auto breaks = std::count(found->begin(), found->end(), '\n');
    findings.push_back({.severity = Severity::warning,
                        .place = table.place(row, table.columns[static_cast<std::size_t>(found - cells.begin())]),
                        .what = fmt::format("a cell goes on over {} lines, to line {}", breaks + 1,
                                            table.lines[row] + static_cast<std::int64_t>(breaks)),
                        .remedy =
                            "A quotation mark may be missing, and rows lost in the cell; put it right, or take the "
                            "line breaks out"});
  }
  if (rows > 1) findings.back().what += fmt::format("; so do cells of {} more rows", rows - 1);
  return findings;
}

}  // namespace hustings
