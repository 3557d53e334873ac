#include "base/instant.h"

#include <doctest/doctest.h>

using namespace hustings;

namespace {

constexpr const char* london = "Europe/London";

Instant utc(int year, unsigned month, unsigned day, int hour, int minute) {
  return make_date(year, month, day) + std::chrono::hours(hour) + std::chrono::minutes(minute);
}

}  // namespace

TEST_CASE("a time is read by the clock of the place, or by its own offset") {
  const Instant two = utc(2017, 6, 9, 1, 0);  // British Summer Time
  for (const char* text : {"2017-06-09T02:00", "2017-06-09 02:00", "2017-06-09T02:00:00", "2017-06-09T02:00+01:00",
                           "2017-06-09T01:00Z", "2017-06-08T20:00-05:00", "2017-06-09T03:00+0200", " 2017-06-09t02:00 ",
                           "2017/06/09 02:00:00+01", "2017/06/09 02:00:00"})
    CHECK_MESSAGE(maybe_instant(text, london) == two, text);
  CHECK(maybe_instant("2017-06-09T02:00", "America/New_York") == utc(2017, 6, 9, 6, 0));
  CHECK(maybe_instant("2017-01-09T02:00", london) == utc(2017, 1, 9, 2, 0));
}

TEST_CASE("a time without a day is the next one after the night begins") {
  const Instant noon = utc(2017, 6, 8, 11, 0);
  CHECK(maybe_instant("02:00", london, noon) == utc(2017, 6, 9, 1, 0));
  CHECK(maybe_instant("23:01", london, noon) == utc(2017, 6, 8, 22, 1));
  CHECK(maybe_instant("12:00", london, noon) == noon);
  CHECK(maybe_instant("11:59", london, noon) == utc(2017, 6, 9, 10, 59));
  CHECK_FALSE(maybe_instant("02:00", london));
}

TEST_CASE("what is no time is none") {
  for (const char* text : {"", "2017-06-09", "2017-06-09T", "2017-06-09T25:00", "2017-06-09T02:60", "2017-06-09T2:00",
                           "2017-13-09T02:00", "09/06/2017 02:00", "2017-06-09T02:00+", "2017-06-09T02:00+1", "02",
                           "2017-06-09T02:00+01:00x", "2017-06-09T02:00 BST", "-017-06-09T02:00", "noon"})
    CHECK_MESSAGE(!maybe_instant(text, london, utc(2017, 6, 8, 11, 0)), text);
}

TEST_CASE("what a place's clock says is the instant again, on every hour of years with both clocks") {
  for (Instant at = utc(2010, 1, 1, 0, 0); at < utc(2012, 1, 1, 0, 0); at += std::chrono::seconds(1799)) {
    REQUIRE(maybe_instant(iso_instant(at, london), london) == at);
    const LocalTime local = local_time(at, london);
    REQUIRE(local.day + local.minute - local.offset == std::chrono::floor<std::chrono::minutes>(at));
  }
}

TEST_CASE("an hour that comes twice is the first, and one that is left out is read by the clock before it") {
  CHECK(instant_of(make_date(2017, 10, 29), std::chrono::minutes(90), london) == utc(2017, 10, 29, 0, 30));
  CHECK(instant_of(make_date(2017, 3, 26), std::chrono::minutes(90), london) == utc(2017, 3, 26, 1, 30));
}

TEST_CASE("a time is written as tables have it, and for readers") {
  const Instant first = utc(2017, 6, 8, 22, 1);
  CHECK(iso_instant(first, london) == "2017-06-08T23:01+01:00");
  CHECK(iso_instant(first, "America/New_York") == "2017-06-08T18:01-04:00");
  CHECK(iso_instant(first, "UTC") == "2017-06-08T22:01+00:00");
  CHECK(clock_of(first, london) == "23:01");
  CHECK(long_instant(utc(2017, 6, 9, 20, 3), london) == "21:03 on 9 June 2017");
}

TEST_CASE("zones are those of the TZ database") {
  CHECK(is_time_zone(london));
  CHECK(is_time_zone("Asia/Kolkata"));
  CHECK_FALSE(is_time_zone("Europe/Camden"));
  CHECK_FALSE(is_time_zone(""));
}
