#include "atlas/import/understand.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <utility>

#include "atlas/import/area_level.h"
#include "atlas/import/areas_of_results.h"
#include "atlas/import/column_roles.h"
#include "atlas/import/elections_in.h"
#include "atlas/import/method_evidence.h"
#include "atlas/import/name_election.h"
#include "atlas/import/parties_of.h"
#include "atlas/import/party_knowledge.h"
#include "atlas/import/party_sets.h"
#include "atlas/import/reshape.h"
#include "atlas/import/tidy_election.h"
#include "atlas/load/column_values.h"
#include "atlas/load/name_join.h"
#include "atlas/name_spelling.h"
#include "atlas/published/words.h"
#include "base/text/text.h"
#include "elections/read/published_areas.h"
#include "elections/read/result_words.h"
#include "elections/read/table_faults.h"

namespace hustings {

namespace {

/// One election while it is made.
struct Work {
  ElectionReading reading;
  TidyElection tidy;
  std::string office;
};

class Engine {
 public:
  Engine(ImportFiles files, const Decisions& decisions)
      : files_(std::move(files)), decisions_(decisions), table_(std::move(files_.results)), knowledge_(files_.parties) {
    given_columns_ = table_.columns;
    knows_ = [this](std::string_view label) { return knowledge_.knows(label); };
  }

  Outcome<Understanding> run() && {
    out_.decisions = decisions_;
    out_.statements = files_.statements;
    out_.questions = files_.questions;
    if (look()) finish_all();
    if (has_errors(findings_) && out_.questions.empty()) return {std::nullopt, std::move(findings_)};
    if (!out_.questions.empty())
      std::erase_if(findings_, [](const Finding& f) { return f.severity == Severity::error; });
    return {std::move(out_), std::move(findings_)};
  }

 private:
  void say(std::string what, std::string because = {}) {
    out_.statements.push_back({std::move(what), std::move(because)});
  }
  template <class Some>
  void say_all(const Some& statements) {
    out_.statements.insert(out_.statements.end(), statements.begin(), statements.end());
  }
  void add(const Findings& some) { findings_.insert(findings_.end(), some.begin(), some.end()); }

  bool look() {
    add(cells_over_lines(table_));
    add(doubled_columns(table_, carried_party_sets().find("gb")->parties()));
    if (has_errors(findings_)) return false;
    keep_level_of_areas();
    reshape();
    if (!find_areas()) return false;
    roles_ = roles_of(table_, {key_.column}, knows_, decisions_);
    refuse_unknown_columns();
    say_all(roles_.statements);
    out_.questions.insert(out_.questions.end(), roles_.questions.begin(), roles_.questions.end());
    out_.columns = roles_.columns;
    if (out_.shape == Arrangement::columns && roles_.is_long) out_.shape = Arrangement::rows;
    if (!out_.questions.empty()) return false;
    return take_elections();
  }

  // Rows and columns --------------------------------------------------------------------------------------------------

  void keep_level_of_areas() {
    const auto level = level_of_areas(files_.boundaries, table_);
    if (!level) return;
    for (const auto& [header, role] : decisions_.roles)
      if (folded(header) == folded(table_.columns[level->column])) return;
    const auto gone = static_cast<std::size_t>(std::count(level->is_other.begin(), level->is_other.end(), 1));
    table_ = without_rows(table_, level->is_other);
    is_cut_ = true;
    say(fmt::format("rows of {} are read, {} rows of {} are not", fmt::join(level->kept, ", "), gone,
                    fmt::join(level->others, ", ")),
        fmt::format("{} says what a row is of, and the areas are those", table_.columns[level->column]));
  }

  void reshape() {
    Reshaped shaped = reshaped(table_, knows_);
    say_all(shaped.statements);
    out_.shape = shaped.shape;
    has_elections_ = shaped.has_elections;
    year_ = shaped.year;
    for (const std::string& party : shaped.parties) knowledge_.learn(party);
    is_cut_ = is_cut_ || !shaped.statements.empty();
    table_ = std::move(shaped.table);
  }

  void refuse_unknown_columns() {
    for (const auto& [header, role] : decisions_.roles) {
      const bool known = std::any_of(table_.columns.begin(), table_.columns.end(),
                                     [&](const std::string& column) { return folded(column) == folded(header); }) ||
                         std::any_of(given_columns_.begin(), given_columns_.end(),
                                     [&](const std::string& column) { return folded(column) == folded(header); });
      if (known) continue;
      findings_.push_back({.severity = Severity::warning,
                           .place = {.file = table_.file, .layer = {}, .row = {}, .column = header},
                           .what = "there is no such column, so what you said of it changes nothing",
                           .remedy = fmt::format("Name one of {}", fmt::join(table_.columns, ", "))});
    }
  }

