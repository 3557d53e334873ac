#include "atlas/import/elections_in.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <utility>

#include "atlas/import/row_ids.h"
#include "atlas/published/words.h"
#include "base/text/text.h"
#include "elections/read/result_words.h"

namespace hustings {

namespace {

/// No election is called by a number of votes: a column with more values than this parts nothing.
constexpr std::size_t most_elections = 200;

std::string joined(const std::vector<std::string>& texts, std::size_t most = 6) {
  std::vector<std::string> some(texts.begin(),
                                texts.begin() + static_cast<std::ptrdiff_t>(std::min(most, texts.size())));
  return fmt::format("{}{}", fmt::join(some, ", "), texts.size() > most ? ", ..." : "");
}

class Parter {
 public:
  Parter(const Table& table, std::size_t key, const RolesOfColumns& roles, const Decisions& decisions)
      : table_(table), key_(key), roles_(roles), decisions_(decisions) {}

  ElectionsOfTable find() && {
    areas_ = ids_of(table_, key_, area_code_of);
    find_elections();
    find_part();
    leave_out_districts();
    make_elections();
    keep_chosen();
    return std::move(out_);
  }

 private:
  using Columns = std::vector<std::size_t>;

  bool is_taken(std::size_t column) const {
    if (column == key_ || column == roles_.party || column == roles_.candidate || column == roles_.first_name ||
        column == roles_.votes || column == roles_.share || column == roles_.elected || column == roles_.level ||
        column == roles_.round)
      return true;
    for (const auto& [role, figure] : roles_.figures)
      if (figure == column) return true;
    for (const PartyColumn& party : roles_.parties)
      if (party.column == column || party.share == column) return true;
    const ColumnReading& reading = roles_.columns[column];
    return reading.is_decided && !is_parting(reading.role);
  }

  static bool is_parting(Role role) {
    return role == Role::election || role == Role::date || role == Role::round || role == Role::level;
  }

  double word(std::size_t column, Role role) const {
    if (roles_.columns[column].is_decided) return roles_.columns[column].role == role ? 2 : 0;
    for (const HeaderWord& word : carried_words().roles_of(table_.columns[column]))
      if (word.role == role) return word.weight;
    return 0;
  }

  const RowIds& ids(std::size_t column) const {
    const auto [known, is_new] = ids_.try_emplace(column);
    if (is_new) known->second = ids_of(table_, column);
    return known->second;
  }

  /// Rows by the cells of all these columns.
  RowIds ids(const Columns& columns) const {
    if (columns.empty()) return RowIds(table_.rows.size(), 1);
    RowIds all = ids(columns.front());
    for (std::size_t i = 1; i < columns.size(); ++i) all = combined(all, ids(columns[i]));
    return all;
  }

  std::string values_at(std::size_t row, const Columns& columns) const {
    std::vector<std::string> cells;
    for (const std::size_t column : columns) cells.push_back(table_.cell(row, column));
    return fmt::format("{}", fmt::join(cells, " "));
  }

  /// Rows by who stands in which area; in a table of parties by area.
  const RowIds& people() const {
    if (!people_.empty()) return people_;
    people_ = areas_;
    for (const ColumnIndex column : {roles_.party, roles_.candidate, roles_.first_name, roles_.level, roles_.round})
      if (column) people_ = combined(people_, ids_of(table_, *column, lower_case));
    return people_;
  }

  /// How many rows are of somebody (in a table of parties: of an area) who stands in an earlier one under the same
  /// cells of these columns.
  std::size_t collisions(const Columns& columns) const {
    const RowIds all = columns.empty() ? people() : combined(people(), ids(columns));
    std::vector<char> seen(count_ids(all) + 1, 0);
    std::size_t twice = 0;
    for (std::size_t row = 0; row < all.size(); ++row)
      if (areas_[row] != 0) twice += std::exchange(seen[all[row]], 1) != 0 ? 1U : 0U;
    return twice;
  }

  /// Is the column's cell told by those of the others?
  bool is_told_by(std::size_t column, const Columns& others) const {
    const RowIds& own = ids(column);
    const RowIds all = ids(others);
    std::vector<std::uint32_t> told(count_ids(all) + 1, 0);
    for (std::size_t row = 0; row < all.size(); ++row) {
      if (own[row] == 0) continue;
      std::uint32_t& known = told[all[row]];
      if (known == 0) known = own[row];
      else if (known != own[row]) return false;
    }
    return true;
  }

