#include <algorithm>
#include <array>
#include <atomic>
#include <cpl_conv.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <memory>
#include <ogrsf_frmts.h>

#include "base/text/text.h"
#include "geo/read/by_gdal.h"
#include "geo/read/by_gdal_crs.h"
#include "geo/read/gdal_errors.h"
#include "geo/read/open_source.h"

namespace hustings {

namespace {

struct FormatTraits {
  const char* driver;
  std::vector<std::string> endings;  ///< of its files, the one that names it first
};

const FormatTraits& traits_of(LayerFormat format) {
  static const std::array<FormatTraits, 4> traits{{{"GPKG", {".gpkg"}},
                                                   {"GeoJSON", {".geojson"}},
                                                   {"FlatGeobuf", {".fgb"}},
                                                   {"ESRI Shapefile", {".shp", ".shx", ".dbf", ".prj", ".cpg"}}}};
  return traits.at(static_cast<std::size_t>(format));
}

/// A folder in memory, gone with this.
class MemoryFolder {
 public:
  MemoryFolder() {
    static std::atomic<int> number{0};
    path_ = fmt::format("/vsimem/hustings-layer-{}", ++number);
  }
  MemoryFolder(const MemoryFolder&) = delete;
  MemoryFolder& operator=(const MemoryFolder&) = delete;
  ~MemoryFolder() { VSIRmdirRecursive(path_.c_str()); }

  std::string operator/(std::string_view name) const { return fmt::format("{}/{}", path_, name); }

 private:
  std::string path_;
};

std::unique_ptr<OGRLinearRing> ring_of(const Ring& ring) {
  auto closed = std::make_unique<OGRLinearRing>();
  closed->setNumPoints(static_cast<int>(ring.size()) + 1);
  for (std::size_t i = 0; i <= ring.size(); ++i) {
    const Point point = ring[i % ring.size()];
    closed->setPoint(static_cast<int>(i), point.x, point.y);
  }
  return closed;
}

std::unique_ptr<OGRMultiPolygon> polygons_of(const Shape& shape) {
  auto all = std::make_unique<OGRMultiPolygon>();
  for (const Polygon& part : shape) {
    auto polygon = std::make_unique<OGRPolygon>();
    polygon->addRingDirectly(ring_of(part.outer).release());
    for (const Ring& hole : part.holes) polygon->addRingDirectly(ring_of(hole).release());
    all->addGeometryDirectly(polygon.release());
  }
  return all;
}

class LayerWriter {
 public:
  explicit LayerWriter(const LayerFile& file) : file_(file), traits_(traits_of(file.format)) {}

