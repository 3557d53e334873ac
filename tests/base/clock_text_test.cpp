#include "base/text/clock_text.h"

#include <doctest/doctest.h>

using namespace hustings;

TEST_CASE("time is told as people do") {
  CHECK(clock_text(0) == "0:00");
  CHECK(clock_text(65.9) == "1:05");
  CHECK(clock_text(3600 + 5 * 60 + 9) == "1:05:09");
}

TEST_CASE("a length of time is read in seconds, or in minutes and seconds, and comes back as it was told") {
  CHECK(maybe_seconds("90") == 90);
  CHECK(maybe_seconds("12.5") == 12.5);
  CHECK(maybe_seconds(" 1:30 ") == 90);
  CHECK(maybe_seconds("0:05") == 5);
  CHECK(maybe_seconds("75:00") == 4500);
  CHECK(maybe_seconds("1:05:09") == 3909);
  for (const double seconds : {0.0, 59.0, 60.0, 754.0, 3600.0}) CHECK(maybe_seconds(clock_text(seconds)) == seconds);
}

TEST_CASE("what is no length of time is none") {
  for (const char* text : {"", ":", "1:", ":30", "1:60", "-5", "1:-5", "1:2.5", "1:2:3:4", "a", "1 min", "nan", "inf"})
    CHECK_FALSE(maybe_seconds(text).has_value());
}
