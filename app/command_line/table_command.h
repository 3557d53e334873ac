// `hustings table`: elections as a table, in any format.
#pragma once

#include "app/command_line/options.h"

namespace hustings {

/// Returns the exit code. Throws InputError, CommandError and MachineError.
int write_table(const Command& command);

}  // namespace hustings
