// The carried London atlas, loaded once for all the tests of a program.
#pragma once

#include <string>

#include "atlas/atlas.h"

const hustings::Atlas& carried_atlas();
const hustings::Contest& carried_contest(const std::string& id);
const hustings::Parties& carried_parties();
