// `hustings render --each`: many pictures in one run.
#pragma once

#include "app/command_line/options.h"

namespace hustings {

/// A PNG of each election, of each area, or of each cue of a story, into a folder. Returns the exit code. Throws
/// InputError, CommandError and MachineError.
int render_each(const Command& command);

}  // namespace hustings
