#include "picture/gl_context.h"

#include <cstdlib>
#include <epoxy/gl.h>
#include <glm/common.hpp>

#include "base/finding.h"
#include "renderer/gl_objects.h"

namespace hustings {

GlContext::GlContext(Surface surface, const std::string& title, glm::ivec2 size, bool fit_display) {
  // The user's own SDL_VIDEODRIVER wins, so that a test may run the window off-screen.
  if (surface == Surface::off_screen) {
    SDL_SetHintWithPriority(SDL_HINT_VIDEODRIVER, "offscreen", SDL_HINT_OVERRIDE);
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");  // nobody would ask for the event that it makes of Ctrl+C
  }
  SDL_SetHint(SDL_HINT_VIDEO_HIGHDPI_DISABLED, "0");
  SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
  if (SDL_Init(SDL_INIT_VIDEO) != 0)
    throw MachineError(std::string("no display to open a window on (") + SDL_GetError() +
                       "). Use `hustings render` or `hustings film`, which need none");
  // SDL falls through to a driver that nobody can see; only tests ask for it, by name.
  const std::string driver = SDL_GetCurrentVideoDriver();
  if (surface == Surface::window && std::getenv("SDL_VIDEODRIVER") == nullptr &&
      (driver == "offscreen" || driver == "dummy")) {
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
    throw MachineError(
        "there is no display to open a window on. Use `hustings render` or `hustings film`, which need none");
  }
  SDL_Rect usable;
  if (fit_display && SDL_GetDisplayUsableBounds(0, &usable) == 0) size = glm::min(size, glm::ivec2(usable.w, usable.h));
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 3);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_CORE);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_FLAGS, SDL_GL_CONTEXT_FORWARD_COMPATIBLE_FLAG);
  SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0);
  const Uint32 flags = SDL_WINDOW_OPENGL | SDL_WINDOW_ALLOW_HIGHDPI | SDL_WINDOW_RESIZABLE |
                       (surface == Surface::off_screen ? SDL_WINDOW_HIDDEN : SDL_WINDOW_SHOWN);
  window_ = SDL_CreateWindow(title.c_str(), SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, size.x, size.y, flags);
  if (window_ != nullptr) context_ = SDL_GL_CreateContext(window_);
  if (context_ == nullptr) {
    const std::string detail = SDL_GetError();
    if (window_ != nullptr) SDL_DestroyWindow(window_);
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
    throw MachineError("this system gives no OpenGL 3.3 core context (" + detail +
                       "). Update the graphics driver, or install Mesa (package libgl1-mesa-dri)");
  }
  if (surface == Surface::window) SDL_SetWindowMinimumSize(window_, 640, 400);
  SDL_GL_SetSwapInterval(1);
  try {
    require_opengl();
  } catch (...) {
    SDL_GL_DeleteContext(context_);
    SDL_DestroyWindow(window_);
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
    throw;
  }
}

GlContext::~GlContext() {
  SDL_GL_DeleteContext(context_);
  SDL_DestroyWindow(window_);
  SDL_QuitSubSystem(SDL_INIT_VIDEO);
}

glm::ivec2 GlContext::drawable_size() const {
  glm::ivec2 size;
  SDL_GL_GetDrawableSize(window_, &size.x, &size.y);
  return size;
}

glm::ivec2 GlContext::window_size() const {
  glm::ivec2 size;
  SDL_GetWindowSize(window_, &size.x, &size.y);
  return size;
}

}  // namespace hustings
