// What the program has to tell.
#pragma once

#include <string>

#include "base/finding.h"

namespace hustings::ui {

struct Messages {
  Findings left_out;                    ///< of what was opened last
  std::string left_out_of = "session";  ///< or "story"
  std::string offer;                    ///< what the last session showed; empty: none is offered
  bool leaving = false;                 ///< the program is to end, and the story has edits that are in no file: asked
  std::string notice;                   ///< one line that goes by itself
  std::string fault;                    ///< what could not be done, and why; stays until it is closed
};

}  // namespace hustings::ui
