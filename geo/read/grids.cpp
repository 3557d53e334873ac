#include "geo/read/grids.h"

#include "base/finding.h"
#include "base/paths.h"
#include "base/text/text.h"
#include "geo/read/read_table.h"

namespace hustings {

namespace {

std::vector<Grid> read_grids() {
  const Outcome<Table> read = read_table((assets_folder() / "grids.csv").string());
  if (!read) throw InputError(first_error(read.findings));
  const Table& table = *read.value;
  std::vector<Grid> grids;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const auto text = [&](std::string_view column) { return table.cell(row, table.find_column(column)); };
    const auto number = [&](std::string_view column) {
      const auto value = maybe_number(text(column));
      if (!value)
        throw InputError({.place = table.place(row, column), .what = "is no number", .remedy = "Install it again"});
      return *value;
    };
    grids.push_back({.crs = text("crs"),
                     .title = text("title"),
                     .meridian = number("meridian"),
                     .use = {number("west"), number("south"), number("east"), number("north")},
                     .area = text("area")});
  }
  return grids;
}

}  // namespace

const std::vector<Grid>& carried_grids() {
  static const std::vector<Grid> grids = read_grids();
  return grids;
}

}  // namespace hustings
