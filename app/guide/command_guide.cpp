#include "app/guide/command_guide.h"

#include <algorithm>

namespace hustings {

const CommandGuide* find_command(const Guide& guide, std::string_view name) {
  const auto found = std::find_if(guide.begin(), guide.end(), [&](const auto& one) { return one.name == name; });
  return found != guide.end() ? &*found : nullptr;
}

const OptionGuide* find_option(const CommandGuide& command, std::string_view name) {
  for (const OptionGuide& option : command.options)
    if (std::find(option.names.begin(), option.names.end(), name) != option.names.end()) return &option;
  return nullptr;
}

}  // namespace hustings
