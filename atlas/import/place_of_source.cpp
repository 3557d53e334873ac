#include "atlas/import/place_of_source.h"

#include <array>
#include <cmath>
#include <fmt/format.h>
#include <string_view>

#include "atlas/toml_text.h"

namespace hustings {

namespace {

std::string_view corner_text(Corner corner) {
  constexpr std::array<std::string_view, 4> names = {"upper-left", "upper-right", "lower-left", "lower-right"};
  return names[static_cast<std::size_t>(corner)];
}

std::string one_line(std::string text) {
  for (char& letter : text)
    if (letter == '\n' || letter == '\r') letter = ' ';
  return text;
}

/// Has it a place that its CRS gives a longitude and a latitude?
bool is_on_earth(const AreaSpot& area) {
  const EarthBox& box = area.box;
  return std::isfinite(area.label.x + area.label.y) && std::isfinite(box.west + box.east + box.south + box.north);
}

}  // namespace

Outcome<SourcePlace> place_of(const LayerSource& source, const std::string& target_crs) {
  Outcome<SourcePlaces> read = read_places(source);
  Outcome<SourcePlace> outcome;
  outcome.findings = std::move(read.findings);
  for (Finding& finding : outcome.findings) finding.remedy = with_options(std::move(finding.remedy));
  if (!read) return outcome;
  if (!target_crs.empty() && !is_projected_crs(target_crs)) {
    outcome.findings.push_back({.place = {},
                                .what = fmt::format("\"{}\" is no projected CRS that PROJ knows", target_crs),
                                .remedy = "Name one as in --target-crs EPSG:27700"});
    return outcome;
  }
  std::erase_if(read.value->areas, [](const AreaSpot& area) { return !is_on_earth(area); });
  if (read.value->areas.empty()) {
    outcome.findings.push_back(
        {.place = {.file = source.source, .layer = source.source_layer, .row = {}, .column = {}},
         .what = "none of its areas lies anywhere on the Earth, by its coordinates and their CRS",
         .remedy = "Say which CRS they are in, as in --crs EPSG:27700"});
    return outcome;
  }
  SourcePlace& place = outcome.value.emplace();
  place.choice = choose_place(read.value->areas, carried_grids(), regions_about);
  if (!target_crs.empty()) {
    place.choice.crs = place.choice.title = target_crs;
    place.choice.because = "as was said";
  }
  if (read.value->assumed_degrees)
    place.said.emplace_back(
        "the boundaries are in longitude and latitude (the file names no CRS, and its coordinates can be degrees)");
  for (std::string& line : place.choice.said()) place.said.push_back(std::move(line));
  if (!place.choice.doubt.empty())
    outcome.findings.push_back({.severity = Severity::warning,
                                .place = {.file = source.source, .layer = source.id, .row = {}, .column = {}},
                                .what = place.choice.doubt,
                                .remedy = "If so, say --latitude-first"});
  return outcome;
}

std::string with_options(std::string remedy) {
  constexpr std::string_view latitude = "latitude_first = true";
  if (const std::size_t at = remedy.find(latitude); at != std::string::npos)
    remedy.replace(at, latitude.size(), "--latitude-first");
  constexpr std::string_view key = "crs = \"";
  const std::size_t begin = remedy.find(key);
  if (begin == std::string::npos) return remedy;
  const std::size_t end = remedy.find('"', begin + key.size());
  if (end != std::string::npos) remedy.erase(end, 1);
  return remedy.replace(begin, key.size(), "--crs ");
}

std::string crs_toml(const PlaceChoice& choice) {
  return fmt::format("crs = {}  # {}\n", toml_text(choice.crs),
                     one_line(fmt::format("{}: {}. The areas lie {}", choice.title, choice.because, choice.where)));
}

std::string insets_toml(const PlaceChoice& choice) {
  std::string out;
  for (const ProposedInset& inset : choice.insets) {
    std::vector<std::string> codes;
    for (const std::string& code : inset.areas) codes.push_back(toml_text(code));
    out += fmt::format(
        "\n[[inset]]  # far from the rest: delete it to draw these areas where they are\n"
        "title = {}\nareas = [{}]\ncorner = \"{}\"\nscale = {}\nmoved = true\ncrs = {}\n",
        toml_text(inset.title), fmt::join(codes, ", "), corner_text(inset.corner), inset.scale, toml_text(inset.crs));
  }
  return out;
}

}  // namespace hustings
