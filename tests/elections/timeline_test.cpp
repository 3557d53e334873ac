#include "elections/timeline.h"

#include <doctest/doctest.h>

using namespace hustings;

namespace {

Contest contest_on(std::string id, std::string track, Date date, bool base_only = false) {
  Contest contest;
  contest.id = std::move(id);
  contest.track = std::move(track);
  contest.date = date;
  contest.base_only = base_only;
  return contest;
}

// The second and third are on one day, as General and Council 2010 are.
const std::vector<Date> some_dates = {make_date(2008, 5, 1), make_date(2010, 5, 6), make_date(2010, 5, 6),
                                      make_date(2012, 5, 3), make_date(2016, 5, 5), make_date(2016, 6, 23),
                                      make_date(2017, 6, 8)};

double along(const Moment& moment) { return static_cast<double>(moment.from) + moment.fraction; }

}  // namespace

TEST_CASE("stops are in date order, then in order of the atlas, without bases") {
  const std::vector<Contest> contests = {contest_on("general-2010", "westminster", make_date(2010, 5, 6)),
                                         contest_on("council-2010", "council", make_date(2010, 5, 6)),
                                         contest_on("mayor-2008", "mayor", make_date(2008, 5, 1)),
                                         contest_on("general-2005n", "westminster", make_date(2005, 5, 5), true),
                                         contest_on("general-2017", "westminster", make_date(2017, 6, 8))};
  std::vector<const Contest*> listed;
  for (const Contest& contest : contests) listed.push_back(&contest);
  CHECK(stops(listed, "") == std::vector<std::size_t>{2, 0, 1, 4});
  CHECK(stops(listed, "westminster") == std::vector<std::size_t>{0, 4});
  CHECK(stops(listed, "assembly").empty());
}

TEST_CASE("the sequence starts exactly at the first stop and ends exactly at the last") {
  for (const Pace pace : {Pace::even, Pace::calendar})
    for (const double hold : {0.0, 0.3, 1.0}) {
      for (const double progress : {-1.0, 0.0}) {
        const Moment moment = moment_at(some_dates, progress, pace, hold);
        CHECK(moment.held());
        CHECK(moment.from == 0);
        CHECK(moment.fraction == 0);
      }
      for (const double progress : {1.0, 2.0}) {
        const Moment moment = moment_at(some_dates, progress, pace, hold);
        CHECK(moment.held());
        CHECK(moment.to == some_dates.size() - 1);
        CHECK(moment.fraction == 0);
      }
    }
}

TEST_CASE("a sequence of one stop, or none, stays") {
  for (const std::vector<Date>& dates : {std::vector<Date>{}, std::vector<Date>{make_date(2012, 5, 3)}})
    for (const double progress : {0.0, 0.5, 1.0}) {
      const Moment moment = moment_at(dates, progress, Pace::calendar, 0.2);
      CHECK(moment.held());
      CHECK(moment.from == 0);
    }
  CHECK(progress_of({make_date(2012, 5, 3)}, 0, Pace::calendar) == 0);
}

TEST_CASE("an interval holds, moves and holds") {
  const std::vector<Date> dates = {make_date(2008, 5, 1), make_date(2012, 5, 3)};
  CHECK(moment_at(dates, 0.09, Pace::even, 0.2).held());
  CHECK(moment_at(dates, 0.09, Pace::even, 0.2).from == 0);
  CHECK(moment_at(dates, 0.91, Pace::even, 0.2).held());
  CHECK(moment_at(dates, 0.91, Pace::even, 0.2).from == 1);
  const Moment middle = moment_at(dates, 0.5, Pace::even, 0.2);
  CHECK_FALSE(middle.held());
  CHECK(middle.fraction == doctest::Approx(0.5));
  // A quarter of the way smoothstep stands at 5/32.
  CHECK(moment_at(dates, 0.1 + 0.2, Pace::even, 0.2).fraction == doctest::Approx(5.0 / 32));
  CHECK(moment_at(dates, 0.25, Pace::even, 0.0).fraction == doctest::Approx(5.0 / 32));
  CHECK(moment_at(dates, 0.49, Pace::even, 1.0).from == 0);
  CHECK(moment_at(dates, 0.51, Pace::even, 1.0).from == 1);
}

TEST_CASE("even intervals take equal time, calendar intervals time by their days") {
  const std::vector<Date> dates = {make_date(2008, 1, 1), make_date(2008, 1, 1) + std::chrono::days(100),
                                   make_date(2008, 1, 1) + std::chrono::days(400)};
  CHECK(progress_of(dates, 1, Pace::even) == doctest::Approx(0.5));
  CHECK(progress_of(dates, 1, Pace::calendar) == doctest::Approx(0.25));
}

TEST_CASE("contests of one day are both seen, in calendar time too") {
  const double first = progress_of(some_dates, 1, Pace::calendar);
  const double second = progress_of(some_dates, 2, Pace::calendar);
  CHECK(first < second);
  CHECK(moment_at(some_dates, first, Pace::calendar, 0.2).from == 1);
  CHECK(moment_at(some_dates, second, Pace::calendar, 0.2).from == 2);
  const std::vector<Date> one_day(3, make_date(2010, 5, 6));
  CHECK(progress_of(one_day, 1, Pace::calendar) == doctest::Approx(0.5));
}

TEST_CASE("at the progress of a stop the clock stands on it") {
  for (const Pace pace : {Pace::even, Pace::calendar})
    for (const double hold : {0.0, 0.1, 0.5, 1.0})
      for (std::size_t stop = 0; stop < some_dates.size(); ++stop) {
        const Moment moment = moment_at(some_dates, progress_of(some_dates, stop, pace), pace, hold);
        CHECK(moment.held());
        CHECK(moment.from == stop);
      }
}

TEST_CASE("the clock never runs back, never jumps, and tweens neighbours only") {
  for (const Pace pace : {Pace::even, Pace::calendar})
    for (const double hold : {0.0, 0.3, 0.8}) {
      double before = 0;
      constexpr int steps = 20'000;
      for (int i = 0; i <= steps; ++i) {
        const Moment moment = moment_at(some_dates, static_cast<double>(i) / steps, pace, hold);
        REQUIRE((moment.to == moment.from || moment.to == moment.from + 1));
        REQUIRE(moment.fraction >= 0);
        REQUIRE(moment.fraction <= 1);
        REQUIRE(along(moment) >= before);
        REQUIRE(along(moment) - before < 0.05);
        before = along(moment);
      }
      CHECK(before == static_cast<double>(some_dates.size() - 1));
    }
}
