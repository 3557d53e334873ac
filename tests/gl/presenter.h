// The window with the sample story, before an audience.
#pragma once

#include "places.h"
#include "tests/gl/window_driver.h"

inline const char* const london_story = HUSTINGS_TEST_ASSETS "/stories/london-2017.toml";

inline hustings::Command with_story() {
  hustings::Command command = Driver::command({1366, 768});
  command.story = london_story;
  return command;
}

struct PresentingDriver : Driver {
  PresentingDriver() : Driver(with_story()) { REQUIRE(window.desk().panels.shared.story.story); }
  void start() {
    key(SDLK_F5);
    REQUIRE(window.desk().presentation.on());
  }
  std::size_t cue() const { return window.desk().presentation.cue(); }
  /// Until the map stands still; longer than a bounce.
  void arrive() {
    REQUIRE(come_to_rest());
    pass(0.2);
  }
  void press(SDL_Keycode code, Uint16 modifiers = KMOD_NONE) {
    key(code, modifiers);
    arrive();
  }
  /// Goes down, and no time passes.
  void push_key(SDL_Keycode code) {
    SDL_Event event{};
    event.type = SDL_KEYDOWN;
    event.key.keysym.sym = code;
    push(event);
  }
  const hustings::Cue& told(std::size_t index) const { return window.desk().panels.shared.story.story->cues[index]; }
};
