// The commands that make pictures and films of a story.
#pragma once

#include "app/command_line/options.h"

namespace hustings {

/// One picture a cue, in a folder. Returns the exit code. Throws InputError, MachineError.
int draw_story(const Command& command);

/// The same without the PDF, for `render --each cues`: the command's size, and drawing and writing side by side.
int draw_cues(const Command& command);

/// The whole story as a film: the way to each cue, and the cue as long as it holds. The same.
int film_story(const Command& command);

}  // namespace hustings
