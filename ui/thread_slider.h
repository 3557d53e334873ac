// The filter of areas that are held by a thread: a limit of the majority, in points or votes.
#pragma once

#include "ui/panels.h"

namespace hustings::ui {

/// On or off, the limit, and its unit; in one line where there is room, else in two. Moving the limit switches it on.
void thread_slider(const Canvas& canvas, Thread& thread);

}  // namespace hustings::ui
