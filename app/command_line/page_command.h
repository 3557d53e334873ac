// The command that writes a page.
#pragma once

#include "app/command_line/options.h"

namespace hustings {

/// Writes one HTML file of an atlas or a story. Returns the exit code. Throws InputError, CommandError, MachineError.
int write_page(const Command& command);

}  // namespace hustings
