// Areas in which nobody wins a seat: counties, states, precincts, as people's columns and files call them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/table.h"

namespace hustings {

/// Do the words of a column's name say that its areas are counties or the like, and nothing else? "county_fips" and
/// "COUNTYFP" do, "county division" does not: a division has a seat.
bool calls_areas_seatless(std::string_view header);

/// Where two tables of a first atlas say so: "county_fips of the results"; empty where nothing does. A column of the
/// results other than the key counts where it tells the areas apart, as a county that wards lie in does not. Tables
/// that have seats, or say who was elected, have seats.
std::string seatless_words(const Table& boundaries, std::optional<std::size_t> code, std::optional<std::size_t> name,
                           const Table& results, std::optional<std::size_t> key);

}  // namespace hustings
