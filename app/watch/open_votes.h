// Tables that name all candidates before anybody has votes.
#pragma once

#include "base/table.h"

namespace hustings {

/// Takes out the rows of areas that are not declared yet: votes are missing for one of their candidates, or are 0 for
/// all. Rows of who is elected without votes stay. A table of another form stays as it is.
void take_out_open_areas(Table& table);

}  // namespace hustings
