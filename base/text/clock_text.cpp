#include "base/text/clock_text.h"

#include <cmath>
#include <fmt/format.h>
#include <vector>

#include "base/text/text.h"

namespace hustings {

std::string clock_text(double seconds) {
  const auto whole = static_cast<long>(std::floor(seconds));
  const long hours = whole / 3600;
  if (hours > 0) return fmt::format("{}:{:02}:{:02}", hours, whole / 60 % 60, whole % 60);
  return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

std::optional<double> maybe_seconds(std::string_view text) {
  constexpr double sixty = 60;
  constexpr std::size_t most_parts = 3;
  const std::vector<std::string> parts = split(trimmed(text), ':');
  if (parts.empty() || parts.size() > most_parts) return std::nullopt;
  double seconds = 0;
  for (const std::string& part : parts) {
    const auto number = maybe_number(part);
    const bool first = &part == &parts.front();
    if (!number || !std::isfinite(*number) || *number < 0 || (!first && *number >= sixty)) return std::nullopt;
    if (parts.size() > 1 && !maybe_integer(part)) return std::nullopt;
    seconds = sixty * seconds + *number;
  }
  return seconds;
}

}  // namespace hustings
