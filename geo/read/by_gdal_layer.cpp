#include "geo/read/by_gdal.h"

#include <algorithm>
#include <fmt/format.h>
#include <memory>
#include <ogrsf_frmts.h>
#include <unordered_map>

#include "base/text/text.h"
#include "base/text/unicode.h"
#include "geo/read/by_gdal_columns.h"
#include "geo/read/by_gdal_notes.h"
#include "geo/read/by_gdal_place.h"
#include "geo/read/by_gdal_shape.h"
#include "geo/read/by_gdal_way.h"
#include "geo/read/gdal_errors.h"
#include "geo/read/open_source.h"
#include "geo/read/shape_record.h"
#include "geo/read/source_file.h"
#include "geo/read/timeout.h"
#include "geo/read/valid_shape.h"

namespace hustings {

namespace {

/// Reads one layer; the first fault that makes it useless ends the reading.
class LayerReader {
 public:
  explicit LayerReader(LayerSource source) : source_(std::move(source)) {}

  Outcome<Layer> read() {
    if (!open()) return finish(false);
    if (auto found = way_.maybe_fault(*from_, source_, errors_)) {
      add_finding(std::move(*found));
      return finish(false);
    }
    layer_.id = source_.id;
    layer_.file = source_.source;
    for_all([&](OGRFeature& feature) { add(feature); });
    columns_->add_findings(findings_, here());
    add_notes();
    if (layer_.areas.empty() && !has_errors(findings_)) fault({}, {}, "has no areas", "Choose another layer");
    for (const Area& area : layer_.areas) layer_.bounds.add(bounds_of(area.shape));
    return finish(!has_errors(findings_));
  }

  Outcome<SourcePlaces> read_places() {
    Outcome<SourcePlaces> outcome;
    std::vector<Spot> spots;
    if (open()) for_all([&](OGRFeature& feature) { add_spot(feature, spots); });
    if (!beyond_degrees_.empty()) add_finding(degrees_fault(beyond_degrees_));
    if (!has_errors(findings_)) {
      outcome.value =
          SourcePlaces{.areas = spots_in_degrees(std::move(spots)), .assumed_degrees = from_->assumed_degrees};
      if (outcome.value->areas.empty()) fault({}, {}, "has no areas", "Choose another layer");
    }
    outcome.findings = std::move(findings_);
    return outcome;
  }

  bool transforms() const { return way_.transforms(); }

 private:
  Outcome<Layer> finish(bool usable) {
    Outcome<Layer> outcome;
    if (usable) outcome.value = std::move(layer_);
    outcome.findings = std::move(findings_);
    return outcome;
  }

  Place here() const { return {.file = source_.source, .layer = source_.id, .row = {}, .column = {}}; }

  void add_finding(Finding finding) {
    finding.place.file = source_.source;
    finding.place.layer = source_.id;
    findings_.push_back(std::move(finding));
  }
  void fault(std::optional<std::int64_t> row, std::string column, std::string what, std::string remedy) {
    add_finding({.severity = Severity::error,
                 .place = {.file = {}, .layer = {}, .row = row, .column = std::move(column)},
                 .what = std::move(what),
                 .remedy = std::move(remedy)});
  }

  /// The source, its columns and its CRS; false where a fault has been said.
  bool open() {
    Outcome<Dataset> opened = open_source(source_.source, SourceKind::boundaries);
    findings_ = std::move(opened.findings);
    if (!opened) return false;
    dataset_ = std::move(*opened.value);
    Outcome<OGRLayer*> found = layer_of(*dataset_, source_.source, source_.source_layer);
    for (Finding& finding : found.findings) fault({}, {}, std::move(finding.what), std::move(finding.remedy));
    if (!found) return false;
    ogr_layer_ = *found.value;
    columns_.emplace(*ogr_layer_);
    if (auto missing = columns_->maybe_missing(source_)) {
      add_finding(std::move(*missing));
      return false;
    }
    Outcome<SourceCrs> crs = crs_of_source(*dataset_, *ogr_layer_, source_, errors_);
    for (Finding& finding : crs.findings) add_finding(std::move(finding));
    from_ = std::move(crs.value);
    return from_.has_value();
  }

  template <class Take>
  void for_all(Take take) {
    ogr_layer_->ResetReading();
    errors_.forget();
    while (true) {
      const OGRFeatureUniquePtr feature(ogr_layer_->GetNextFeature());
      if (errors_.any() || !feature) break;
      take(*feature);
      errors_.forget();  // transforming and repairing leave messages of their own
      restart_timeout();
    }
    if (errors_.any())
      fault({}, {}, fmt::format("could not be read to its end ({})", errors_.first()), "Fetch the file again");
  }

