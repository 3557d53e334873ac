#include "app/window/map_hand.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <utility>

#include "app/stage/desk.h"
#include "ui/kit/canvas.h"

namespace hustings {

namespace {

constexpr double drag_threshold = 4;  // pixels: less is a click

}  // namespace

bool MapHand::handle(const SDL_Event& event, bool on_panel) {
  switch (event.type) {
    case SDL_MOUSEWHEEL: return turn_wheel(event.wheel, on_panel);
    case SDL_MOUSEBUTTONDOWN: return press(event.button, on_panel);
    case SDL_MOUSEMOTION: return drag();
    case SDL_MOUSEBUTTONUP:
      if (event.button.button == SDL_BUTTON_RIGHT) return open_menu();
      if (event.button.button != SDL_BUTTON_LEFT || !desk_.map.drag.active) return false;
      finish_drag((SDL_GetModState() & KMOD_CTRL) != 0);
      return true;
    default: return false;
  }
}

bool MapHand::holds() const { return desk_.map.drag.active; }

bool MapHand::turn_wheel(const SDL_MouseWheelEvent& wheel, bool on_panel) {
  if (on_panel) return false;
  const double turns = wheel.preciseY != 0 ? static_cast<double>(wheel.preciseY) : wheel.y;
  desk_.map.zoom(desk_.pointer.position(), std::pow(1.25, -turns), 0.12);
  return true;
}

bool MapHand::press(const SDL_MouseButtonEvent& button, bool on_panel) {
  // ImGui has not seen this position yet when it comes with the press; ask it by place.
  if (!on_panel && button.button == SDL_BUTTON_RIGHT) pressed_ = desk_.pointer.position();
  if (on_panel || button.button != SDL_BUTTON_LEFT) return false;
  const glm::dvec2 at = desk_.pointer.position();
  desk_.map.motion.stop();
  if (button.clicks == 2) desk_.map.zoom(at, 0.5, 0.25);
  else
    desk_.map.drag = {
        .active = true, .boxing = (SDL_GetModState() & KMOD_SHIFT) != 0, .moved = false, .start = at, .last = at};
  return true;
}

bool MapHand::open_menu() {
  const auto pressed = std::exchange(pressed_, std::nullopt);
  const glm::dvec2 at = desk_.pointer.position();
  if (!pressed || glm::length(at - *pressed) > drag_threshold || desk_.presentation.on() || desk_.locked) return false;
  const auto under = desk_.map.area_at(at);
  if (!under) return false;
  desk_.panels.shared.menu = ui::AreaMenu{under->first, under->second, ui::pixel(at)};
  desk_.settle();
  return true;
}

bool MapHand::drag() {
  Drag& drag = desk_.map.drag;
  if (!drag.active) return false;
  const glm::dvec2 at = desk_.pointer.position();
  if (glm::length(at - drag.start) > drag_threshold) drag.moved = true;
  if (drag.moved && !drag.boxing) {
    const glm::dvec2 step = at - drag.last;
    desk_.map.drag_by(step);
    if (drag.since_motion > 0) drag.speed = step / std::max(drag.since_motion, 0.008);
  }
  drag.last = at;
  drag.since_motion = 0;
  return true;
}

void MapHand::finish_drag(bool add_to_selection) {
  const Drag drag = std::exchange(desk_.map.drag, {});
  if (!drag.moved) return desk_.map.select_at(drag.start, add_to_selection);
  if (!drag.boxing) {
    if (drag.since_motion < 0.08) desk_.map.motion.let_go(drag.speed);
    return;
  }
  desk_.map.zoom_to_box(drag.start, drag.last);
}

}  // namespace hustings
