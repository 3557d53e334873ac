// The speaker's window beside the audience's, and which display has which.
#pragma once

#include <SDL.h>
#include <memory>

#include "app/desktop/speaker_window.h"
#include "ui/map/speaker_page.h"

namespace hustings {

struct Desk;

class SpeakerScreen {
 public:
  explicit SpeakerScreen(Desk& desk) : desk_(desk) {}
  SpeakerScreen(const SpeakerScreen&) = delete;
  SpeakerScreen& operator=(const SpeakerScreen&) = delete;
  ~SpeakerScreen() { close(); }

  /// The display that the presentation was started on; at the start, and whenever a display comes or goes.
  void start_on(int display);
  void place_windows();
  void swap_displays();
  void toggle();
  void close();

  /// Whether the event was this window's, and nothing of it the map's. Keys mean the same in both.
  bool handle(const SDL_Event& event);
  /// Once a second, for the clock, and whenever something else was drawn.
  void draw(bool changed);
  const SpeakerWindow* window() const { return window_.get(); }

 private:
  void open(int display);
  ui::SpeakerPage page() const;

  Desk& desk_;
  std::unique_ptr<SpeakerWindow> window_;
  int display_ = 0;           ///< that the presentation was started on
  bool swapped_ = false;      ///< audience and speaker have each other's displays
  double second_drawn_ = -1;  ///< of the clock that was last drawn
};

}  // namespace hustings
