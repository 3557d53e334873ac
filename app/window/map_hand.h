// The mouse on the map: drags it, zooms, selects.
#pragma once

#include "app/window/hand_tool.h"

namespace hustings {

struct Desk;

class MapHand : public HandTool {
 public:
  explicit MapHand(Desk& desk) : desk_(desk) {}
  bool handle(const SDL_Event& event, bool on_panel) override;
  bool holds() const override;
  /// The button is let go: a click selects, a drag goes on a little, a box is zoomed to.
  void finish_drag(bool add_to_selection);

 private:
  bool turn_wheel(const SDL_MouseWheelEvent& wheel, bool on_panel);
  bool press(const SDL_MouseButtonEvent& button, bool on_panel);
  bool drag();

  Desk& desk_;
};

}  // namespace hustings
