#include "atlas/import/reshape.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>
#include <set>
#include <utility>

#include "atlas/load/column_values.h"
#include "atlas/published/header_grid.h"
#include "atlas/published/words.h"
#include "base/text/fuzzy_match.h"
#include "base/text/text.h"
#include "elections/read/result_words.h"

namespace hustings {

namespace {

bool is_all_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

/// The part of the filled cells that are numbers, of the first rows.
double numbers_in(const Table& table, std::size_t column) {
  constexpr std::size_t enough = 500;
  std::size_t filled = 0;
  std::size_t numbers = 0;
  for (std::size_t row = 0; row < table.rows.size() && filled < enough; ++row) {
    const std::string& cell = table.cell(row, column);
    if (is_missing_figure(cell)) continue;
    ++filled;
    numbers += maybe_decimal(cell) ? 1U : 0U;
  }
  return filled == 0 ? 0 : static_cast<double>(numbers) / static_cast<double>(filled);
}

/// What a stem is in a group: what it is called, where the cells agree.
Role role_of_stem(const Table& table, const HeaderGrid& grid, std::size_t stem) {
  double numbers = 0;
  std::size_t columns = 0;
  for (const auto& by_stem : grid.column)
    if (by_stem[stem]) {
      numbers += numbers_in(table, *by_stem[stem]);
      ++columns;
    }
  const bool is_numeric = columns > 0 && 2 * numbers > static_cast<double>(columns);
  for (const HeaderWord& word : carried_words().roles_of(grid.stems[stem])) {
    const bool wants_number = word.role == Role::votes || word.role == Role::share || word.role == Role::rank;
    const bool wants_text = word.role == Role::party || word.role == Role::candidate || word.role == Role::first_name ||
                            word.role == Role::name || word.role == Role::elected || word.role == Role::ignore;
    if (word.weight < 0.4 || !(wants_number || wants_text)) continue;
    if (wants_number && !is_numeric) continue;
    if (wants_text && is_numeric && word.role != Role::ignore && word.role != Role::elected) continue;
    return word.role == Role::name ? Role::candidate : word.role;  // "nom1" in a group is somebody's
  }
  return Role::ignore;
}

/// Does a grid have votes and somebody who has them, and nothing else that would be an area's?
bool is_of_candidates(const Table& table, const HeaderGrid& grid) {
  bool votes = false;
  bool who = false;
  for (std::size_t stem = 0; stem < grid.stems.size(); ++stem) {
    const Role role = role_of_stem(table, grid, stem);
    votes = votes || role == Role::votes;
    who = who || role == Role::party || role == Role::candidate;
  }
  return votes && who;
}

/// The columns that a grid does not have.
std::vector<std::size_t> columns_beside(const Table& table, const HeaderGrid& grid) {
  std::set<std::size_t> in_grid;
  for (const auto& by_stem : grid.column)
    for (const auto& column : by_stem)
      if (column) in_grid.insert(*column);
  std::vector<std::size_t> beside;
  for (std::size_t column = 0; column < table.columns.size(); ++column)
    if (!in_grid.contains(column)) beside.push_back(column);
  return beside;
}

/// One row for each group that is filled.
Table rows_of_groups(const Table& table, const HeaderGrid& grid) {
  const std::vector<std::size_t> beside = columns_beside(table, grid);
  Table out{.file = table.file, .columns = {}, .rows = {}, .lines = {}};
  for (const std::size_t column : beside) out.columns.push_back(table.columns[column]);
  out.columns.insert(out.columns.end(), grid.stems.begin(), grid.stems.end());
  for (std::size_t row = 0; row < table.rows.size(); ++row)
    for (const auto& by_stem : grid.column) {
      std::vector<std::string> cells;
      for (const std::size_t column : beside) cells.push_back(table.cell(row, column));
      bool any = false;
      for (const auto& column : by_stem) {
        cells.push_back(table.cell(row, column));
        any = any || !is_missing_figure(cells.back());
      }
      if (!any) continue;
      out.rows.push_back(std::move(cells));
      out.lines.push_back(table.lines[row]);
    }
  return out;
}

std::string columns_of(const Table& table, const HeaderGrid& grid, std::size_t most = 6) {
  std::vector<std::string> names;
  for (const auto& by_stem : grid.column)
    for (const auto& column : by_stem)
      if (column) names.push_back(table.columns[*column]);
  const bool more = names.size() > most;
  if (more) names.resize(most);
  return fmt::format("{}{}", fmt::join(names, ", "), more ? ", ..." : "");
}

// Winner and runner-up ------------------------------------------------------------------------------------------------

/// "1 party" of "winner_party" and "first party", "2 votes" of "runner-up votes".
std::string with_rank_as_number(const std::string& header) {
  const std::vector<std::string> words = words_of_header(header);
  static constexpr auto first = std::to_array<std::string_view>({"winner", "winning", "first", "1st", "1"});
  static constexpr auto second = std::to_array<std::string_view>({"runnerup", "second", "2nd", "2"});
  static constexpr auto third = std::to_array<std::string_view>({"third", "3rd", "3"});
  const auto is_one = [](const auto& list, const std::string& word) {
    return std::find(list.begin(), list.end(), word) != list.end();
  };
  if (words.size() < 2) return header;
  std::size_t taken = 1;
  std::string rank;
  if (is_one(first, words[0])) rank = "1";
  else if (is_one(second, words[0])) rank = "2";
  else if (is_one(third, words[0])) rank = "3";
  if (words.size() > 2 && words[0] == "runner" && words[1] == "up") {
    rank = "2";
    taken = 2;
  }
  if (!rank.empty() && words.size() > taken && (words[taken] == "st" || words[taken] == "nd" || words[taken] == "rd"))
    ++taken;
  if (rank.empty() || words.size() <= taken) return header;
  for (; taken < words.size(); ++taken) rank += " " + words[taken];
  return rank;
}

/// The others of a table of winners and runners-up: what is left of the total.
void add_others(Table& out, const Table& table, const HeaderGrid& grid, std::size_t votes_stem,
                std::size_t party_stem) {
  std::optional<std::size_t> total;
  for (const std::size_t column : columns_beside(table, grid)) {
    const auto words = carried_words().roles_of(table.columns[column]);
    const bool is_sum = std::any_of(words.begin(), words.end(), [](const HeaderWord& word) {
      return word.weight == 1 && (word.role == Role::valid || word.role == Role::total);
    });
    if (is_sum && numbers_in(table, column) > 0.5) total = total ? total : column;
  }
  if (!total) return;
  const std::size_t beside = out.columns.size() - grid.stems.size();
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const auto all = maybe_count(table.cell(row, *total));
    std::int64_t sum = 0;
    for (const auto& by_stem : grid.column) sum += maybe_count(table.cell(row, by_stem[votes_stem])).value_or(0);
    if (!all || *all <= sum || sum == 0) continue;
    std::vector<std::string> cells(out.columns.size());
    std::size_t at = 0;
    for (const std::size_t column : columns_beside(table, grid)) cells[at++] = table.cell(row, column);
    cells[beside + party_stem] = "Others";
    cells[beside + votes_stem] = std::to_string(*all - sum);
    out.rows.push_back(std::move(cells));
    out.lines.push_back(table.lines[row]);
  }
}

std::optional<Reshaped> ranked(const Table& table) {
  Table numbered{.file = table.file, .columns = table.columns, .rows = {}, .lines = {}};
  for (std::string& header : numbered.columns) header = with_rank_as_number(header);
  if (numbered.columns == table.columns) return std::nullopt;
  std::vector<PartedHeader> parts = parted_at_beginning(numbered);
  std::erase_if(parts, [&](const PartedHeader& part) {
    return !is_all_digits(part.affix) || numbered.columns[part.column] == table.columns[part.column];
  });
  const auto grid = grid_of(parts, 2);
  if (!grid || grid->affixes.front() != "1" || !is_of_candidates(table, *grid)) return std::nullopt;
  Reshaped out{
      .table = rows_of_groups(table, *grid), .shape = Arrangement::ranked, .parties = {}, .year = {}, .statements = {}};
  std::optional<std::size_t> votes;
  std::optional<std::size_t> party;
  for (std::size_t stem = 0; stem < grid->stems.size(); ++stem) {
    const Role role = role_of_stem(table, *grid, stem);
    if (role == Role::votes) votes = votes ? votes : stem;
    if (role == Role::party) party = party ? party : stem;
  }
  if (votes && party) add_others(out.table, table, *grid, *votes, *party);
  out.statements.push_back({"the first of each area stand in columns of their own, and the rest of the total is others",
                            "columns " + columns_of(table, *grid)});
  return out;
}

/// Is the stem called after a party, alone or with a word for votes?
bool is_of_party(const std::string& stem, const KnowsParty& knows) {
  if (knows(stem)) return true;
  for (const HeaderToken& token : tokens_of(stem)) {
    const auto roles = carried_words().roles_of(token.text);
    const bool is_votes = std::any_of(roles.begin(), roles.end(), [](const HeaderWord& word) {
      return word.weight == 1 && (word.role == Role::votes || word.role == Role::share);
    });
    if (is_votes && knows(without_token(stem, token))) return true;
  }
  return false;
}

std::optional<Reshaped> grouped(const Table& table, const KnowsParty& knows) {
  // Con17, Lab17, ... are elections side by side, and no candidates.
  const auto names_parties = [&](const HeaderGrid& grid) {
    return std::count_if(grid.stems.begin(), grid.stems.end(),
                         [&](const std::string& stem) { return is_of_party(stem, knows); }) > 1;
  };
  for (const HeaderGrid& grid : grids_of(table, is_all_digits))
    if (is_of_candidates(table, grid) && !names_parties(grid))
      return Reshaped{
          .table = rows_of_groups(table, grid),
          .shape = Arrangement::groups,
          .parties = {},
          .year = {},
          .statements = {{"groups of columns are one candidate each", "columns " + columns_of(table, grid)}}};
  return std::nullopt;
}

// Several elections side by side --------------------------------------------------------------------------------------

bool is_kind_of_vote(std::string_view affix) {
  static constexpr auto words = std::to_array<std::string_view>(
      {"first", "second", "1st", "2nd", "erst", "zweit", "constituency", "list", "regional"});
  const std::string plain = search_key(affix);
  return carried_words().is(Label::first_vote, affix) || carried_words().is(Label::second_vote, affix) ||
         std::find(words.begin(), words.end(), plain) != words.end();
}

/// No figure of an area, and nothing that a row is called by.
bool may_be_party(const std::string& stem) {
  const auto roles = carried_words().roles_of(stem);
  return std::none_of(roles.begin(), roles.end(), [](const HeaderWord& word) { return word.weight == 1; });
}

bool is_of_elections(const Table& table, const HeaderGrid& grid, const KnowsParty& knows) {
  std::size_t known = 0;
  std::size_t parties = 0;
  for (std::size_t stem = 0; stem < grid.stems.size(); ++stem) {
    const bool numeric = std::all_of(grid.column.begin(), grid.column.end(), [&](const auto& by_stem) {
      return !by_stem[stem] || numbers_in(table, *by_stem[stem]) > 0.5 || numbers_in(table, *by_stem[stem]) == 0;
    });
    if (!numeric) continue;
    known += is_of_party(grid.stems[stem], knows) ? 1U : 0U;
    parties += may_be_party(grid.stems[stem]) ? 1U : 0U;
  }
  const bool are_votes = std::all_of(grid.affixes.begin(), grid.affixes.end(), is_kind_of_vote);
  return known >= 2 || (are_votes && parties >= 2);
}

/// A row for each of the elections.
Table rows_of_elections(const Table& table, const HeaderGrid& grid, const std::vector<std::string>& values) {
  const std::vector<std::size_t> beside = columns_beside(table, grid);
  Table out{.file = table.file, .columns = {std::string(election_column)}, .rows = {}, .lines = {}};
  for (const std::size_t column : beside) out.columns.push_back(table.columns[column]);
  out.columns.insert(out.columns.end(), grid.stems.begin(), grid.stems.end());
  for (std::size_t affix = 0; affix < grid.affixes.size(); ++affix)
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      std::vector<std::string> cells = {values[affix]};
      for (const std::size_t column : beside) cells.push_back(table.cell(row, column));
      for (const auto& column : grid.column[affix]) cells.push_back(table.cell(row, column));
      out.rows.push_back(std::move(cells));
      out.lines.push_back(table.lines[row]);
    }
  return out;
}

