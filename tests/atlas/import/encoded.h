// A text in an encoding that tables are published in.
#pragma once

#include <string>

#include "tests/atlas/import/dice.h"

namespace hustings::disfigure {

/// With a mark of UTF-8, in Windows-1252 where that has all letters, or in UTF-16.
std::string encoded(const std::string& text, Dice& dice);

}  // namespace hustings::disfigure
