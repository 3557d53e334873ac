// The commands that make pictures and films of a story.
#pragma once

#include "app/options.h"

namespace hustings {

/// One picture a cue, in a folder. Returns the exit code. Throws InputError, MachineError.
int draw_story(const Command& command);

}  // namespace hustings
