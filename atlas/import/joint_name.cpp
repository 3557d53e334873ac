#include "atlas/import/joint_name.h"

#include <vector>

#include "atlas/import/column_pair.h"
#include "atlas/load/column_values.h"
#include "atlas/name_spelling.h"

namespace hustings {

namespace {

/// The most columns of names that are tried with each other.
constexpr std::size_t most_columns = 8;

std::vector<std::size_t> name_columns(const Table& table, const std::set<std::size_t>& never) {
  std::vector<std::size_t> columns;
  for (std::size_t column = 0; column < table.columns.size() && columns.size() < most_columns; ++column) {
    if (never.contains(column)) continue;
    const CellValues values = names_in(table, column);
    if (!values.empty() && part_of(values, has_letter) >= enough_shared) columns.push_back(column);
  }
  return columns;
}

using SpelledRows = std::map<std::string, std::size_t>;

/// Rows of the boundaries by a spelling of each; none where two have the same.
template <class Spell>
std::optional<SpelledRows> told_apart(const Table& boundaries, Spell spell) {
  SpelledRows rows;
  for (std::size_t row = 0; row < boundaries.rows.size(); ++row)
    if (!rows.emplace(spell(row), row).second) return std::nullopt;
  return rows.size() < 2 ? std::nullopt : std::optional(std::move(rows));
}

template <class Spell>
double part_known(const Table& results, const SpelledRows& rows, Spell spell) {
  CellValues used;
  for (std::size_t row = 0; row < results.rows.size(); ++row) used.insert(spell(row));
  used.erase(std::string());
  return part_of(used, [&](const std::string& name) { return rows.contains(name); });
}

/// Each without what kind of area it is, in any order.
std::string both_spelled(std::string_view name, std::string_view larger) {
  return loosest_spelling(loosest_spelling(name) + " " + loosest_spelling(larger));
}

void keep_better(std::optional<JointName>& best, JointName found) {
  if (found.part >= enough_shared && (!best || found.part > best->part)) best = std::move(found);
}

}  // namespace

std::string joint_spelling(const Table& table, std::size_t row, std::size_t larger, std::size_t smaller) {
  return both_spelled(table.cell(row, smaller), table.cell(row, larger));
}

std::string one_spelling(std::string_view name) {
  for (const std::string_view sign : {"(", ",", " - ", " / "}) {
    const auto at = name.find(sign);
    if (at == std::string_view::npos || at == 0) continue;
    return both_spelled(name.substr(0, at), name.substr(at + sign.size()));
  }
  return loosest_spelling(name);
}

std::optional<JointName> best_joint_name(const Table& boundaries, const Table& results,
                                         const std::set<std::size_t>& never) {
  std::optional<JointName> best;
  const std::vector<std::size_t> own = name_columns(boundaries, {});
  const std::vector<std::size_t> used = name_columns(results, never);
  for (const std::size_t larger : own)
    for (const std::size_t smaller : own) {
      if (larger == smaller) continue;
      const auto rows =
          told_apart(boundaries, [&](std::size_t row) { return joint_spelling(boundaries, row, larger, smaller); });
      for (std::size_t i = 0; rows && i < used.size(); ++i) {
        const double part =
            part_known(results, *rows, [&](std::size_t row) { return one_spelling(results.cell(row, used[i])); });
        keep_better(best, {true, used[i], larger, smaller, *rows, part});
      }
    }
  for (const std::size_t one : own) {
    const auto rows = told_apart(boundaries, [&](std::size_t row) { return one_spelling(boundaries.cell(row, one)); });
    for (std::size_t i = 0; rows && i < used.size(); ++i)
      for (std::size_t j = 0; j < used.size(); ++j) {
        if (i == j) continue;
        const double part =
            part_known(results, *rows, [&](std::size_t row) { return joint_spelling(results, row, used[i], used[j]); });
        keep_better(best, {false, one, used[i], used[j], *rows, part});
      }
  }
  return best;
}

}  // namespace hustings
