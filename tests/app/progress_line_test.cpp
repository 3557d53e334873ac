// The line that says how far an export is.
#include "app/command_line/progress_line.h"

#include <doctest/doctest.h>

using hustings::progress_text;

TEST_CASE("a line of progress says what, how far, and how long still once that is known") {
  CHECK(progress_text("film.mp4", 0, 250, 0) == "film.mp4    0%  0 of 250");
  CHECK(progress_text("film.mp4", 100, 250, 0.5) == "film.mp4   40%  100 of 250");
  CHECK(progress_text("film.mp4", 100, 250, 8) == "film.mp4   40%  100 of 250  0:12 left");
  CHECK(progress_text("film.mp4", 1, 3601, 1.5) == "film.mp4    0%  1 of 3601  1:30:00 left");
  CHECK(progress_text("film.mp4", 250, 250, 20) == "film.mp4  100%  250 of 250");
}
