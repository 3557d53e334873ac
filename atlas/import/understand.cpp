#include "atlas/import/understand.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

#include "atlas/import/apply_layout.h"
#include "atlas/import/area_key.h"
#include "atlas/import/area_level.h"
#include "atlas/import/atlas_toml.h"
#include "atlas/import/column_roles.h"
#include "atlas/import/elections_in.h"
#include "atlas/import/layouts.h"
#include "atlas/import/method_of.h"
#include "atlas/import/parties_of.h"
#include "atlas/import/party_sets.h"
#include "atlas/import/reshape.h"
#include "atlas/import/tidy_election.h"
#include "atlas/load/column_values.h"
#include "atlas/load/name_join.h"
#include "atlas/load/seatless_areas.h"
#include "atlas/load/sum_rows.h"
#include "atlas/name_spelling.h"
#include "atlas/published/words.h"
#include "base/text/fuzzy_match.h"
#include "base/text/identifier.h"
#include "base/text/text.h"
#include "elections/read/published_areas.h"
#include "elections/read/result_words.h"
#include "elections/read/table_faults.h"

namespace hustings {

namespace {

/// Does a set know the party? Labels are asked for again and again.
class Knowledge {
 public:
  explicit Knowledge(const std::optional<Parties>& own) {
    if (own) own_.emplace("own", *own);
  }

  bool knows(std::string_view label) {
    if (label.size() > 80 || !has_letter(std::string(label))) return false;
    const auto [at, is_new] = known_.try_emplace(std::string(label), false);
    if (is_new) at->second = find(label);
    return at->second;
  }

  void learn(const std::string& label) { known_[label] = true; }
  const std::optional<PartySet>& own() const { return own_; }

 private:
  bool find(std::string_view label) const {
    if (own_ && own_->find(label)) return true;
    const std::vector<PartySet>& sets = carried_party_sets().all();
    return std::any_of(sets.begin(), sets.end(), [&](const PartySet& set) { return set.find(label).has_value(); });
  }

  std::optional<PartySet> own_;
  std::unordered_map<std::string, bool> known_;
};

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
    if (has_errors(findings_) || !take_layout()) return false;
    keep_level_of_areas();
    if (!has_elections_) reshape();
    merged_ = layout_ ? with_layout(decisions_, *layout_, laid_, table_) : decisions_;
    if (!find_key()) return false;
    name_sums();
    leave_out_the_rest();
    roles_ = roles_of(table_, {key_.column}, knows_, merged_);
    refuse_unknown_columns();
    say_all(roles_.statements);
    out_.questions.insert(out_.questions.end(), roles_.questions.begin(), roles_.questions.end());
    out_.columns = roles_.columns;
    if (layout_) credit_layout(out_.columns, *layout_, decisions_);
    if (out_.shape == Arrangement::columns && roles_.is_long) out_.shape = Arrangement::rows;
    if (!out_.questions.empty()) return false;
    return take_elections();
  }

  // Rows and columns --------------------------------------------------------------------------------------------------

  /// What is known of the publisher's tables goes before what is in this one.
  bool take_layout() {
    const TableForm form{table_.columns, files_.named, files_.sheets, files_.above};
    ChosenLayout chosen = choose_layout(known_layouts().layouts, form, decisions_.layout);
    out_.questions.insert(out_.questions.end(), chosen.questions.begin(), chosen.questions.end());
    if (!chosen.questions.empty()) return false;
    if (!chosen.layout) return true;
    layout_ = std::move(chosen.layout);
    out_.layout = layout_->name;
    out_.source = layout_->source();
    say(fmt::format("the table is read by the layout {}: {}", layout_->name, layout_->source()), chosen.because);
    laid_ = laid_out(std::move(table_), *layout_);
    table_ = std::move(laid_.table);
    say_all(laid_.statements);
    left_out_ = laid_.left_out;
    has_elections_ = laid_.has_elections;
    is_cut_ = is_cut_ || laid_.is_changed;
    return true;
  }

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

