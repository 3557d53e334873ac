// Maps side by side in the window: where they lie, the divider, and their keys.
#include <algorithm>
#include <cmath>

#include "app/window/window.h"
#include "ui/map/cells.h"
#include "ui/map/headline_panel.h"

namespace hustings {

namespace {

constexpr double swipe_step = 0.05;

ImVec2 pixel(glm::dvec2 at) { return {static_cast<float>(at.x), static_cast<float>(at.y)}; }

}  // namespace

void Window::add_beside_commands(CommandTable& table) {
  table.push_back({.id = "beside",
                   .title = "Another map beside this one",
                   .keys = {plain(SDLK_m)},
                   .run = [this] { add_beside(*atlas_, view_); },
                   .enabled = [this] { return view_.beside.size() < most_beside; }});
  table.push_back({.id = "beside-less",
                   .title = "One map less",
                   .keys = {shifted(SDLK_m)},
                   .run = [this] { remove_beside(view_); },
                   .enabled = [this] { return !view_.beside.empty(); }});
  table.push_back(
      {.id = "swipe", .title = "One map over the other, or side by side", .keys = {plain(SDLK_y)}, .run = [this] {
         if (view_.beside.empty()) add_beside(*atlas_, view_);
         view_.beside.resize(1);
         view_.swipe = view_.swipe ? std::nullopt : std::optional(0.5);
       }});
  for (const int way : {-1, 1})
    table.push_back({.id = way < 0 ? "swipe-left" : "swipe-right",
                     .title = way < 0 ? "The divider to the left" : "The divider to the right",
                     .keys = {shifted(way < 0 ? SDLK_LEFT : SDLK_RIGHT)},
                     .run = [this, way] { view_.swipe = std::clamp(*view_.swipe + way * swipe_step, 0.0, 1.0); },
                     .enabled = [this] { return is_swiped(view_); },
                     .repeats = true});
}

/// Of another view than the window's: that of a cue that it is on its way to.
ui::CellLayout Window::cells_for(const View& view) const {
  const ui::Canvas canvas = this->canvas();
  if (presentation_.on()) return presented_layout(canvas, list_canvas(), view);
  return ui::lay_out_beside_panels(canvas, view, !panels_.panels_hidden, std::round(canvas.px(2)));
}

ui::CellLayout Window::cells() const {
  return shot_ && shot_->layout.cells.size() == view_.beside.size() + 1 ? shot_->layout : cells_for(view_);
}

Margins Window::margins_for(const View& view) const {
  const ui::Canvas canvas = this->canvas();
  if (presentation_.on()) return presented_margins(canvas, list_canvas(), view);
  const ui::CellLayout layout = cells_for(view);
  return layout.apart() ? ui::cell_margins(canvas, canvas, layout, one_measure(view))
                        : ui::below_titles(ui::panel_margins(canvas, !panels_.panels_hidden), canvas, layout);
}

/// The camera of each map in its cell.
Viewport Window::cell_viewport() const { return painter_->viewport(shown_view(), cells().frame_size(), margins()); }

/// Takes hold of the divider, or moves it. Returns whether the event was its.
bool Window::swipe_with_mouse(const SDL_Event& event, bool on_panel) {
  const glm::dvec2 at = pointer_.position();
  if (event.type == SDL_MOUSEBUTTONDOWN && event.button.button == SDL_BUTTON_LEFT && !on_panel &&
      ui::is_on_divider(list_canvas(), cells(), pixel(at), false)) {
    swiping_ = true;
    motion_.stop();
    return true;
  }
  if (!swiping_) return false;
  if (event.type == SDL_MOUSEMOTION) swipe_to(at);
  if (event.type == SDL_MOUSEBUTTONUP && event.button.button == SDL_BUTTON_LEFT) swiping_ = false;
  return event.type != SDL_MOUSEWHEEL;
}

/// The same with a finger that came down there.
bool Window::swipe_with_finger(const SDL_TouchFingerEvent& event, glm::dvec2 at) {
  if (event.type == SDL_FINGERDOWN && touch_.fingers() == 0 && !swiping_finger_ && !panels_.drawing.on &&
      ui::is_on_divider(list_canvas(), cells(), pixel(at), true)) {
    swiping_finger_ = event.fingerId;
    return true;
  }
  if (swiping_finger_ != event.fingerId) return false;
  if (event.type == SDL_FINGERMOTION) swipe_to(at);
  else if (event.type == SDL_FINGERUP) swiping_finger_.reset();
  return true;
}

void Window::swipe_to(glm::dvec2 at) {
  if (is_swiped(view_)) view_.swipe = ui::swipe_at(cells(), static_cast<float>(at.x));
}

}  // namespace hustings
