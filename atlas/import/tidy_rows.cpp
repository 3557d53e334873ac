#include <cmath>
#include <fmt/format.h>
#include <map>
#include <set>
#include <utility>

#include "atlas/import/figure_headers.h"
#include "atlas/import/joint_cells.h"
#include "atlas/import/tidy_election.h"
#include "atlas/published/words.h"
#include "base/text/text.h"
#include "elections/read/published_areas.h"
#include "elections/read/published_shares.h"
#include "elections/read/result_words.h"

namespace hustings {

namespace {

class RowTidier {
 public:
  RowTidier(const Table& table, const KeyColumn& key, const RolesOfColumns& roles)
      : table_(table), key_(key), roles_(roles) {}

  Outcome<TidyElection> tidy() && {
    take();
    if (has_errors(findings_)) return {std::nullopt, std::move(findings_)};
    return {std::move(out_), std::move(findings_)};
  }

 private:
  void fault(Severity severity, std::string column, std::string what, std::string remedy) {
    findings_.push_back({.severity = severity,
                         .place = {.file = table_.file, .layer = {}, .row = {}, .column = std::move(column)},
                         .what = std::move(what),
                         .remedy = std::move(remedy)});
  }
  void say(std::string what, std::string because = {}) {
    out_.statements.push_back({std::move(what), std::move(because)});
  }
  void add(const Findings& some) { findings_.insert(findings_.end(), some.begin(), some.end()); }

  struct Named {
    std::size_t column;
    std::string name;
  };

  std::vector<Named> named_columns() const {
    std::vector<Named> columns = {{key_.column, key_.name()}};
    if (roles_.level) columns.push_back({*roles_.level, "level"});
    if (roles_.party) columns.push_back({*roles_.party, "party"});
    if (roles_.candidate) columns.push_back({*roles_.candidate, "candidate"});
    if (roles_.votes) columns.push_back({*roles_.votes, "votes"});
    if (roles_.share) columns.push_back({*roles_.share, "share"});
    if (roles_.elected) columns.push_back({*roles_.elected, "elected"});
    if (roles_.round) columns.push_back({*roles_.round, "round"});
    for (const auto& [role, column] : roles_.figures) columns.push_back({column, figure_header(roles_, role, column)});
    return columns;
  }

  Table with_own_names() const {
    Table named{.file = table_.file, .columns = {}, .rows = {}, .lines = table_.lines};
    const std::vector<Named> columns = named_columns();
    for (const Named& column : columns) named.columns.push_back(column.name);
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      std::vector<std::string> cells;
      cells.reserve(columns.size());
      for (const Named& column : columns)
        cells.push_back(column.name == "candidate" ? candidate_of(row) : table_.cell(row, column.column));
      named.rows.push_back(std::move(cells));
    }
    return named;
  }

  std::string candidate_of(std::size_t row) const {
    const std::string& last = table_.cell(row, roles_.candidate);
    const std::string& first = table_.cell(row, roles_.first_name);
    return first.empty() || last.empty() ? first + last : first + " " + last;
  }

  void take() {
    Table named = with_own_names();
    if (!named.find_column("party") && !part_cells(named)) return;
    label_rows(named);
    drop_who_did_not_stand(named);
    take_unopposed(named);
    SplitTables apart = split_area_figures(named, key_.name(), Parties{});
    add(apart.findings);
    if (apart.votes) named = std::move(*apart.votes);
    name_shares(named, key_.name());
    drop_strange_shares(named, apart.areas);
    if (!is_by_candidate(named)) return;
    say_what_rows_are(apart);
    out_.votes = without_figures(std::move(named));
    out_.areas = std::move(apart.areas);
    list_other_numbers();
  }

  /// Where no column is of parties: candidate and party in one cell, or candidates who are alike everywhere.
  bool part_cells(Table& named) {
    const auto candidate = named.find_column("candidate");
    const std::string header = roles_.candidate ? table_.columns[*roles_.candidate] : std::string();
    JointCells joint = parted_cells(named, *named.find_column(key_.name()), *candidate);
    named.columns.emplace_back("party");
    if (joint.is_parted) {
      for (std::size_t row = 0; row < named.rows.size(); ++row) {
        named.rows[row][*candidate] = joint.candidates[row];
        named.rows[row].push_back(joint.parties[row]);
      }
      say(fmt::format("candidate and party share the cells of {}: {}", header, joint.example),
          fmt::format("the same {} endings stand in most areas", joint.endings));
      return true;
    }
    if (!joint.is_same_everywhere) {
      fault(Severity::error, header,
            "no column has the parties, and candidate and party cannot be told apart in this one",
            "Add a column party");
      return false;
    }
    for (auto& row : named.rows) row.push_back(row[*candidate]);
    say(fmt::format("those in {} stand for themselves", header),
        "they are the same in most areas, and no column has parties");
    return true;
  }

