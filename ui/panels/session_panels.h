// Sessions and their files, and lines that tell what happened.
#pragma once

#include "ui/fields/field.h"
#include "ui/fields/messages.h"
#include "ui/kit/canvas.h"
#include "ui/panels/live_state.h"
#include "ui/zones/requests.h"

namespace hustings::ui {

/// A strip in the middle of the row: the notice that goes by itself, and then the offer of the last session.
void draw_passing(const Canvas& canvas, const Rectangle& row, Messages& messages, Requests& requests);
/// A strip there that stays as long as a watched table cannot be read.
void draw_standing(const Canvas& canvas, const Rectangle& row, const LiveState& live, Requests& requests);
/// What could not be read of the session or story that was opened.
void draw_left_out(const Canvas& canvas, Messages& messages);
/// Before the program ends: what becomes of the story's edits.
void draw_leaving(const Canvas& canvas, const Messages& messages, const std::string& story, Requests& requests);

}  // namespace hustings::ui
