// What of the panels lies at a place, asked before ImGui has seen the finger there.
#pragma once

#include <imgui.h>

namespace hustings::ui {

/// Does a panel, or a menu over it, take what is pressed there?
bool is_panel_at(ImVec2 at);
/// Has the list there more rows than it shows?
bool can_scroll_at(ImVec2 at);
/// Moves its rows by so many pixels, down where `by` is positive.
void scroll_at(ImVec2 at, float by);

}  // namespace hustings::ui
