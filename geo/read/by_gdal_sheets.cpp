#include <algorithm>
#include <array>
#include <cpl_conv.h>
#include <fmt/format.h>
#include <ogrsf_frmts.h>
#include <utility>

#include "geo/read/by_gdal.h"
#include "geo/read/field_text.h"
#include "geo/read/gdal_errors.h"
#include "geo/read/open_source.h"
#include "geo/read/slim_workbook.h"

namespace hustings {

namespace {

/// GDAL counts columns to here.
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
  }
  while (!sheet.rows.empty() && sheet.rows.back().empty()) sheet.rows.pop_back();
  if (errors.any()) sheet.fault = errors.first();
  return sheet;
}

bool is_too_wide(const Sheet& sheet) {
  return sheet.fault.find("Maximum number of fields") != std::string::npos ||
         sheet.fault.find("Limiting number of columns") != std::string::npos;
}

/// Sheets that are too wide are read again without the cells that hold nothing.
void read_again(const std::string& source, std::vector<Sheet>& sheets, GdalErrors& errors) {
  if (std::none_of(sheets.begin(), sheets.end(), is_too_wide)) return;
  const SlimWorkbook slim(source);
  const std::array<const char*, 2> drivers = {"XLSX", nullptr};
  const Dataset dataset(slim.is_whole()
                            ? GDALDataset::Open(slim.path().c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers.data())
                            : nullptr);
  for (Sheet& sheet : sheets) {
    if (!is_too_wide(sheet)) continue;
    OGRLayer* layer = dataset ? dataset->GetLayerByName(sheet.name.c_str()) : nullptr;
    if (layer != nullptr) sheet = sheet_of(*layer, errors);
    if (is_too_wide(sheet)) sheet.fault = fmt::format("it has more than {} columns", most_columns);
  }
}

}  // namespace

Outcome<std::vector<Sheet>> read_sheets_by_gdal(const std::string& source, const std::string& name) {
  const NoHeaders no_headers;
  GdalErrors errors;
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
  read_again(source, sheets, errors);
  return {std::move(sheets), {}};
}

}  // namespace hustings
