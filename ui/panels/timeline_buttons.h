// The three round buttons at the left of a timeline.
#pragma once

#include <imgui.h>

#include "ui/kit/canvas.h"
#include "ui/zones/command_tip.h"

namespace hustings::ui {

enum class TimelineButton { none, back, play, forward };

/// Which of them was pressed. `back`, `forward`: ids of the commands that they stand for.
TimelineButton timeline_buttons(const Canvas& canvas, bool playing, const CommandHints& hints, const char* back,
                                const char* forward);

}  // namespace hustings::ui
