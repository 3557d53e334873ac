// The presentation: cues one after the other, for an audience.
#pragma once

#include <optional>
#include <string>

#include "app/stage/window_part.h"
#include "app/window/speaker_screen.h"
#include "atlas/saved/story.h"
#include "ui/kit/canvas.h"
#include "ui/map/presented_map.h"

namespace hustings {

struct Desk;
class PanelLayer;
class StoryDesk;

class Presenter : public WindowPart {
 public:
  Presenter(Desk& desk, StoryDesk& story, PanelLayer& panels)
      : desk_(desk), story_(story), panels_(panels), speaker_(desk, story) {}

  void add_commands(CommandTable& table) override;

  /// Whether an event was the speaker's window's, or about displays, and nothing of it the map's.
  bool handle(const SDL_Event& event);
  /// A turn of so many seconds; whether anything changed.
  bool advance(double seconds);
  std::optional<double> due_in() const;  ///< seconds until something changes by itself

  /// The whole picture over the maps, as the audience sees it; inside an ImGui frame.
  void draw(const ui::Canvas& canvas);
  /// Title and caption that an audience sees now.
  ui::PresentedTexts presented() const;
  /// Once a second, and whenever something else was drawn.
  void draw_speaker(bool changed);
  const SpeakerWindow* speaker() const { return speaker_.window(); }

  void go_to_cue(std::size_t cue);  ///< as a click in the story's panel does
  void pointer_moved();

 private:
  /// What a presentation covers, to be there again after it.
  struct Covered {
    bool targets_tab = false;
    bool night_lines = false;
    bool panels_hidden = false;
    bool locked = false;
    bool windowed = false;
  };

  void start(bool resume);
  void leave();
  void step(int steps);
  void jump_to(std::size_t cue);
  void back_to_script();
  void go_to(std::size_t index, Arrival arrive, std::optional<double> seconds = std::nullopt);
  bool stand_on(const std::string& named, bool& changed);
  void keep_marks();
  void set_reduced_motion(bool reduced);
  void show_cursor(bool shown);

  static constexpr double cursor_rests = 2;  ///< seconds, while presenting; then it is hidden

  Desk& desk_;
  StoryDesk& story_;
  PanelLayer& panels_;
  SpeakerScreen speaker_;
  Covered covered_;
  std::optional<std::size_t> left_cue_;  ///< that the way comes from
  double pointer_moved_ = 0;             ///< when; seconds
};

}  // namespace hustings