  /// Has each of its values rows of its own in most of the areas that it parts: two at least, or in a table of parties
  /// one?
  bool parts_areas(std::size_t column) const {
    const RowIds& cells = ids(column);
    std::vector<std::map<std::uint32_t, std::size_t>> own(count_ids(areas_) + 1);
    for (std::size_t row = 0; row < cells.size(); ++row)
      if (cells[row] != 0 && areas_[row] != 0) ++own[areas_[row]][cells[row]];
    std::size_t parted = 0;
    std::size_t in_sets = 0;
    for (const auto& values : own) {
      if (values.size() < 2) continue;
      ++parted;
      const std::size_t fewest = roles_.is_long ? 2 : 1;
      if (std::all_of(values.begin(), values.end(), [&](const auto& v) { return v.second >= fewest; })) ++in_sets;
    }
    return parted > 0 && 2 * in_sets >= parted;
  }

  bool may_part(std::size_t column) const {
    if (is_taken(column)) return false;
    const ColumnFacts& facts = roles_.facts[column];
    return facts.distinct > 1 && facts.distinct <= most_elections && facts.counts == facts.numbers;
  }

  void find_elections() {
    for (const Role role : {Role::election, Role::date, Role::round})
      for (std::size_t i = 0; i < table_.columns.size(); ++i)
        if (roles_.columns[i].is_decided && roles_.columns[i].role == role && i != key_) add(i);
    for (const double least : {0.9, 0.4})
      for (const Role role : {Role::election, Role::date, Role::round})
        for (std::size_t i = 0; i < table_.columns.size(); ++i) {
          if (roles_.columns[i].is_decided || !may_part(i) || roles_.varies[i] == 0) continue;
          const bool is_day = role == Role::date && (roles_.facts[i].dates > 0.9 || roles_.facts[i].years > 0.9);
          if (word(i, role) < least && !(is_day && least > 0.5)) continue;
          if (word(i, Role::level) == 1) continue;
          if (is_told_by(i, out_.columns) || !parts_areas(i)) continue;
          add(i);
        }
  }

  void add(std::size_t column) {
    if (std::find(out_.columns.begin(), out_.columns.end(), column) == out_.columns.end())
      out_.columns.push_back(column);
  }

  // Rows that are parts of an area ------------------------------------------------------------------------------------

  void find_part() {
    for (std::size_t i = 0; i < table_.columns.size(); ++i)
      if (roles_.columns[i].is_decided && roles_.columns[i].role == Role::level) out_.part = i;
    const std::size_t twice = collisions(out_.columns);
    if (twice == 0 || out_.part) return;
    Columns resolving;
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
      if (is_taken(i) || roles_.facts[i].distinct < 2 || roles_.columns[i].is_decided || is_figure_like(i)) continue;
      if (std::find(out_.columns.begin(), out_.columns.end(), i) != out_.columns.end()) continue;
      Columns with = out_.columns;
      with.push_back(i);
      if (20 * collisions(with) <= twice) resolving.push_back(i);
    }
    for (const double least : {0.9, 0.4})
      for (const std::size_t i : resolving) {
        const bool said = word(i, Role::level) >= least || carried_words().has(Label::lower_level, table_.columns[i]) ||
                          word(i, Role::name) >= least || word(i, Role::code) >= least;
        if (said && word(i, Role::election) < 0.4) return take_part(i);
      }
    if (!resolving.empty()) ask_about(resolving.front(), twice);
  }

  /// Decimals and large numbers are figures: that no two are alike proves nothing.
  bool is_figure_like(std::size_t column) const {
    const ColumnFacts& facts = roles_.facts[column];
    const bool is_named = word(column, Role::level) > 0.4 || word(column, Role::code) > 0.6;
    return facts.counts != facts.numbers || (!is_named && facts.counts > 0.9 && facts.distinct > most_elections);
  }

  void take_part(std::size_t column) {
    out_.part = column;
    out_.statements.push_back(
        {fmt::format("rows are parts of areas, by {}: their votes are added up", table_.columns[column]),
         fmt::format("{} parts, and everybody stands once in each", roles_.facts[column].distinct)});
  }

