#include "atlas/import/apply_layout.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <utility>

#include "atlas/import/column_facts.h"
#include "base/text/text.h"
#include "elections/read/published_areas.h"
#include "elections/read/result_words.h"

namespace hustings {

namespace {

bool is_among(const std::vector<std::string>& values, const std::string& cell) {
  return std::find(values.begin(), values.end(), folded(cell)) != values.end();
}

/// Rows of a kind that is no area's, or of no kind that is one's.
void leave_rows_out(LaidOut& out, const TableLayout& layout) {
  const auto drop = [&](const LayoutRows& rows, bool is_kept) {
    for (std::size_t column = 0; column < out.table.columns.size(); ++column) {
      if (!rows.column.matches(out.table.columns[column])) continue;
      std::vector<char> gone(out.table.rows.size(), 0);
      std::set<std::string> values;
      for (std::size_t row = 0; row < out.table.rows.size(); ++row) {
        const std::string& cell = out.table.cell(row, column);
        if (is_among(rows.values, cell) == is_kept) continue;
        gone[row] = 1;
        values.insert(cell);
      }
      const auto count = static_cast<std::size_t>(std::count(gone.begin(), gone.end(), 1));
      if (count == 0 || count == out.table.rows.size()) continue;
      constexpr std::size_t most = 5;
      std::vector<std::string> some(
          values.begin(), std::next(values.begin(), static_cast<std::ptrdiff_t>(std::min(most, values.size()))));
      const std::string what =
          fmt::format("{} rows with {} in {}", count, fmt::join(some, ", "), out.table.columns[column]);
      out.statements.push_back({what + " are left out", "the layout says so"});
      out.left_out.push_back(what);
      out.table = without_rows(out.table, gone);
      out.is_changed = true;
    }
  };
  for (const LayoutRows& rows : layout.keep) drop(rows, true);
  for (const LayoutRows& rows : layout.leave_out) drop(rows, false);
}

/// Parties and elections by the names that the layout has for them.
void rename_cells(LaidOut& out, const TableLayout& layout) {
  const auto rename = [&](Role role, auto name_of_cell) {
    for (std::size_t column = 0; column < out.table.columns.size(); ++column) {
      const LayoutColumn* meaning = layout.column_of(out.table.columns[column]);
      if (meaning == nullptr || meaning->role != role) continue;
      for (auto& row : out.table.rows) {
        const std::string* name = name_of_cell(row[column]);
        if (name == nullptr) continue;
        row[column] = *name;
        out.is_changed = true;
      }
    }
  };
  if (!layout.parties.empty())
    rename(Role::party, [&](const std::string& cell) -> const std::string* {
      const auto found = layout.parties.find(lower_case(trimmed(cell)));
      return found == layout.parties.end() ? nullptr : &found->second;
    });
  if (!layout.elections.empty())
    rename(Role::election, [&](const std::string& cell) -> const std::string* {
      for (const LayoutElection& election : layout.elections)
        if (!election.value.empty() && folded(election.value) == folded(cell)) return &election.title;
      return nullptr;
    });
}

/// Stations are numbered anew in each commune: the last of the columns says which commune's, too.
void join_parts(LaidOut& out, const TableLayout& layout) {
  std::vector<std::size_t> columns;
  for (const HeaderPattern& part : layout.parts)
    for (std::size_t column = 0; column < out.table.columns.size(); ++column)
      if (part.matches(out.table.columns[column])) columns.push_back(column);
  if (columns.size() < 2) return;
  for (auto& row : out.table.rows) {
    std::vector<std::string> cells;
    for (const std::size_t column : columns) cells.push_back(row[column]);
    row[columns.back()] = fmt::format("{}", fmt::join(cells, " "));
  }
  out.is_changed = true;
}

/// Who has the votes of a column, or what figure it is; none where it is of another election.
std::optional<std::string> label_of(const LayoutElection& election, const std::string& header) {
  for (const ColumnsOfElection& columns : election.columns)
    if (auto who = columns.who_in(header)) return who;
  return std::nullopt;
}

/// A column of one election that stands beside others.
struct SideColumn {
  std::size_t column = 0;
  std::string label;
  Role role = Role::votes;
};

/// Columns of each election become rows of candidates.
class SideBySide {
 public:
  SideBySide(const Table& table, const TableLayout& layout) : table_(table), layout_(layout) { find_columns(); }

