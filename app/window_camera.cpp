#include <algorithm>
#include <cmath>

#include "app/window.h"
#include "ui/zones.h"

namespace hustings {

ui::Canvas Window::canvas() const {
  ui::Canvas canvas = overlays_.canvas(glm::dvec2(size_));
  if (presentation_.on()) return beside_panel(canvas, presented_panel_);
  if (!panels_.panels_hidden && canvas.size.x >= canvas.px(ui::narrow_width))
    canvas.inset = ui::insets_of(canvas, panels_.zones);
  return canvas;
}

ui::Canvas Window::list_canvas() const {
  return presentation_.on() ? overlays_.panel_canvas(glm::dvec2(size_)) : canvas();
}

Margins Window::margins() const {
  return presentation_.on() ? ui::presentation_margins(canvas()) : ui::panel_margins(canvas(), !panels_.panels_hidden);
}

Viewport Window::home() const {
  View whole = shown_view();
  whole.camera.reset();
  return painter_->viewport(whole, glm::dvec2(size_), margins());
}

Viewport Window::viewport() const { return painter_->viewport(shown_view(), glm::dvec2(size_), margins()); }

void Window::set_camera(const Viewport& viewport) {
  const Viewport kept = limited(viewport, atlas_->layers[main_part(scene_of(*atlas_, view_)).layer].layer.bounds);
  view_.camera = Camera{kept.centre, kept.metres_per_pixel};
}

void Window::fit_all() {
  motion_.travel_to(viewport(), home());
  view_.camera = Camera{viewport().centre, viewport().metres_per_pixel};
  flying_home_ = true;
}

void Window::finish_flight() {
  flying_home_ = false;
  view_.camera.reset();
}

View Window::shown_view() const {
  View shown = view_;
  if (approach_) return shown;
  shown.layout = layout_.layout();
  shown.morph = layout_.morph();
  return shown;
}

void Window::fit_selection() {
  const ScenePart part = main_part(scene_of(*atlas_, view_));
  const AtlasLayer& layer = atlas_->layers[part.layer];
  Box box;
  for (const AreaIndex area : selected_areas(layer, view_)) box.add(painter_->placement().bounds(layer, area));
  if (!box.empty()) fly_to(box);
}

void Window::fly_to(const Box& box) {
  Viewport to = fit(box, glm::dvec2(size_), margins());
  to.metres_per_pixel = std::max(to.metres_per_pixel * 1.8, 1.0);  // some surroundings, to see where it is
  to.centre = box.centre();
  motion_.travel_to(viewport(), to);
}

void Window::zoom(glm::dvec2 screen, double factor, double seconds) {
  const Viewport from = viewport();
  const Box& bounds = atlas_->layers[main_part(scene_of(*atlas_, view_)).layer].layer.bounds;
  const Viewport to = limited(
      from.zoomed_at(screen, limited(from.zoomed_at(screen, from.metres_per_pixel * factor), bounds).metres_per_pixel),
      bounds);
  if (seconds > 0) motion_.fly_to(from, to, seconds);
  else set_camera(to);
}

}  // namespace hustings