  void ask_about(std::size_t column, std::size_t twice) {
    const std::string& header = table_.columns[column];
    const auto& values = roles_.facts[column].values;
    out_.questions.push_back(
        {.id = "column:" + header,
         .text = fmt::format("Is {} ({}) several elections, or parts of an area that are added up? In {} rows somebody "
                             "stands in the same area again",
                             header, joined(values, 4), twice),
         .options = {{header + "=election", "several elections", {}}, {header + "=level", "parts of an area", {}}},
         .option_that_answers = fmt::format("--set \"{}=election\" or --set \"{}=level\"", header, header)});
  }

  // Elections whose unit is not the area ------------------------------------------------------------------------------

  void leave_out_districts() {
    if (!roles_.is_long || out_.part || out_.columns.empty()) return;
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
      if (is_taken(i) || std::find(out_.columns.begin(), out_.columns.end(), i) != out_.columns.end()) continue;
      const bool is_district = word(i, Role::name) == 1 || word(i, Role::code) == 1 ||
                               carried_words().is(Label::constituency, table_.columns[i]);
      if (!is_district || roles_.facts[i].distinct < 2 || is_told_by(i, {key_})) continue;
      find_districts(i);
    }
  }

  void find_districts(std::size_t column) {
    const RowIds elections = ids(out_.columns);
    const RowIds& cells = ids(column);
    std::map<std::uint32_t, std::map<std::uint32_t, std::map<std::uint32_t, std::size_t>>> districts;  // election, area
    std::map<std::uint32_t, std::size_t> first_rows;
    for (std::size_t row = 0; row < cells.size(); ++row) {
      if (cells[row] == 0 || areas_[row] == 0) continue;
      ++districts[elections[row]][areas_[row]][cells[row]];
      first_rows.try_emplace(elections[row], row);
    }
    std::vector<std::string> names;
    for (const auto& [election, areas] : districts) {
      // Several people stand in each district; a number of each row's own is none.
      const bool parted = std::any_of(areas.begin(), areas.end(), [](const auto& area) {
        return area.second.size() > 1 && std::any_of(area.second.begin(), area.second.end(),
                                                     [](const auto& district) { return district.second > 1; });
      });
      if (!parted) continue;
      of_districts_.insert(election);
      names.push_back(values_at(first_rows[election], out_.columns));
    }
    if (names.empty()) return;
    out_.statements.push_back({fmt::format("{} {} left out", joined(names), names.size() == 1 ? "is" : "are"),
                               fmt::format("{} names several districts in one area, which the boundaries do not have",
                                           table_.columns[column])});
  }

  // The elections -----------------------------------------------------------------------------------------------------

