// Votes divided by people: the tool that works out how many live in each part of an area.
#include "tools/weights/people.h"

#include <doctest/doctest.h>

#include "base/finding.h"
#include "tests/geo/fixtures.h"

using namespace hustings;

namespace {

Area box(const std::string& code, double west, double south, double width, double height) {
  const Ring ring{{west, south}, {west + width, south}, {west + width, south + height}, {west, south + height}};
  return {.code = code, .name = code, .parent = {}, .shape = {{.outer = ring, .holes = {}}}};
}

Layer layer_of(const char* id, std::vector<Area> areas) {
  Layer layer{.id = id, .file = {}, .areas = std::move(areas), .bounds = {}};
  for (const Area& area : layer.areas) layer.bounds.add(bounds_of(area.shape));
  return layer;
}

/// One ward in two seats, and one that is whole.
const Layer& wards() {
  static const Layer layer = layer_of("wards", {box("W1", 0, 0, 100, 100), box("W2", 100, 0, 100, 100)});
  return layer;
}
const Layer& seats() {
  static const Layer layer = layer_of("seats", {box("S1", 0, 0, 60, 100), box("S2", 60, 0, 140, 100)});
  return layer;
}

std::vector<DividedArea> divided(std::vector<Area> small, std::vector<double> people) {
  return divided_by_people(wards(), seats(),
                           {.layer = layer_of("small", std::move(small)), .people = std::move(people)});
}

}  // namespace

TEST_CASE("people count where they live, not where the ground is") {
  // A park takes 60 of the ward's 100 metres; two people live beside it for each one in it.
  const auto found = divided({box("park", 0, 0, 60, 100), box("homes", 60, 0, 40, 100)}, {100, 200});
  REQUIRE(found.size() == 1);  // the whole ward needs no weights
  CHECK(found[0].from == 0);
  CHECK(found[0].to == std::vector<std::uint32_t>{0, 1});
  CHECK(found[0].people[0] == doctest::Approx(100));
  CHECK(found[0].people[1] == doctest::Approx(200));
  CHECK(found[0].weight == std::vector<std::int64_t>{333333, 666667});
}

TEST_CASE("a small area across a border is divided by its own ground, and outside the ward it counts for nothing") {
  // From 50 to 70 lies half in each seat; from 90 to 110 half outside the ward.
  const auto found = divided({box("across", 50, 0, 20, 100), box("edge", 90, 0, 20, 100)}, {80, 40});
  REQUIRE(found.size() == 1);
  CHECK(found[0].people[0] == doctest::Approx(40));
  CHECK(found[0].people[1] == doctest::Approx(40 + 20));
}

TEST_CASE("the weights of every area sum to a million, whatever the people") {
  for (int people = 1; people < 200; ++people) {
    const auto found =
        divided({box("a", 0, 0, 37, 100), box("b", 37, 0, 63, 100)}, {people * 1.0, people * people / 3.0});
    REQUIRE(found.size() == 1);
    CHECK(found[0].weight[0] + found[0].weight[1] == one_million);
  }
}

TEST_CASE("an area where nobody lives cannot be divided by its people") {
  CHECK_THROWS_AS(divided({box("far", 500, 0, 10, 10)}, {100}), InputError);
}