  // Areas -------------------------------------------------------------------------------------------------------------

  bool find_areas() {
    std::set<std::size_t> of_parties;
    for (std::size_t column = 0; column < table_.columns.size(); ++column)
      if (parties_in(column) > 0.5) of_parties.insert(column);
    Outcome<AreasOfResults> areas =
        areas_of_results(files_.boundaries, std::move(table_), std::move(of_parties), decisions_.pairs);
    add(areas.findings);
    if (!areas) return false;
    areas_ = std::move(*areas.value);
    table_ = std::move(areas_.table);
    key_ = areas_.key;
    is_cut_ = is_cut_ || areas_.is_cut;
    say_all(areas_.statements);
    out_.areas = areas_.reading;
    return true;
  }

  double parties_in(std::size_t column) {
    constexpr std::size_t enough = 300;
    std::set<std::string> seen;
    std::size_t known = 0;
    for (std::size_t row = 0; row < table_.rows.size() && seen.size() < enough; ++row) {
      const std::string& cell = table_.cell(row, column);
      if (!cell.empty() && seen.insert(cell).second) known += knows_(cell) ? 1U : 0U;
    }
    return seen.empty() ? 0 : static_cast<double>(known) / static_cast<double>(seen.size());
  }

  // Elections ---------------------------------------------------------------------------------------------------------

  bool take_elections() {
    if (has_elections_) roles_.columns[*table_.find_column(election_column)].role = Role::election;
    ElectionsOfTable parts = elections_in(table_, key_.column, roles_, decisions_);
    say_all(parts.statements);
    out_.questions.insert(out_.questions.end(), parts.questions.begin(), parts.questions.end());
    if (!out_.questions.empty()) return false;
    for (const std::size_t column : parts.columns)
      out_.columns[column].role = roles_.columns[column].role = Role::election;
    if (parts.part) {
      out_.columns[*parts.part].role = Role::level;
      add_up(parts);
    }
    is_cut_ = is_cut_ || parts.elections.size() > 1 || parts.part;
    for (ElectionRows& rows : parts.elections) take(rows, parts.elections.size() > 1);
    return !has_errors(findings_);
  }

  void add_up(ElectionsOfTable& parts) {
    std::vector<Statement> said;
    table_ = parts_added_up(table_, key_.column, *parts.part, roles_, parts.columns, said);
    say_all(said);
    ElectionsOfTable again = elections_in(table_, key_.column, without_level(*parts.part), decisions_);
    if (again.elections.size() == parts.elections.size()) parts.elections = std::move(again.elections);
  }

  /// The column of parts has nothing more to say.
  RolesOfColumns without_level(std::size_t column) const {
    RolesOfColumns roles = roles_;
    roles.columns[column].role = Role::ignore;
    roles.columns[column].is_decided = true;
    return roles;
  }

  void take(const ElectionRows& rows, bool one_of_several) {
    Table rest{.file = table_.file, .columns = table_.columns, .rows = {}, .lines = {}};
    const bool has_all = rows.rows.size() == table_.rows.size();
    for (std::size_t i = 0; !has_all && i < rows.rows.size(); ++i) {
      rest.rows.push_back(table_.rows[rows.rows[i]]);
      rest.lines.push_back(table_.lines[rows.rows[i]]);
    }
    is_cut_ = is_cut_ || !has_all;
    Outcome<TidyElection> tidy = tidy_election(has_all ? table_ : rest, key_, roles_of_election(rows));
    add(tidy.findings);
    if (!tidy) return;
    Work work;
    work.tidy = std::move(*tidy.value);
    work.office = rows.office;
    for (const Statement& statement : work.tidy.statements)
      if (said_.insert(statement.what).second) out_.statements.push_back(statement);
    work.reading.value = one_of_several ? rows.value : std::string();
    work.reading.date = rows.date;
    work.reading.date_because = rows.date_because;
    const ElectionNames names{
        .id = files_.id, .title = files_.title, .named = files_.named, .year = year_, .given = decisions_.date};
    if (one_of_several) name_one_of_several(work.reading, work.office, names, ids_);
    else name_only_election(work.reading, names);
    ids_.push_back(work.reading.id);
    work_.push_back(std::move(work));
  }

