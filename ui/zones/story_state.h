// The story that is open.
#pragma once

#include <filesystem>
#include <optional>

#include "atlas/saved/story.h"

namespace hustings::ui {

struct StoryState {
  std::optional<Story> story;
  std::filesystem::path file;  ///< empty: it was never saved
  bool changed = false;        ///< since it was saved
  std::size_t cue = 0;         ///< the chosen one
  std::size_t seen_cue = 0;    ///< the one that the list was brought to last
};

}  // namespace hustings::ui
