// What is said of an area whose result is still to come.
#pragma once

namespace hustings {

inline constexpr const char* not_yet_declared = "not yet declared";

}  // namespace hustings
