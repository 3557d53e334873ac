// What the speaker alone sees: notes, the pictures of the cue on the screen and of the next one, and the time.
#pragma once

#include <string>

#include "ui/kit/canvas.h"

namespace hustings::ui {

struct SpeakerPage {
  std::string title, caption, notes;     ///< of the cue on the map
  std::string place;                     ///< "3 of 16"
  std::string next_title, next_caption;  ///< empty after the last
  std::string clock;                     ///< "21:30"
  std::string on_cue, elapsed;           ///< "0:42", "5:09"
  std::string cue_plan, plan;            ///< "of 1:30", "of 20:00, 0:12 over"; empty: none
  std::string state;                     ///< "The screen is black"; empty: all is as the script says
  std::string typed;                     ///< digits of a cue's number
  ImTextureID picture = nullptr;         ///< of the cue on the map, rows from the bottom; null: not drawn yet
  ImTextureID next_picture = nullptr;
  glm::dvec2 screen{16, 9};  ///< the audience's picture: the form of these
};

/// How large each of the pictures is; whole pixels.
glm::ivec2 speaker_picture_size(const Canvas& canvas, glm::dvec2 screen);

/// Fills the window. Returns the id of a command that a button asked for, or nothing. `notes`: the canvas of the notes,
/// whose letters have a size of their own.
std::string draw_speaker_page(const Canvas& canvas, const Canvas& notes, const SpeakerPage& page);

}  // namespace hustings::ui
