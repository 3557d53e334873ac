#include "base/name_order.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <random>

using namespace hustings;

namespace {

/// Names as a person sorts them.
const std::vector<std::string> sorted = {
    "Abbey",
    "\u00c4gerten",
    "Alder",
    "Ash & Elm",
    "Ash Grove",
    "Charlton",
    "Ebbw",
    "\u00c9clair",
    "Edge",
    "New Hall",
    "Newark",
    "St. Ann's",
    "Saint Bees",
    "St Cyr",
    "\u0141\u00f3d\u017a",
    "Ward 2",
    "Ward 10",
    "Ward 10a",
    "Ward 100",
    "\u0396\u03ac\u03c1\u03b1",
    "\u041c\u0430\u0440\u0441",
};

}  // namespace

TEST_CASE("names lie as a person sorts them, in whatever order they come") {
  std::vector<std::string> expected = sorted;
  // L with a stroke lies by L.
  std::rotate(std::find(expected.begin(), expected.end(), "New Hall"),
              std::find(expected.begin(), expected.end(), "\u0141\u00f3d\u017a"),
              std::find(expected.begin(), expected.end(), "Ward 2"));
  std::mt19937 random(1);
  for (int round = 0; round < 20; ++round) {
    std::vector<std::string> names = expected;
    std::shuffle(names.begin(), names.end(), random);
    sort_by_name(names, [](const std::string& name) { return name; });
    CHECK(names == expected);
  }
}

TEST_CASE("case and accents do not part names from their neighbours") {
  CHECK(name_order_key("ABBEY") == name_order_key("abbey"));
  CHECK(name_order_key("Zoe") < name_order_key("Zo\u00eb"));
  CHECK(name_order_key("Zo\u00eb") < name_order_key("Zof"));
  CHECK(name_order_key("") < name_order_key("a"));
  CHECK(name_order_key(std::string(5000, 'a')) < name_order_key(std::string(5000, 'a') + "b"));
}

TEST_CASE("ranks are places, and equal names share one") {
  CHECK(name_ranks({"Ward 10", "Ward 2", "ward 2", "Ash"}) == std::vector<std::uint32_t>{3, 1, 1, 0});
  CHECK(name_ranks({}).empty());
}
