#include <algorithm>
#include <backends/imgui_impl_sdl.h>
#include <cmath>
#include <glm/geometric.hpp>
#include <imgui.h>

#include "app/window/window.h"
#include "base/text.h"
#include "ui/kit/picker.h"
#include "ui/map/cells.h"
#include "ui/panels/zones.h"

namespace hustings {

namespace {

constexpr double drag_threshold = 4;  // pixels: less is a click

}  // namespace

void Window::handle(const SDL_Event& event) {
  frames_due_ = settling_frames;
  if (handle_speaker(event)) return;
  if (event.type == SDL_QUIT || (event.type == SDL_WINDOWEVENT && event.window.event == SDL_WINDOWEVENT_CLOSE))
    open_ = false;
  // Fingers speak for themselves.
  if ((event.type == SDL_MOUSEMOTION && event.motion.which == SDL_TOUCH_MOUSEID) ||
      ((event.type == SDL_MOUSEBUTTONDOWN || event.type == SDL_MOUSEBUTTONUP) &&
       event.button.which == SDL_TOUCH_MOUSEID) ||
      (event.type == SDL_MOUSEWHEEL && event.wheel.which == SDL_TOUCH_MOUSEID))
    return;
  ImGui_ImplSDL2_ProcessEvent(&event);
  pointer_.handle(event, ratio());
  if (event.type == SDL_DROPFILE && event.drop.file != nullptr) {
    // A story or a session is TOML; anything else is a table of numbers.
    const std::filesystem::path dropped = event.drop.file;
    if (lower_case(dropped.extension().string()) == ".toml")
      (read_story(dropped) ? panels_.open_story : panels_.open_session) = dropped;
    else join(dropped.string());
    SDL_free(event.drop.file);
  }
  if (event.type == SDL_FINGERDOWN || event.type == SDL_FINGERMOTION || event.type == SDL_FINGERUP)
    return handle_finger(event.tfinger);
  if (event.type == SDL_TEXTINPUT) letters_.add(static_cast<const char*>(event.text.text));
  if (!loaded()) return;
  switch (event.type) {
    case SDL_TEXTINPUT: type_mark(event); break;
    case SDL_KEYDOWN:
      if (!type_mark(event)) handle_key(event.key);
      break;
    case SDL_MOUSEMOTION:
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
    case SDL_MOUSEWHEEL: handle_mouse(event); break;
    default: break;
  }
}

void Window::handle_key(const SDL_KeyboardEvent& key) {
  const KeyMode mode = key_mode();
  const WindowCommand* command = nullptr;
  if (panels_.dial_has_keys && mode == KeyMode::map) command = command_for(commands_, key.keysym, KeyMode::dial);
  if (command == nullptr)
    command = command_for(commands_, key.keysym, mode, presentation_.on() ? KeyMode::presenting : KeyMode::map);
  if (command != nullptr && command->is_enabled() && (key.repeat == 0 || command->repeats)) command->run();
}

KeyMode Window::key_mode() const {
  if (panels_.picker.what != ui::Asking::nothing || panels_.exporting.open) return KeyMode::list;
  if (ImGui::GetIO().WantTextInput) return KeyMode::field;
  if (panels_.drawing.on) return KeyMode::draw;
  if (presentation_.on()) return KeyMode::presenting;
  if (panels_.zones.in_fields) return KeyMode::fields;
  const auto focused = panels_.zones.focused;
  const bool has_rows = focused == ui::PanelKind::table || focused == ui::PanelKind::marginals;
  return has_rows || focused == ui::PanelKind::charts ? KeyMode::panel : KeyMode::map;
}

void Window::handle_mouse(const SDL_Event& event) {
  if (event.type == SDL_MOUSEMOTION) {
    pointer_moved_ = time_;
    if (!cursor_shown_) show_cursor(true);
  }
  const glm::dvec2 at = pointer_.position();
  const bool on_panel = ImGui::GetIO().WantCaptureMouse && !drag_.active;
  if (panels_.drawing.on && draw_with_mouse(event, on_panel)) return;
  if (swipe_with_mouse(event, on_panel)) return;
  if (event.type == SDL_MOUSEWHEEL && !on_panel) {
    const double turns = event.wheel.preciseY != 0 ? static_cast<double>(event.wheel.preciseY) : event.wheel.y;
    zoom(at, std::pow(1.25, -turns), 0.12);
  } else if (event.type == SDL_MOUSEBUTTONDOWN && event.button.button == SDL_BUTTON_LEFT) {
    // ImGui has not seen this position yet when it comes with the press; ask it by place.
    if (on_panel) return;
    motion_.stop();
    if (event.button.clicks == 2) return zoom(at, 0.5, 0.25);
    drag_ = {.active = true, .boxing = (SDL_GetModState() & KMOD_SHIFT) != 0, .moved = false, .start = at, .last = at};
  } else if (event.type == SDL_MOUSEMOTION && drag_.active) {
    if (glm::length(at - drag_.start) > drag_threshold) drag_.moved = true;
    if (drag_.moved && !drag_.boxing) {
      Viewport view = viewport();
      const glm::dvec2 step = at - drag_.last;
      view.centre += Point{-step.x, step.y} * view.metres_per_pixel;
      set_camera(view);
      drag_.speed = drag_.since_motion > 0 ? step / std::max(drag_.since_motion, 0.008) : drag_.speed;
    }
    drag_.last = at;
    drag_.since_motion = 0;
  } else if (event.type == SDL_MOUSEBUTTONUP && event.button.button == SDL_BUTTON_LEFT && drag_.active) {
    finish_drag((SDL_GetModState() & KMOD_CTRL) != 0);
  }
}

void Window::finish_drag(bool add_to_selection) {
  const Drag drag = std::exchange(drag_, {});
  if (!drag.moved) return select_at(drag.start, add_to_selection);
  if (!drag.boxing) {
    if (drag.since_motion < 0.08) motion_.let_go(drag.speed);
    return;
  }
  Box box;
  const ui::CellLayout layout = cells();
  const glm::dvec2 start = layout.on_first(drag.start);
  box.add(viewport().to_world(start));
  box.add(viewport().to_world(start + drag.last - drag.start));
  if (box.size().x > 0 && box.size().y > 0)
    motion_.fly_to(viewport(), layout.on_picture(fit(box, layout.frame_size(), {}), 0), 0.25);
}

void Window::select_at(glm::dvec2 screen, bool add) {
  const auto found = cells_->area_at(*painter_, cells(), glm::ivec2(glm::floor(screen)));
  if (!add) view_.selected.clear();
  if (!found) return;
  const View shown = view_beside(view_, found->map);
  const AtlasLayer& layer = atlas_->layers[main_part(scene_of(*atlas_, shown)).layer];
  const std::string& code = layer.layer.areas[found->area].code;
  const auto selected = std::find(view_.selected.begin(), view_.selected.end(), code);
  if (selected == view_.selected.end()) view_.selected.push_back(code);
  else view_.selected.erase(selected);
}

void Window::update_hover() {
  hovered_.reset();
  found_.reset();
  if (drawn_moving_ || panels_.drawing.on || swiping_) return;
  if (presentation_.on() && !cursor_shown_) return;  // nobody points, and the audience would see an area lit
  if (!pointer_.inside() || ImGui::GetIO().WantCaptureMouse || drag_.moved) return;
  found_ = cells_->area_at(*painter_, cells(), glm::ivec2(glm::floor(pointer_.position())));
  if (!found_) return;
  hovered_ = found_->area;
  if (found_->map == 0) return;
  const AtlasLayer& there = atlas_->layers[main_part(cells_->painter(found_->map).scene()).layer];
  hovered_ = atlas_->layers[main_part(painter_->scene()).layer].find(there.layer.areas[found_->area].code);
}

}  // namespace hustings