  Outcome<std::vector<FileBytes>> write() {
    const FixedDate always;
    if (!understands_map_crs(crs_, file_.crs))
      return fault(fmt::format("\"{}\" is no coordinate reference system that a map can have", file_.crs));
    const std::string path = folder_ / fmt::format("{}{}", file_.name, traits_.endings.front());
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName(traits_.driver);
    if (driver == nullptr) return fault("this GDAL cannot write the format");
    dataset_.reset(driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    if (dataset_ == nullptr || !make_layer() || !add_rows()) return fault(errors_.first());
    layer_ = nullptr;
    dataset_.reset();  // the last is written here
    if (errors_.any()) return fault(errors_.first());
    return read_back();
  }

 private:
  /// What GDAL takes for now.
  class FixedDate {
   public:
    FixedDate() { CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", "1980-01-01T00:00:00.000Z"); }
    FixedDate(const FixedDate&) = delete;
    FixedDate& operator=(const FixedDate&) = delete;
    ~FixedDate() { CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", nullptr); }
  };

  Outcome<std::vector<FileBytes>> fault(const std::string& what) const {
    return {std::nullopt,
            {{.severity = Severity::error,
              .place = {.file = {}, .layer = file_.name, .row = {}, .column = {}},
              .what = fmt::format("cannot be written as {} ({})", traits_.driver,
                                  what.empty() ? "GDAL gives no reason" : what),
              .remedy = "Choose another format"}}};
  }

  CPLStringList options() const {
    CPLStringList options;
    if (file_.format == LayerFormat::geopackage || file_.format == LayerFormat::geojson)
      options.SetNameValue("DESCRIPTION", file_.description.c_str());
    if (file_.format == LayerFormat::geopackage) options.SetNameValue("IDENTIFIER", file_.title.c_str());
    if (file_.format == LayerFormat::geojson) options.SetNameValue("COORDINATE_PRECISION", "3");
    if (file_.format == LayerFormat::shapefile) {
      options.SetNameValue("ENCODING", "UTF-8");
      options.SetNameValue("DBF_DATE_LAST_UPDATE", "1980-01-01");
    }
    return options;
  }

  int longest(std::size_t field) const {
    std::size_t most = 1;
    for (const std::vector<std::string>& row : file_.cells) most = std::max(most, row[field].size());
    return static_cast<int>(most);
  }

  bool make_layer() {
    layer_ = dataset_->CreateLayer(file_.name.c_str(), &crs_, wkbMultiPolygon, options().List());
    if (layer_ == nullptr) return false;
    for (std::size_t i = 0; i < file_.fields.size(); ++i) {
      const FileField& field = file_.fields[i];
      OGRFieldDefn made(field.name.c_str(), field.kind == FieldKind::text    ? OFTString
                                            : field.kind == FieldKind::whole ? OFTInteger64
                                                                             : OFTReal);
      if (file_.format == LayerFormat::geopackage) made.SetAlternativeName(field.title.c_str());
      // A column of a .dbf is as wide as its widest cell.
      if (file_.format == LayerFormat::shapefile) made.SetWidth(longest(i));
      if (file_.format == LayerFormat::shapefile && field.kind == FieldKind::number) made.SetPrecision(4);
      if (layer_->CreateField(&made) != OGRERR_NONE) return false;
    }
    return true;
  }

  bool add_rows() {
    const bool grouped = dataset_->StartTransaction() == OGRERR_NONE;
    for (std::size_t row = 0; row < file_.cells.size(); ++row) {
      OGRFeature feature(layer_->GetLayerDefn());
      for (std::size_t i = 0; i < file_.fields.size(); ++i) set(feature, static_cast<int>(i), file_.cells[row][i]);
      feature.SetGeometryDirectly(polygons_of(file_.shapes[row]).release());
      if (layer_->CreateFeature(&feature) != OGRERR_NONE) return false;
    }
    return !grouped || dataset_->CommitTransaction() == OGRERR_NONE;
  }

  void set(OGRFeature& feature, int field, const std::string& cell) const {
    const FieldKind kind = file_.fields[static_cast<std::size_t>(field)].kind;
    const auto whole = kind == FieldKind::whole ? maybe_integer(cell) : std::nullopt;
    const auto number = kind == FieldKind::number ? maybe_number(cell) : std::nullopt;
    if (whole) feature.SetField(field, static_cast<GIntBig>(*whole));
    else if (number) feature.SetField(field, *number);
    else if (kind == FieldKind::text && !cell.empty()) feature.SetField(field, cell.c_str());
    else feature.SetFieldNull(field);
  }

  Outcome<std::vector<FileBytes>> read_back() const {
    std::vector<FileBytes> files;
    for (const std::string& ending : traits_.endings) {
      GByte* data = nullptr;
      vsi_l_offset size = 0;
      const std::string path = folder_ / fmt::format("{}{}", file_.name, ending);
      if (VSIIngestFile(nullptr, path.c_str(), &data, &size, -1) == 0) return fault(fmt::format("no {}", ending));
      files.push_back({ending, std::string(reinterpret_cast<const char*>(data), static_cast<std::size_t>(size))});
      VSIFree(data);
    }
    return {std::move(files), {}};
  }

  const LayerFile& file_;
  const FormatTraits& traits_;
  MemoryFolder folder_;
  GdalErrors errors_;
  OGRSpatialReference crs_;
  Dataset dataset_;
  OGRLayer* layer_ = nullptr;
};

}  // namespace

Outcome<std::vector<FileBytes>> layer_bytes_by_gdal(const LayerFile& file) {
  prepare_gdal();
  return LayerWriter(file).write();
}

}  // namespace hustings
