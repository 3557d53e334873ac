#include "app/window/divider_hand.h"

#include <algorithm>

#include "app/stage/desk.h"
#include "ui/kit/canvas.h"
#include "ui/map/cells.h"

namespace hustings {

namespace {

constexpr double swipe_step = 0.05;  // of the width

}  // namespace

void DividerHand::add_commands(CommandTable& table) {
  table.push_back({.id = "beside",
                   .title = "Another map beside this one",
                   .keys = {plain(SDLK_m)},
                   .run = [this] { add_beside(*desk_.atlas, desk_.view); },
                   .enabled = [this] { return desk_.view.beside.size() < most_beside; }});
  table.push_back({.id = "beside-less",
                   .title = "Remove a map",
                   .keys = {shifted(SDLK_m)},
                   .run = [this] { remove_beside(desk_.view); },
                   .enabled = [this] { return !desk_.view.beside.empty(); }});
  table.push_back(
      {.id = "swipe", .title = "One map over the other, or side by side", .keys = {plain(SDLK_y)}, .run = [this] {
         if (desk_.view.beside.empty()) add_beside(*desk_.atlas, desk_.view);
         desk_.view.beside.resize(1);
         desk_.view.swipe = desk_.view.swipe ? std::nullopt : std::optional(0.5);
       }});
  for (const int way : {-1, 1})
    table.push_back(
        {.id = way < 0 ? "swipe-left" : "swipe-right",
         .title = way < 0 ? "The divider to the left" : "The divider to the right",
         .keys = {shifted(way < 0 ? SDLK_LEFT : SDLK_RIGHT)},
         .run = [this, way] { desk_.view.swipe = std::clamp(*desk_.view.swipe + way * swipe_step, 0.0, 1.0); },
         .enabled = [this] { return is_swiped(desk_.view); },
         .repeats = true});
}

bool DividerHand::handle(const SDL_Event& event, bool on_panel) {
  const bool of_mouse = event.type == SDL_MOUSEBUTTONDOWN || event.type == SDL_MOUSEMOTION ||
                        event.type == SDL_MOUSEBUTTONUP || event.type == SDL_MOUSEWHEEL;
  if (!of_mouse) return false;
  const glm::dvec2 at = desk_.pointer.position();
  if (event.type == SDL_MOUSEBUTTONDOWN && event.button.button == SDL_BUTTON_LEFT && !on_panel &&
      ui::is_on_divider(desk_.map.list_canvas(), desk_.map.cells(), ui::pixel(at), false)) {
    held_ = true;
    desk_.map.motion.stop();
    return true;
  }
  if (!held_) return false;
  if (event.type == SDL_MOUSEMOTION) move_to(at);
  if (event.type == SDL_MOUSEBUTTONUP && event.button.button == SDL_BUTTON_LEFT) held_ = false;
  return event.type != SDL_MOUSEWHEEL;
}

bool DividerHand::handle_finger(const SDL_TouchFingerEvent& event, glm::dvec2 at, bool alone) {
  if (event.type == SDL_FINGERDOWN && alone && !finger_ && !desk_.drawing.on &&
      ui::is_on_divider(desk_.map.list_canvas(), desk_.map.cells(), ui::pixel(at), true)) {
    finger_ = event.fingerId;
    return true;
  }
  if (finger_ != event.fingerId) return false;
  if (event.type == SDL_FINGERMOTION) move_to(at);
  else if (event.type == SDL_FINGERUP) finger_.reset();
  return true;
}

void DividerHand::move_to(glm::dvec2 at) {
  if (is_swiped(desk_.view)) desk_.view.swipe = ui::swipe_at(desk_.map.cells(), static_cast<float>(at.x));
}

}  // namespace hustings
