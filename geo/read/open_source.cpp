#include "geo/read/open_source.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <mutex>
#include <ogrsf_frmts.h>
#include <vector>

#include "base/text/text.h"
#include "geo/read/archive.h"
#include "geo/read/offline.h"
#include "geo/read/source_file.h"
#include "geo/read/timeout.h"

namespace hustings {

void prepare_gdal() {
  static std::once_flag once;
  std::call_once(once, [] {
    stay_offline();
    // Only these: fewer start faster, and none of the rest can be reached by a crafted file name.
    RegisterOGRShape();
    RegisterOGRGeoPackage();
    RegisterOGRGeoJSON();
    RegisterOGRTopoJSON();
    RegisterOGRFlatGeobuf();
    RegisterOGRCSV();
    RegisterOGRXLSX();
    RegisterOGRODS();
    RegisterOGRTAB();
    RegisterOGRPG();
    CPLSetErrorHandler(CPLQuietErrorHandler);
    // A sheet of text alone has a header too, and a code such as 007 is no number.
    CPLSetConfigOption("OGR_XLSX_HEADERS", "FORCE");
    CPLSetConfigOption("OGR_XLSX_FIELD_TYPES", "STRING");
    CPLSetConfigOption("OGR_ODS_HEADERS", "FORCE");
    CPLSetConfigOption("OGR_ODS_FIELD_TYPES", "STRING");
  });
}

void DatasetCloser::operator()(GDALDataset* dataset) const { GDALClose(dataset); }

namespace {

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
                  table ? ", XLSX, ODS or" : " or", detail.empty() ? "" : " (" + detail + ")"),
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

/// The connection with a limit to how long it may take to be made, where nobody set one (libpq's manual,
/// "connect_timeout").
std::string with_time_limit(const std::string& source) {
  constexpr int seconds = 10;
  const std::string limit =
      fmt::format("connect_timeout={}", std::min<std::int64_t>(seconds, database_timeout().count()));
  if (lower_case(source).find("connect_timeout") != std::string::npos || std::getenv("PGCONNECT_TIMEOUT") != nullptr)
    return source;
  if (source.find("://") == std::string::npos) return fmt::format("{} {}", source, limit);
  return fmt::format("{}{}{}", source, source.find('?') == std::string::npos ? '?' : '&', limit);
}

Outcome<Dataset> open_database(const std::string& source, SourceKind kind) {
  const std::array<const char*, 2> drivers = {"PostgreSQL", nullptr};
  // A table without geometry is listed only when it is asked for.
  const std::array<const char*, 2> all_tables = {"LIST_ALL_TABLES=YES", nullptr};
  CPLErrorReset();
  Dataset dataset(GDALDataset::Open(with_time_limit(source).c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers.data(),
                                    kind == SourceKind::table ? all_tables.data() : nullptr));
  if (!dataset) return {std::nullopt, {database_fault(source, CPLGetLastErrorMsg())}};
  // A server that works is asked to stop by itself; for one that does not there is `result_within`.
  const auto limit = std::chrono::milliseconds(database_timeout()).count();
  dataset->ReleaseResultSet(
      dataset->ExecuteSQL(fmt::format("SET statement_timeout = {}", limit).c_str(), nullptr, nullptr));
  restart_timeout();
  return {std::move(dataset), {}};
}

Outcome<Dataset> open_file(const std::string& source, SourceKind kind) {
  if (auto found = maybe_file_fault(source)) return {std::nullopt, {std::move(*found)}};
  if (auto found = maybe_companion_fault(source)) return {std::nullopt, {std::move(*found)}};
  if (is_archive(source))
    if (const auto damage = maybe_archive_damage(source))
      return {std::nullopt, {fault(source, fmt::format("is damaged: {}", *damage), "Fetch the file again")}};
  const bool table = kind == SourceKind::table;
  const std::array<const char*, 10> drivers = {"ESRI Shapefile",
                                               "GPKG",
                                               "GeoJSON",
                                               "TopoJSON",
                                               "FlatGeobuf",
                                               "MapInfo File",
                                               "CSV",
                                               table ? "XLSX" : nullptr,
                                               table ? "ODS" : nullptr,
                                               nullptr};
  // A .dbf's own word on its encoding is not believed before its bytes are seen (geo/read/field_text).
  const std::array<const char*, 2> raw_bytes = {"ENCODING=", nullptr};
  const std::string extension = lower_case(std::filesystem::path(source).extension().string());
  const bool shapefile = extension == ".shp" || extension == ".dbf";
  CPLErrorReset();
  Dataset dataset(GDALDataset::Open(name_for_gdal(source).c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers.data(),
                                    shapefile ? raw_bytes.data() : nullptr));
  if (!dataset) return {std::nullopt, {format_fault(source, table, CPLGetLastErrorMsg())}};
  return {std::move(dataset), {}};
}

}  // namespace

Outcome<Dataset> open_source(const std::string& source, SourceKind kind) {
  prepare_gdal();
  return is_database(source) ? open_database(source, kind) : open_file(source, kind);
}

std::chrono::milliseconds longest_database_silence() {
  return std::chrono::milliseconds(database_timeout()) + std::chrono::seconds(1);
}

Finding silence_fault(const std::string& source) {
  return fault(source, fmt::format("the database has not answered for {} seconds", database_timeout().count()),
               "Check that the server runs and is not busy, or give it more time in HUSTINGS_DATABASE_SECONDS");
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
