#include "app/watch/wall_time.h"

#include <array>
#include <ctime>
#include <fmt/format.h>

#include "base/date.h"
#include "base/text/text.h"

namespace hustings {

namespace {

std::tm local_time(WallTime moment) {
  const std::time_t seconds = std::chrono::system_clock::to_time_t(moment);
  std::tm local{};
  localtime_r(&seconds, &local);
  return local;
}

/// Two digits, below `end`.
std::optional<int> maybe_two(std::string_view text, int end) {
  const auto number = text.size() == 2 ? maybe_integer(text) : std::nullopt;
  if (!number || *number < 0 || *number >= end) return std::nullopt;
  return static_cast<int>(*number);
}

/// "+01:00" or "Z", in minutes.
std::optional<int> maybe_offset(std::string_view text) {
  if (text == "Z") return 0;
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return std::nullopt;
  constexpr int most_hours = 15;
  const auto hours = maybe_two(text.substr(1, 2), most_hours);
  const auto minutes = maybe_two(text.substr(4), 60);
  if (!hours || !minutes) return std::nullopt;
  return (text[0] == '-' ? -1 : 1) * (*hours * 60 + *minutes);
}

}  // namespace

std::string iso_time(WallTime moment) {
  const std::tm local = local_time(moment);
  const long minutes = local.tm_gmtoff / 60;
  const long ahead = minutes < 0 ? -minutes : minutes;
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{}{:02}:{:02}", local.tm_year + 1900, local.tm_mon + 1,
                     local.tm_mday, local.tm_hour, local.tm_min, local.tm_sec, minutes < 0 ? '-' : '+', ahead / 60,
                     ahead % 60);
}

std::string clock_time(WallTime moment) {
  const std::tm local = local_time(moment);
  return fmt::format("{:02}:{:02}", local.tm_hour, local.tm_min);
}

std::optional<WallTime> maybe_wall_time(std::string_view iso) {
  constexpr std::size_t date_length = 10;
  if (iso.size() < date_length + 9 || iso[date_length] != 'T') return std::nullopt;
  const auto date = maybe_date(iso.substr(0, date_length));
  const std::string_view clock = iso.substr(date_length + 1, 8);
  const auto offset = maybe_offset(iso.substr(date_length + 9));
  const auto hours = maybe_two(clock.substr(0, 2), 24);
  const auto minutes = maybe_two(clock.substr(3, 2), 60);
  const auto seconds = maybe_two(clock.substr(6, 2), 60);
  if (!date || !offset || !hours || !minutes || !seconds || clock[2] != ':' || clock[5] != ':') return std::nullopt;
  return WallTime(*date) + std::chrono::hours(*hours) + std::chrono::minutes(*minutes - *offset) +
         std::chrono::seconds(*seconds);
}

}  // namespace hustings