  /// Where elections stood side by side, some columns are of others alone, and empty here.
  RolesOfColumns roles_of_election(const ElectionRows& rows) const {
    RolesOfColumns roles = roles_;
    if (!has_elections_) return roles;
    const auto is_empty = [&](std::size_t column) {
      return std::all_of(rows.rows.begin(), rows.rows.end(),
                         [&](std::size_t row) { return table_.cell(row, column).empty(); });
    };
    std::erase_if(roles.parties, [&](const PartyColumn& party) { return is_empty(party.column); });
    std::erase_if(roles.figures, [&](const auto& figure) { return is_empty(figure.second); });
    return roles;
  }

  // Parties, methods --------------------------------------------------------------------------------------------------

  void finish_all() {
    std::vector<Standing> standing;
    std::map<std::string, std::size_t> index;
    for (const Work& work : work_) {
      const Table& votes = work.tidy.votes;
      const auto figures = votes.find_column("votes") ? votes.find_column("votes") : votes.find_column("share_pct");
      for (Standing& one : standing_in(votes, {.area = 0, .party = *votes.find_column("party"), .votes = *figures})) {
        const auto [at, is_new] = index.try_emplace(one.written, standing.size());
        if (is_new) standing.push_back(std::move(one));
        else {
          standing[at->second].votes += one.votes;
          standing[at->second].wins += one.wins;
        }
      }
    }
    add_winners(standing);
    const ChosenParties chosen =
        carried_party_sets().choose(standing, files_.where ? files_.where(out_.areas) : std::string());
    const PartySet& set = knowledge_.own() ? *knowledge_.own() : *chosen.set;
    if (!knowledge_.own() && !chosen.said.what.empty()) out_.statements.push_back(chosen.said);
    const StandingParties parties = parties_of(standing, set);
    say_all(parties.said);
    if (!parties.are_in_every_atlas) out_.parties = table_of(parties.parties);
    for (Work& work : work_) finish_one(work, parties);
    mark_by_elections();
    count_matches();
    for (Work& work : work_) out_.elections.push_back(std::move(work.reading));
  }

  /// A winner that is named, and whose votes are among those of others, is a party too.
  void add_winners(std::vector<Standing>& standing) const {
    std::set<std::string> names;
    for (const Standing& one : standing) names.insert(one.written);
    const bool has_others = std::any_of(
        names.begin(), names.end(), [](const std::string& name) { return carried_words().is(Label::others, name); });
    for (const Work& work : work_) {
      if (!work.tidy.areas) continue;
      const auto winner = work.tidy.areas->find_column("winner");
      for (std::size_t row = 0; winner && row < work.tidy.areas->rows.size(); ++row) {
        const std::string& written = work.tidy.areas->cell(row, winner);
        if (!written.empty() && has_others && names.insert(written).second) standing.push_back({.written = written});
      }
    }
  }

  void finish_one(Work& work, const StandingParties& parties) {
    CellValues names;
    if (!key_.is_code && areas_.area_key.name_column) names = names_in(files_.boundaries, *areas_.area_key.name_column);
    if (!key_.is_code && !areas_.area_key.name_column)
      for (const std::string& code : areas_.area_key.codes) names.insert(folded(code));
    add(finish(work.tidy, parties, names, key_.is_code));
    choose_method(work, parties);
    ElectionReading& reading = work.reading;
    reading.not_counted = work.tidy.not_counted;
    reading.left_out = areas_.left_out;
    reading.left_out.insert(reading.left_out.end(), work.tidy.left_out.begin(), work.tidy.left_out.end());
    const bool as_it_is = !is_cut_ && roles_.is_long && !work.tidy.areas && reads_as_it_is(work.tidy.votes);
    if (as_it_is) {
      // Opening it says the same again.
      std::erase_if(findings_, [](const Finding& finding) { return finding.severity == Severity::warning; });
      reading.left_out.clear();
      return;
    }
    reading.votes = std::move(work.tidy.votes);
    reading.areas = std::move(work.tidy.areas);
  }

