#include <algorithm>
#include <cmath>

#include "app/window/window.h"
#include "ui/map/cells.h"
#include "ui/panels/zones.h"

namespace hustings {

ui::Canvas Window::canvas() const {
  ui::Canvas canvas = overlays_.canvas(glm::dvec2(size_));
  if (presentation_.on()) return beside_panel(canvas, panel_shown());
  if (!panels_.panels_hidden && canvas.size.x >= canvas.px(ui::narrow_width))
    canvas.inset = ui::insets_of(canvas, panels_.zones);
  return canvas;
}

ui::Canvas Window::list_canvas() const {
  return presentation_.on() ? overlays_.panel_canvas(glm::dvec2(size_)) : canvas();
}

Viewport Window::home() const {
  View whole = shown_view();
  whole.camera.reset();
  const ui::CellLayout layout = cells();
  return layout.on_picture(painter_->viewport(whole, layout.frame_size(), margins()), 0);
}

Viewport Window::viewport() const { return cells().on_picture(cell_viewport(), 0); }

/// Within what a camera may show; in pixels of the picture.
Viewport Window::kept(const Viewport& viewport) const {
  const ui::CellLayout layout = cells();
  const Box& bounds = atlas_->layers[main_part(scene_of(*atlas_, view_)).layer].layer.bounds;
  return layout.on_picture(clamped(layout.in_cell(viewport), bounds), 0);
}

void Window::set_camera(const Viewport& viewport) {
  const Viewport shown = cells().in_cell(kept(viewport));
  view_.camera = Camera{shown.centre, shown.metres_per_pixel};
}

void Window::fit_all() {
  motion_.travel_to(viewport(), home());
  const Viewport shown = cell_viewport();
  view_.camera = Camera{shown.centre, shown.metres_per_pixel};
  flight_home_ = motion_.started();
}

void Window::finish_flight() {
  flight_home_.reset();
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
  const ui::CellLayout layout = cells();
  Viewport to = fit(box, layout.frame_size(), margins());
  const double scale = std::max(to.metres_per_pixel * 1.8, 1.0);  // some surroundings, to see where it is
  // What is flown to stays in the middle of what the panels leave free.
  to.centre = box.centre() + (to.centre - box.centre()) * (scale / to.metres_per_pixel);
  to.metres_per_pixel = scale;
  motion_.travel_to(viewport(), layout.on_picture(to, 0));
}

void Window::zoom(glm::dvec2 screen, double factor, double seconds) {
  screen = cells().on_first(screen);
  const Viewport from = viewport();
  const double scale = kept(from.zoomed_at(screen, from.metres_per_pixel * factor)).metres_per_pixel;
  const Viewport to = kept(from.zoomed_at(screen, scale));
  if (seconds > 0) motion_.fly_to(from, to, seconds);
  else set_camera(to);
}

}  // namespace hustings