  /// Labels of figures in other languages become English ones; who has a name and no party is an independent.
  void label_rows(Table& named) {
    const std::size_t party = *named.find_column("party");
    const auto candidate = named.find_column("candidate");
    std::size_t alone = 0;
    std::map<std::string, std::string> known;
    for (auto& row : named.rows) {
      std::string& label = row[party];
      if (is_missing_figure(label) && candidate && !is_missing_figure(row[*candidate])) {
        const std::string& name = row[*candidate];
        if (maybe_area_figure(name) || is_kind_of_rejected(name) || !figure_label(name).empty()) label = name;
        else if (carried_words().is(Label::others, name)) label = name;
        else {
          label = "Independent";
          ++alone;
        }
      }
      const auto [at, is_new] = known.try_emplace(label);
      if (is_new) at->second = figure_label(label);
      if (!at->second.empty()) label = at->second;
    }
    if (alone > 0) say(fmt::format("{} candidates without a party are independents", alone), "their cells are empty");
  }

  void drop_who_did_not_stand(Table& named) {
    const auto votes = named.find_column("votes");
    if (!votes) return;
    const auto elected = named.find_column("elected");
    const auto share = named.find_column("share");
    std::vector<char> gone(named.rows.size(), 0);
    std::size_t count = 0;
    std::set<std::string> words;
    for (std::size_t row = 0; row < named.rows.size(); ++row) {
      const std::string& cell = named.rows[row][*votes];
      if (is_count(cell)) continue;
      const bool is_elected = elected && carried_words().yes_or_no(named.rows[row][*elected]).value_or(false);
      const bool says_so = carried_words().is(Label::did_not_stand, cell) || (!cell.empty() && is_missing_figure(cell));
      if (is_elected || !(says_so || (cell.empty() && !roles_.elected && is_missing_figure(named.cell(row, share)))))
        continue;
      gone[row] = 1;
      ++count;
      words.insert(cell.empty() ? "an empty cell" : cell);
    }
    if (count == 0) return;
    named = without_rows(named, gone);
    say(fmt::format("{} rows without votes are of nobody who stood", count),
        fmt::format("they have {}", fmt::join(words, ", ")));
  }

  void take_unopposed(Table& named) {
    const auto votes = named.find_column("votes");
    if (!votes) return;
    std::size_t count = 0;
    for (std::size_t row = 0; row < named.rows.size(); ++row) {
      const std::string& cell = named.rows[row][*votes];
      if (is_count(cell) || !carried_words().is(Label::unopposed, cell)) continue;
      if (!named.find_column("elected")) {
        named.columns.emplace_back("elected");
        for (auto& cells : named.rows) cells.emplace_back();
      }
      named.rows[row][*votes].clear();
      named.rows[row][*named.find_column("elected")] = "yes";
      ++count;
    }
    if (count > 0)
      say(fmt::format("{} {} returned unopposed, without votes", count, count == 1 ? "was" : "were"),
          "the cells say so");
  }

  /// Shares beside votes are checks on them; where they are of something that the table does not have (all candidates
  /// of an earlier round), they check nothing.
  void drop_strange_shares(Table& named, const std::optional<Table>& areas) {
    const auto share = named.find_column("share");
    const auto votes = named.find_column("votes");
    if (!share || !votes || areas) return;
    std::map<std::string, std::int64_t> sums;
    for (const auto& row : named.rows) sums[area_code_of(row.front())] += maybe_count(row[*votes]).value_or(0);
    std::size_t fits = 0;
    std::size_t shares = 0;
    for (const auto& row : named.rows) {
      const auto published = maybe_decimal(row[*share]);
      const auto count = maybe_count(row[*votes]);
      const std::int64_t sum = sums[area_code_of(row.front())];
      if (!published || !count || sum == 0) continue;
      ++shares;
      const double own = 100.0 * static_cast<double>(*count) / static_cast<double>(sum);
      fits += std::abs(percent_in(*published, own) - own) < 1 ? 1U : 0U;
    }
    if (shares == 0 || 2 * fits >= shares) return;
    say(fmt::format("the shares in {} are not read", table_.columns[*roles_.share]),
        fmt::format("they are of more than the votes of the table in {} of {} rows", shares - fits, shares));
    named.columns.erase(named.columns.begin() + static_cast<std::ptrdiff_t>(*share));
    for (auto& row : named.rows) row.erase(row.begin() + static_cast<std::ptrdiff_t>(*share));
  }

