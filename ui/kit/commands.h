// A command as the palette and the list of keys show it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace hustings::ui {

struct CommandLine {
  std::string id;
  std::string title;
  std::string keys;  ///< "Ctrl+Shift+Z"; several with a comma between; empty: it has none
  bool enabled = true;
};

/// How well a command answers to what was typed, none where it does not: one whose title says the very words comes
/// before all others, and of equals the one that has a key.
std::optional<int> answer_of(const CommandLine& command, std::string_view typed);

}  // namespace hustings::ui
