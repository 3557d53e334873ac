// Maps side by side: their commands, and the divider between two that lie over each other.
#pragma once

#include <glm/vec2.hpp>
#include <optional>

#include "app/window/hand_tool.h"

namespace hustings {

struct Desk;

class DividerHand : public HandTool {
 public:
  explicit DividerHand(Desk& desk) : desk_(desk) {}

  void add_commands(CommandTable& table) override;
  bool handle(const SDL_Event& event, bool on_panel) override;
  /// The same with a finger; `at`: pixels; `alone`: no other finger is on the map.
  bool handle_finger(const SDL_TouchFingerEvent& event, glm::dvec2 at, bool alone);
  bool holds() const override { return held_ || finger_; }
  bool held_by_mouse() const { return held_; }

 private:
  void move_to(glm::dvec2 at);

  Desk& desk_;
  bool held_ = false;
  std::optional<SDL_FingerID> finger_;
};

}  // namespace hustings
