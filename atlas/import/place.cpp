#include "atlas/import/place.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numbers>

#include "atlas/import/far_parts.h"

namespace hustings {

namespace {

constexpr double enough = 0.99;    // of the label points
constexpr double most_turned = 6;  // degrees that north may lean in the middle of the map

// How large an inset is, against the map.
constexpr double largest_inset = 0.22;
constexpr double smallest_inset = 0.08;
constexpr double largest_scale = 4;

double radians(double degrees) { return degrees * std::numbers::pi / 180; }

std::vector<Point> labels_of(std::span<const AreaSpot> areas) {
  std::vector<Point> labels;
  for (const AreaSpot& area : areas) labels.push_back(area.label);
  return labels;
}

std::vector<AreaSpot> picked(std::span<const AreaSpot> areas, const std::vector<std::size_t>& of) {
  std::vector<AreaSpot> some;
  for (const std::size_t i : of) some.push_back(areas[i]);
  return some;
}

/// About all parts of the areas.
EarthBox extent_of(std::span<const AreaSpot> areas) {
  std::vector<Point> corners;
  for (const AreaSpot& area : areas)
    for (const Point corner : {Point{area.box.west, area.box.south}, Point{area.box.east, area.box.north}})
      corners.push_back(corner);
  return box_about(corners);
}

double part_within(const EarthBox& box, const std::vector<Point>& places) {
  const auto inside = std::count_if(places.begin(), places.end(), [&](Point place) { return box.holds(place, 0); });
  return static_cast<double>(inside) / static_cast<double>(places.size());
}

bool is_of(const Grid& grid, const std::vector<std::string>& countries) {
  return countries.empty() || std::any_of(countries.begin(), countries.end(), [&](const std::string& country) {
           return grid.area.find(country) != std::string::npos;
         });
}

/// How far north leans on the grid at that place: what a projection about a meridian does.
double turned(const Grid& grid, Point at) {
  return std::abs(usual_longitude(at.x - grid.meridian) * std::sin(radians(at.y)));
}

const Grid* maybe_grid(const std::vector<Point>& labels, std::span<const Grid> grids,
                       const std::vector<std::string>& countries) {
  const Point middle = box_about_most(labels).value_or(EarthBox{}).middle();
  const Grid* best = nullptr;
  for (const Grid& grid : grids) {
    if (part_within(grid.use, labels) < enough || !is_of(grid, countries) || turned(grid, middle) > most_turned)
      continue;
    if (best == nullptr || grid.use.size() < best->use.size()) best = &grid;
  }
  return best;
}

/// The larger side in kilometres.
double width_of(const EarthBox& box) {
  constexpr double kilometres = 111.2;  // a degree
  return kilometres * std::max(box.north - box.south, box.width() * std::cos(radians(box.middle().y)));
}

/// A projection for the areas, without insets.
PlaceChoice chosen(std::span<const AreaSpot> areas, std::span<const Grid> grids,
                   const std::vector<std::string>& countries) {
  PlaceChoice choice;
  const std::vector<Point> labels = labels_of(areas);
  if (const Grid* grid = maybe_grid(labels, grids, countries)) {
    choice.crs = grid->crs;
    choice.title = grid->title;
    choice.because = fmt::format("the grid is made for where {:.0f}% of the areas lie",
                                 std::floor(100 * part_within(grid->use, labels)));
    return choice;
  }
  const EarthBox extent = extent_of(areas);
  choice.crs = equal_area_about(extent);
  choice.title = "Lambert azimuthal equal-area " + about_text(extent);
  choice.because = "no carried national grid is made for these areas; this one keeps their sizes true, north up";
  return choice;
}

/// "Alaska" of parts of the United States, "Reunion" of those of France.
std::string title_of(std::span<const AreaSpot> areas, const std::vector<NamedRegion>& about,
                     const std::vector<std::string>& home) {
  if (areas.size() == 1) return areas.front().name;
  for (const NamedRegion& region : about) {
    const bool at_home = std::find(home.begin(), home.end(), region.country) != home.end();
    if (!at_home) return region.country;
    if (!region.part.empty()) return region.part;
  }
  const std::string place = degrees_text(extent_of(areas).middle(), false);
  return "Areas about " + place;
}

ProposedInset inset_of(std::span<const AreaSpot> areas, std::span<const Grid> grids, const Regions& regions,
                       const EarthBox& main, const std::vector<std::string>& home) {
  const EarthBox extent = extent_of(areas);
  const std::vector<NamedRegion> about = regions(box_about(labels_of(areas)));
  ProposedInset inset;
  inset.title = title_of(areas, about, home);
  for (const AreaSpot& area : areas) inset.areas.push_back(area.code);
  std::sort(inset.areas.begin(), inset.areas.end());
  inset.areas.erase(std::unique(inset.areas.begin(), inset.areas.end()), inset.areas.end());
  inset.crs = chosen(areas, grids, likely_countries(about)).crs;
  const bool lies_west = usual_longitude(extent.middle().x - main.middle().x) < 0;
  inset.corner = lies_west ? Corner::lower_left : Corner::lower_right;
  const double part = std::max(width_of(extent), 1.0) / width_of(main);
  const double scale =
      part > largest_inset ? largest_inset / part : std::clamp(smallest_inset / part, 1.0, largest_scale);
  inset.scale = std::max(0.05, std::round(scale * 20) / 20);
  return inset;
}

/// What to ask where the areas lie where no carried grid is made for, and with latitude first would lie where one is;
/// else empty.
std::string latitude_doubt(std::span<const AreaSpot> areas, std::span<const Grid> grids, const Regions& regions,
                           const std::string& where) {
  std::vector<Point> turned;
  for (const AreaSpot& area : areas) turned.push_back({area.label.y, area.label.x});
  if (std::any_of(turned.begin(), turned.end(), [](Point place) { return std::abs(place.y) > 90; })) return {};
  const EarthBox box = box_about(turned);
  const std::vector<std::string> countries = likely_countries(regions(box));
  if (countries.empty() || maybe_grid(turned, grids, countries) == nullptr) return {};
  return fmt::format("latitude first? As they stand the areas lie {}; the other way around they lie {}", where,
                     place_text(box, countries));
}

}  // namespace

std::string equal_area_about(const EarthBox& box) {
  const Point middle = box.middle();
  return fmt::format("+proj=laea +lat_0={:.4g} +lon_0={:.5g} +datum=WGS84 +units=m +no_defs",
                     std::round(middle.y * 10) / 10 + 0.0, std::round(middle.x * 10) / 10 + 0.0);
}

std::vector<std::string> PlaceChoice::said() const {
  std::vector<std::string> lines{"the areas lie " + where, fmt::format("the map is drawn in {} ({})", title, because)};
  for (const ProposedInset& inset : insets)
    lines.push_back(fmt::format("{} is drawn in an inset, far from the rest ({} {})", inset.title, inset.areas.size(),
                                inset.areas.size() == 1 ? "area" : "areas"));
  return lines;
}

PlaceChoice choose_place(std::span<const AreaSpot> areas, std::span<const Grid> grids, const Regions& regions) {
  const PartsOfLand parts = parts_of_land(areas);
  const std::vector<AreaSpot> main = picked(areas, parts.main);
  const EarthBox most = box_about_most(labels_of(main)).value_or(EarthBox{});
  const std::vector<std::string> countries = likely_countries(regions(most));
  PlaceChoice choice = chosen(main, grids, countries);
  choice.where = place_text(most, countries);
  const EarthBox extent = extent_of(main);
  for (const std::vector<std::size_t>& far : parts.far)
    choice.insets.push_back(inset_of(picked(areas, far), grids, regions, extent, countries));
  if (choice.crs.starts_with('+')) choice.doubt = latitude_doubt(areas, grids, regions, choice.where);
  return choice;
}

}  // namespace hustings
