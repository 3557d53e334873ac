#include "atlas/load/seatless_areas.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <vector>

#include "atlas/load/column_values.h"
#include "base/text/text.h"

namespace hustings {

namespace {

constexpr std::array<std::string_view, 29> places = {
    "county",         "counties",   "fips",      "precinct",   "precincts",   "state",
    "states",         "province",   "provinces", "region",     "regions",     "municipality",
    "municipalities", "commune",    "communes",  "department", "departments", "departement",
    "departements",   "canton",     "cantons",   "gemeinde",   "gemeinden",   "kreis",
    "landkreis",      "bundesland", "municipio", "comune",     "provincia"};
constexpr std::array<std::string_view, 11> additions = {"name", "names", "code", "codes", "id",    "fips",
                                                        "fp",   "ns",    "cd",   "nm",    "number"};
/// What is won, whatever lies around it: a county council has divisions, a congress districts.
constexpr std::array<std::string_view, 14> seats = {
    "division", "divisions",      "council",      "councils", "ward",      "wards",         "seat",
    "seats",    "constituencies", "constituency", "district", "districts", "congressional", "riding"};

template <std::size_t size>
bool is_among(const std::array<std::string_view, size>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (std::string& word : split(folded(text), ' ')) {
    std::erase_if(word, is_digit);
    if (!word.empty()) words.push_back(std::move(word));
  }
  return words;
}

/// "county" of "countyfp" and of "countyname".
bool is_place(std::string_view word) {
  if (is_among(places, word)) return true;
  return std::any_of(additions.begin(), additions.end(), [&](std::string_view addition) {
    return word.ends_with(addition) && is_among(places, word.substr(0, word.size() - addition.size()));
  });
}

}  // namespace

bool calls_areas_seatless(std::string_view header) {
  const std::vector<std::string> words = words_of(header);
  return std::any_of(words.begin(), words.end(), is_place) &&
         std::all_of(words.begin(), words.end(),
                     [](const std::string& word) { return is_place(word) || is_among(additions, word); });
}

bool is_called_seatless(std::string_view file) {
  const std::vector<std::string> words = words_of(std::filesystem::path(file).stem().string());
  const auto any = [&](const auto& test) { return std::any_of(words.begin(), words.end(), test); };
  return any([](const std::string& word) { return is_among(places, word); }) &&
         !any([](const std::string& word) { return is_among(seats, word); });
}

std::optional<std::size_t> census_county(const Table& boundaries) {
  const auto starting = [&](std::string_view with) -> std::optional<std::size_t> {
    for (std::size_t i = 0; i < boundaries.columns.size(); ++i)
      if (lower_case(boundaries.columns[i]).starts_with(with)) return i;
    return std::nullopt;
  };
  return starting("cd1") || starting("sld") || starting("cousub") ? std::nullopt : starting("countyfp");
}

}  // namespace hustings
