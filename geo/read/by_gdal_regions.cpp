// The names that PROJ's database has for parts of the Earth.
#include <algorithm>
#include <array>
#include <memory>
#include <proj.h>
#include <set>
#include <string_view>

#include "geo/read/by_gdal.h"
#include "geo/read/open_source.h"

namespace hustings {

namespace {

/// Where a country's name ends in words such as "United States (USA) - Alaska - between 156°W and 152°W."
constexpr std::array<std::string_view, 8> name_ends = {" - ",       " (",          " mainland", " onshore",
                                                       " offshore", " including ", ":",         "."};
/// With these begin words for what is no country.
constexpr std::array<std::string_view, 19> no_country = {
    "Europe",   "North America", "South America", "Africa",    "Asia",       "Arctic",  "Antarctic",
    "Between",  "between",       "World",         "Northern",  "Southern",   "Onshore", "Pacific",
    "Atlantic", "Indian Ocean",  "East Africa",   "Caribbean", "Description"};

std::string head_of(std::string_view words) {
  std::size_t end = words.size();
  for (const std::string_view sign : name_ends) end = std::min(end, words.find(sign));
  return std::string(words.substr(0, end));
}

/// Is it a country or a part of one, and not several, an ocean or a zone of a grid?
bool is_country(std::string_view name, std::string_view words) {
  if (name.empty() || name.find_first_of(";,0123456789") != std::string_view::npos) return false;
  if (name.find(" and United States") != std::string_view::npos) return false;
  if (std::any_of(no_country.begin(), no_country.end(),
                  [&](std::string_view start) { return name.starts_with(start); }))
    return false;
  // A later sentence of its own names another country.
  for (std::size_t at = words.find(". "); at != std::string_view::npos; at = words.find(". ", at + 1)) {
    const std::string_view rest = words.substr(at);
    if (rest.find(" - ") != std::string_view::npos || rest.find("onshore") != std::string_view::npos) return false;
  }
  return true;
}

/// "Alaska" of the same.
std::string part_of(std::string_view words) {
  constexpr std::string_view dash = " - ";
  const std::size_t at = words.find(dash);
  if (at == std::string_view::npos) return {};
  std::string part = head_of(words.substr(at + dash.size()));
  const bool is_name = !part.empty() && part.front() >= 'A' && part.front() <= 'Z' && part != "CONUS" &&
                       part.find_first_of(";,0123456789") == std::string::npos;
  return is_name ? part : std::string();
}

struct ListCloser {
  void operator()(PROJ_CRS_INFO** list) const { proj_crs_info_list_destroy(list); }
};
struct ParametersCloser {
  void operator()(PROJ_CRS_LIST_PARAMETERS* parameters) const { proj_get_crs_list_parameters_destroy(parameters); }
};

}  // namespace

std::vector<NamedRegion> regions_about_by_proj(const EarthBox& box) {
  prepare_gdal();
  const std::unique_ptr<PROJ_CRS_LIST_PARAMETERS, ParametersCloser> wanted(proj_get_crs_list_parameters_create());
  wanted->bbox_valid = 1;
  wanted->crs_area_of_use_contains_bbox = 1;
  wanted->west_lon_degree = box.west;
  wanted->south_lat_degree = box.south;
  wanted->east_lon_degree = box.east;
  wanted->north_lat_degree = box.north;
  int count = 0;
  const std::unique_ptr<PROJ_CRS_INFO*, ListCloser> list(
      proj_get_crs_info_list_from_database(nullptr, "EPSG", wanted.get(), &count));
  std::vector<NamedRegion> regions;
  std::set<std::string_view> seen;
  for (int i = 0; list && i < count; ++i) {
    const PROJ_CRS_INFO& crs = *list.get()[i];
    if (crs.area_name == nullptr || crs.bbox_valid == 0 || !seen.insert(crs.area_name).second) continue;
    std::string country = head_of(crs.area_name);
    if (!is_country(country, crs.area_name)) continue;
    regions.push_back({.country = std::move(country),
                       .part = part_of(crs.area_name),
                       .is_land = std::string_view(crs.area_name).find("offshore") == std::string_view::npos,
                       .box = {crs.west_lon_degree, crs.south_lat_degree, crs.east_lon_degree, crs.north_lat_degree}});
  }
  std::stable_sort(regions.begin(), regions.end(),
                   [](const NamedRegion& a, const NamedRegion& b) { return a.reach() < b.reach(); });
  return regions;
}

}  // namespace hustings
