// The field over the map that something is typed into: what it asks for, and what it answers from.
#pragma once

#include <string>
#include <vector>

#include "atlas/figures/search.h"
#include "ui/kit/picker.h"

namespace hustings::ui {

/// What was searched for, to search again only where it changed.
struct Searched {
  std::string words;
  LayerIndex layer = 0;
  ContestIndex contest = 0;
  bool operator==(const Searched&) const = default;
};

struct Field {
  Picker picker;
  std::vector<SessionFile> session_files;  ///< that can be opened, newest first
  std::vector<SessionFile> story_files;    ///< likewise
  std::string save_fault;                  ///< why what was named could not be written
  Searched searched;
  SearchResult found;
};

}  // namespace hustings::ui
