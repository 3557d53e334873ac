#include "geo/read/by_gdal.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <memory>
#include <ogrsf_frmts.h>
#include <proj.h>
#include <unordered_map>

#include "base/text/text.h"
#include "base/text/unicode.h"
#include "geo/read/by_gdal_notes.h"
#include "geo/read/by_gdal_place.h"
#include "geo/read/by_gdal_shape.h"
#include "geo/read/field_text.h"
#include "geo/read/gdal_errors.h"
#include "geo/read/offline.h"
#include "geo/read/open_source.h"
#include "geo/read/shape_record.h"
#include "geo/read/source_file.h"
#include "geo/read/timeout.h"
#include "geo/read/valid_shape.h"

namespace hustings {

namespace {

/// Without its database PROJ knows no CRS at all; that is a fault of the machine, not of the layer.
void require_projections() {
  if (proj_context_get_database_path(nullptr) == nullptr)
    throw MachineError("PROJ finds no proj.db. Install the package proj-data, or name its folder in PROJ_LIB");
}

/// Reads one layer; the first fault that makes it useless ends the reading.
class LayerReader {
 public:
  explicit LayerReader(LayerSource source) : source_(std::move(source)) {}

  Outcome<Layer> read() {
    Outcome<Dataset> opened = open_source(source_.source, SourceKind::boundaries);
    findings_ = std::move(opened.findings);
    if (!opened || !find_layer(**opened.value) || !find_columns() || !find_transformation()) return finish(false);
    layer_.id = source_.id;
    layer_.file = source_.source;
    add_all();
    text_->add_findings(findings_, {.file = source_.source, .layer = source_.id, .row = {}, .column = {}});
    add_notes();
    if (layer_.areas.empty() && !has_errors(findings_)) fault({}, {}, "has no areas", "Choose another layer");
    for (const Area& area : layer_.areas) layer_.bounds.add(bounds_of(area.shape));
    return finish(!has_errors(findings_));
  }

  bool transforms() const { return transformation_ != nullptr; }

 private:
  Outcome<Layer> finish(bool usable) {
    Outcome<Layer> outcome;
    if (usable) outcome.value = std::move(layer_);
    outcome.findings = std::move(findings_);
    return outcome;
  }

  void add_finding(Severity severity, std::optional<std::int64_t> row, std::string column, std::string what,
                   std::string remedy) {
    findings_.push_back(
        {.severity = severity,
         .place = {.file = source_.source, .layer = source_.id, .row = row, .column = std::move(column)},
         .what = std::move(what),
         .remedy = std::move(remedy)});
  }
  void fault(std::optional<std::int64_t> row, std::string column, std::string what, std::string remedy) {
    add_finding(Severity::error, row, std::move(column), std::move(what), std::move(remedy));
  }

  bool find_layer(GDALDataset& dataset) {
    Outcome<OGRLayer*> found = layer_of(dataset, source_.source, source_.source_layer);
    for (Finding& finding : found.findings) fault({}, {}, std::move(finding.what), std::move(finding.remedy));
    ogr_layer_ = found.value.value_or(nullptr);
    if (ogr_layer_ != nullptr) text_.emplace(*ogr_layer_);
    return ogr_layer_ != nullptr;
  }

  bool find_column(const std::string& name, int& index) {
    index = -1;
    if (name.empty()) return true;
    const std::vector<std::string> columns = headers();
    index = index_of(columns, name);
    if (index >= 0) return true;
    fault({}, name, "there is no such column", fmt::format("The columns are: {}", fmt::join(columns, ", ")));
    return false;
  }

  /// Of a column whatever its capitals, but written so before all others.
  static int index_of(const std::vector<std::string>& columns, const std::string& name) {
    const std::string wanted = composed(name);
    const auto at = [&](auto test) {
      const auto found = std::find_if(columns.begin(), columns.end(), test);
      return found == columns.end() ? -1 : static_cast<int>(found - columns.begin());
    };
    const int exact = at([&](const std::string& column) { return column == wanted; });
    return exact >= 0 ? exact : at([&](const std::string& column) { return lower_case(column) == lower_case(wanted); });
  }

