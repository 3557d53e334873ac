// Examples of each command, for its help and its manual page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hustings {

struct Example {
  std::string what;  ///< "The map of one election"
  std::string line;  ///< "hustings render --contest general-2017 ..."
};

/// Of the command; of the program itself where the name is empty. A test reads each as the program does.
const std::vector<Example>& examples_of(std::string_view command);

/// As they stand under the help; empty where there is none.
std::string examples_text(std::string_view command);

}  // namespace hustings
