// Instants: the minute at which something was said, and how the clock of a place told it.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

namespace hustings {

/// Whole seconds of UTC.
using Instant = std::chrono::sys_seconds;

/// What the clock and the calendar of a place say.
struct LocalTime {
  Date day{};
  std::chrono::minutes minute{};  ///< of the day, 0 to 1439
  std::chrono::minutes offset{};  ///< of the place's clock, ahead of UTC
  bool operator==(const LocalTime&) const = default;
};

/// Is it a zone of the TZ database, such as "Europe/London"?
bool is_time_zone(const std::string& zone);

/// What clocks in the zone say at the instant. An unknown zone is UTC.
LocalTime local_time(Instant instant, const std::string& zone);

/// The instant at which clocks in the zone say so. Of an hour that comes twice in autumn it is the first; one that is
/// left out in spring is read by the offset before it.
Instant instant_of(Date day, std::chrono::minutes minute, const std::string& zone);

/// A time as people write it: "2017-06-09T02:00" and "2017-06-09 02:00" by the clock of the zone,
/// "2017-06-09T02:00+01:00" and "2017-06-09T01:00Z" by their own offset; seconds may follow the minutes. So is
/// "2017/06/09 02:00:00+01", as GDAL writes a time that a database or a workbook has. "02:00" alone
/// is the first such time at or after `night_begins`. None where it is no time.
std::optional<Instant> maybe_instant(std::string_view text, const std::string& zone,
                                     std::optional<Instant> night_begins = std::nullopt);

/// "2017-06-09T02:00+01:00": as tables have it; with seconds where there are any.
std::string iso_instant(Instant instant, const std::string& zone);

/// "02:00".
std::string clock_of(Instant instant, const std::string& zone);

/// "02:00 on 9 June 2017".
std::string long_instant(Instant instant, const std::string& zone);

}  // namespace hustings
