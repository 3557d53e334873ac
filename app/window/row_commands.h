// Keys of the rows of a table, and of the points and bars of a chart.
#pragma once

#include "app/input/command_table.h"

namespace hustings {

struct Desk;

void add_row_commands(CommandTable& table, Desk& desk);

}  // namespace hustings
