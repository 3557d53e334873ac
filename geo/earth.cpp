#include "geo/earth.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numbers>
#include <vector>

namespace hustings {

namespace {

constexpr double earth_radius = 6371;  // kilometres
constexpr double small_box = 8;        // degrees across: where a tenth of a degree tells something

double radians(double degrees) { return degrees * std::numbers::pi / 180; }

std::string one_text(double value, bool tenths, char positive, char negative) {
  const std::string number = fmt::format("{:.{}f}", std::abs(value), tenths ? 1 : 0);
  if (number.find_first_not_of("0.") == std::string::npos) return "0°";
  return fmt::format("{}° {}", number, value < 0 ? negative : positive);
}

}  // namespace

double usual_longitude(double longitude) { return std::remainder(longitude, 360.0); }

Point EarthBox::middle() const { return {usual_longitude(west + width() / 2), (south + north) / 2}; }

bool EarthBox::holds(Point place, double margin) const {
  if (!(place.y >= south - margin && place.y <= north + margin)) return false;
  const double from_west = std::fmod(place.x - west + margin + 720, 360);
  return from_west <= width() + 2 * margin;
}

bool EarthBox::covers(const EarthBox& box, double margin) const {
  if (box.south < south - margin || box.north > north + margin) return false;
  const double from_west = std::fmod(box.west - west + margin + 720, 360);
  return from_west + box.width() <= width() + 2 * margin;
}

EarthBox box_about(std::span<const Point> places) {
  EarthBox box{0, 90, 0, -90};
  std::vector<double> longitudes;
  for (const Point place : places) {
    longitudes.push_back(usual_longitude(place.x));
    box.south = std::min(box.south, place.y);
    box.north = std::max(box.north, place.y);
  }
  std::sort(longitudes.begin(), longitudes.end());
  // The box is the circle without the widest gap between two longitudes.
  double widest = longitudes.front() + 360 - longitudes.back();
  box.west = longitudes.front();
  box.east = longitudes.back();
  for (std::size_t i = 1; i < longitudes.size(); ++i) {
    const double gap = longitudes[i] - longitudes[i - 1];
    if (gap <= widest) continue;
    widest = gap;
    box.west = longitudes[i];
    box.east = longitudes[i - 1];
  }
  return box;
}

std::optional<EarthBox> box_about_most(std::span<const Point> places) {
  constexpr double left_out = 0.03;
  std::vector<Point> known;
  for (const Point place : places)
    if (std::isfinite(place.x) && std::isfinite(place.y)) known.push_back(place);
  if (known.empty()) return std::nullopt;
  const EarthBox whole = box_about(known);
  std::vector<double> from_west, latitudes;
  for (const Point place : known) {
    from_west.push_back(std::fmod(place.x - whole.west + 720, 360));
    latitudes.push_back(place.y);
  }
  std::sort(from_west.begin(), from_west.end());
  std::sort(latitudes.begin(), latitudes.end());
  const auto skipped = static_cast<std::size_t>(left_out * static_cast<double>(known.size()));
  const std::size_t last = known.size() - 1 - skipped;
  return EarthBox{usual_longitude(whole.west + from_west[skipped]), latitudes[skipped],
                  usual_longitude(whole.west + from_west[last]), latitudes[last]};
}

double kilometres_between(Point a, Point b) {
  const double up = std::sin(radians(b.y - a.y) / 2);
  const double along = std::sin(radians(b.x - a.x) / 2);
  const double part = up * up + std::cos(radians(a.y)) * std::cos(radians(b.y)) * along * along;
  return 2 * earth_radius * std::asin(std::min(1.0, std::sqrt(part)));
}

std::string degrees_text(Point place, bool tenths) {
  return fmt::format("{} {}", one_text(place.y, tenths, 'N', 'S'),
                     one_text(usual_longitude(place.x), tenths, 'E', 'W'));
}

std::string about_text(const EarthBox& box) {
  return "about " + degrees_text(box.middle(), std::max(box.width(), box.north - box.south) < small_box);
}

}  // namespace hustings
