// A row of the palette, or of the list of keys: one command with its title and its keys.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace hustings::ui {

struct CommandRow {
  std::string id;
  std::string title;
  std::string keys;  ///< "Ctrl+Shift+Z"; several with a comma between; empty: it has none
  bool enabled = true;
};

/// How well a command matches what was typed, none where it does not: one whose title says the very words comes
/// before all others, and of equals the one that has a key.
std::optional<int> command_score(const CommandRow& command, std::string_view typed);

}  // namespace hustings::ui
