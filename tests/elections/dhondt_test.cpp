#include <doctest/doctest.h>

#include <map>
#include <numeric>
#include <string>

#include "elections/dhondt.h"
#include "tests/elections/examples.h"

using namespace hustings;
using namespace hustings::examples;

TEST_CASE("d'Hondt shares seats out by highest averages") {
  // 100, 80, 30, 20 to 8 seats without constituencies: 4, 3, 1, 0.
  CHECK(list_seats({{con, 100'000, 0}, {lab, 80'000, 0}, {ld, 30'000, 0}, {ukip, 20'000, 0}}, 230'000, 8) ==
        std::vector<int>{4, 3, 1, 0});
}

TEST_CASE("constituencies won count against a list, and lists under 5 percent win nothing") {
  CHECK(list_seats({{con, 59, 2}, {lab, 41, 0}}, 100, 2) == std::vector<int>{0, 2});
  CHECK(list_seats({{con, 951, 0}, {lab, 49, 0}}, 1000, 30) == std::vector<int>{30, 0});
  CHECK(list_seats({{con, 950, 0}, {lab, 50, 0}}, 1000, 30)[1] == 1);
}

TEST_CASE("a list nobody voted for wins nothing, and nobody may win") {
  CHECK(list_seats({{con, 0, 0}}, 0, 3) == std::vector<int>{0});
  CHECK(list_seats({}, 0, 3).empty());
}
