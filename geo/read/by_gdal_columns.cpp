#include "geo/read/by_gdal_columns.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <ogrsf_frmts.h>

#include "base/text/text.h"
#include "base/text/unicode.h"

namespace hustings {

namespace {

/// Of a column whatever its capitals, but written so before all others.
int index_of(const std::vector<std::string>& columns, const std::string& name) {
  const std::string wanted = composed(name);
  const auto at = [&](auto test) {
    const auto found = std::find_if(columns.begin(), columns.end(), test);
    return found == columns.end() ? -1 : static_cast<int>(found - columns.begin());
  };
  const int exact = at([&](const std::string& column) { return column == wanted; });
  return exact >= 0 ? exact : at([&](const std::string& column) { return lower_case(column) == lower_case(wanted); });
}

}  // namespace

std::optional<Finding> LayerColumns::maybe_missing(const LayerSource& source) {
  if (source.code.empty())
    return Finding{
        .place = {}, .what = "the atlas names no code column", .remedy = "Add code = \"COLUMN\" to the layer"};
  // One, or several as in "STATE + NAME", which only together tell areas apart.
  std::vector<std::string> names = split(source.code, '+');
  if (names.size() < 2 || index_of(headers(), source.code) >= 0) names = {source.code};
  for (const std::string& name : names)
    if (auto missing = maybe_missing(name, codes_.emplace_back())) return missing;
  if (auto missing = maybe_missing(source.name, name_)) return missing;
  return maybe_missing(source.parent, parent_);
}

std::optional<Finding> LayerColumns::maybe_missing(const std::string& name, int& index) {
  index = -1;
  if (name.empty()) return std::nullopt;
  const std::vector<std::string> columns = headers();
  index = index_of(columns, name);
  if (index >= 0) return std::nullopt;
  return Finding{.place = {.file = {}, .layer = {}, .row = {}, .column = name},
                 .what = "there is no such column",
                 .remedy = fmt::format("The columns are: {}", fmt::join(columns, ", "))};
}

std::vector<std::string> LayerColumns::headers() {
  std::vector<std::string> columns;
  for (int i = 0; i < layer_.GetLayerDefn()->GetFieldCount(); ++i) columns.push_back(text_.header(i));
  return columns;
}

std::string LayerColumns::code_of(const OGRFeature& feature) {
  std::string code;
  for (const int column : codes_) {
    const std::string part = text_.cell(feature, column);
    if (part.empty()) return {};
    code += (code.empty() ? "" : "/") + part;
  }
  return area_code_of(code);
}

std::string LayerColumns::name_of(const OGRFeature& feature, const std::string& code) {
  return name_ >= 0 ? text_.cell(feature, name_) : code;
}

std::string LayerColumns::parent_of(const OGRFeature& feature) { return area_code_of(text_.cell(feature, parent_)); }

}  // namespace hustings
