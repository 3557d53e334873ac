#include "app/input/pointer.h"

#include <cfloat>
#include <imgui.h>

namespace hustings {

void Pointer::handle(const SDL_Event& event, glm::dvec2 ratio) {
  const auto button = [](Uint8 sdl) -> int {
    return sdl == SDL_BUTTON_LEFT ? 0 : sdl == SDL_BUTTON_RIGHT ? 1 : sdl == SDL_BUTTON_MIDDLE ? 2 : -1;
  };
  switch (event.type) {
    case SDL_MOUSEMOTION: place(glm::dvec2(event.motion.x, event.motion.y) * ratio); break;
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
      place(glm::dvec2(event.button.x, event.button.y) * ratio);
      if (const int index = button(event.button.button); index >= 0) {
        down_[static_cast<std::size_t>(index)] = event.type == SDL_MOUSEBUTTONDOWN;
        if (event.type == SDL_MOUSEBUTTONDOWN) clicked_[static_cast<std::size_t>(index)] = true;
      }
      break;
    case SDL_WINDOWEVENT:
      if (event.window.event == SDL_WINDOWEVENT_LEAVE) inside_ = false;
      if (event.window.event == SDL_WINDOWEVENT_ENTER) inside_ = true;
      break;
    default: break;
  }
}

void Pointer::place(glm::dvec2 at) {
  position_ = at;
  inside_ = true;
  leaving_ = 0;
}

void Pointer::press(bool down) {
  down_[0] = down;
  if (down) clicked_[0] = true;
}

void Pointer::leave() {
  inside_ = false;
  leaving_ = 0;
}

void Pointer::leave_soon() { leaving_ = 3; }

void Pointer::tell_imgui(bool may_press) {
  if (leaving_ > 0 && --leaving_ == 0) inside_ = false;
  ImGuiIO& io = ImGui::GetIO();
  io.MousePos =
      inside_ ? ImVec2(static_cast<float>(position_.x), static_cast<float>(position_.y)) : ImVec2(-FLT_MAX, -FLT_MAX);
  for (std::size_t i = 0; i < down_.size(); ++i) {
    io.MouseDown[i] = may_press && (down_[i] || clicked_[i]);
    clicked_[i] = false;
  }
}

}  // namespace hustings