  bool has_elections() const { return !elections_.empty(); }

  void put(LaidOut& out) && {
    Table rows{.file = table_.file, .columns = {}, .rows = {}, .lines = {}};
    for (const std::size_t column : beside_) rows.columns.push_back(table_.columns[column]);
    for (const Role role : {Role::election, Role::party, Role::candidate, Role::votes}) add_column(rows, out, role);
    for (const Role role : figures_) add_column(rows, out, role);
    std::vector<std::string> titles;
    for (const auto& [election, columns] : elections_) {
      titles.push_back(election->title);
      for (std::size_t row = 0; row < table_.rows.size(); ++row) add(rows, *election, columns, row);
    }
    out.statements.push_back(
        {fmt::format("{} elections stand side by side: {}", titles.size(), fmt::join(titles, ", ")),
         "the layout says so"});
    out.table = std::move(rows);
    out.is_changed = out.has_elections = true;
  }

 private:
  static void add_column(Table& rows, LaidOut& out, Role role) {
    rows.columns.emplace_back(name_of(role));
    out.roles.emplace(name_of(role), role);
  }

  void find_columns() {
    std::set<std::size_t> taken;
    for (const LayoutElection& election : layout_.elections) {
      std::vector<SideColumn> columns;
      for (std::size_t column = 0; column < table_.columns.size(); ++column) {
        const auto label = label_of(election, table_.columns[column]);
        if (!label || taken.contains(column)) continue;
        taken.insert(column);
        SideColumn side{.column = column, .label = *label};
        if (const LayoutColumn* meaning = layout_.column_of(side.label)) side.role = meaning->role;
        if (side.role == Role::ignore || !has_numbers(column)) continue;
        if (side.role != Role::votes) figures_.insert(side.role);
        columns.push_back(std::move(side));
      }
      if (!columns.empty()) elections_.emplace_back(&election, std::move(columns));
    }
    for (std::size_t column = 0; column < table_.columns.size(); ++column) {
      const LayoutColumn* meaning = layout_.column_of(table_.columns[column]);
      const bool is_ignored = meaning != nullptr && meaning->role == Role::ignore;
      if (!taken.contains(column) && !is_ignored) beside_.push_back(column);
    }
  }

  bool has_numbers(std::size_t column) const {
    std::size_t filled = 0;
    std::size_t numbers = 0;
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      const std::string& cell = table_.cell(row, column);
      if (is_missing_figure(cell)) continue;
      ++filled;
      numbers += maybe_count(cell) ? 1U : 0U;
    }
    return filled > 0 && 2 * numbers > filled;
  }

  void add(Table& rows, const LayoutElection& election, const std::vector<SideColumn>& columns, std::size_t row) const {
    for (const SideColumn& side : columns) {
      const std::string& votes = table_.cell(row, side.column);
      if (side.role != Role::votes || is_missing_figure(votes)) continue;
      std::vector<std::string> cells;
      for (const std::size_t column : beside_) cells.push_back(table_.cell(row, column));
      const auto [candidate, party] = who(election, side.label);
      cells.insert(cells.end(), {election.title, party, candidate, votes});
      for (const Role role : figures_) cells.push_back(figure(columns, role, row));
      rows.rows.push_back(std::move(cells));
      rows.lines.push_back(table_.lines[row]);
    }
  }

  static std::pair<std::string, std::string> who(const LayoutElection& election, const std::string& label) {
    if (!election.with_candidates) return {{}, label};
    const auto dash = label.find(" - ");
    if (dash == std::string::npos) return {label, "Independent"};
    return {std::string(trimmed(label.substr(0, dash))), std::string(trimmed(label.substr(dash + 3)))};
  }

  std::string figure(const std::vector<SideColumn>& columns, Role role, std::size_t row) const {
    for (const SideColumn& side : columns)
      if (side.role == role) return table_.cell(row, side.column);
    return {};
  }

