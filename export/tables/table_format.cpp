#include "export/tables/table_format.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>

#include "base/finding.h"
#include "base/picture_format.h"
#include "base/text/fuzzy_match.h"
#include "base/text/text.h"

namespace hustings {

const TableFormatRow& row_of(TableFormat format) { return table_formats.at(static_cast<std::size_t>(format)); }

std::vector<std::string> table_format_names() {
  std::vector<std::string> names;
  for (const TableFormatRow& row : table_formats) names.emplace_back(row.name);
  return names;
}

std::vector<std::string> table_endings(std::string_view before) {
  std::vector<std::string> endings;
  for (const TableFormatRow& row : table_formats)
    if (row.format != TableFormat::text) endings.push_back(fmt::format("{}.{}", before, row.name));
  return endings;
}

TableFormat table_format(std::string_view name, const std::string& out) {
  const bool to_screen = out.empty() || out == "-";
  const std::string ending = to_screen ? "" : lower_case(std::filesystem::path(out).extension().string());
  const bool by_ending = name.empty() && ending.size() > 1;
  const std::string_view wanted = by_ending ? std::string_view(ending).substr(1) : name.empty() ? "csv" : name;
  const auto found = std::find_if(table_formats.begin(), table_formats.end(), [&](const TableFormatRow& row) {
    return row.name == wanted && !(by_ending && row.format == TableFormat::text);
  });
  if (found == table_formats.end()) {
    const std::vector<std::string> known = table_endings();
    throw CommandError(
        fmt::format("--out takes a file that ends in {}{}; got \"{}\". --format writes any of them into it",
                    joined_by_or(known), did_you_mean(ending, known), out));
  }
  if (to_screen && !found->is_text)
    throw CommandError(fmt::format("{} is no text for standard output: name a file with --out", found->title));
  return found->format;
}

}  // namespace hustings
