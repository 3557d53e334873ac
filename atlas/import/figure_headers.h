// Figures of whole areas under the headers that tables of results are read by.
#pragma once

#include <cstddef>
#include <string>

#include "atlas/import/column_roles.h"

namespace hustings {

/// As `elections/read/result_words` reads it: "valid votes"; a majority may be in percent. Empty: no figure.
std::string figure_header(const RolesOfColumns& roles, Role role, std::size_t column);

/// What a label in the place of a party says of the whole area, in English; empty where it is a party's.
std::string figure_label(const std::string& label);

}  // namespace hustings
