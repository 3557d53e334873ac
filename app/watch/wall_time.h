// Times of day as they are written: when a result arrived, since when a table cannot be read.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace hustings {

using WallTime = std::chrono::system_clock::time_point;

std::string iso_time(WallTime moment);    ///< where the user is, to the second: "2017-06-09T02:00:05+01:00"
std::string clock_time(WallTime moment);  ///< "02:00"
/// A time as `iso_time` writes it, of any offset; "Z" too.
std::optional<WallTime> maybe_wall_time(std::string_view iso);

}  // namespace hustings