  /// Would the program read the same from the table as it was given?
  bool reads_as_it_is(const Table& tidy) const {
    const Table& given = table_;
    const bool finds_areas = key_.is_code
                                 ? given.columns[key_.column] == "area_code"
                                 : !given.find_column("area_code") && name_columns_of(given).name == key_.column;
    if (!finds_areas || given.rows.size() != tidy.rows.size() || roles_.first_name) return false;
    for (std::size_t column = 1; column < tidy.columns.size(); ++column) {
      const auto own = given.find_column(tidy.columns[column]);
      if (!own) return false;
      for (std::size_t row = 0; row < tidy.rows.size(); ++row) {
        const std::string& written = given.cell(row, own);
        const std::string& cell = tidy.cell(row, column);
        if ((tidy.columns[column] == "party" ? lower_case(written) : written) != cell) return false;
      }
    }
    return true;
  }

  void choose_method(Work& work, const StandingParties& parties) {
    const SeatEvidence seats = seats_in(work.tidy, parties);
    MethodEvidence evidence = evidence_in(work.tidy, parties, seats);
    evidence.titles = {work.office, work.reading.value, files_.title, files_.named};
    evidence.area_words = words_for_areas(files_.boundaries, table_, areas_, roles_);
    evidence.votes_word = !work.office.empty() && carried_words().has(Label::second_vote, work.office) ? work.office
                          : roles_.votes ? table_.columns[*roles_.votes]
                                         : std::string();
    const ProposedMethod proposed = propose_method(evidence);
    work.reading.method = proposed.method;
    work.reading.method_because = proposed.said.because;
    if (said_.insert(proposed.said.what).second) out_.statements.push_back(proposed.said);
    if (seats.slates > 0 && proposed.method == Method::first_past_the_post)
      say(fmt::format(
          "one seat is filled in each area, though some parties have several candidates in {} of {} areas ({} "
          "first); if more seats are filled, write method = \"multi-member\"",
          seats.slates, seats.areas, seats.first_slate));
  }

  /// An election in few of the areas that another of its track has is held between two others.
  void mark_by_elections() {
    std::vector<std::set<std::string>> areas;
    for (const Work& work : work_) {
      areas.emplace_back();
      const Table& votes = work.reading.votes ? *work.reading.votes : work.tidy.votes;
      for (std::size_t row = 0; row < votes.rows.size(); ++row) areas.back().insert(votes.cell(row, 0));
    }
    for (std::size_t i = 0; i < work_.size(); ++i)
      for (std::size_t other = 0; other < work_.size(); ++other) {
        if (work_[i].reading.track != work_[other].reading.track || 5 * areas[i].size() >= areas[other].size())
          continue;
        work_[i].reading.by_election = true;
        work_[i].reading.covers.assign(areas[i].begin(), areas[i].end());
      }
  }

  /// An area that only some of the elections have is matched in part.
  void count_matches() {
    std::vector<CellValues> keys;
    for (const Work& work : work_) {
      if (work.reading.by_election) continue;
      keys.emplace_back();
      const Table& votes = work.reading.votes ? *work.reading.votes : work.tidy.votes;
      for (std::size_t row = 0; row < votes.rows.size(); ++row)
        keys.back().insert(key_.is_code ? area_code_of(votes.cell(row, 0)) : loosest_spelling(votes.cell(row, 0)));
    }
    if (keys.size() < 2) return;
    for (std::size_t area = 0; area < out_.areas.rows.size(); ++area) {
      const std::string key = spelt_key(out_.areas.rows[area], key_);
      const auto in = static_cast<std::size_t>(
          std::count_if(keys.begin(), keys.end(), [&](const CellValues& some) { return some.contains(key); }));
      out_.areas.rows[area].match = in == 0 ? AreaMatch::none : in < keys.size() ? AreaMatch::some : AreaMatch::all;
    }
  }

  ImportFiles files_;
  const Decisions& decisions_;
  Table table_;  ///< of results; what is left of it
  std::vector<std::string> given_columns_;
  PartyKnowledge knowledge_;
  KnowsParty knows_;
  AreasOfResults areas_;  ///< its table was taken out
  KeyColumn key_;
  RolesOfColumns roles_;
  bool is_cut_ = false;  ///< were rows left out, or keys written anew?
  bool has_elections_ = false;
  std::string year_;
  std::vector<Work> work_;
  std::vector<std::string> ids_;  ///< of the elections that have one
  std::set<std::string> said_;
  Understanding out_;
  Findings findings_;
};

}  // namespace

Outcome<Understanding> understand(ImportFiles files, const Decisions& decisions) {
  return Engine(std::move(files), decisions).run();
}

}  // namespace hustings
