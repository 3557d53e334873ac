#include "geo/open_source.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <gdal_priv.h>
#include <mutex>
#include <ogrsf_frmts.h>
#include <vector>

#include "base/text.h"

namespace hustings {

namespace fs = std::filesystem;

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

bool sidecar_exists(const fs::path& path, const std::string& extension) {
  return fs::exists(fs::path(path).replace_extension(extension)) ||
         fs::exists(fs::path(path).replace_extension(upper_case(extension)));
}

std::uint32_t big_endian(const unsigned char* bytes) {
  return (std::uint32_t{bytes[0]} << 24U) | (std::uint32_t{bytes[1]} << 16U) | (std::uint32_t{bytes[2]} << 8U) |
         bytes[3];
}

/// A shapefile begins with 9994, and says its own length, in 16-bit words, at byte 24 of its header (ESRI Shapefile
/// Technical Description, 1998).
std::optional<Finding> shapefile_fault(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::array<unsigned char, 100> header{};
  if (!in.read(reinterpret_cast<char*>(header.data()), header.size()))
    return fault(path.string(), "is shorter than a shapefile's header", "Fetch the file again");
  if (big_endian(header.data()) != 9994)
    return fault(path.string(), "is not a shapefile", "Fetch the file again, or name it by what it is");
  const std::uint64_t says = 2ULL * big_endian(&header[24]);
  const std::uint64_t has = fs::file_size(path);
  if (has < says)
    return fault(path.string(), fmt::format("is truncated: its header says {} bytes, the file has {}", says, has),
                 "Fetch the file again");
  for (const char* extension : {".shx", ".dbf"})
    if (!sidecar_exists(path, extension))
      return fault(path.string(), fmt::format("its {} file is missing", extension),
                   "Put the .shp, .shx, .dbf and .prj of the same publication into one folder");
  return std::nullopt;
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

std::optional<Finding> maybe_file_fault(const std::string& source) {
  std::error_code failed;
  const fs::path path(source);
  if (!fs::exists(path, failed)) return fault(source, "there is no such file", "Check the name in the atlas");
  if (fs::is_directory(path, failed)) return std::nullopt;
  if (fs::file_size(path, failed) == 0) return fault(source, "is empty", "Fetch the file again");
  if (lower_case(path.extension().string()) == ".shp") return shapefile_fault(path);
  return std::nullopt;
}

bool is_database(const std::string& source) { return source.starts_with("PG:") || source.starts_with("postgresql://"); }

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
  const bool database = is_database(source);
  auto* dataset = GDALDataset::Open(source.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY,
                                    database ? database_driver.data() : file_drivers.data(),
                                    database && table ? all_tables.data() : nullptr);
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
