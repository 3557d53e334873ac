// The mouse as SDL's events tell it: the packaged ImGui backend polls the real one and would ignore pushed events.
#pragma once

#include <SDL.h>
#include <array>
#include <glm/vec2.hpp>

namespace hustings {

class Pointer {
 public:
  /// `ratio`: pixels of the drawable to one of the window's units.
  void handle(const SDL_Event& event, glm::dvec2 ratio);
  /// Writes position and buttons for ImGui; call after the SDL backend's NewFrame. `may_press`: else no button is down.
  void tell_imgui(bool may_press = true);

  // A finger in the place of the mouse.
  void place(glm::dvec2 at);
  void press(bool down);
  void leave();
  void leave_soon();  ///< once ImGui has seen what was pressed and let go

  glm::dvec2 position() const { return position_; }
  bool inside() const { return inside_; }

 private:
  glm::dvec2 position_{-1, -1};
  bool inside_ = false;
  int leaving_ = 0;  ///< frames until it is gone
  std::array<bool, 3> down_{};
  std::array<bool, 3> clicked_{};  ///< pressed since the last frame, even if already let go
};

}  // namespace hustings
