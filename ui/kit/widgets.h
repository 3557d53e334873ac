// Small shared pieces of panels.
#pragma once

#include <functional>
#include <string>

#include "atlas/paint/area_colours.h"
#include "ui/kit/canvas.h"
#include "ui/kit/seen_text.h"
#include "ui/kit/sheet.h"

namespace hustings::ui {

/// A floating panel without a title bar. Call ImGui::End() after it, as with ImGui::Begin().
void begin_panel(const char* id, ImVec2 position, ImVec2 size, bool opaque = true, ImGuiWindowFlags more = 0);
/// A panel that lies over all others, whichever came first; the same otherwise. `takes_keys`: the keyboard is its.
void begin_top_panel(const char* id, ImVec2 position, ImVec2 size, bool takes_keys, ImGuiWindowFlags more = 0);

/// A part of a panel with a scroll of its own; keys go in and out of it. Call ImGui::EndChild() after it.
void begin_column(const char* id, ImVec2 size = {0, 0}, ImGuiWindowFlags more = 0);
/// The same, of the room that is left, for rows of one height: none is cut off at its end, however it is scrolled.
void begin_rows(const char* id, float row_height);
/// In a window that scrolls over rows of one height: it comes to rest only where a row begins.
void scroll_by_rows(float row_height);
/// So much of the room as whole rows take, one at least.
float whole_rows(float room, float row_height);
/// What follows is for the pointer alone, until `end_for_pointer`: keys that go from field to field pass over it.
void begin_for_pointer();
void end_for_pointer();
/// Gives the keyboard to the first field of this window; keys then go from field to field.
void focus_first_field();

void text_in(ImFont* font, std::uint32_t colour, const std::string& text);
void text_right(ImFont* font, std::uint32_t colour, const std::string& text, float right);
float width_of(ImFont* font, const std::string& text);
void wrapped(ImFont* font, std::uint32_t colour, const std::string& text);
void rule(const Canvas& canvas);
/// Words beside the pointer, in lines that can be read.
void tooltip(const Canvas& canvas, const std::string& text);
constexpr float tooltip_width = 320;  ///< design pixels

/// A button that stays lit while it is the chosen one.
bool choice_button(const char* label, bool chosen, ImVec2 size = {0, 0});

/// A row of a menu that opened; it is seen, and keys begin at it, where it is the chosen one.
bool menu_row(const char* label, bool chosen);

/// A swatch with the pattern that the map would show.
void draw_swatch(Sheet& sheet, ImVec2 low, ImVec2 high, const Paint& paint, float scale);

/// A small square in a party's colour, before its name; its upper left corner.
void party_square(const Canvas& canvas, ImVec2 at, Rgb colour);
constexpr float party_square_side = 10;  ///< design pixels

/// Text with a soft edge, readable on any tint.
void halo_text(ImDrawList* list, ImFont* font, ImVec2 at, const HaloInk& ink, const std::string& text);
/// The same at another height of letters than the font's, in pixels.
void halo_text(ImDrawList* list, ImFont* font, float size, ImVec2 at, const HaloInk& ink, const std::string& text);

/// Text as it is shown, shortened with an ellipsis to a width.
std::string fitted(ImFont* font, const std::string& text, float width);

/// Closes an open menu of a combo box; returns whether there was one.
bool close_menus();
bool is_menu_open();

}  // namespace hustings::ui