  const Table& table_;
  const TableLayout& layout_;
  std::vector<std::pair<const LayoutElection*, std::vector<SideColumn>>> elections_;
  std::vector<std::size_t> beside_;
  std::set<Role> figures_;
};

/// May a column with these cells have the role? Where they contradict it the layout is not believed.
bool fits(const ColumnFacts& facts, Role role) {
  if (facts.filled == 0) return true;
  constexpr double most = 0.5;
  switch (role) {
    case Role::votes:
    case Role::electorate:
    case Role::ballots:
    case Role::rejected:
    case Role::valid:
    case Role::total:
    case Role::seats:
    case Role::majority: return facts.numbers > most && facts.least >= 0;
    case Role::share:
    case Role::turnout: return facts.numbers > most;
    case Role::party:
    case Role::winner:
    case Role::runner_up: return facts.texts > most || facts.distinct < facts.filled;
    case Role::candidate:
    case Role::first_name: return facts.texts > most;
    case Role::date: return facts.dates > most || facts.years > most;
    default: return true;
  }
}

std::string asked_for(const std::string& name, const std::vector<TableLayout>& layouts) {
  std::vector<std::string> names;
  for (const TableLayout& layout : layouts) names.push_back(layout.name);
  return fmt::format("there is no layout \"{}\"; name one of {}, a file that ends in .toml, or none", name,
                     fmt::join(names, ", "));
}

}  // namespace

ChosenLayout choose_layout(const std::vector<TableLayout>& layouts, const TableForm& form, const std::string& asked) {
  ChosenLayout chosen;
  if (folded(asked) == "none") return chosen;
  if (asked.ends_with(".toml")) {
    chosen.layout = read_layout(asked);
    chosen.because = "as you said";
    return chosen;
  }
  if (!asked.empty()) {
    for (const TableLayout& layout : layouts)
      if (folded(layout.name) == folded(asked)) chosen.layout = layout;
    if (!chosen.layout)
      throw InputError({.severity = Severity::error,
                        .place = {},
                        .what = asked_for(asked, layouts),
                        .remedy = "docs/data.md shows how a layout is written"});
    chosen.because = "as you said";
    return chosen;
  }
  const TableLayout* found = recognised(layouts, form);
  if (found == nullptr) return chosen;
  if (found->seen) {
    chosen.layout = *found;
    chosen.because = "its header is of such tables";
    return chosen;
  }
  chosen.questions.push_back(
      {.id = "layout",
       .text = fmt::format("Is this of {}? Its header is as described there, but no such file was seen when the layout "
                           "was made",
                           found->source()),
       .options = {{found->name, "yes: its columns are read so", found->described},
                   {"none", "no: columns are read by what is in them", {}}},
       .option_that_answers = fmt::format("--layout {} or --layout none", found->name)});
  return chosen;
}

LaidOut laid_out(Table table, const TableLayout& layout) {
  LaidOut out{.table = std::move(table), .roles = {}, .left_out = {}, .statements = {}};
  leave_rows_out(out, layout);
  rename_cells(out, layout);
  join_parts(out, layout);
  SideBySide side(out.table, layout);
  if (side.has_elections()) std::move(side).put(out);
  return out;
}

Decisions with_layout(const Decisions& decisions, const TableLayout& layout, const LaidOut& laid, const Table& table) {
  Decisions all = decisions;
  all.roles.insert(laid.roles.begin(), laid.roles.end());
  std::set<std::string> said;
  for (const auto& [header, role] : decisions.roles) said.insert(folded(header));
  const std::vector<ColumnFacts> facts = facts_of(table);
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    const std::string& header = table.columns[column];
    const LayoutColumn* meaning = layout.column_of(header);
    if (meaning == nullptr || said.contains(folded(header)) || !fits(facts[column], meaning->role)) continue;
    const bool parts = meaning->role == Role::election || meaning->role == Role::level || meaning->role == Role::round;
    // What is the same in all rows parts none of them.
    all.roles.emplace(header, parts && facts[column].is_constant() ? Role::ignore : meaning->role);
    if (!meaning->of.empty()) all.parties.emplace(header, meaning->of);
  }
  return all;
}

void credit_layout(std::vector<ColumnReading>& columns, const TableLayout& layout, const Decisions& decisions) {
  for (ColumnReading& column : columns) {
    const bool by_person = std::any_of(decisions.roles.begin(), decisions.roles.end(),
                                       [&](const auto& one) { return folded(one.first) == folded(column.header); });
    if (!column.is_decided || by_person) continue;
    column.is_decided = false;
    const std::string_view said = "as you said";
    if (column.because.starts_with(said)) column.because.replace(0, said.size(), "the layout " + layout.name);
  }
}

}  // namespace hustings
