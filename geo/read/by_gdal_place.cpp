#include "geo/read/by_gdal_place.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <memory>
#include <numbers>
#include <ogr_spatialref.h>
#include <optional>

#include "geo/earth.h"
#include "geo/read/by_gdal_crs.h"

namespace hustings {

namespace {

constexpr double zone_width = 6;  // degrees, of a zone of the Universal Transverse Mercator system
constexpr double widest_for_zone = 12;

std::optional<EarthBox> maybe_area_of_use(const OGRSpatialReference& crs) {
  EarthBox box;
  const char* name = nullptr;
  if (!crs.GetAreaOfUse(&box.west, &box.south, &box.east, &box.north, &name)) return std::nullopt;
  if (box.west < -180 || box.south < -90) return std::nullopt;  // PROJ's sign for unknown
  return box;
}

Point swapped(Point point) { return {point.y, point.x}; }

class ToDegrees {
 public:
  explicit ToDegrees(const OGRSpatialReference& from) {
    is_projected_ = from.IsGeographic() == 0;
    const std::unique_ptr<OGRSpatialReference> degrees(is_projected_ ? from.CloneGeogCS() : nullptr);
    if (!degrees) return;
    degrees->SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    transformation_.reset(OGRCreateCoordinateTransformation(&from, degrees.get()));
  }

  std::vector<Point> operator()(const std::vector<Point>& points) const {
    if (!is_projected_) return points;
    std::vector<Point> out;
    for (Point point : points) {
      const bool done = transformation_ && transformation_->Transform(1, &point.x, &point.y) != 0;
      out.push_back(done ? point : Point{std::nan(""), std::nan("")});
    }
    return out;
  }

 private:
  bool is_projected_ = false;
  std::unique_ptr<OGRCoordinateTransformation> transformation_;
};

std::string degrees(double value, char positive, char negative) {
  return fmt::format("{:.1f}° {}", std::abs(value), value < 0 ? negative : positive);
}
std::string longitude(double value) { return degrees(value, 'E', 'W'); }
std::string latitude(double value) { return degrees(value, 'N', 'S'); }
std::string text_of(Point place) { return latitude(place.y) + ", " + longitude(place.x); }

/// "E1 Abbey", "E1 Abbey and 5 more areas".
std::string areas_text(const std::string& first, std::size_t count) {
  if (count == 1) return first;
  return fmt::format("{} and {} more {}", first, count - 1, count == 2 ? "area" : "areas");
}

/// A CRS for a map of these places: the zone of the Universal Transverse Mercator system that they lie in, or none
/// where they reach over several.
std::optional<std::string> maybe_zone(const std::vector<Point>& places) {
  Point sum{0, 0};  // of directions, so that the date line is no border
  double north = 0;
  for (const Point place : places) {
    const double angle = place.x * std::numbers::pi / 180;
    sum += Point{std::cos(angle), std::sin(angle)};
    north += place.y / static_cast<double>(places.size());
  }
  const double middle = std::atan2(sum.y, sum.x) * 180 / std::numbers::pi;
  if (!(north > -80 && north < 84)) return std::nullopt;
  for (const Point place : places)
    if (std::abs(std::remainder(place.x - middle, 360)) > widest_for_zone / 2) return std::nullopt;
  const int zone = std::clamp(static_cast<int>((middle + 180) / zone_width) + 1, 1, 60);
  return fmt::format("EPSG:{}{:02}", north < 0 ? 327 : 326, zone);
}

Finding doubt(std::string what, std::string remedy, std::optional<std::int64_t> row = {}) {
  return {.severity = Severity::warning,
          .place = {.file = {}, .layer = {}, .row = row, .column = {}},
          .what = std::move(what),
          .remedy = std::move(remedy)};
}

class Doubter {
 public:
  Doubter(const std::vector<AreaPlace>& places, const OGRSpatialReference& from, const OGRSpatialReference& to,
          const std::string& target)
      : places_(places), target_(target), from_is_degrees_(from.IsGeographic() != 0), to_degrees_(from) {
    const char* name = from.GetName();
    from_name_ = name != nullptr ? name : "its CRS";
    use_of_target_ = maybe_area_of_use(to);
    if (!from_is_degrees_) use_of_source_ = maybe_area_of_use(from);
    for (const AreaPlace& place : places) middles_.push_back(place.label);
    earth_ = to_degrees_(middles_);
  }

  Findings find() const {
    if (auto found = maybe_degrees_as_metres()) return {*found};
    if (auto found = maybe_swapped()) return {*found};
    if (use_of_source_ && 2 * count_in(*use_of_source_, earth_) < places_.size())
      if (auto found = maybe_outside(*use_of_source_, true)) return {*found};
    if (use_of_target_)
      if (auto found = maybe_outside(*use_of_target_, false)) return {*found};
    return {};
  }

 private:
  std::size_t count_in(const EarthBox& box, const std::vector<Point>& places) const {
    return static_cast<std::size_t>(
        std::count_if(places.begin(), places.end(), [&](Point place) { return box.holds(place); }));
  }

