// Small pictures of files, as file managers show them.
#pragma once

#include "app/command_line/options.h"

namespace hustings {

/// Draws what the file would open: an atlas's first view, the first cue of a story, a session's view; its map alone,
/// without OpenGL. Returns the exit code.
int draw_thumbnail(const Command& command);

}  // namespace hustings
