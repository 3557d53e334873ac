#include <array>

#include "ui/widgets.h"

namespace hustings::ui {

namespace {

struct Key {
  const char* key;
  const char* what;
};

constexpr std::array<Key, 22> keys = {
    {{"Space", "Play or pause"},
     {"[   ]", "Previous, next election"},
     {",   .", "One frame back, forward"},
     {"1 \u2013 8", "Majority, winner, swing, share, change, turnout, gains, numbers"},
     {"0", "The whole of London"},
     {"+   \u2212", "Zoom in, out"},
     {"Arrows", "Move the map"},
     {"Ctrl+F", "Find a ward, seat or borough"},
     {"F11", "Full screen"},
     {"H", "Hide or show the panels"},
     {"F", "Fly to what is selected"},
     {"G", "Map, hexagons or circles"},
     {"S", "Symbols or arrows over a quiet map"},
     {"T", "Dark, light, high contrast"},
     {"C", "What changed hands"},
     {"V", "Preview of colour-vision deficiencies"},
     {"Esc", "Close, deselect"},
     {"?", "This list"},
     {"Wheel", "Zoom at the pointer"},
     {"Drag", "Move; with Shift, zoom to a box"},
     {"Click", "Select; with Ctrl, add"},
     {"Double click", "Zoom in"}}};

}  // namespace

void draw_help(const Canvas& canvas, PanelState& state) {
  if (!state.help_open) return;
  const float width = canvas.px(510);
  ImGui::SetNextWindowFocus();
  begin_panel("help", {(canvas.size.x - width) / 2, canvas.px(110)}, {width, 0}, true,
              ImGuiWindowFlags_AlwaysAutoResize);
  text_in(canvas.fonts->large, palette().text, "Keys and mouse");
  rule(canvas);
  for (const Key& key : keys) {
    text_in(canvas.fonts->strong, palette().text, key.key);
    ImGui::SameLine(canvas.px(130));
    text_in(canvas.fonts->body, palette().secondary, key.what);
  }
  ImGui::End();
}

}  // namespace hustings::ui
