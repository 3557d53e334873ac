#include "app/input/event_wait.h"

#include <SDL.h>
#include <algorithm>
#include <array>
#include <limits>
#include <string_view>

namespace hustings {

namespace {

/// Drivers that sleep until their display server has something to say.
constexpr std::array<std::string_view, 4> waiting_drivers = {"x11", "wayland", "windows", "cocoa"};

bool driver_waits() {
  const char* driver = SDL_GetCurrentVideoDriver();
  return driver != nullptr &&
         std::find(waiting_drivers.begin(), waiting_drivers.end(), driver) != waiting_drivers.end();
}

/// Milliseconds from one look to the next. Nobody feels the short one; the long one, after two seconds without input,
/// costs nearly nothing.
Uint32 pause_after(Uint32 waited) { return waited < 2000 ? 10 : 50; }

}  // namespace

/// With the other drivers SDL looks every millisecond, and with each look leaves a mark in the queue, which grows until
/// walking it takes a third of a core and no event has room in it any more (SDL 2.26, without an event to fill in).
void look_for_event(std::optional<int> milliseconds, const std::function<void(std::uint32_t)>& rest) {
  const Uint32 longest = milliseconds ? static_cast<Uint32>(*milliseconds) : std::numeric_limits<Uint32>::max();
  for (Uint32 rested = 0;;) {
    SDL_PumpEvents();
    if (rested >= longest || SDL_HasEvents(SDL_FIRSTEVENT, SDL_LASTEVENT) == SDL_TRUE) return;
    const Uint32 pause = std::min(pause_after(rested), longest - rested);
    rest(pause);
    rested += pause;
  }
}

void wait_for_event(std::optional<int> milliseconds) {
  if (!driver_waits()) look_for_event(milliseconds, SDL_Delay);
  else if (milliseconds) SDL_WaitEventTimeout(nullptr, *milliseconds);
  else SDL_WaitEvent(nullptr);
}

}  // namespace hustings