  bool find_columns() {
    if (source_.code.empty()) {
      fault({}, {}, "the atlas names no code column", "Add code = \"COLUMN\" to the layer");
      return false;
    }
    return find_code_columns() && find_column(source_.name, name_) && find_column(source_.parent, parent_);
  }

  /// One, or several as in "STATE + NAME", which only together tell areas apart.
  bool find_code_columns() {
    std::vector<std::string> names = split(source_.code, '+');
    if (names.size() > 1 && index_of(headers(), source_.code) < 0)
      return std::all_of(names.begin(), names.end(),
                         [&](const std::string& name) { return find_column(name, codes_.emplace_back()); });
    return find_column(source_.code, codes_.emplace_back());
  }

  std::vector<std::string> headers() {
    std::vector<std::string> columns;
    for (int i = 0; i < ogr_layer_->GetLayerDefn()->GetFieldCount(); ++i) columns.push_back(text_->header(i));
    return columns;
  }

  std::string code_of(const OGRFeature& feature) {
    std::string code;
    for (const int column : codes_) {
      const std::string part = text_of(feature, column);
      if (part.empty()) return {};
      code += (code.empty() ? "" : "/") + part;
    }
    return area_code_of(code);
  }

  /// What the text names, and nothing that it would have to be fetched or read from.
  static bool understands(OGRSpatialReference& crs, const std::string& text) {
    if (lower_case(text).starts_with("dict:")) return false;  // a file
    return crs.SetFromUserInput(text.c_str(), OGRSpatialReference::SET_FROM_USER_INPUT_LIMITATIONS_get()) ==
           OGRERR_NONE;
  }

  /// What to propose where a source names none.
  std::string_view likely_crs() {
    OGREnvelope box;
    const bool is_known = ogr_layer_->GetExtent(&box) == OGRERR_NONE;
    const bool could_be_degrees = box.MinX >= -180 && box.MaxX <= 180 && box.MinY >= -90 && box.MaxY <= 90;
    return is_known && could_be_degrees ? "EPSG:4326" : "EPSG:27700";
  }

  bool find_transformation() {
    const std::string link = take_refused_link();
    if (!link.empty()) errors_.forget();  // told of here, where it matters
    if (errors_.any()) {
      fault({}, {}, fmt::format("cannot be read ({})", errors_.first()), "Fetch the file again");
      return false;
    }
    OGRSpatialReference from;
    from.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    if (!link.empty() && source_.crs.empty()) {
      fault({}, {}, fmt::format("its coordinate reference system is a link, {}, and nothing is fetched", link),
            "Name it in the atlas, as in crs = \"EPSG:27700\"");
      return false;
    }
    if (const OGRSpatialReference* own = ogr_layer_->GetSpatialRef(); own != nullptr && source_.crs.empty()) {
      from = *own;
      from.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    } else if (source_.crs.empty()) {
      fault({}, {}, "has no coordinate reference system",
            fmt::format("Add its .prj file, or name it, as in crs = \"{}\"", likely_crs()));
      return false;
    } else if (!understands(from, source_.crs)) {
      fault({}, {}, fmt::format("\"{}\" is no coordinate reference system that PROJ knows", source_.crs),
            "Name one as in crs = \"EPSG:27700\"");
      return false;
    }
    OGRSpatialReference to;
    to.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    if (!understands(to, source_.target_crs) || to.IsProjected() == 0) {
      require_projections();
      fault({}, {}, fmt::format("the atlas's CRS \"{}\" is not a projected one that PROJ knows", source_.target_crs),
            "Name one as in crs = \"EPSG:27700\"");
      return false;
    }
    is_in_degrees_ = from.IsGeographic() != 0;
    from_ = from;
    to_ = to;
    if (is_same(from, to)) return true;
    transformation_.reset(OGRCreateCoordinateTransformation(&from, &to));
    if (!transformation_)
      fault({}, {}, fmt::format("no way from its CRS to {}: {}", source_.target_crs, errors_.first()),
            "Name another CRS");
    return transformation_ != nullptr;
  }

