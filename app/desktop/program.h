// Programs of the desktop that do something for this one.
#pragma once

#include <string>

namespace hustings {

/// Is a variable of the environment there, and not empty?
bool is_set(const char* variable);

/// Can that program be started by its name?
bool is_on_path(const std::string& program);

}  // namespace hustings
