// What is nearly right in a view is answered with what was probably meant.
#include <doctest/doctest.h>

#include "atlas/figures/valid_view.h"
#include "atlas/view/view.h"
#include "base/finding.h"
#include "tests/carried.h"

using namespace hustings;

namespace {

std::string refusal_of(const View& view) {
  try {
    require_valid(carried_atlas(), view);
  } catch (const CommandError& error) {
    return error.what();
  }
  return "";
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a party, layer or area that is nearly right is answered with the nearest one") {
  View view;
  view.contest = "general-2017";
  REQUIRE(refusal_of(view).empty());
  View party = view;
  party.colour = ColourMode::share;
  party.party = "labb";
  CHECK(has(refusal_of(party), "did you mean lab?"));
  party.party = "monster-raving";
  CHECK(has(refusal_of(party), "no party"));
  View layer = view;
  layer.contest = "mayor-2016";
  layer.by = "borouhgs";
  CHECK(has(refusal_of(layer), "did you mean boroughs?"));
  View area = view;
  area.selected = {"kensington"};
  CHECK(has(refusal_of(area), "did you mean E14000768 (Kensington)?"));
  area.selected = {"E1400768"};
  CHECK(has(refusal_of(area), "no layer of this atlas has an area E1400768"));
}
