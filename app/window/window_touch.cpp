#include <SDL.h>
#include <glm/geometric.hpp>
#include <imgui.h>

#include "app/window/window.h"
#include "ui/kit/drawing.h"
#include "ui/kit/lock.h"
#include "ui/kit/under_finger.h"

namespace hustings {

namespace {

constexpr float slop = 10;             // design pixels that a finger moves without meaning to
constexpr double press_seconds = 0.3;  // a finger that rests on a panel for so long holds what is under it

ImVec2 pixel(glm::dvec2 at) { return {static_cast<float>(at.x), static_cast<float>(at.y)}; }

/// Fingers on a pad beside the screen move the mouse, and the mouse's own are none.
bool is_on_screen(const SDL_TouchFingerEvent& event) {
  if (event.touchId == SDL_MOUSE_TOUCHID) return false;
  const SDL_TouchDeviceType type = SDL_GetTouchDeviceType(event.touchId);
  return type != SDL_TOUCH_DEVICE_INDIRECT_ABSOLUTE && type != SDL_TOUCH_DEVICE_INDIRECT_RELATIVE;
}

}  // namespace

void Window::handle_finger(const SDL_TouchFingerEvent& event) {
  if (!is_on_screen(event)) return;
  const glm::dvec2 at = glm::dvec2(event.x, event.y) * glm::dvec2(size_);
  if (panel_finger_ && event.fingerId == panel_finger_->id) return follow_panel_finger(event.type, at);
  if (loaded() && !panel_finger_ && !(event.type == SDL_FINGERDOWN && ui::is_panel_at(pixel(at))) &&
      swipe_with_finger(event, at))
    return;
  if (event.type == SDL_FINGERDOWN && touch_.fingers() == 0) {
    motion_.stop();
    if (panel_finger_) return;
    if (ui::is_panel_at(pixel(at))) {
      panel_finger_ = PanelFinger{.id = event.fingerId, .start = at, .last = at, .since = time_};
      pointer_.place(at);
      return;
    }
    ImGui::SetWindowFocus(nullptr);
    pointer_.leave();
  }
  if (!loaded()) return;
  touch_.set_slop(static_cast<double>(this->canvas().px(slop)));
  const std::size_t fingers = touch_.fingers();
  if (event.type == SDL_FINGERDOWN) {
    if (panels_.drawing.on && fingers == 0) begin_mark(at);
    // A second finger makes the first one's stroke void: together they move the map.
    else if (!panels_.drawing.typing) drop_mark();
    obey(touch_.down(event.fingerId, at, time_));
  } else if (event.type == SDL_FINGERMOTION) {
    if (panels_.drawing.on && fingers == 1) extend_mark(at);
    obey(touch_.move(event.fingerId, at, time_));
  } else {
    if (panels_.drawing.on && fingers == 1 && !panels_.drawing.typing) finish_mark();
    obey(touch_.up(event.fingerId, time_));
  }
}

void Window::obey(const std::vector<Gesture>& gestures) {
  for (const Gesture& gesture : gestures) {
    const bool drawing = panels_.drawing.on && !(gesture.kind == Gesture::Kind::move && gesture.fingers > 1);
    if (drawing) continue;
    switch (gesture.kind) {
      case Gesture::Kind::tap: select_at(gesture.at, false); break;
      case Gesture::Kind::double_tap: zoom(gesture.at, 0.5, 0.25); break;
      case Gesture::Kind::hold:
      case Gesture::Kind::hold_move: pointer_.place(gesture.at); break;
      case Gesture::Kind::hold_end: pointer_.leave(); break;
      case Gesture::Kind::move: {
        zoom(gesture.from, 1 / gesture.factor, 0);
        Viewport moved = viewport();
        const glm::dvec2 step = gesture.at - gesture.from;
        moved.centre += Point{-step.x, step.y} * moved.metres_per_pixel;
        set_camera(moved);
        drag_.since_motion = 0;
        break;
      }
      case Gesture::Kind::let_go: motion_.let_go(gesture.speed); break;
    }
  }
}

/// A tap presses what is under it, a drag along a list moves its rows, and any other holds what it began on.
void Window::follow_panel_finger(Uint32 type, glm::dvec2 at) {
  PanelFinger& finger = *panel_finger_;
  if (type == SDL_FINGERMOTION) {
    const glm::dvec2 way = at - finger.start;
    if (finger.use == PanelFinger::Use::open && glm::length(way) > static_cast<double>(canvas().px(slop))) {
      const bool along_list = std::abs(way.y) > std::abs(way.x) && ui::can_scroll_at(pixel(finger.start));
      if (along_list) finger.use = PanelFinger::Use::scroll;
      else hold_panel();
    }
    if (finger.use == PanelFinger::Use::scroll)
      ui::scroll_at(pixel(finger.start), static_cast<float>(at.y - finger.last.y));
    else if (finger.use == PanelFinger::Use::hold) pointer_.place(at);
    finger.last = at;
    return;
  }
  if (finger.use == PanelFinger::Use::open) hold_panel();
  pointer_.press(false);
  pointer_.leave_soon();
  panel_finger_.reset();
}

void Window::hold_panel() {
  panel_finger_->use = PanelFinger::Use::hold;
  pointer_.place(panel_finger_->start);
  pointer_.press(true);
}

/// Fingers that rest.
void Window::wait_for_fingers() {
  const std::vector<Gesture> gestures = touch_.wait(time_);
  if (!gestures.empty()) frames_due_ = settling_frames;
  obey(gestures);
  if (panel_finger_ && panel_finger_->use == PanelFinger::Use::open && time_ - panel_finger_->since >= press_seconds) {
    hold_panel();
    frames_due_ = settling_frames;
  }
}

std::optional<double> Window::finger_due() const {
  std::optional<double> due = touch_.due_in(time_);
  if (panel_finger_ && panel_finger_->use == PanelFinger::Use::open)
    due = std::max(0.0, press_seconds - (time_ - panel_finger_->since));
  return due;
}

/// While the panels are locked, only the lock itself and the tools that draw take presses.
bool Window::may_press() const {
  if (!panels_.locked) return true;
  const ImVec2 at = pixel(pointer_.position());
  const ui::DrawingState& drawing = panels_.drawing;
  const ui::Rectangle strip{drawing.strip_low, drawing.strip_high};
  return ui::is_lock_at(list_canvas(), at) || (drawing.on && strip.touches({at, {at.x + 1, at.y + 1}}));
}

}  // namespace hustings
