#include "app/watch/open_votes.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/text/text.h"

namespace hustings {

void take_out_open_areas(Table& table) {
  const auto votes = table.find_column("votes");
  const auto area = table.find_column("area_code");
  const auto level = table.find_column("level");
  const auto elected = table.find_column("elected");
  if (!votes) return;
  struct Known {
    bool missing = false;
    bool any = false;
  };
  std::map<std::pair<std::string, std::string>, Known> areas;
  const auto key = [&](std::size_t row) { return std::pair(table.cell(row, area), table.cell(row, level)); };
  const auto is_missing = [&](std::size_t row) {
    return trimmed(table.cell(row, votes)).empty() && trimmed(table.cell(row, elected)).empty();
  };
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    Known& known = areas[key(row)];
    known.missing |= is_missing(row);
    const std::string_view written = trimmed(table.cell(row, votes));
    known.any |= written != "0";
  }
  std::vector<std::vector<std::string>> rows;
  std::vector<std::int64_t> lines;
  std::vector<std::string> files;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const Known& known = areas[key(row)];
    if (area ? known.missing || !known.any : is_missing(row)) continue;
    rows.push_back(std::move(table.rows[row]));
    lines.push_back(table.lines[row]);
    if (!table.files.empty()) files.push_back(std::move(table.files[row]));
  }
  table.rows = std::move(rows);
  table.lines = std::move(lines);
  table.files = std::move(files);
}

}  // namespace hustings