/// The grid, its affixes that are of no party aside.
HeaderGrid with_parties_only(const Table& table, HeaderGrid grid, const KnowsParty& knows) {
  for (std::size_t affix = grid.affixes.size(); affix-- > 0;) {
    std::size_t known = 0;
    for (std::size_t stem = 0; stem < grid.stems.size(); ++stem)
      if (const auto column = grid.column[affix][stem])
        known += numbers_in(table, *column) > 0.5 && is_of_party(grid.stems[stem], knows) ? 1U : 0U;
    if (known >= 2 || is_kind_of_vote(grid.affixes[affix])) continue;
    grid.affixes.erase(grid.affixes.begin() + static_cast<std::ptrdiff_t>(affix));
    grid.column.erase(grid.column.begin() + static_cast<std::ptrdiff_t>(affix));
  }
  return grid;
}

std::optional<Reshaped> elections_apart(const Table& table, const KnowsParty& knows) {
  const auto is_affix = [](const std::string& affix) {
    return !year_of_affix(affix).empty() || is_kind_of_vote(affix);
  };
  for (const HeaderGrid& all : grids_of(table, is_affix, 1)) {
    const HeaderGrid grid = with_parties_only(table, all, knows);
    if (grid.affixes.empty() || !is_of_elections(table, grid, knows)) continue;
    std::vector<std::string> values;
    for (const std::string& affix : grid.affixes)
      values.push_back(year_of_affix(affix).empty() ? affix : year_of_affix(affix));
    Reshaped out{.table = {}, .shape = Arrangement::columns, .parties = {}, .year = {}, .statements = {}};
    if (grid.affixes.size() == 1) {
      if (year_of_affix(grid.affixes.front()).empty()) continue;
      out.table = table;
      for (std::size_t stem = 0; stem < grid.stems.size(); ++stem)
        if (const auto column = grid.column.front()[stem]) out.table.columns[*column] = grid.stems[stem];
      out.year = values.front();
      out.statements.push_back({fmt::format("the columns are of {}", out.year), "columns " + columns_of(table, grid)});
      return out;
    }
    out.table = rows_of_elections(table, grid, values);
    out.has_elections = true;
    if (std::all_of(grid.affixes.begin(), grid.affixes.end(), is_kind_of_vote))
      for (std::size_t stem = 0; stem < grid.stems.size(); ++stem)
        if (may_be_party(grid.stems[stem])) out.parties.push_back(grid.stems[stem]);
    out.statements.push_back(
        {fmt::format("{} elections stand side by side: {}", values.size(), fmt::join(values, ", ")),
         "columns " + columns_of(table, grid)});
    return out;
  }
  return std::nullopt;
}

}  // namespace

std::string year_of_affix(std::string_view affix) {
  if (!is_all_digits(affix)) return {};
  if (affix.size() == 4 && (affix.starts_with("19") || affix.starts_with("20"))) return std::string(affix);
  if (affix.size() != 2) return {};
  return (affix <= "39" ? "20" : "19") + std::string(affix);
}

Reshaped reshaped(Table table, const KnowsParty& knows) {
  if (auto groups = grouped(table, knows)) return std::move(*groups);
  if (auto two = ranked(table)) return std::move(*two);
  if (auto elections = elections_apart(table, knows)) return std::move(*elections);
  return {.table = std::move(table), .parties = {}, .year = {}, .statements = {}};
}

}  // namespace hustings
