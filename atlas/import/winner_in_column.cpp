#include "atlas/import/winner_in_column.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <string>

#include "base/text/text.h"
#include "elections/read/result_words.h"

namespace hustings {

namespace {

struct Leading {
  std::size_t place = 0;  ///< in the parties
  std::int64_t votes = 0, second = 0, sum = 0;
};

std::optional<Leading> leading_in(const Table& table, const RolesOfColumns& roles, std::size_t row) {
  Leading leading;
  for (std::size_t i = 0; i < roles.parties.size(); ++i) {
    const std::int64_t votes = maybe_count(table.cell(row, roles.parties[i].column)).value_or(0);
    leading.sum += votes;
    if (votes > leading.votes) {
      leading.second = leading.votes;
      leading.votes = votes;
      leading.place = i;
    } else {
      leading.second = std::max(leading.second, votes);
    }
  }
  return leading.votes > leading.second ? std::optional(leading) : std::nullopt;
}

ColumnIndex figure(const RolesOfColumns& roles, Role role) {
  const auto found = roles.figures.find(role);
  return found == roles.figures.end() ? ColumnIndex() : ColumnIndex(found->second);
}

/// The total of a row, else what its parties sum to.
std::int64_t whole_of(const Table& table, const RolesOfColumns& roles, std::size_t row, std::int64_t sum) {
  for (const Role role : {Role::valid, Role::total})
    if (const auto total = maybe_count(table.cell(row, figure(roles, role)))) return *total;
  return sum;
}

/// May the first have that much more than the second, who has a column, or is one of the others?
bool is_majority(const std::string& cell, const Leading& leading, std::int64_t whole) {
  const std::int64_t rest = std::max<std::int64_t>(0, whole - leading.sum);
  const std::int64_t most = leading.votes - leading.second;
  const std::int64_t least = leading.votes - std::max(leading.second, rest);
  if (const auto count = maybe_count(cell); count && least <= *count && *count <= most) return true;
  const auto percent = maybe_decimal(cell);
  if (!percent || percent->decimals == 0 || whole <= 0) return false;
  constexpr int most_decimals = 4;
  const double unit = std::pow(10.0, -std::min(percent->decimals, most_decimals));
  const auto of_whole = [&](std::int64_t votes) {
    return 100.0 * static_cast<double>(votes) / static_cast<double>(whole);
  };
  return of_whole(least) - unit <= percent->value && percent->value <= of_whole(most) + unit;
}

}  // namespace

std::map<std::size_t, std::size_t> winners_in_columns(const Table& table, const RolesOfColumns& roles) {
  const ColumnIndex winner = figure(roles, Role::winner);
  const ColumnIndex majority = figure(roles, Role::majority);
  std::map<std::size_t, std::size_t> found;
  if (!winner || !majority || roles.shares_alone) return found;
  // Who leads in a column is called so: the usual name of each column.
  std::vector<std::map<std::string, std::size_t>> names(roles.parties.size());
  std::vector<std::optional<Leading>> leading;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    leading.push_back(leading_in(table, roles, row));
    const std::string name = folded(table.cell(row, winner));
    if (leading.back() && !name.empty()) ++names[leading.back()->place][name];
  }
  std::set<std::string> with_column;
  for (std::size_t i = 0; i < names.size(); ++i) {
    with_column.insert(folded(roles.parties[i].label));
    const auto usual = std::max_element(names[i].begin(), names[i].end(),
                                        [](const auto& a, const auto& b) { return a.second < b.second; });
    if (usual != names[i].end()) with_column.insert(usual->first);
  }
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const std::string& name = table.cell(row, winner);
    if (!leading[row] || name.empty() || with_column.contains(folded(name))) continue;
    const std::int64_t whole = whole_of(table, roles, row, leading[row]->sum);
    if (whole - leading[row]->sum >= leading[row]->votes ||
        !is_majority(table.cell(row, majority), *leading[row], whole))
      continue;
    found.emplace(row, leading[row]->place);
  }
  return found;
}

}  // namespace hustings
