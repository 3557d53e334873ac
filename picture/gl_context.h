// An SDL window with an OpenGL 3.3 core context; visible, or off-screen without a display.
#pragma once

#include <SDL.h>
#include <glm/vec2.hpp>
#include <memory>
#include <string>

namespace hustings {

enum class Surface { window, off_screen };

class GlContext {
 public:
  /// Throws MachineError where there is no display or no OpenGL 3.3. Off-screen uses SDL's driver of that name.
  /// `fit_display`: no larger than the display leaves free.
  GlContext(Surface surface, const std::string& title, glm::ivec2 size, bool fit_display = false);
  GlContext(const GlContext&) = delete;
  GlContext& operator=(const GlContext&) = delete;
  ~GlContext();

  SDL_Window* window() const { return window_; }
  SDL_GLContext context() const { return context_; }
  glm::ivec2 drawable_size() const;
  glm::ivec2 window_size() const;

 private:
  SDL_Window* window_ = nullptr;
  SDL_GLContext context_ = nullptr;
};

}  // namespace hustings
