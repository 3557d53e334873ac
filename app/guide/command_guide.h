// The command line as a list: what manual pages and completion are made of.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hustings {

struct OptionGuide {
  std::vector<std::string> names;  ///< "--colour", "--color"; of an argument its name alone, "atlas"
  std::string value;               ///< "NUMBER"; "dark, light, contrast"; empty: a flag
  std::vector<std::string> words;  ///< that it takes; empty: anything
  std::string text;                ///< what it is, as the help has it
  std::string group;               ///< its heading in the help
  bool required = false;
  bool repeats = false;
};

struct CommandGuide {
  std::string name;  ///< "render"; empty: the program without a command, which opens the window
  std::string text;
  std::string group;  ///< the command's heading in the help
  std::vector<OptionGuide> options;
  std::vector<OptionGuide> arguments;  ///< words without a name in front, in order
};

/// All of it; the program without a command comes first.
using Guide = std::vector<CommandGuide>;

/// None where there is no such command.
const CommandGuide* find_command(const Guide& guide, std::string_view name);
/// None where it has no such option; "--colour" and "--color" are one.
const OptionGuide* find_option(const CommandGuide& command, std::string_view name);

}  // namespace hustings