  /// The GLA writes British National Grid without its EPSG code and with the scale factor rounded to nine digits. That
  /// moves no place by a millimetre, so it counts as the same system and saves the coordinates a needless trip through
  /// longitude and latitude.
  static bool is_same(const OGRSpatialReference& from, const OGRSpatialReference& to) {
    OGRSpatialReference unrounded = from;
    const double scale = to.GetNormProjParm(SRS_PP_SCALE_FACTOR, 0);
    if (std::abs(from.GetNormProjParm(SRS_PP_SCALE_FACTOR, 0) - scale) < 1e-9)
      unrounded.SetNormProjParm(SRS_PP_SCALE_FACTOR, scale);
    return from.IsSame(&to) != 0 || unrounded.IsSame(&to) != 0;
  }

  std::string text_of(const OGRFeature& feature, int column) { return text_->cell(feature, column); }

  void add_all() {
    ogr_layer_->ResetReading();
    errors_.forget();
    while (true) {
      const OGRFeatureUniquePtr feature(ogr_layer_->GetNextFeature());
      if (errors_.any() || !feature) break;
      add(*feature);
      errors_.forget();  // transforming and repairing leave messages of their own
      restart_timeout();
    }
    if (errors_.any())
      fault({}, {}, fmt::format("could not be read to its end ({})", errors_.first()), "Fetch the file again");
  }

  void add(OGRFeature& feature) {
    const auto row = static_cast<std::int64_t>(feature.GetFID());
    Area area;
    area.code = code_of(feature);
    area.name = name_ >= 0 ? text_of(feature, name_) : area.code;
    area.parent = area_code_of(text_of(feature, parent_));
    const std::string label = area.name == area.code ? area.code : area.code + ' ' + area.name;
    std::unique_ptr<OGRGeometry> geometry(feature.StealGeometry());
    if (!geometry && (errors_.any() || !is_null_shape(source_.source, row)))
      return fault(row, {}, fmt::format("the shape of {} cannot be read", label), "Fetch the file again");
    if (!geometry || geometry->IsEmpty())
      return notes_.add_without_shape(row, area.code.empty() ? "one without a code" : label);
    if (area.code.empty()) return fault(row, source_.code, "the code is blank", "Give every area its code");
    const auto [known, is_new] = rows_.try_emplace(area.code, Known{row, area.name, area.parent, {}});
    if (!is_new && !is_same_area(known->second, area))
      return fault(row, source_.code,
                   fmt::format("the code {} is already that of row {}", area.code, known->second.row),
                   "Keep one of them; two rows that are one area need one name and one larger area as well");
    std::optional<Shape> shape = shape_of(std::move(geometry), row, label);
    if (!shape) return;
    if (!is_new) return merge(std::move(*shape), known->second, row, label);
    known->second.area = layer_.areas.size();
    area.shape = std::move(*shape);
    layer_.areas.push_back(std::move(area));
  }

  void add_notes() {
    Findings notes = notes_.findings();
    if (!beyond_degrees_.empty()) notes.push_back(degrees_fault(beyond_degrees_));
    else if (!has_errors(findings_))
      for (Finding& doubt : location_warnings(places_, from_, to_, source_.target_crs))
        notes.push_back(std::move(doubt));
    for (Finding& note : notes)
      add_finding(note.severity, note.place.row, {}, std::move(note.what), std::move(note.remedy));
  }

  /// The first row of a code.
  struct Known {
    std::int64_t row;
    std::string name, parent;
    std::optional<std::size_t> area;  // none where its shape is at fault
  };

  static bool is_same_area(const Known& known, const Area& area) {
    return folded(known.name) == folded(area.name) && known.parent == area.parent;
  }

  void merge(Shape shape, const Known& known, std::int64_t row, const std::string& label) {
    if (!known.area) return;
    Shape& whole = layer_.areas[*known.area].shape;
    whole.insert(whole.end(), std::make_move_iterator(shape.begin()), std::make_move_iterator(shape.end()));
    whole = valid_shape(whole);
    notes_.add_merged(row, known.row, label);
    if (!(area_of(whole) > 0))
      fault(row, {}, fmt::format("{} cannot be merged with row {}", label, known.row), "Merge the two in the file");
  }