  void make_elections() {
    const RowIds elections = ids(out_.columns);
    std::map<std::uint32_t, std::size_t> index;
    std::vector<std::size_t> of_all;
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      const bool blank = std::any_of(out_.columns.begin(), out_.columns.end(),
                                     [&](std::size_t column) { return table_.cell(row, column).empty(); });
      if (blank && !out_.columns.empty()) {
        of_all.push_back(row);
        continue;
      }
      if (of_districts_.contains(elections[row])) continue;
      const auto [at, is_new] = index.try_emplace(elections[row], out_.elections.size());
      if (is_new) {
        out_.elections.push_back({.value = {}, .office = {}, .date = {}, .date_because = {}, .rows = {}});
        name_election(out_.elections.back(), row);
      }
      out_.elections[at->second].rows.push_back(row);
    }
    add_rows_of_all(of_all);
    if (out_.elections.empty() && out_.columns.empty()) out_.elections.emplace_back();
    say_which();
  }

  /// Rows without an election's name are of each: electors are the same for first and second votes.
  void add_rows_of_all(const std::vector<std::size_t>& of_all) {
    for (ElectionRows& election : out_.elections) {
      std::vector<std::size_t> rows;
      std::merge(election.rows.begin(), election.rows.end(), of_all.begin(), of_all.end(), std::back_inserter(rows));
      election.rows = std::move(rows);
    }
  }

  void name_election(ElectionRows& election, std::size_t row) const {
    std::vector<std::string> values;
    std::vector<std::string> offices;
    for (const std::size_t column : out_.columns) {
      std::string cell = table_.cell(row, column);
      if (is_day(column)) {
        values.push_back(cell);
        continue;
      }
      if (folded(table_.columns[column]) == "stimme")
        cell = cell == "1" ? "Erststimmen" : cell == "2" ? "Zweitstimmen" : cell;
      else if (roles_.facts[column].numbers > 0.9) cell = fmt::format("{} {}", table_.columns[column], cell);
      values.push_back(cell);
      offices.push_back(cell);
    }
    election.value = fmt::format("{}", fmt::join(values, " "));
    election.office = fmt::format("{}", fmt::join(offices, " "));
    date_it(election, row);
  }

  bool is_day(std::size_t column) const {
    return roles_.facts[column].dates > 0.9 || roles_.facts[column].years > 0.9 ||
           (roles_.columns[column].is_decided && roles_.columns[column].role == Role::date);
  }

  /// Ballot papers or electors may number 1900.
  static bool may_be_year(Role role) {
    return role == Role::date || role == Role::election || role == Role::round || role == Role::ignore;
  }

  /// By a column of days that the election tells, else of years.
  void date_it(ElectionRows& election, std::size_t row) const {
    for (const bool whole : {true, false})
      for (std::size_t i = 0; i < table_.columns.size(); ++i) {
        const std::string& cell = table_.cell(row, i);
        const bool may_be =
            i != key_ &&
            (whole ? roles_.facts[i].dates > 0.9 && roles_.columns[i].role == Role::date
                   : roles_.facts[i].years > 0.9 && roles_.facts[i].distinct < 60 &&
                         may_be_year(roles_.columns[i].role) &&
                         (word(i, Role::election) > 0 || word(i, Role::date) > 0 || roles_.facts[i].is_constant()));
        if (!may_be || cell.empty() || !is_told_by(i, out_.columns)) continue;
        if (const auto day = maybe_written_date(cell)) election.date = {*day, true, true};
        else if (const auto year = maybe_integer(cell))
          election.date = {make_date(static_cast<int>(*year), 1, 1), false, true};
        if (!election.date.has_year) continue;
        election.date_because = "column " + table_.columns[i];
        return;
      }
  }

  void say_which() {
    if (out_.elections.size() < 2) return;
    std::vector<std::string> names;
    for (const std::size_t column : out_.columns) names.push_back(table_.columns[column]);
    std::vector<std::string> values;
    for (const ElectionRows& election : out_.elections) values.push_back(election.value);
    out_.statements.push_back(
        {fmt::format("there are {} elections in the table: {}", values.size(), joined(values)),
         fmt::format("{} {} the rows of each area", fmt::join(names, " and "), names.size() == 1 ? "parts" : "part")});
  }

  void keep_chosen() {
    if (decisions_.elections.empty()) return;
    const auto is_chosen = [&](const ElectionRows& election) {
      return std::any_of(decisions_.elections.begin(), decisions_.elections.end(), [&](const std::string& chosen) {
        const std::string wanted = folded(chosen);
        if (folded(election.value) == wanted || folded(election.office) == wanted) return true;
        for (const std::size_t column : out_.columns)
          for (const std::size_t row : election.rows)
            if (!table_.cell(row, column).empty()) {
              if (folded(table_.cell(row, column)) == wanted) return true;
              break;
            }
        return false;
      });
    };
    std::vector<ElectionRows> kept;
    for (ElectionRows& election : out_.elections)
      if (is_chosen(election)) kept.push_back(std::move(election));
    if (!kept.empty()) {
      out_.elections = std::move(kept);
      return;
    }
    OpenQuestion question{.id = "election",
                          .text = "No election is called so. Which is meant?",
                          .options = {},
                          .option_that_answers = "--election VALUE"};
    for (const ElectionRows& election : out_.elections)
      question.options.push_back({election.value, election.value, {}});
    out_.questions.push_back(std::move(question));
  }

  const Table& table_;
  std::size_t key_;
  const RolesOfColumns& roles_;
  const Decisions& decisions_;
  RowIds areas_;                               ///< of each row
  mutable std::map<std::size_t, RowIds> ids_;  ///< of columns that were asked for
  mutable RowIds people_;                      ///< as of `people`
  std::set<std::uint32_t> of_districts_;       ///< elections whose rows are of districts that are not the areas
  ElectionsOfTable out_;
};

}  // namespace

ElectionsOfTable elections_in(const Table& table, std::size_t key, const RolesOfColumns& roles,
                              const Decisions& decisions) {
  return Parter(table, key, roles, decisions).find();
}

}  // namespace hustings
