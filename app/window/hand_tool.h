// Tools of the hand: each takes the events that are its own.
#pragma once

#include <SDL.h>

#include "app/stage/window_part.h"

namespace hustings {

class HandTool : public WindowPart {
 public:
  /// Whether the event was its own; the first that takes one has it. `on_panel`: a panel takes what the mouse does.
  virtual bool handle(const SDL_Event& event, bool on_panel) = 0;
  /// Does it hold something, so that what it does is not done yet?
  virtual bool holds() const { return false; }
};

}  // namespace hustings
