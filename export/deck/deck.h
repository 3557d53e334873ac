// A deck: slides with notes, as Office Open XML. Source: ECMA-376, part 1.
#pragma once

#include <string>
#include <vector>

#include "export/deck/slide_page.h"

namespace hustings {

struct DeckSlide {
  std::string xml;
  std::string notes;  ///< the speaker's; may be empty
};

struct DeckSetting {
  Look look = Look::dark;
  Emu width = 12192000;
  std::string title;
  std::string about = {};  ///< in a sentence or two
};

/// The file's bytes, the same for the same slides. Throws MachineError.
std::string deck_of(const DeckSetting& setting, const std::vector<DeckSlide>& slides);

}  // namespace hustings