  /// A projected system whose coordinates could be degrees: no grid has its areas within 180 metres of its origin,
  /// unless somebody drew them there, and then the origin is near by.
  std::optional<Finding> maybe_degrees_as_metres() const {
    if (from_is_degrees_) return std::nullopt;
    Box box;
    for (const AreaPlace& place : places_) {
      box.add(place.low);
      box.add(place.high);
    }
    const bool could_be = box.low.x >= -180 && box.high.x <= 180 && box.low.y >= -90 && box.high.y <= 90;
    const Point centre = box.centre();
    if (!could_be || (std::abs(centre.x) < box.size().x && std::abs(centre.y) < box.size().y)) return std::nullopt;
    return doubt(fmt::format("{} {} at {:g}, {:g}, which seem to be degrees, and are read as metres of {}",
                             areas_text(places_.front().name, places_.size()), places_.size() == 1 ? "lies" : "lie",
                             middles_.front().x, middles_.front().y, from_name_),
                 "If they are longitude and latitude, say so, as in crs = \"EPSG:4326\"", places_.front().row);
  }

  std::optional<Finding> maybe_swapped() const {
    const std::optional<EarthBox>& use = use_of_source_ ? use_of_source_ : use_of_target_;
    if (!use || 2 * count_in(*use, earth_) > places_.size()) return std::nullopt;
    std::vector<Point> turned;
    for (const Point middle : middles_) turned.push_back(swapped(middle));
    turned = to_degrees_(turned);
    if (2 * count_in(*use, turned) <= places_.size()) return std::nullopt;
    const std::string first = from_is_degrees_ ? "latitude" : "northing";
    const std::string second = from_is_degrees_ ? "longitude" : "easting";
    return doubt(
        fmt::format("its coordinates seem to be swapped, {} first: {} {} at {} as they stand, and at {} the other "
                    "way around",
                    first, areas_text(places_.front().name, places_.size()), places_.size() == 1 ? "lies" : "lie",
                    place_text(earth_.front()), text_of(turned.front())),
        fmt::format("Write {} before {} in the file, or say latitude_first = true", second, first),
        places_.front().row);
  }

  static std::string place_text(Point place) {
    return std::isfinite(place.x) && std::isfinite(place.y) ? text_of(place) : "no place on the Earth";
  }

  std::optional<Finding> maybe_outside(const EarthBox& use, bool of_source) const {
    std::vector<std::size_t> outside;
    for (std::size_t i = 0; i < places_.size(); ++i)
      if (!use.holds(earth_[i])) outside.push_back(i);
    if (outside.empty()) return std::nullopt;
    const std::size_t first = outside.front();
    std::string what =
        fmt::format("{} {} outside the part of the Earth that {} is made for ({} to {}, {} to {}), at {}. {}",
                    areas_text(places_[first].name, outside.size()), outside.size() == 1 ? "lies" : "lie",
                    of_source ? from_name_ : target_, latitude(use.south), latitude(use.north), longitude(use.west),
                    longitude(use.east), place_text(earth_[first]),
                    of_source ? "That may not be the CRS of the file" : "There the map is turned and stretched");
    if (of_source)
      return doubt(std::move(what), "Name the one that it is in, as in crs = \"EPSG:27700\"", places_[first].row);
    const auto zone = maybe_zone(earth_);
    return doubt(
        std::move(what),
        fmt::format("If that is where they are, give the atlas a CRS that is made for it{}; if not, give the layer "
                    "the CRS that its file is in",
                    zone ? fmt::format(", as in crs = \"{}\" at its top", *zone) : ""),
        places_[first].row);
  }

  const std::vector<AreaPlace>& places_;
  const std::string& target_;
  std::string from_name_;
  bool from_is_degrees_;
  ToDegrees to_degrees_;
  std::optional<EarthBox> use_of_source_, use_of_target_;
  std::vector<Point> middles_;  // of the areas, as in the source
  std::vector<Point> earth_;    // the same in degrees
};

}  // namespace

bool is_beyond_degrees(const AreaPlace& place) {
  constexpr double rounding = 1e-6;
  return place.low.y < -90 - rounding || place.high.y > 90 + rounding || place.low.x < -360 || place.high.x > 360;
}

std::vector<Point> places_in_degrees(const std::vector<Point>& places, const OGRSpatialReference& from) {
  return ToDegrees(from)(places);
}

Finding degrees_fault(const std::vector<AreaPlace>& beyond) {
  const AreaPlace& first = beyond.front();
  const bool could_be_swapped = std::none_of(beyond.begin(), beyond.end(), [](const AreaPlace& place) {
    return is_beyond_degrees(
        {.row = 0, .name = {}, .low = swapped(place.low), .high = swapped(place.high), .label = {}});
  });
  std::string what = fmt::format("{} {} at {:.10g}, {:.10g}", areas_text(first.name, beyond.size()),
                                 beyond.size() == 1 ? "lies" : "lie", first.low.x, first.low.y);
  std::vector<Point> places;
  for (const AreaPlace& place : beyond) places.push_back(place.low);
  const auto grid = could_be_swapped ? std::nullopt : maybe_likely_grid(places);
  what += grid ? fmt::format("; these are metres, as of {}: longitude and latitude end at 180 and 90", grid->words)
               : ", which is no longitude and latitude: these end at 180 and 90 degrees";
  std::string remedy = "If these are metres, say of which system, as in crs = \"EPSG:25832\"";
  if (could_be_swapped) remedy = "Latitude first? Then say latitude_first = true";
  if (grid) remedy = fmt::format("Say so: crs = \"{}\"", grid->crs);
  Finding finding = doubt(std::move(what), std::move(remedy), first.row);
  finding.severity = Severity::error;
  return finding;
}

Findings location_warnings(const std::vector<AreaPlace>& places, const OGRSpatialReference& from,
                           const OGRSpatialReference& to, const std::string& target) {
  if (places.empty() || (from.IsGeographic() == 0 && from.IsProjected() == 0)) return {};
  return Doubter(places, from, to, target).find();
}

}  // namespace hustings