  void add(OGRFeature& feature) {
    const auto row = static_cast<std::int64_t>(feature.GetFID());
    Area area;
    area.code = columns_->code_of(feature);
    area.name = columns_->name_of(feature, area.code);
    area.parent = columns_->parent_of(feature);
    const std::string label = label_of(area.code, area.name);
    std::unique_ptr<OGRGeometry> geometry = geometry_of(feature);
    if (!geometry && (errors_.any() || !is_null_shape(source_.source, row)))
      return fault(row, {}, fmt::format("the shape of {} cannot be read", label), "Fetch the file again");
    if (!geometry || geometry->IsEmpty())
      return notes_.add_without_shape(row, area.code.empty() ? "one without a code" : label);
    if (area.code.empty()) return fault(row, source_.code, "the code is blank", "Give every area its code");
    const auto [known, is_new] = rows_.try_emplace(area.code, Known{row, area.name, area.parent, {}});
    if (!is_new && known->second.parent != area.parent)
      return fault(row, source_.code,
                   fmt::format("the code {} is already that of row {}", area.code, known->second.row),
                   "Keep one of them; two rows that are one area need one larger area as well");
    const bool is_renamed = !is_new && folded(known->second.name) != folded(area.name);
    std::optional<Shape> shape = shape_of(std::move(geometry), area, {row, label});
    if (!shape) return;
    if (!is_new) {
      if (is_renamed) notes_.add_renamed(row, known->second.row, label, known->second.name);
      else notes_.add_merged(row, known->second.row, label);
      return merge(std::move(*shape), known->second, row, label);
    }
    known->second.area = layer_.areas.size();
    area.shape = std::move(*shape);
    layer_.areas.push_back(std::move(area));
  }

  static std::string label_of(const std::string& code, const std::string& name) {
    return name == code ? code : code + ' ' + name;
  }

  std::unique_ptr<OGRGeometry> geometry_of(OGRFeature& feature) const {
    std::unique_ptr<OGRGeometry> geometry(feature.StealGeometry());
    if (geometry && source_.latitude_first) geometry->swapXY();
    return geometry;
  }

  /// One area as the source has it.
  struct Spot {
    std::string code, name;
    AreaPlace place;
    std::vector<Point> corners;  // of its parts
  };

  void add_spot(OGRFeature& feature, std::vector<Spot>& spots) {
    const std::unique_ptr<OGRGeometry> geometry = geometry_of(feature);
    if (!geometry || geometry->IsEmpty() || misplaced_coordinate(*geometry)) return;
    Shape shape;
    add_polygons(*geometry, shape);
    if (shape.empty()) return;
    Spot spot;
    spot.code = columns_->code_of(feature);
    spot.name = columns_->name_of(feature, spot.code);
    spot.place =
        place_of(*geometry, shape, static_cast<std::int64_t>(feature.GetFID()), label_of(spot.code, spot.name));
    if (from_->crs.IsGeographic() != 0 && is_beyond_degrees(spot.place)) return beyond_degrees_.push_back(spot.place);
    for (const Polygon& part : shape) {
      const Box box = bounds_of({part});
      for (const Point corner : {box.low, box.high}) spot.corners.push_back(corner);
    }
    spots.push_back(std::move(spot));
  }

  std::vector<AreaSpot> spots_in_degrees(std::vector<Spot> spots) const {
    std::vector<Point> points;
    for (const Spot& spot : spots) {
      points.push_back(spot.place.label);
      points.insert(points.end(), spot.corners.begin(), spot.corners.end());
    }
    points = places_in_degrees(points, from_->crs);
    std::vector<AreaSpot> found;
    std::size_t at = 0;
    for (Spot& spot : spots) {
      const std::span<const Point> own = std::span(points).subspan(at, 1 + spot.corners.size());
      at += own.size();
      if (std::all_of(own.begin(), own.end(), [](Point point) { return std::isfinite(point.x + point.y); }))
        found.push_back({.code = std::move(spot.code),
                         .name = std::move(spot.name),
                         .label = own.front(),
                         .box = box_about(own.subspan(1))});
    }
    return found;
  }

