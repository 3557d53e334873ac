// The cues of a story, and its file.
#pragma once

#include "ui/kit/canvas.h"
#include "ui/panels/panel_state.h"

namespace hustings::ui {

/// The cues of the story: chosen, edited and put in order; inside a panel.
void draw_story(const Canvas& canvas, PanelState& state);
void draw_open_story(const Canvas& canvas, PanelState& state);
void draw_save_story(const Canvas& canvas, PanelState& state);

}  // namespace hustings::ui