  bool find_key() {
    std::set<std::size_t> of_parties;
    for (std::size_t column = 0; column < table_.columns.size(); ++column)
      if (parties_in(column) > 0.5) of_parties.insert(column);
    Outcome<AreaKey> key = find_area_key(files_.boundaries, table_, of_parties, columns_of_no_area());
    // A layout knows the codes of its publisher, and not those of these boundaries.
    if (!key && layout_ && decisions_.roles.empty()) key = find_area_key(files_.boundaries, table_, of_parties);
    add(key.findings);
    if (!key) return false;
    area_key_ = std::move(*key.value);
    for (std::string& line : area_key_.assumed) say(std::move(line));
    key_ = {.column = area_key_.result_code ? *area_key_.result_code : *area_key_.result_name,
            .is_code = area_key_.result_code.has_value()};
    is_cut_ = is_cut_ || area_key_.rewritten;
    out_.areas.code = area_key_.code;
    out_.areas.name = area_key_.name;
    out_.areas.key = table_.columns[key_.column];
    out_.areas.by_name = !key_.is_code;
    out_.areas.areas = area_key_.codes.size();
    for (const std::string& code : area_key_.codes) area_codes_.insert(area_code_of(code));
    if (area_key_.name_column) area_names_ = loose_names_in(files_.boundaries, *area_key_.name_column);
    else
      for (const std::string& code : area_key_.codes) area_names_.insert(loosest_spelling(code));
    return true;
  }

  /// What is decided to be something else; where codes or names are decided, all other columns.
  std::set<std::size_t> columns_of_no_area() const {
    std::vector<std::optional<Role>> decided(table_.columns.size());
    bool names_areas = false;
    for (std::size_t column = 0; column < decided.size(); ++column)
      for (const auto& [header, role] : merged_.roles)
        if (folded(header) == folded(table_.columns[column])) {
          decided[column] = role;
          names_areas = names_areas || role == Role::code || role == Role::name;
        }
    std::set<std::size_t> never;
    for (std::size_t column = 0; column < decided.size(); ++column) {
      const Role role = decided[column].value_or(names_areas ? Role::ignore : Role::code);
      if (role != Role::code && role != Role::name && role != Role::parent) never.insert(column);
    }
    return never;
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

  /// Rows of all areas together are no area's. They keep a name that is known, and are compared when the atlas opens.
  void name_sums() {
    bool any = false;
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      if (!is_sum_row(table_, row, {key_.column})) continue;
      any = true;
      if (table_.rows[row][key_.column].empty()) is_cut_ = true;  // the name is no longer as it is written
      table_.rows[row][key_.column] = "Total";
    }
    if (any) say("rows called Total are sums of all areas");
  }

  bool is_of_an_area(std::size_t row) const {
    const std::string& key = table_.cell(row, key_.column);
    return key.empty() ||
           (key_.is_code ? area_codes_.contains(area_code_of(key)) : area_names_.contains(loosest_spelling(key)));
  }

  /// Results of a larger region are cut to the areas that there are.
  void leave_out_the_rest() {
    std::vector<char> foreign(table_.rows.size(), 0);
    std::size_t count = 0;
    for (std::size_t row = 0; row < table_.rows.size(); ++row)
      if (!is_of_an_area(row)) {
        foreign[row] = 1;
        ++count;
      }
    list_unmatched(foreign);
    if (drop_doubled_strangers(foreign)) return leave_out_the_rest();
    if (2 * count <= table_.rows.size()) return;  // a few that do not match are a fault to be seen
    say(fmt::format("the results cover more than the boundaries: {} of {} rows are left out", count,
                    table_.rows.size()));
    left_out_.push_back(
        fmt::format("{} of {} rows of {}, which are of no area on the map", count, table_.rows.size(), table_.file));
    table_ = without_rows(table_, foreign);
    is_cut_ = true;
  }

