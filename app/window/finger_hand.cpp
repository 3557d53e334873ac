#include "app/window/finger_hand.h"

#include <glm/geometric.hpp>
#include <imgui.h>

#include "app/stage/desk.h"
#include "app/stage/passing_places.h"
#include "app/window/divider_hand.h"
#include "app/window/mark_hand.h"
#include "ui/kit/canvas.h"
#include "ui/kit/drawing.h"
#include "ui/kit/under_finger.h"

namespace hustings {

namespace {

constexpr float slop = 10;             // design pixels that a finger moves without meaning to
constexpr double press_seconds = 0.3;  // a finger that rests on a panel for so long holds what is under it

/// Fingers on a pad beside the screen move the mouse, and the mouse's own are none.
bool is_on_screen(const SDL_TouchFingerEvent& event) {
  if (event.touchId == SDL_MOUSE_TOUCHID) return false;
  const SDL_TouchDeviceType type = SDL_GetTouchDeviceType(event.touchId);
  return type != SDL_TOUCH_DEVICE_INDIRECT_ABSOLUTE && type != SDL_TOUCH_DEVICE_INDIRECT_RELATIVE;
}

}  // namespace

bool FingerHand::handle(const SDL_Event& event, bool /*on_panel*/) {
  if (event.type != SDL_FINGERDOWN && event.type != SDL_FINGERMOTION && event.type != SDL_FINGERUP) return false;
  const SDL_TouchFingerEvent& finger = event.tfinger;
  if (!is_on_screen(finger)) return true;
  const glm::dvec2 at = glm::dvec2(finger.x, finger.y) * glm::dvec2(desk_.surface->size);
  if (on_panel_ && finger.fingerId == on_panel_->id) {
    follow_on_panel(finger.type, at);
  } else if (!takes_divider(finger, at) &&
             (finger.type != SDL_FINGERDOWN || touch_.fingers() > 0 || begin(finger, at)) && desk_.loaded()) {
    on_map(finger, at);
  }
  desk_.map.fingers_move = touch_.moving();
  return true;
}

bool FingerHand::takes_divider(const SDL_TouchFingerEvent& finger, glm::dvec2 at) {
  return desk_.loaded() && !on_panel_ && !(finger.type == SDL_FINGERDOWN && ui::is_panel_at(ui::pixel(at))) &&
         divider_.handle_finger(finger, at, touch_.fingers() == 0);
}

/// The first finger comes down; whether it is the map's.
bool FingerHand::begin(const SDL_TouchFingerEvent& finger, glm::dvec2 at) {
  desk_.map.motion.stop();
  if (on_panel_) return false;
  if (ui::is_panel_at(ui::pixel(at))) {
    on_panel_ = PanelFinger{.id = finger.fingerId, .start = at, .last = at, .since = desk_.time};
    desk_.pointer.place(at);
    return false;
  }
  ImGui::SetWindowFocus(nullptr);
  desk_.pointer.leave();
  return true;
}

void FingerHand::on_map(const SDL_TouchFingerEvent& event, glm::dvec2 at) {
  const ui::DrawingState& drawing = desk_.drawing;
  touch_.set_slop(static_cast<double>(desk_.map.canvas().px(slop)));
  const std::size_t fingers = touch_.fingers();
  if (event.type == SDL_FINGERDOWN) {
    if (drawing.on && fingers == 0) marks_.begin(at);
    // A second finger makes the first one's stroke void: together they move the map.
    else if (!drawing.typing) marks_.drop();
    obey(touch_.down(event.fingerId, at, desk_.time));
  } else if (event.type == SDL_FINGERMOTION) {
    if (drawing.on && fingers == 1) marks_.extend(at);
    obey(touch_.move(event.fingerId, at, desk_.time));
  } else {
    if (drawing.on && fingers == 1 && !drawing.typing) marks_.finish();
    obey(touch_.up(event.fingerId, desk_.time));
  }
}

void FingerHand::obey(const std::vector<Gesture>& gestures) {
  for (const Gesture& gesture : gestures) {
    const bool drawing = desk_.drawing.on && !(gesture.kind == Gesture::Kind::move && gesture.fingers > 1);
    if (drawing) continue;
    switch (gesture.kind) {
      case Gesture::Kind::tap: desk_.map.select_at(gesture.at, false); break;
      case Gesture::Kind::double_tap: desk_.map.zoom(gesture.at, 0.5, 0.25); break;
      case Gesture::Kind::hold:
      case Gesture::Kind::hold_move: desk_.pointer.place(gesture.at); break;
      case Gesture::Kind::hold_end: desk_.pointer.leave(); break;
      case Gesture::Kind::move:
        desk_.map.zoom(gesture.from, 1 / gesture.factor, 0);
        desk_.map.drag_by(gesture.at - gesture.from);
        desk_.map.drag.since_motion = 0;
        break;
      case Gesture::Kind::let_go: desk_.map.motion.let_go(gesture.speed); break;
    }
  }
}

/// A tap presses what is under it, a drag along a list moves its rows, and any other holds what it began on.
void FingerHand::follow_on_panel(Uint32 type, glm::dvec2 at) {
  PanelFinger& finger = *on_panel_;
  if (type == SDL_FINGERMOTION) {
    const glm::dvec2 way = at - finger.start;
    if (finger.use == PanelFinger::Use::open && glm::length(way) > static_cast<double>(desk_.map.canvas().px(slop))) {
      const bool along_list = std::abs(way.y) > std::abs(way.x) && ui::can_scroll_at(ui::pixel(finger.start));
      if (along_list) finger.use = PanelFinger::Use::scroll;
      else hold_panel();
    }
    if (finger.use == PanelFinger::Use::scroll)
      ui::scroll_at(ui::pixel(finger.start), static_cast<float>(at.y - finger.last.y));
    else if (finger.use == PanelFinger::Use::hold) desk_.pointer.place(at);
    finger.last = at;
    return;
  }
  if (finger.use == PanelFinger::Use::open) hold_panel();
  desk_.pointer.press(false);
  desk_.pointer.leave_soon();
  on_panel_.reset();
}

void FingerHand::hold_panel() {
  on_panel_->use = PanelFinger::Use::hold;
  desk_.pointer.place(on_panel_->start);
  desk_.pointer.press(true);
}

void FingerHand::wait() {
  const std::vector<Gesture> gestures = touch_.wait(desk_.time);
  if (!gestures.empty()) desk_.settle();
  obey(gestures);
  desk_.map.fingers_move = touch_.moving();
  if (on_panel_ && on_panel_->use == PanelFinger::Use::open && desk_.time - on_panel_->since >= press_seconds) {
    hold_panel();
    desk_.settle();
  }
}

std::optional<double> FingerHand::due_in() const {
  std::optional<double> due = touch_.due_in(desk_.time);
  if (on_panel_ && on_panel_->use == PanelFinger::Use::open)
    due = std::max(0.0, press_seconds - (desk_.time - on_panel_->since));
  return due;
}

bool FingerHand::may_press() const {
  if (!desk_.locked) return true;
  const ImVec2 at = ui::pixel(desk_.pointer.position());
  const ui::DrawingState& drawing = desk_.drawing;
  const ui::Rectangle strip{drawing.strip_low, drawing.strip_high};
  const ui::Rectangle pressed{at, {at.x + 1, at.y + 1}};
  return lock_place(desk_).touches(pressed) || (drawing.on && strip.touches(pressed));
}

}  // namespace hustings
