#include "base/date.h"

#include <array>
#include <fmt/format.h>

#include "base/text/text.h"

namespace hustings {

namespace chrono = std::chrono;

Date make_date(int year, unsigned month, unsigned day) {
  return chrono::year_month_day{chrono::year{year}, chrono::month{month}, chrono::day{day}};
}

std::optional<Date> maybe_date(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  // A year with a sign would pass for a number.
  if (iso.substr(0, 4).find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
  const auto year = maybe_integer(iso.substr(0, 4));
  const auto month = maybe_integer(iso.substr(5, 2));
  const auto day = maybe_integer(iso.substr(8, 2));
  if (!year || !month || !day || *month < 1 || *day < 1) return std::nullopt;
  const chrono::year_month_day date{chrono::year{static_cast<int>(*year)}, chrono::month{static_cast<unsigned>(*month)},
                                    chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  return Date{date};
}

std::string iso_date(Date date) {
  const chrono::year_month_day day{date};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()));
}

std::string long_date(Date date) {
  static constexpr std::array months = {"January", "February", "March",     "April",   "May",      "June",
                                        "July",    "August",   "September", "October", "November", "December"};
  const chrono::year_month_day day{date};
  return fmt::format("{} {} {}", static_cast<unsigned>(day.day()), months[static_cast<unsigned>(day.month()) - 1],
                     static_cast<int>(day.year()));
}

int year_of(Date date) { return static_cast<int>(chrono::year_month_day{date}.year()); }

}  // namespace hustings