  /// In a table with one row an area, rows of one code that is no area's are not the same place.
  bool drop_doubled_strangers(const std::vector<char>& foreign) {
    std::map<std::string, std::size_t> strangers;
    std::set<std::string> own;
    std::size_t rows = 0;
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      const std::string& key = table_.cell(row, key_.column);
      if (foreign[row] != 0) {
        if (key != "Total") ++strangers[key];
      } else {
        own.insert(area_code_of(key));
        ++rows;
      }
    }
    if (own.size() != rows) return false;
    std::vector<char> doubled(table_.rows.size(), 0);
    std::string written;
    std::size_t count = 0;
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      const auto stranger = strangers.find(table_.cell(row, key_.column));
      if (foreign[row] == 0 || stranger == strangers.end() || stranger->second < 2) continue;
      doubled[row] = 1;
      written = stranger->first;
      ++count;
    }
    if (count == 0) return false;
    say(fmt::format("{} rows are left out, which are of no area and have one code ({})", count, written));
    left_out_.push_back(fmt::format("{} rows of {} with the code {}, which is no area's", count, table_.file, written));
    table_ = without_rows(table_, doubled);
    is_cut_ = true;
    out_.areas.unmatched.clear();
    out_.areas.without_result.clear();
    out_.areas.matched = 0;
    return true;
  }

  void list_unmatched(const std::vector<char>& foreign) {
    std::map<std::string, std::size_t> rows;
    CellValues used;
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      const std::string& key = table_.cell(row, key_.column);
      if (foreign[row] != 0 && key != "Total") ++rows[key];
      else if (foreign[row] == 0) used.insert(key_.is_code ? area_code_of(key) : loosest_spelling(key));
    }
    std::vector<std::string> free;
    for (std::size_t area = 0; area < area_key_.codes.size(); ++area) {
      const std::string name =
          area_key_.name_column ? files_.boundaries.cell(area, *area_key_.name_column) : area_key_.codes[area];
      const bool is_used = used.contains(key_.is_code ? area_code_of(area_key_.codes[area]) : loosest_spelling(name));
      if (is_used) ++out_.areas.matched;
      else free.push_back(key_.is_code ? area_key_.codes[area] : name);
    }
    constexpr std::size_t most = 2000;
    for (const auto& [written, count] : rows)
      if (out_.areas.unmatched.size() < most)
        out_.areas.unmatched.push_back({written, count, suggestions(written, free)});
    out_.areas.without_result = std::move(free);
  }

  static std::vector<std::string> suggestions(const std::string& written, const std::vector<std::string>& free) {
    constexpr std::size_t most_free = 3000;
    if (free.size() > most_free) return {};
    std::vector<std::pair<std::size_t, std::string>> near;
    const std::string key = search_key(written);
    const std::size_t most = std::max<std::size_t>(2, key.size() / 3);
    for (const std::string& name : free)
      if (const std::size_t distance = edit_distance(key, search_key(name), most).whole; distance <= most)
        near.emplace_back(distance, name);
    std::sort(near.begin(), near.end());
    std::vector<std::string> names;
    for (const auto& [distance, name] : near)
      if (names.size() < 3) names.push_back(name);
    return names;
  }

  // Elections ---------------------------------------------------------------------------------------------------------

  bool take_elections() {
    if (has_elections_) roles_.columns[*table_.find_column(election_column)].role = Role::election;
    ElectionsOfTable parts = elections_in(table_, key_.column, roles_, merged_);
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
    ElectionsOfTable again = elections_in(table_, key_.column, without_level(*parts.part), merged_);
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
    name_election(work, one_of_several);
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

  void name_election(Work& work, bool one_of_several) {
    ElectionReading& reading = work.reading;
    reading.id = files_.id;
    reading.title = files_.title;
    reading.track = "election";
    if (one_of_several) {
      const std::string suffix = id_of(in_plain_letters(reading.value));
      reading.id = fmt::format("{}-{}", files_.id, suffix.empty() ? std::to_string(work_.size() + 1) : suffix);
      reading.title = fmt::format("{} {}", files_.title, reading.value);
      for (const Work& other : work_)
        if (other.reading.id == reading.id) reading.id += fmt::format("-{}", work_.size() + 1);
      if (!work.office.empty() && !is_told_by_day(work)) {
        reading.track = id_of(in_plain_letters(work.office));
        reading.track_title = work.office;
        if (reading.track.empty()) reading.track = fmt::format("track-{}", work_.size() + 1);
      }
    }
    date(reading);
  }

  static std::string in_plain_letters(const std::string& text) { return search_key(text); }

  /// "2022 General Election" on a day of its own is no office.
  static bool is_told_by_day(const Work& work) {
    return work.reading.date.has_year &&
           work.office.find(std::to_string(year_of(work.reading.date.date))) != std::string::npos;
  }

  void date(ElectionReading& reading) const {
    const auto is_better = [&](const GuessedDate& found) {
      return (found.is_whole && !reading.date.is_whole) || (found.has_year && !reading.date.has_year);
    };
    if (!reading.date.has_year && !year_.empty()) {
      reading.date = {make_date(static_cast<int>(*maybe_integer(year_)), 1, 1), false, true};
      reading.date_because = "headers of the columns";
    }
    if (const auto& given = decisions_.date) {
      if (!reading.date.has_year || year_of(reading.date.date) == year_of(given->date)) {
        reading.date = *given;
        reading.date_because = "as you said";
        return;
      }
    }
    for (const std::string& name : {files_.named, files_.title, files_.id}) {
      const GuessedDate found = date_in(name);
      const bool fits = !reading.date.has_year || year_of(found.date) == year_of(reading.date.date);
      if (!is_better(found) || !fits) continue;
      reading.date = found;
      reading.date_because = "the name " + name;
    }
    if (!reading.date.has_year && reading.date.date == Date{}) reading.date.date = make_date(2000, 1, 1);
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
    if (!key_.is_code && area_key_.name_column) names = names_in(files_.boundaries, *area_key_.name_column);
    if (!key_.is_code && !area_key_.name_column)
      for (const std::string& code : area_key_.codes) names.insert(folded(code));
    add(finish(work.tidy, parties, names, key_.is_code));
    choose_method(work, parties);
    ElectionReading& reading = work.reading;
    reading.not_counted = work.tidy.not_counted;
    reading.left_out = left_out_;
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
    if (const auto method = layout_ ? layout_->method_of(work.office) : std::nullopt) {
      work.reading.method = *method;
      work.reading.method_because = "the layout says so";
      const std::string what = fmt::format("the method is {}", words_for(*method));
      if (said_.insert(what).second) say(what, work.reading.method_because);
      return;
    }
    const SeatEvidence seats = seats_in(work.tidy, parties);
    const Table& votes = work.tidy.votes;
    MethodEvidence evidence;
    evidence.titles = {work.office, work.reading.value, files_.title, files_.named};
    evidence.area_words = area_words();
    evidence.votes_word = !work.office.empty() && carried_words().has(Label::second_vote, work.office) ? work.office
                          : roles_.votes ? table_.columns[*roles_.votes]
                                         : std::string();
    evidence.most_seats = seats.most_seats;
    evidence.with_slates = seats.with_slates;
    evidence.answers_only = are_answers(votes, parties);
    if (const auto candidate = votes.find_column("candidate"))
      evidence.same_everywhere =
          candidates_everywhere(votes, {.area = 0, .party = *votes.find_column("party"), .candidate = *candidate});
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

  /// What the areas are called, in headers and files.
  std::vector<std::string> area_words() const {
    const auto code = files_.boundaries.find_column(lower_case(area_key_.code));
    const std::string said = seatless_words(files_.boundaries, code, area_key_.name_column, table_, key_.column);
    std::vector<std::string> words;
    if (!said.empty()) words.push_back(carried_words().has(Label::no_seat, said) ? said : "county: " + said);
    for (const auto& word : carried_words().roles_of(table_.columns[key_.column]))
      if (word.weight == 1 && carried_words().is(Label::no_seat, table_.columns[key_.column]))
        words.push_back(table_.columns[key_.column]);
    if (code && carried_words().is(Label::no_seat, files_.boundaries.columns[*code]))
      words.push_back(files_.boundaries.columns[*code]);
    // A column beside the key that tells the areas apart as well.
    for (std::size_t column = 0; column < table_.columns.size(); ++column)
      if (roles_.columns[column].role == Role::code || roles_.columns[column].role == Role::name)
        if (10 * roles_.facts[column].distinct >= 9 * out_.areas.matched &&
            carried_words().is(Label::no_seat, table_.columns[column]))
          words.push_back(table_.columns[column]);
    return words;
  }

  static bool are_answers(const Table& votes, const StandingParties& parties) {
    std::set<std::string> labels;
    const auto party = votes.find_column("party");
    for (std::size_t row = 0; row < votes.rows.size(); ++row) labels.insert(votes.cell(row, party));
    if (labels.size() < 2 || labels.size() > 4) return false;
    return std::all_of(labels.begin(), labels.end(), [&](const std::string& label) {
      const auto known = parties.parties.find(label);
      return (known && parties.parties[*known].kind == PartyKind::answer) || carried_words().is(Label::answer, label);
    });
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
        const bool is_said = layout_ && layout_->by_elections;
        if (!is_said &&
            (work_[i].reading.track != work_[other].reading.track || 5 * areas[i].size() >= areas[other].size()))
          continue;
        work_[i].reading.by_election = true;
        work_[i].reading.covers.assign(areas[i].begin(), areas[i].end());
      }
  }

  ImportFiles files_;
  const Decisions& decisions_;
  Decisions merged_;  ///< and those of the layout
  std::optional<TableLayout> layout_;
  LaidOut laid_;
  Table table_;  ///< of results; what is left of it
  std::vector<std::string> given_columns_;
  Knowledge knowledge_;
  KnowsParty knows_;
  AreaKey area_key_;
  KeyColumn key_;
  CellValues area_codes_, area_names_;
  RolesOfColumns roles_;
  bool is_cut_ = false;  ///< were rows left out, or keys written anew?
  bool has_elections_ = false;
  std::string year_;
  std::vector<std::string> left_out_;
  std::vector<Work> work_;
  std::set<std::string> said_;
  Understanding out_;
  Findings findings_;
};

}  // namespace

Outcome<Understanding> understand(ImportFiles files, const Decisions& decisions) {
  return Engine(std::move(files), decisions).run();
}

}  // namespace hustings
