#include "base/date.h"

#include <doctest/doctest.h>

using namespace hustings;

TEST_CASE("a date is read and written as ISO 8601") {
  const auto date = maybe_date("2017-06-08");
  REQUIRE(date);
  CHECK(*date == make_date(2017, 6, 8));
  CHECK(iso_date(*date) == "2017-06-08");
  CHECK(long_date(*date) == "8 June 2017");
  CHECK(year_of(*date) == 2017);
}

TEST_CASE("every day of the decade survives writing and reading") {
  for (Date date = make_date(2008, 1, 1); date < make_date(2018, 1, 1); date += std::chrono::days(1))
    REQUIRE(maybe_date(iso_date(date)) == date);
}

TEST_CASE("what is no date is none") {
  for (const char* text : {"", "2017", "2017-6-8", "08/06/2017", "2017-13-01", "2017-02-29", "2017-00-10", "2017-01-00",
                           "2017-06-08 ", "2017-06-0x", "2017/06/08", "-201-01-01", "-000-01-01", "2017--1-01"})
    CHECK_MESSAGE(!maybe_date(text), text);
  CHECK(maybe_date("2016-02-29"));
}
