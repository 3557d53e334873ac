// The mouse on the map: drags it, zooms, selects, opens the menu of an area.
#pragma once

#include <glm/vec2.hpp>
#include <optional>

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
  bool open_menu();

  Desk& desk_;
  std::optional<glm::dvec2> pressed_;  ///< the other button; where
};

}  // namespace hustings
