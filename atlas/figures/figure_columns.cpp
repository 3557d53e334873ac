#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "atlas/figures/figures.h"

namespace hustings {

bool Column::known(AreaIndex area) const {
  switch (kind) {
    case ColumnKind::number: return !std::isnan(numbers[area]);
    case ColumnKind::party: return parties[area].has_value();
    case ColumnKind::status: return statuses[area].has_value();
    case ColumnKind::text: return !(*texts)[area].empty();
  }
  return false;
}

const Column* AreaFigures::find(std::string_view id) const {
  const auto found =
      std::find_if(columns.begin(), columns.end(), [&](const Column& column) { return column.id == id; });
  return found == columns.end() ? nullptr : &*found;
}

const Column& AreaFigures::column(std::string_view id) const {
  if (const Column* found = find(id)) return *found;
  throw CommandError(fmt::format("there is no column \"{}\"; the columns are: {}", id, column_list(*this, false)));
}

std::string column_list(const AreaFigures& figures, bool only_numbers) {
  std::vector<std::string> ids;
  std::vector<std::string> parties;
  constexpr std::string_view share = "share_";
  for (const Column& column : figures.columns) {
    if (column.id.starts_with(share)) parties.push_back(column.id.substr(share.size()));
    if (only_numbers && column.kind != ColumnKind::number) continue;
    if (!column.id.starts_with(share) && !column.id.starts_with("change_") &&
        (!column.id.starts_with("votes_") || column.id == "votes_valid"))
      ids.push_back(column.id);
  }
  constexpr std::size_t most = 12;
  const bool more = parties.size() > most;
  if (more) parties.resize(most);
  return fmt::format("{}, and votes_, share_ and change_ with a party: {}{}", fmt::join(ids, ", "),
                     fmt::join(parties, ", "), more ? ", ..." : "");
}

}  // namespace hustings
