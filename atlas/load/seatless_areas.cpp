#include "atlas/load/seatless_areas.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fmt/format.h>

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

/// Does it tell areas apart as well as their key?
bool is_of_the_areas(const Table& results, std::size_t column, std::size_t key) {
  return names_in(results, column).size() >= names_in(results, key).size();
}

/// "us-counties-2016.geojson"
bool is_called_seatless(const Table& table) {
  const std::vector<std::string> words = words_of(std::filesystem::path(table.file).stem().string());
  const auto any = [&](const auto& test) { return std::any_of(words.begin(), words.end(), test); };
  return any([](const std::string& word) { return is_among(places, word); }) &&
         !any([](const std::string& word) { return is_among(seats, word); });
}

bool tells_seats(const Table& results) {
  return column_called(results, {"elected", "seats", "seats won", "number of seats", "winner elected"}).has_value();
}

/// The census bureau's layers have the county beside a code of their own; those of districts have both.
bool is_census_county(const Table& boundaries) {
  const auto starts = [&](std::string_view with) {
    return std::any_of(boundaries.columns.begin(), boundaries.columns.end(),
                       [&](const std::string& header) { return lower_case(header).starts_with(with); });
  };
  return starts("countyfp") && !starts("cd1") && !starts("sld") && !starts("cousub");
}

}  // namespace

bool calls_areas_seatless(std::string_view header) {
  const std::vector<std::string> words = words_of(header);
  return std::any_of(words.begin(), words.end(), is_place) &&
         std::all_of(words.begin(), words.end(),
                     [](const std::string& word) { return is_place(word) || is_among(additions, word); });
}

std::string seatless_words(const Table& boundaries, ColumnIndex code, ColumnIndex name, const Table& results,
                           ColumnIndex key) {
  if (!key || tells_seats(results)) return {};
  for (std::size_t column = 0; column < results.columns.size(); ++column)
    if (calls_areas_seatless(results.columns[column]) && (column == key || is_of_the_areas(results, column, *key)))
      return results.columns[column] + " of the results";
  for (const ColumnIndex& column : {code, name})
    if (column && calls_areas_seatless(boundaries.columns[*column]))
      return boundaries.columns[*column] + " of the boundaries";
  if (is_census_county(boundaries)) return "the columns of the boundaries";
  for (const Table* table : {&results, &boundaries})
    if (is_called_seatless(*table)) return std::filesystem::path(table->file).filename().string();
  return {};
}

}  // namespace hustings
