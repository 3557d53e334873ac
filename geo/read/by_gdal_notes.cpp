#include "geo/read/by_gdal_notes.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <string_view>

namespace hustings {

namespace {

std::string count_text(int count, std::string_view thing) {
  return fmt::format("{} {}{}", count, thing, count == 1 ? "" : "s");
}

/// ", and 2 lines and 1 point in them are left out"; empty where there are none.
std::string left_out(Unused unused) {
  std::string text;
  if (unused.lines > 0) text = count_text(unused.lines, "line");
  if (unused.points > 0) text += (text.empty() ? "" : " and ") + count_text(unused.points, "point");
  if (text.empty()) return text;
  return fmt::format(", and {} beside them {} left out", text, unused.lines + unused.points == 1 ? "is" : "are");
}

Finding warning(std::int64_t row, std::string what, std::string remedy) {
  return {.severity = Severity::warning,
          .place = {.file = {}, .layer = {}, .row = row, .column = {}},
          .what = std::move(what),
          .remedy = std::move(remedy)};
}

}  // namespace

void LayerNotes::Rows::add(std::int64_t row, const std::string& label) {
  if (labels.empty()) first = row;
  labels.push_back(label);
}

std::string LayerNotes::Rows::list() const {
  constexpr std::size_t at_most = 5;
  const auto shown = static_cast<std::ptrdiff_t>(std::min(at_most, labels.size()));
  return fmt::format("{}{}", fmt::join(labels.begin(), labels.begin() + shown, ", "),
                     labels.size() > at_most ? fmt::format(" and {} more", labels.size() - at_most) : "");
}

void LayerNotes::add_collection(std::int64_t row, const std::string& label, Unused unused) {
  collections_.add(row, label);
  unused_.lines += unused.lines;
  unused_.points += unused.points;
}

void LayerNotes::add_merged(std::int64_t row, std::int64_t into, const std::string& label) {
  merged_.add(row, fmt::format("{} (rows {} and {})", label, into, row));
}

void LayerNotes::add_renamed(std::int64_t row, std::int64_t into, const std::string& label, const std::string& name) {
  renamed_.add(row, fmt::format("{} (rows {} and {}, first called {})", label, into, row, name));
}

Findings LayerNotes::findings(std::size_t areas) const {
  Findings out;
  if (const std::size_t count = without_shape_.labels.size(); count > 0)
    out.push_back(
        warning(without_shape_.first,
                fmt::format("{} without a shape {} left out: {}", count == 1 ? "1 row" : fmt::format("{} rows", count),
                            count == 1 ? "is" : "are", without_shape_.list()),
                "Add what is missing, or take such rows out of the file"));
  if (const std::size_t count = collections_.labels.size(); count > 0)
    out.push_back(
        warning(collections_.first,
                fmt::format("{} of shapes of several kinds: {}. Polygons are taken{}",
                            count == 1 ? "1 area is a collection" : fmt::format("{} areas are collections", count),
                            collections_.list(), left_out(unused_)),
                "Save polygons alone, if that is not what you want"));
  if (const std::size_t count = merged_.labels.size(); count > 0)
    out.push_back(warning(
        merged_.first,
        fmt::format("{} of the same code and name as an earlier one {} merged with it: {}",
                    count == 1 ? "1 row" : fmt::format("{} rows", count), count == 1 ? "is" : "are", merged_.list()),
        "If they are different areas, give each its own code"));
  constexpr std::size_t some = 3, one_in = 20;
  if (const std::size_t count = renamed_.labels.size(); count > 0) {
    out.push_back(warning(renamed_.first,
                          fmt::format("{} the code of an earlier one and another name, and {} merged with it: {}",
                                      count == 1 ? "1 row has" : fmt::format("{} rows have", count),
                                      count == 1 ? "is" : "are", renamed_.list()),
                          "If they are different areas, give each its own code"));
    if (count > std::max(some, areas / one_in)) {
      out.back().severity = Severity::error;
      out.back().remedy = "Name a column whose codes tell all areas apart, or several, as in code = \"STATE + NAME\"";
    }
  }
  return out;
}

}  // namespace hustings
