#include "atlas/import/tidy_election.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <set>
#include <utility>

#include "atlas/import/joint_cells.h"
#include "atlas/published/words.h"
#include "base/text/text.h"
#include "elections/read/published_areas.h"
#include "elections/read/published_shares.h"
#include "elections/read/read_results.h"
#include "elections/read/result_words.h"

namespace hustings {

namespace {

/// As tables of results are read by (elections/read/result_words).
const char* header_of(Role role) {
  switch (role) {
    case Role::electorate: return "electorate";
    case Role::ballots: return "ballots";
    case Role::rejected: return "rejected";
    case Role::valid: return "valid votes";
    case Role::total: return "total";
    case Role::seats: return "seats";
    case Role::majority: return "majority";
    case Role::turnout: return "turnout";
    case Role::winner: return "winner";
    case Role::runner_up: return "runner up";
    default: return "";
  }
}

/// What a label in the place of a party says of the whole area, in English; empty where it is a party's.
std::string figure_label(const std::string& label) {
  if (label.empty() || maybe_area_figure(label) || is_kind_of_rejected(label)) return {};
  for (const HeaderWord& word : carried_words().roles_of(label)) {
    if (word.weight < 1) break;
    const bool is_counted = word.role == Role::electorate || word.role == Role::ballots ||
                            word.role == Role::rejected || word.role == Role::valid || word.role == Role::total;
    if (is_counted) return header_of(word.role);
  }
  return {};
}

class Tidier {
 public:
  Tidier(const Table& table, const KeyColumn& key, const RolesOfColumns& roles)
      : table_(table), key_(key), roles_(roles) {}

  Outcome<TidyElection> tidy() && {
    if (roles_.is_long) tidy_rows();
    else tidy_columns();
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

  // One row a candidate -----------------------------------------------------------------------------------------------

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
    for (const auto& [role, column] : roles_.figures) columns.push_back({column, figure_header(role, column)});
    return columns;
  }

  /// A majority may be in percent.
  std::string figure_header(Role role, std::size_t column) const {
    const ColumnFacts& facts = roles_.facts[column];
    if (role == Role::majority && (facts.percents > 0.5 || (facts.counts < 0.9 && facts.most <= 100.5)))
      return "majority pct";
    return header_of(role);
  }

