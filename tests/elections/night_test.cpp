// The order of declarations, what is declared by an instant, and the course of a night with its silences.
#include "elections/night.h"

#include <doctest/doctest.h>
#include <random>

#include "tests/elections/examples.h"

using namespace hustings;
using namespace hustings::examples;

namespace {

using std::chrono::minutes;

const Instant polls_close = make_date(2017, 6, 8) + std::chrono::hours(21);

/// Areas E0, E1, ... declared so many minutes after the polls closed; a negative number: nobody said when.
Contest contest_of(const std::vector<int>& after) {
  Contest contest;
  contest.id = "vote-2017";
  contest.date = make_date(2017, 6, 8);
  for (std::size_t i = 0; i < after.size(); ++i) {
    Result& result = contest.results.emplace_back(result_of({{con, 60}, {lab, 40}}, "E" + std::to_string(i)));
    if (after[i] >= 0) result.declared = polls_close + minutes(after[i]);
  }
  return contest;
}

std::vector<std::size_t> order_of(const Night& night) {
  std::vector<std::size_t> order;
  for (const Declaration& declaration : night.declarations()) order.push_back(declaration.result);
  return order;
}

}  // namespace

TEST_CASE("declarations come in order of time, and of one minute by code") {
  const Contest contest = contest_of({90, 61, 90, 400});
  const Night night(contest);
  CHECK(order_of(night) == std::vector<std::size_t>{1, 0, 2, 3});
  CHECK(night.size() == 4);
  CHECK(night.first() == polls_close + minutes(61));
  CHECK(night.last() == polls_close + minutes(400));
  CHECK(night.begins() == polls_close + minutes(60));
}

TEST_CASE("a seat that is declared at a minute counts at that minute") {
  const Contest contest = contest_of({90, 61, 90, 400});
  const Night night(contest);
  CHECK(night.declared_by(polls_close) == 0);
  CHECK(night.declared_by(polls_close + minutes(61) - std::chrono::seconds(1)) == 0);
  CHECK(night.declared_by(polls_close + minutes(61)) == 1);
  CHECK(night.declared_by(polls_close + minutes(90)) == 3);
  CHECK(night.declared_by(polls_close + minutes(10000)) == 4);
  for (const Result& result : contest.results)
    CHECK(night.has(result, polls_close + minutes(90)) == (*result.declared <= polls_close + minutes(90)));
}

TEST_CASE("from any time there is a next declaration and one before it, until the ends") {
  const Contest contest = contest_of({90, 61, 90, 400});
  const Night night(contest);
  CHECK(night.next(polls_close) == night.first());
  CHECK(night.next(night.first()) == polls_close + minutes(90));
  CHECK(night.next(polls_close + minutes(100)) == night.last());
  CHECK_FALSE(night.next(night.last()));
  CHECK(night.previous(night.last()) == polls_close + minutes(90));
  CHECK_FALSE(night.previous(night.first()));
  CHECK_FALSE(night.last_by(polls_close));
  CHECK(night.last_by(polls_close + minutes(399)) == polls_close + minutes(90));
}

TEST_CASE("a poll that was postponed is apart from the night, and the contest is whole when it is in") {
  Contest contest = contest_of({90, 61, 30000});
  contest.results[2].date = make_date(2017, 6, 29);
  const Night night(contest);
  CHECK(night.size() == 2);
  CHECK(night.last() == polls_close + minutes(90));
  CHECK(night.end() == polls_close + minutes(30000));
  CHECK(night.declarations().back().apart);
  CHECK_FALSE(night.has(contest.results[2], night.last()));
  CHECK(NightCourse(night).ends() == night.last());
}

TEST_CASE("a result whose time nobody published counts when all others are in") {
  const Contest contest = contest_of({90, -1, 400});
  const Night night(contest);
  CHECK(night.without_time() == 1);
  CHECK(night.size() == 2);
  CHECK_FALSE(night.has(contest.results[1], polls_close + minutes(399)));
  CHECK(night.has(contest.results[1], night.end()));
  CHECK(Night(contest_of({-1, -1})).empty());
}

TEST_CASE("a silence is told in less time than it took, and the rest of a night evenly") {
  const Contest contest = contest_of({60, 70, 80, 680});
  const NightCourse course{Night(contest)};
  REQUIRE(course.silences().size() == 1);
  CHECK(course.silences()[0].from == polls_close + minutes(80));
  CHECK(course.silences()[0].to == polls_close + minutes(680));
  CHECK(course.told() == minutes(20) + silence_told);
  CHECK(course.part_of(polls_close + minutes(70)) == doctest::Approx(10.0 / 35));
  CHECK(course.part_of(polls_close + minutes(380)) == doctest::Approx(27.5 / 35));
  CHECK(course.part_of(polls_close) == 0);
  CHECK(course.part_of(polls_close + minutes(9999)) == 1);
  CHECK(course.at(0) == course.begins());
  CHECK(course.at(1) == course.ends());
}

TEST_CASE("whatever the night, its course runs forwards, and each part of it is one instant") {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    std::vector<int> after;
    int minute = 60;
    for (unsigned i = 0; i <= random() % 8; ++i) after.push_back(minute += static_cast<int>(random() % 150));
    const NightCourse course{Night(contest_of(after))};
    double before = -1;
    for (Instant at = course.begins(); at <= course.ends(); at += minutes(1)) {
      const double part = course.part_of(at);
      REQUIRE(part > before);
      REQUIRE(std::chrono::abs(course.at(part) - at) <= std::chrono::seconds(60));
      before = part;
    }
  }
}
