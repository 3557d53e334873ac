// The speaker's window: beside the audience's, with an OpenGL and an ImGui context of its own.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "app/desktop/cue_pictures.h"
#include "app/input/pointer.h"
#include "picture/gl_context.h"
#include "picture/map_overlays.h"
#include "ui/kit/font_letters.h"
#include "ui/map/speaker_page.h"
#include "ui/zones/zones.h"

namespace hustings {

/// Which display shows what: counted from 0. The speaker has none of his own where there is but one.
struct DisplayPlan {
  int audience = 0;
  std::optional<int> speaker;
  bool operator==(const DisplayPlan&) const = default;
};

/// The audience gets the display that the program is not worked on, unless they are swapped. `worked_on`: where the
/// window was.
DisplayPlan plan_displays(int displays, int worked_on, bool swapped);

class SpeakerWindow {
 public:
  /// On that display, where there are several. Makes its own context current. Throws MachineError.
  SpeakerWindow(int display, Look look);
  SpeakerWindow(const SpeakerWindow&) = delete;
  SpeakerWindow& operator=(const SpeakerWindow&) = delete;
  ~SpeakerWindow();

  Uint32 id() const { return SDL_GetWindowID(context_.window()); }
  bool closed() const { return closed_; }
  void move_to(int display);
  /// An event of this window.
  void handle(const SDL_Event& event);
  /// Draws, and returns the id of a command that a button asked for. Its own context is current afterwards. `letters`:
  /// of what the page says. The page's pictures are those of these cues; those beyond the last are none.
  std::string draw(ui::SpeakerPage page, std::array<std::size_t, 2> cues, const ui::FontLetters& letters,
                   double seconds);

  /// What a presentation is about, for its pictures; `size`: of the audience's. Throws away those of something else.
  void follow(const Story& story, StoryAtlases atlases, glm::ivec2 size, const View& room);
  /// Is a picture of these cues to be drawn? Draws the first, or a part of what it needs; its own context is current
  /// afterwards.
  bool lacks_picture(const std::vector<std::size_t>& cues) const { return pictures_.lacks(cues); }
  void draw_picture(const std::vector<std::size_t>& cues);
  CuePictures& pictures() { return pictures_; }
  const CuePictures& pictures() const { return pictures_; }

  /// Of the notes' letters, and remembered.
  float notes_size() const { return notes_size_; }
  void set_notes_size(float size);
  Image picture() const;  ///< what is current stays so

 private:
  void resize();
  void set_scales();

  GlContext context_;
  ImGuiSurface overlays_;
  CuePictures pictures_;
  float scale_ = 1;  ///< of the page
  float notes_size_;
  std::unique_ptr<Target> target_;
  Pointer pointer_;
  bool closed_ = false;
};

}  // namespace hustings
