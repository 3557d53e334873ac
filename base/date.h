// Calendar dates: the day an election was held, the span an edition was in force.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace hustings {

using Date = std::chrono::sys_days;

Date make_date(int year, unsigned month, unsigned day);
std::optional<Date> maybe_date(std::string_view iso);  ///< "2017-06-08"
std::string iso_date(Date date);                       ///< "2017-06-08"
std::string long_date(Date date);                      ///< "8 June 2017"
int year_of(Date date);

}  // namespace hustings
