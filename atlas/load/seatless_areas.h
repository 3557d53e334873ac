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

/// Does a file's name say so: "us-counties-2016.geojson"? That alone decides nothing.
bool is_called_seatless(std::string_view file);

/// The column of the county in a layer of the census bureau, which has it beside a code of its own; none where the
/// layer is of districts, which have both.
std::optional<std::size_t> census_county(const Table& boundaries);

}  // namespace hustings
