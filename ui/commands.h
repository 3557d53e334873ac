// A command as the palette and the list of keys show it.
#pragma once

#include <string>

namespace hustings::ui {

struct CommandLine {
  std::string id;
  std::string title;
  std::string keys;  ///< "Ctrl+Shift+Z"; several with a comma between; empty: it has none
  bool enabled = true;
};

}  // namespace hustings::ui