  Table with_own_names() const {
    Table named{.file = table_.file, .columns = {}, .rows = {}, .lines = table_.lines};
    const std::vector<Named> columns = named_columns();
    for (const Named& column : columns) named.columns.push_back(column.name);
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      std::vector<std::string> cells;
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

  void tidy_rows() {
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
    out_.votes = without_figures(named);
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
      if (!carried_words().is(Label::unopposed, named.rows[row][*votes])) continue;
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

  Table without_figures(const Table& named) const {
    std::vector<std::size_t> kept;
    for (const std::string& name : {std::string(key_.name()), std::string("level"), std::string("party"),
                                    std::string("candidate"), std::string("votes"), std::string("share_pct"),
                                    std::string("share"), std::string("elected"), std::string("round")})
      if (const auto column = named.find_column(name)) kept.push_back(*column);
    Table votes{.file = named.file, .columns = {}, .rows = {}, .lines = named.lines};
    for (const std::size_t column : kept) votes.columns.push_back(named.columns[column]);
    for (const auto& row : named.rows) {
      std::vector<std::string> cells;
      for (const std::size_t column : kept) cells.push_back(row[column]);
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

  // One column a party ------------------------------------------------------------------------------------------------

  void tidy_columns() {
    if (roles_.parties.empty()) return refuse();
    const bool shares_beside = std::any_of(roles_.parties.begin(), roles_.parties.end(),
                                           [](const PartyColumn& party) { return party.share.has_value(); });
    Table& votes = out_.votes;
    votes = Table{.file = table_.file, .columns = {key_.name()}, .rows = {}, .lines = {}};
    if (roles_.level) votes.columns.emplace_back("level");
    votes.columns.emplace_back("party");
    votes.columns.emplace_back(roles_.shares_alone ? "share_pct" : "votes");
    if (shares_beside) votes.columns.emplace_back("share");
    std::vector<char> empty(table_.rows.size(), 0);
    for (std::size_t row = 0; row < table_.rows.size(); ++row) empty[row] = add_row(row, shares_beside) ? 0 : 1;
    if (roles_.shares_alone) name_shares(votes, key_.name());
    PublishedAreas figures = published_areas(without_rows(figures_of_areas(), empty), key_.name());
    out_.areas = std::move(figures.areas);
    add(figures.findings);
    out_.not_counted = roles_.not_counted;
    warn_of_uncounted();
  }

  void refuse() {
    const bool has_figures = !roles_.figures.empty();
    fault(Severity::error, {},
          fmt::format("{} (its columns are {})",
                      has_figures
                          ? "there are figures of whole areas, but no votes of parties"
                          : "neither a column of parties and one of votes, nor one column a party, is to be found",
                      fmt::join(table_.columns, ", ")),
          has_figures
              ? "Name the parties' columns with --set COLUMN=votes. Numbers alone, such as turnout, are joined to an "
                "atlas with --join"
              : "Name them party and votes, name columns after parties, or say what they are with --set COLUMN=ROLE");
  }

  bool add_row(std::size_t row, bool shares_beside) {
    bool any = false;
    std::int64_t sum = 0;
    for (const PartyColumn& party : roles_.parties) {
      const std::string& cell = table_.cell(row, party.column);
      if (is_missing_figure(cell) || carried_words().is(Label::did_not_stand, cell)) continue;
      sum += maybe_count(cell).value_or(0);
      add_cell(row, party.label, cell, shares_beside ? table_.cell(row, party.share) : std::string(), shares_beside);
      out_.votes.votes_columns.push_back(table_.columns[party.column]);
      any = true;
    }
    if (!any || !roles_.others_of) return any;
    const auto total = maybe_count(table_.cell(row, roles_.others_of));
    if (total && *total > sum) {
      add_cell(row, "Others", std::to_string(*total - sum), {}, shares_beside);
      out_.votes.votes_columns.push_back(table_.columns[*roles_.others_of]);
    }
    return any;
  }

  void add_cell(std::size_t row, const std::string& party, const std::string& figure, const std::string& share,
                bool shares_beside) {
    std::vector<std::string> cells = {table_.cell(row, key_.column)};
    if (roles_.level) cells.push_back(table_.cell(row, roles_.level));
    cells.push_back(party);
    cells.push_back(figure);
    if (shares_beside) cells.push_back(share);
    out_.votes.rows.push_back(std::move(cells));
    out_.votes.lines.push_back(table_.lines[row]);
  }

  Table figures_of_areas() const {
    Table figures{.file = table_.file, .columns = {key_.name()}, .rows = {}, .lines = table_.lines};
    if (roles_.level) figures.columns.emplace_back("level");
    for (const auto& [role, column] : roles_.figures) figures.columns.push_back(figure_header(role, column));
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      std::vector<std::string> cells = {table_.cell(row, key_.column)};
      if (roles_.level) cells.push_back(table_.cell(row, roles_.level));
      for (const auto& [role, column] : roles_.figures) cells.push_back(table_.cell(row, column));
      figures.rows.push_back(std::move(cells));
    }
    return figures;
  }

  void warn_of_uncounted() {
    if (roles_.not_counted.empty()) return;
    fault(
        Severity::warning, fmt::format("{}", fmt::join(roles_.not_counted, ", ")),
        fmt::format("no party is called so, and {} not counted", roles_.not_counted.size() == 1 ? "it is" : "they are"),
        "Where it is a party's votes, say so with --set COLUMN=votes");
  }

  const Table& table_;
  const KeyColumn& key_;
  const RolesOfColumns& roles_;
  TidyElection out_;
  Findings findings_;
};

}  // namespace

Outcome<TidyElection> tidy_election(const Table& table, const KeyColumn& key, const RolesOfColumns& roles) {
  return Tidier(table, key, roles).tidy();
}

Findings finish(TidyElection& election, const StandingParties& parties, const CellValues& areas, bool by_code) {
  const auto party = election.votes.find_column("party");
  const auto votes = election.votes.find_column("votes");
  for (auto& row : election.votes.rows) {
    if (const std::string& id = parties.id_of(row[*party]); !id.empty()) row[*party] = id;
    if (!votes) continue;
    if (const auto count = maybe_count(row[*votes])) row[*votes] = std::to_string(*count);
  }
  // Errors are told of the file that is there, before anything is written.
  std::vector<char> foreign(election.votes.rows.size(), 0);  // names of no area are left out, with a warning each
  bool any = false;
  for (std::size_t row = 0; row < election.votes.rows.size() && !by_code; ++row)
    if (!areas.contains(folded(election.votes.rows[row].front()))) {
      foreign[row] = 1;
      any = true;
    }
  const std::string key = std::exchange(election.votes.columns.front(), "area_code");
  Findings errors;
  Parties known = parties.parties;
  const Outcome<std::vector<Result>> results =
      any ? read_results(without_rows(election.votes, foreign), known) : read_results(election.votes, known);
  election.votes.columns.front() = key;
  if (std::count(foreign.begin(), foreign.end(), 1) == static_cast<std::ptrdiff_t>(foreign.size())) return errors;
  for (const Finding& finding : results.findings)
    if (finding.severity == Severity::error) errors.push_back(finding);
  return errors;
}

SeatEvidence seats_in(const TidyElection& election, const StandingParties& parties) {
  SeatEvidence evidence;
  const Table& votes = election.votes;
  std::map<std::pair<std::string, std::string>, int> slates;
  std::map<std::string, int> elected;
  std::set<std::string> all;
  const auto party = votes.find_column("party");
  const auto round = votes.find_column("round");
  for (std::size_t row = 0; row < votes.rows.size(); ++row) {
    const std::string area = area_code_of(votes.cell(row, 0));
    all.insert(area);
    const std::string& in_round = votes.cell(row, round);
    if (in_round.empty() || in_round == "1") {
      const auto standing = parties.parties.find(votes.cell(row, party));
      if (!standing || parties.parties[*standing].kind == PartyKind::party) ++slates[{area, votes.cell(row, party)}];
    }
    if (carried_words().yes_or_no(votes.cell(row, votes.find_column("elected"))).value_or(false)) ++elected[area];
  }
  std::set<std::string> with_slates;
  for (const auto& [slate, candidates] : slates)
    if (candidates > 1) {
      if (with_slates.empty()) evidence.first_slate = fmt::format("{} in {}", slate.second, slate.first);
      with_slates.insert(slate.first);
    }
  evidence.slates = with_slates.size();
  evidence.areas = all.size();
  if (!all.empty()) evidence.with_slates = static_cast<double>(with_slates.size()) / static_cast<double>(all.size());
  for (const auto& [area, count] : elected) evidence.most_seats = std::max(evidence.most_seats.value_or(0), count);
  if (election.areas)
    if (const auto seats = election.areas->find_column("seats"))
      for (std::size_t row = 0; row < election.areas->rows.size(); ++row)
        if (const auto count = maybe_integer(election.areas->cell(row, seats)))
          evidence.most_seats = std::max(evidence.most_seats.value_or(0), static_cast<int>(*count));
  return evidence;
}

}  // namespace hustings
