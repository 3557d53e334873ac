#include <algorithm>
#include <cpl_conv.h>
#include <fmt/format.h>
#include <ogrsf_frmts.h>
#include <utility>

#include "geo/read/by_gdal.h"
#include "geo/read/field_text.h"
#include "geo/read/gdal_errors.h"
#include "geo/read/open_source.h"

namespace hustings {

namespace {

/// GDAL counts columns to here, and puts what stands in later ones side by side behind it.
constexpr std::size_t most_columns = 2000;

/// While it lives, the first row of a sheet is one like the others.
class NoHeaders {
 public:
  NoHeaders() { set("DISABLE"); }
  NoHeaders(const NoHeaders&) = delete;
  NoHeaders& operator=(const NoHeaders&) = delete;
  ~NoHeaders() { set(nullptr); }

 private:
  static void set(const char* value) {
    CPLSetThreadLocalConfigOption("OGR_XLSX_HEADERS", value);
    CPLSetThreadLocalConfigOption("OGR_ODS_HEADERS", value);
  }
};

std::vector<std::string> cells_of(const OGRFeature& feature, FieldText& text) {
  std::vector<std::string> cells;
  for (int i = 0; i < feature.GetFieldCount(); ++i) {
    if (feature.IsFieldSetAndNotNull(i) == 0) continue;
    std::string cell = text.cell(feature, i);
    if (cell.empty()) continue;
    cells.resize(static_cast<std::size_t>(i));
    cells.push_back(std::move(cell));
  }
  return cells;
}

Sheet sheet_of(OGRLayer& layer, GdalErrors& errors) {
  Sheet sheet;
  sheet.name = layer.GetName();
  errors.forget();
  FieldText text(layer);
  for (const OGRFeatureUniquePtr& feature : layer) {
    // A row's number; blank rows may be left out of the features.
    const auto number = static_cast<std::size_t>(std::max<GIntBig>(feature->GetFID(), 1));
    constexpr std::size_t most_rows = std::size_t{1} << 20U;  // that a sheet has
    if (number > sheet.rows.size() && number <= most_rows) sheet.rows.resize(number - 1);
    sheet.rows.push_back(cells_of(*feature, text));
    if (sheet.rows.back().size() > most_columns && sheet.fault.empty())
      sheet.fault = fmt::format("row {} has cells beyond column {}", number, most_columns);
  }
  while (!sheet.rows.empty() && sheet.rows.back().empty()) sheet.rows.pop_back();
  if (errors.any()) sheet.fault = errors.first();
  return sheet;
}

}  // namespace

Outcome<std::vector<Sheet>> read_sheets_by_gdal(const std::string& source, const std::string& name) {
  const NoHeaders no_headers;
  GdalErrors errors;
  errors.let_columns_go();
  Outcome<Dataset> opened = open_source(source, SourceKind::table);
  if (!opened) return {std::nullopt, std::move(opened.findings)};
  GDALDataset& dataset = **opened.value;
  std::vector<Sheet> sheets;
  if (!name.empty()) {
    Outcome<OGRLayer*> found = layer_of(dataset, source, name);
    if (!found) return {std::nullopt, std::move(found.findings)};
    sheets.push_back(sheet_of(**found.value, errors));
  } else {
    for (int i = 0; i < dataset.GetLayerCount(); ++i) sheets.push_back(sheet_of(*dataset.GetLayer(i), errors));
  }
  return {std::move(sheets), {}};
}

}  // namespace hustings
