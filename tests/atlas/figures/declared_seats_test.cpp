// Rows of a night's list and lines of its seats, of London's 73 seats in 2017; and what lights up as it is declared.
#include "atlas/figures/declared_seats.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <map>

#include "atlas/figures/changes.h"
#include "atlas/moment.h"
#include "tests/carried.h"

using namespace hustings;

namespace {

View general_2017() {
  View view;
  view.contest = "general-2017";
  return view;
}

Instant instant(const std::string& time) {
  return asked_instant(carried_atlas(), *carried_atlas().find_contest("general-2017"), time);
}

DeclaredSeats london() { return *declared_seats(carried_atlas(), general_2017()); }

}  // namespace

TEST_CASE("the list of a night is in order of time, and ends with Kensington at three past nine in the evening") {
  const DeclaredSeats declared = london();
  REQUIRE(declared.seats.size() == 73);
  CHECK(std::is_sorted(declared.seats.begin(), declared.seats.end(),
                       [](const DeclaredSeat& a, const DeclaredSeat& b) { return a.at < b.at; }));
  const DeclaredSeat& last = declared.seats.back();
  CHECK(declared.name_of(last) == "Kensington");
  CHECK(last.at == instant("2017-06-09T21:03"));
  CHECK(result_words(carried_atlas(), declared, last) == "gain from Con");
  CHECK(declared.declared_by(instant("21:00")) == 0);
  CHECK(declared.declared_by(instant("04:00")) == 49);
  CHECK(declared.declared_by(last.at) == 73);
  CHECK(declared.declared_by(last.at - std::chrono::minutes(1)) == 72);
}

TEST_CASE("what a row says does not depend on the hour, nor on the layer that the map is shown on") {
  View view = general_2017();
  view.at = instant("02:00");
  view.by = "boroughs";
  const DeclaredSeats seen = *declared_seats(carried_atlas(), view);
  CHECK(seen.figures == london().figures);
  view.contest = "mayor-2016";
  CHECK_FALSE(declared_seats(carried_atlas(), view));
}

TEST_CASE("lines of seats never fall, and are at the end the seats of the election") {
  const NightLines lines = night_lines(london());
  CHECK(lines.seats == 73);
  CHECK(lines.majority == 37);
  std::map<std::string, int> at_four, at_the_end;
  for (const NightLines::Line& line : lines.lines) {
    REQUIRE(line.seats.size() == lines.times.size());
    CHECK(std::is_sorted(line.seats.begin(), line.seats.end()));
    at_four[carried_parties()[line.party].id] = lines.at(line, instant("04:00"));
    at_the_end[carried_parties()[line.party].id] = line.seats.back();
    CHECK(lines.at(line, instant("22:00")) == 0);
  }
  CHECK(at_four == std::map<std::string, int>{{"lab", 33}, {"con", 13}, {"ld", 3}});
  CHECK(at_the_end == std::map<std::string, int>{{"lab", 49}, {"con", 21}, {"ld", 3}});
  CHECK(carried_parties()[lines.lines.front().party].id == "lab");
}

TEST_CASE("a seat that is declared lights up, and at most three times a second anything does") {
  Flashes flashes;
  const std::vector<std::optional<PartyIndex>> none(40);
  std::vector<std::optional<PartyIndex>> leaders = none;
  flashes.advance(0.1, 0, leaders, true);
  CHECK_FALSE(flashes.active());
  int begun = 0;
  std::vector<AreaIndex> before;
  constexpr double frame = 1.0 / 60;
  for (int i = 0; i < 60; ++i) {
    if (i < 40) leaders[static_cast<std::size_t>(i)] = 1;
    flashes.advance(frame, 0, leaders, true);
    if (!flashes.areas().empty() && flashes.areas() != before) ++begun;
    before = flashes.areas();
  }
  CHECK(begun > 0);
  CHECK(begun <= 3);
  // Back to an earlier hour nothing lights up; and of a film of elections what had no data does not.
  Flashes back;
  back.advance(frame, 0, leaders, true);
  back.advance(1, 0, none, true);
  CHECK_FALSE(back.active());
  Flashes film;
  film.advance(frame, 0, none);
  film.advance(1, 0, leaders);
  CHECK_FALSE(film.active());
}
