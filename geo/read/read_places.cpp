#include "geo/read/read_places.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "geo/read/gdal_library.h"

namespace hustings {

Outcome<SourcePlaces> read_places(const LayerSource& source) { return gdal_library().read_places(source); }

std::vector<NamedRegion> regions_about(const EarthBox& box) { return gdal_library().regions_about(box); }

std::vector<Point> in_degrees(const std::vector<Point>& places, const std::string& crs) {
  return gdal_library().in_degrees(places, crs);
}

bool is_projected_crs(const std::string& text) { return gdal_library().is_projected_crs(text); }

std::vector<std::string> likely_countries(const std::vector<NamedRegion>& regions) {
  constexpr double as_likely = 4;  // a box so many times as large may still be the right one
  std::vector<std::string> countries;
  for (const NamedRegion& region : regions) {
    if (region.reach() > as_likely * regions.front().reach()) break;
    if (std::find(countries.begin(), countries.end(), region.country) == countries.end())
      countries.push_back(region.country);
  }
  return countries;
}

std::string place_text(const EarthBox& box, const std::vector<std::string>& countries) {
  constexpr std::size_t at_most = 3;
  const auto shown = static_cast<std::ptrdiff_t>(std::min(at_most, countries.size()));
  return about_text(box) + (countries.empty() ? "" : ", ") +
         fmt::format("{}", fmt::join(countries.begin(), countries.begin() + shown, " or "));
}

std::string place_text(const EarthBox& box) { return place_text(box, likely_countries(regions_about(box))); }

}  // namespace hustings
