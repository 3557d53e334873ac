// Areas, votes and boundaries of elections that never were.
#pragma once

#include <string>
#include <vector>

#include "tests/atlas/import/dice.h"
#include "tests/atlas/import/disfigure.h"

namespace hustings::disfigure {

std::vector<Area> some_areas(Dice& dice);
Votes some_votes(Dice& dice, const std::vector<Area>& areas, const std::vector<std::string>& parties);
/// GeoJSON in degrees: a square for each, with name, parent and perhaps code.
std::string squares(const std::vector<Area>& areas, bool has_code);

}  // namespace hustings::disfigure