  /// One row an area is no table of candidates: the first of each area alone would have all its votes.
  bool is_by_candidate(const Table& named) {
    std::set<std::string> areas;
    const auto key = named.find_column(key_.name());
    for (std::size_t row = 0; row < named.rows.size(); ++row) areas.insert(area_code_of(named.cell(row, key)));
    if (areas.size() < 2 || areas.size() != named.rows.size()) return true;
    const std::size_t column = roles_.votes ? *roles_.votes : *roles_.share;
    const bool is_total = roles_.votes && maybe_area_figure(table_.columns[*roles_.votes]);
    fault(is_total ? Severity::error : Severity::warning, table_.columns[column],
          is_total ? "there is one row an area, and these are all votes of it"
                   : "there is one row an area, so its party has all votes of it",
          "Give one row for each candidate, or one column for each party, called as the table of parties does");
    return !is_total;
  }

  void say_what_rows_are(const SplitTables& apart) {
    const std::string figures = roles_.votes ? fmt::format("votes in {}", table_.columns[*roles_.votes])
                                             : fmt::format("shares in {}", table_.columns[*roles_.share]);
    const std::string candidates =
        !roles_.candidate
            ? ""
            : fmt::format(", candidate in {}{}", roles_.first_name ? table_.columns[*roles_.first_name] + " and " : "",
                          table_.columns[*roles_.candidate]);
    const std::string parties = roles_.party ? fmt::format("party in {}, ", table_.columns[*roles_.party]) : "";
    say(fmt::format("one row is one candidate: {}{}{}", parties, figures, candidates));
    if (!apart.labels.empty())
      say(fmt::format("these rows are of whole areas, and nobody's votes: {}", fmt::join(apart.labels, ", ")));
    if (!apart.areas) return;
    std::vector<std::string> figures_taken;
    for (const std::string& column : apart.areas->columns)
      if (maybe_area_figure(column)) figures_taken.push_back(column);
    say(fmt::format("of whole areas are known: {}", fmt::join(figures_taken, ", ")));
  }

  static Table without_figures(Table named) {
    std::vector<std::size_t> kept;
    for (const char* name :
         {"area_code", "area_name", "level", "party", "candidate", "votes", "share_pct", "share", "elected", "round"})
      if (const auto column = named.find_column(name)) kept.push_back(*column);
    Table votes{.file = named.file, .columns = {}, .rows = {}, .lines = named.lines};
    for (const std::size_t column : kept) votes.columns.push_back(named.columns[column]);
    for (auto& row : named.rows) {
      std::vector<std::string> cells;
      cells.reserve(kept.size());
      for (const std::size_t column : kept) cells.push_back(std::move(row[column]));
      votes.rows.push_back(std::move(cells));
    }
    return votes;
  }

  /// Columns of numbers that nobody's votes are in.
  void list_other_numbers() {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
      const ColumnReading& column = roles_.columns[i];
      const bool is_told = column.role != Role::ignore && column.role != Role::rank;
      if (is_told || column.is_decided || i == key_.column || roles_.facts[i].numbers < 0.5) continue;
      if (maybe_area_figure(table_.columns[i]) || is_descriptive_header(table_.columns[i])) continue;
      names.push_back(table_.columns[i]);
    }
    if (names.empty()) return;
    say(fmt::format("no votes are in {}", fmt::join(names, ", ")));
    out_.left_out.push_back(
        fmt::format("{} {}", names.size() == 1 ? "the column" : "the columns", fmt::join(names, ", ")));
  }

  const Table& table_;
  const KeyColumn& key_;
  const RolesOfColumns& roles_;
  TidyElection out_;
  Findings findings_;
};

}  // namespace

Outcome<TidyElection> tidy_rows(const Table& table, const KeyColumn& key, const RolesOfColumns& roles) {
  return RowTidier(table, key, roles).tidy();
}

}  // namespace hustings
