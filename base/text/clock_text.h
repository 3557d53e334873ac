// Lengths of time as people write and read them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace hustings {

/// "1:05:09", "5:09"; parts of a second are left out.
std::string clock_text(double seconds);

/// Seconds of "90", "12.5", "1:30" or "1:05:09"; none where it is no length of time.
std::optional<double> maybe_seconds(std::string_view text);

}  // namespace hustings
