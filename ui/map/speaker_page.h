// What the speaker alone sees: notes, the next cue, and the time.
#pragma once

#include <string>

#include "ui/kit/canvas.h"

namespace hustings::ui {

struct SpeakerPage {
  std::string title, caption, notes;     ///< of the cue on the map
  std::string place;                     ///< "3 of 16"
  std::string next_title, next_caption;  ///< empty after the last
  std::string clock, elapsed;            ///< "21:30", "5:09"
  std::string state;                     ///< "The screen is black"; empty: all is as the script says
  std::string typed;                     ///< digits of a cue's number
};

/// Fills the window. Returns the id of a command that a button asked for, or nothing.
std::string draw_speaker_page(const Canvas& canvas, const SpeakerPage& page);

}  // namespace hustings::ui
