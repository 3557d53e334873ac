// The speaker's window beside the audience's, and which display has which.
#pragma once

#include <SDL.h>
#include <memory>
#include <optional>
#include <vector>

#include "app/desktop/speaker_window.h"
#include "app/stage/cue_clock.h"
#include "ui/map/speaker_page.h"

namespace hustings {

struct Desk;
class StoryDesk;

class SpeakerScreen {
 public:
  SpeakerScreen(Desk& desk, StoryDesk& story) : desk_(desk), story_(story) {}
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
  /// Once a second, for the clock, and whenever something else was drawn. Pictures of cues are drawn one at a time
  /// while the audience's window has had nothing to draw for a moment.
  void draw(bool changed);
  std::optional<double> due_in() const;  ///< seconds until there is something to draw
  void change_notes(bool larger);
  const SpeakerWindow* window() const { return window_.get(); }

  CueClock clock;

 private:
  void open(int display);
  ui::SpeakerPage page() const;
  void tell_time(ui::SpeakerPage& page) const;
  std::vector<std::size_t> cues_to_picture() const;
  bool is_idle() const;
  bool draw_picture();

  static constexpr double rest = 0.25;  ///< seconds that nothing was drawn, before pictures are

  Desk& desk_;
  StoryDesk& story_;
  std::unique_ptr<SpeakerWindow> window_;
  int display_ = 0;           ///< that the presentation was started on
  bool swapped_ = false;      ///< audience and speaker have each other's displays
  double second_drawn_ = -1;  ///< of the clock that was last drawn
  double changed_at_ = 0;     ///< the audience's picture, in the desk's time
  bool pictures_due_ = true;  ///< one may be missing
};

}  // namespace hustings