  void add_notes() {
    for (Finding& note : notes_.findings(layer_.areas.size())) add_finding(std::move(note));
    if (!beyond_degrees_.empty()) return add_finding(degrees_fault(beyond_degrees_));
    if (has_errors(findings_)) return;
    for (Finding& doubt : location_warnings(places_, way_.from(), way_.to(), source_.target_crs))
      add_finding(std::move(doubt));
  }

  /// The first row of a code.
  struct Known {
    std::int64_t row;
    std::string name, parent;
    std::optional<std::size_t> area;  // none where its shape is at fault
  };

  void merge(Shape shape, const Known& known, std::int64_t row, const std::string& label) {
    if (!known.area) return;
    Shape& whole = layer_.areas[*known.area].shape;
    whole.insert(whole.end(), std::make_move_iterator(shape.begin()), std::make_move_iterator(shape.end()));
    whole = valid_shape(whole);
    if (!(area_of(whole) > 0))
      fault(row, {}, fmt::format("{} cannot be merged with row {}", label, known.row), "Merge the two in the file");
  }

  /// A row as findings name it.
  struct RowLabel {
    std::int64_t row;
    std::string label;
  };

  /// The polygons of a row, valid and in the target CRS; none where a fault has been said, or will be.
  std::optional<Shape> shape_of(std::unique_ptr<OGRGeometry> geometry, const Area& area, const RowLabel& of) {
    const auto& [row, label] = of;
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
    if (OGR_GT_IsNonLinear(geometry->getGeometryType())) geometry.reset(geometry->getLinearGeometry());
    Shape shape;
    add_polygons(*geometry, shape);
    AreaPlace place = place_of(*geometry, shape, row, label);
    if (way_.starts_in_degrees() && is_beyond_degrees(place)) {
      beyond_degrees_.push_back(std::move(place));
      return std::nullopt;
    }
    if (!way_.bring(*geometry, area.code, area.parent))
      return refuse(fmt::format("lies outside what its CRS can bring to {}", source_.target_crs),
                    "Check the CRS of the source");
    if (way_.transforms()) {
      shape.clear();
      add_polygons(*geometry, shape);
    }
    if (const auto value = misplaced_coordinate(shape)) return refuse_coordinate(*value);
    if (!make_valid(*geometry, shape, row, label))
      return refuse("has rings that cross themselves, and they cannot be repaired", "Correct its boundary");
    if (!(area_of(shape) > 0)) return refuse("has no extent", "Add its boundary, or take the row out");
    if (!way_.is_elsewhere(area.code, area.parent)) places_.push_back(std::move(place));
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
      add_finding({.severity = Severity::warning,
                   .place = {.file = {}, .layer = {}, .row = row, .column = {}},
                   .what = fmt::format("{} has rings that cross or touch themselves; repaired", label),
                   .remedy = "Its shape may differ by a few metres from the source"});
    shape = std::move(one);
    return true;
  }

  static AreaPlace place_of(const OGRGeometry& geometry, const Shape& shape, std::int64_t row,
                            const std::string& label) {
    OGREnvelope box;
    geometry.getEnvelope(&box);
    return {.row = row,
            .name = label,
            .low = {box.MinX, box.MinY},
            .high = {box.MaxX, box.MaxY},
            .label = middle_of_largest_part(shape)};
  }

  const LayerSource source_;
  GdalErrors errors_;
  Findings findings_;
  Layer layer_;
  Dataset dataset_;
  OGRLayer* ogr_layer_ = nullptr;
  std::optional<LayerColumns> columns_;
  std::optional<SourceCrs> from_;
  MapWay way_;
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

/// In time, where a database may be silent.
template <class T, class Work>
T in_time(const std::string& source, Work work, T (*silent)(const std::string&)) {
  if (!is_database(source)) return work();
  std::optional<T> done = result_within<T>(work, longest_database_silence());
  return done ? std::move(*done) : silent(source);
}

}  // namespace

Outcome<Layer> read_layer_by_gdal(const LayerSource& source, bool* transformed) {
  Read done = in_time<Read>(
      source.source, [source] { return read(source); },
      [](const std::string& silent) {
        return Read{.layer = {std::nullopt, {silence_fault(silent)}}};
      });
  if (transformed != nullptr) *transformed = done.transformed;
  return std::move(done.layer);
}

Outcome<SourcePlaces> read_places_by_gdal(const LayerSource& source) {
  return in_time<Outcome<SourcePlaces>>(
      source.source, [source] { return LayerReader(source).read_places(); },
      [](const std::string& silent) {
        return Outcome<SourcePlaces>{std::nullopt, {silence_fault(silent)}};
      });
}

}  // namespace hustings
