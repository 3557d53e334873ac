#include "geo/open_source.h"

#include <array>
#include <filesystem>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <mutex>
#include <ogrsf_frmts.h>
#include <vector>

#include "base/text.h"
#include "geo/source_file.h"

namespace hustings {

void DatasetCloser::operator()(GDALDataset* dataset) const { GDALClose(dataset); }

namespace {

void register_drivers() {
  static std::once_flag once;
  std::call_once(once, [] {
    // Only these: fewer start faster, and none of the rest can be reached by a crafted file name.
    RegisterOGRShape();
    RegisterOGRGeoPackage();
    RegisterOGRGeoJSON();
    RegisterOGRTopoJSON();
    RegisterOGRFlatGeobuf();
    RegisterOGRCSV();
    RegisterOGRXLSX();
    RegisterOGRTAB();
    RegisterOGRPG();
    CPLSetErrorHandler(CPLQuietErrorHandler);
    // A sheet of text alone has a header too, and a code such as 007 is no number.
    CPLSetConfigOption("OGR_XLSX_HEADERS", "FORCE");
    CPLSetConfigOption("OGR_XLSX_FIELD_TYPES", "STRING");
  });
}

Finding fault(const std::string& file, std::string what, std::string remedy) {
  return {.severity = Severity::error,
          .place = {.file = file, .layer = {}, .row = {}, .column = {}},
          .what = std::move(what),
          .remedy = std::move(remedy)};
}

Finding format_fault(const std::string& source, bool table, const std::string& detail) {
  return fault(
      source,
      fmt::format("cannot be read as a shapefile, GeoPackage, GeoJSON, TopoJSON, FlatGeobuf, MapInfo file{} CSV{}",
                  table ? ", XLSX or" : " or", detail.empty() ? "" : " (" + detail + ")"),
      "Check the file, or convert it to one of these");
}

/// What the server says helps; what libpq says of the connection's own text may quote a password.
Finding database_fault(const std::string& source, const std::string& detail) {
  const bool quotes = detail.find("connection info") != std::string::npos;
  return fault(
      source,
      fmt::format("the database cannot be opened{}", quotes ? " (its connection is not written as libpq wants it)"
                                                     : detail.empty() ? ""
                                                                      : " (" + detail + ")"),
      "Check host, dbname and user, and that the server runs");
}

}  // namespace

Outcome<Dataset> open_source(const std::string& source, SourceKind kind) {
  register_drivers();
  Outcome<Dataset> outcome;
  if (!is_database(source)) {
    if (auto found = maybe_file_fault(source)) {
      outcome.findings.push_back(std::move(*found));
      return outcome;
    }
  }
  const bool table = kind == SourceKind::table;
  const std::array<const char*, 3> database_driver = {"PostgreSQL", nullptr};
  const std::array<const char*, 9> file_drivers = {
      "ESRI Shapefile",         "GPKG", "GeoJSON", "TopoJSON", "FlatGeobuf", "MapInfo File", "CSV",
      table ? "XLSX" : nullptr, nullptr};
  // A table without geometry is listed only when it is asked for.
  const std::array<const char*, 2> all_tables = {"LIST_ALL_TABLES=YES", nullptr};
  CPLErrorReset();
  // A .dbf's own word on its encoding is not believed before its bytes are seen (geo/field_text).
  const std::array<const char*, 2> raw_bytes = {"ENCODING=", nullptr};
  const std::string extension = lower_case(std::filesystem::path(source).extension().string());
  const bool shapefile = extension == ".shp" || extension == ".dbf";
  const bool database = is_database(source);
  auto* dataset = GDALDataset::Open(source.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY,
                                    database ? database_driver.data() : file_drivers.data(),
                                    shapefile           ? raw_bytes.data()
                                    : database && table ? all_tables.data()
                                                        : nullptr);
  if (dataset == nullptr) {
    outcome.findings.push_back(database ? database_fault(source, CPLGetLastErrorMsg())
                                        : format_fault(source, table, CPLGetLastErrorMsg()));
    return outcome;
  }
  outcome.value = Dataset(dataset);
  return outcome;
}

Outcome<OGRLayer*> layer_of(GDALDataset& dataset, const std::string& source, const std::string& name) {
  OGRLayer* layer = nullptr;
  if (!name.empty()) layer = dataset.GetLayerByName(name.c_str());
  else if (!is_database(source) || dataset.GetLayerCount() == 1) layer = dataset.GetLayer(0);
  if (layer != nullptr) return {layer, {}};
  std::vector<std::string> names;
  for (int i = 0; i < dataset.GetLayerCount(); ++i) names.emplace_back(dataset.GetLayer(i)->GetName());
  const std::string what = !name.empty()   ? fmt::format("has no layer {}", name)
                           : names.empty() ? "holds no layer"
                                           : fmt::format("has {} layers, and none is named", names.size());
  return {std::nullopt,
          {fault(source, what,
                 names.empty() ? "Choose another source"
                               : fmt::format("Name one of these in the atlas: {}", fmt::join(names, ", ")))}};
}

}  // namespace hustings
