// Sessions and their files, and lines that tell what happened.
#pragma once

#include <map>
#include <string>

#include "ui/kit/canvas.h"
#include "ui/panels/panel_state.h"

namespace hustings::ui {

/// The flags that a session keeps, by name.
std::map<std::string, std::string> kept_panels(const PanelState& state);
void restore_panels(const std::map<std::string, std::string>& panels, PanelState& state);
void draw_open_session(const Canvas& canvas, PanelState& state);
void draw_save_session(const Canvas& canvas, PanelState& state);
/// A strip that offers the last session.
void draw_offer(const Canvas& canvas, PanelState& state);
void draw_notice(const Canvas& canvas, const PanelState& state);
/// What could not be read of the session that was opened.
void draw_left_out(const Canvas& canvas, PanelState& state);
/// Opens the palette by mouse.
void draw_menu_button(const Canvas& canvas, PanelState& state);

}  // namespace hustings::ui
