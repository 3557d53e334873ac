#include "app/desktop/drawing_surface.h"

#include <SDL.h>
#include <algorithm>
#include <backends/imgui_impl_sdl.h>
#include <cmath>
#include <glm/common.hpp>

#include "ui/map/presented_map.h"

namespace hustings {

namespace {

constexpr glm::ivec2 default_size{1440, 900};  // points

}  // namespace

DrawingSurface::DrawingSurface(std::optional<glm::ivec2> asked, Look look, std::optional<float> scale)
    : context(Surface::window, "Hustings", asked.value_or(default_size), !asked), overlays(1, look), own_scale(scale) {
  SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
  SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
  set_scales(false);
  ImGui_ImplSDL2_InitForOpenGL(context.window(), context.context());
}

DrawingSurface::~DrawingSurface() {
  overlays.make_current();
  ImGui_ImplSDL2_Shutdown();
}

bool DrawingSurface::follow_size() {
  const glm::ivec2 now = glm::max(context.drawable_size(), glm::ivec2(1));
  if (target && now == size) return false;
  size = now;
  target = std::make_unique<Target>(size);
  return true;
}

glm::dvec2 DrawingSurface::ratio() const {
  return glm::dvec2(size) / glm::max(glm::dvec2(1), glm::dvec2(context.window_size()));
}

float DrawingSurface::wanted_scale() const {
  if (own_scale) return *own_scale;
  float dots_per_inch = 96;
  SDL_GetDisplayDPI(std::max(0, SDL_GetWindowDisplayIndex(context.window())), &dots_per_inch, nullptr, nullptr);
  const glm::ivec2 drawable = context.drawable_size();
  const float by_display = std::max(
      dots_per_inch / 96, static_cast<float>(drawable.x) / static_cast<float>(std::max(1, context.window_size().x)));
  // Projectors and walls report nonsense for dots an inch; a very tall picture is never meant for reading at arm's
  // length.
  const float by_height = static_cast<float>(drawable.y) / 1300;
  return std::round(std::clamp(std::max(by_display >= 1.4f ? by_display : 1.0f, by_height), 1.0f, 4.0f) * 4) / 4;
}

void DrawingSurface::set_scales(bool presenting) {
  const ImVec2 picture{static_cast<float>(size.x), static_cast<float>(size.y)};
  if (presenting) overlays.set_scales(ui::presentation_scale(picture), ui::presented_panel_scale(picture));
  else overlays.set_scale(wanted_scale());
}

void DrawingSurface::make_current() const {
  SDL_GL_MakeCurrent(context.window(), context.context());
  overlays.make_current();
}

bool DrawingSurface::is_full_screen() const {
  return (SDL_GetWindowFlags(context.window()) & SDL_WINDOW_FULLSCREEN_DESKTOP) == SDL_WINDOW_FULLSCREEN_DESKTOP;
}

void DrawingSurface::set_full_screen(bool full) const {
  SDL_SetWindowFullscreen(context.window(), full ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0);
}

}  // namespace hustings
