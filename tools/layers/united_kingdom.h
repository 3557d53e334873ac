// The 650 constituencies of the United Kingdom, from a publication whose neighbours do not quite meet.
#pragma once

#include <string>

#include "geo/layer.h"

namespace hustings {

/// How far borders may move, in metres: those of areas under `small_is_under` square metres, and the others.
struct SeatTolerance {
  double small = 0;
  double large = 0;
  double small_is_under = 0;
};

/// `published` holds every seat once. Its borders are cut where they cross and joined again, so that neighbours
/// share them: what two seats claim goes to one of them, a gap of less than 5 km2 to the seat beside most
/// of it. Islands under `smallest_island` square metres are left out, but for a seat's largest part. All are then
/// simplified together. Names and regions (`parent`) are those of `seat_table`, an ONS look-up table. Throws InputError
/// where the codes are not those of the table.
Layer united_kingdom(const Layer& published, const std::string& seat_table, double smallest_island,
                     const SeatTolerance& tolerance);

}  // namespace hustings