  /// The polygons of a row, valid and in the target CRS; none where a fault has been said, or will be.
  std::optional<Shape> shape_of(std::unique_ptr<OGRGeometry> geometry, std::int64_t row, const std::string& label) {
    const auto refuse = [&](const std::string& what, std::string remedy) {
      fault(row, {}, fmt::format("{} {}", label, what), std::move(remedy));
      return std::nullopt;
    };
    const auto refuse_coordinate = [&](double value) {
      return refuse(fmt::format("has the coordinate {:g}, which is no place in any CRS", value),
                    "Fetch the file again");
    };
    if (!holds_polygons(*geometry))
      return refuse(fmt::format("is a {}, and a map needs polygons", geometry->getGeometryName()),
                    "Choose a layer of polygons");
    if (const auto value = misplaced_coordinate(*geometry)) return refuse_coordinate(*value);
    AreaPlace place = place_of(*geometry, row, label);
    if (is_in_degrees_ && is_beyond_degrees(place)) {
      beyond_degrees_.push_back(std::move(place));
      return std::nullopt;
    }
    if (OGR_GT_IsNonLinear(geometry->getGeometryType())) geometry.reset(geometry->getLinearGeometry());
    if (transformation_ && geometry->transform(transformation_.get()) != OGRERR_NONE)
      return refuse(fmt::format("lies outside what its CRS can bring to {}", source_.target_crs),
                    "Check the CRS of the source");
    Shape shape;
    add_polygons(*geometry, shape);
    if (const auto value = misplaced_coordinate(shape)) return refuse_coordinate(*value);
    if (!make_valid(*geometry, shape, row, label))
      return refuse("has rings that cross themselves, and they cannot be repaired", "Correct its boundary");
    if (!(area_of(shape) > 0)) return refuse("has no extent", "Add its boundary, or take the row out");
    places_.push_back(std::move(place));
    return shape;
  }

  bool make_valid(const OGRGeometry& geometry, Shape& shape, std::int64_t row, const std::string& label) {
    const bool is_collection = wkbFlatten(geometry.getGeometryType()) == wkbGeometryCollection;
    if (is_collection) notes_.add_collection(row, label, unused_in(geometry));
    if (!is_collection && geometry.IsValid()) return true;
    const bool has_extent = area_of(shape) > 0;
    Shape one = valid_shape(shape);
    if (one.empty() && has_extent) return false;
    if (!is_collection && !one.empty())
      add_finding(Severity::warning, row, {},
                  fmt::format("{} has rings that cross or touch themselves; repaired", label),
                  "Its shape may differ by a few metres from the source");
    shape = std::move(one);
    return true;
  }

  static AreaPlace place_of(const OGRGeometry& geometry, std::int64_t row, const std::string& label) {
    OGREnvelope box;
    geometry.getEnvelope(&box);
    return {.row = row, .label = label, .low = {box.MinX, box.MinY}, .high = {box.MaxX, box.MaxY}};
  }

  struct TransformationCloser {
    void operator()(OGRCoordinateTransformation* transformation) const {
      OGRCoordinateTransformation::DestroyCT(transformation);
    }
  };

  const LayerSource source_;
  GdalErrors errors_;
  Findings findings_;
  Layer layer_;
  OGRLayer* ogr_layer_ = nullptr;
  std::optional<FieldText> text_;
  std::vector<int> codes_;
  int name_ = -1;
  int parent_ = -1;
  std::unique_ptr<OGRCoordinateTransformation, TransformationCloser> transformation_;
  bool is_in_degrees_ = false;
  OGRSpatialReference from_, to_;
  std::unordered_map<std::string, Known> rows_;
  std::vector<AreaPlace> places_;          // of the areas
  std::vector<AreaPlace> beyond_degrees_;  // of those that are left out for it
  LayerNotes notes_;
};

}  // namespace

namespace {

struct Read {
  Outcome<Layer> layer;
  bool transformed = false;
};

Read read(const LayerSource& source) {
  LayerReader reader(source);
  Read read{.layer = reader.read()};
  read.transformed = reader.transforms();
  return read;
}

}  // namespace

Outcome<Layer> read_layer_by_gdal(const LayerSource& source, bool* transformed) {
  std::optional<Read> done = is_database(source.source)
                                 ? result_within<Read>([source] { return read(source); }, longest_database_silence())
                                 : read(source);
  if (!done) return {std::nullopt, {silence_fault(source.source)}};
  if (transformed != nullptr) *transformed = done->transformed;
  return std::move(done->layer);
}

}  // namespace hustings
