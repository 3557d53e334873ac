// Where an area's figures stand beside the map, and what they hide of it.
#include "ui/map/card_place.h"

#include <doctest/doctest.h>

#include "tests/carried.h"
#include "tests/ui/page.h"
#include "ui/map/headline_panel.h"

using namespace hustings;
using namespace hustings::ui;

namespace {

constexpr AreaIndex kensington = 3;
constexpr AreaIndex hendon = 5;

const AtlasLayer& seats() { return carried_atlas().layers[*carried_atlas().find_layer("constituencies-2010")]; }

}  // namespace

TEST_CASE("the card tells what is pointed at where that hides nothing, and what is selected else") {
  CHECK(plan_cards({.pointed = {}, .selected = {}}) == CardPlan{});
  CHECK(plan_cards({.pointed = kensington, .selected = {}}) == CardPlan{.card = kensington, .tip = {}, .foot = {}});
  CHECK(plan_cards({.pointed = {}, .selected = hendon}) == CardPlan{.card = hendon, .tip = {}, .foot = {}});
  CHECK(plan_cards({.pointed = kensington, .selected = hendon}) == CardPlan{.card = kensington, .tip = {}, .foot = {}});
}

TEST_CASE("where areas lie in the card's column, only what is selected has it; what is pointed at has a box there") {
  CHECK(plan_cards({.pointed = kensington, .selected = {}, .free = false}) ==
        CardPlan{.card = {}, .tip = kensington, .foot = {}});
  CHECK(plan_cards({.pointed = kensington, .selected = hendon, .free = false}) ==
        CardPlan{.card = hendon, .tip = kensington, .foot = {}});
  CHECK(plan_cards({.pointed = hendon, .selected = hendon, .free = false}) ==
        CardPlan{.card = hendon, .tip = {}, .foot = {}});
}

TEST_CASE("without a column, and where a list has it, what is selected stands at the foot") {
  for (const CardsAsked& asked :
       {CardsAsked{.pointed = kensington, .selected = hendon, .column = false},
        CardsAsked{.pointed = kensington, .selected = hendon, .free = false, .reserved = false},
        CardsAsked{.pointed = kensington, .selected = hendon, .listing = true}})
    CHECK(plan_cards(asked) == CardPlan{.card = {}, .tip = kensington, .foot = hendon});
}

TEST_CASE("a card has a column where panels leave most of the map's room beside it") {
  const Page page;
  for (const unsigned left : {0U, 1U}) {
    CHECK(has_card_column(page.canvas({1366, 768}, open_zones(left))));
    CHECK(has_card_column(page.canvas({1024, 768}, open_zones(left))));
    CHECK_FALSE(has_card_column(page.canvas({1366, 768}, open_zones(left | 2U))));
    CHECK_FALSE(has_card_column(page.canvas({1024, 768}, open_zones(left | 2U))));
    CHECK(has_card_column(page.canvas({2560, 1440}, open_zones(left | 2U))));
  }
  CHECK_FALSE(has_card_column(page.canvas({1366, 768}, open_zones(4))));  // too low
  CHECK_FALSE(has_card_column(page.canvas({800, 600}, open_zones(0))));
}

TEST_CASE("a place holds areas where an outline crosses it, where it lies in one, and where one lies in it") {
  const Viewport whole = fit(seats().layer.bounds, {1366, 768}, {300, 100, 300, 100});
  const Placement as_they_lie;
  const auto holds = [&](const Viewport& viewport, ImVec2 low, ImVec2 high) {
    return holds_areas(seats(), as_they_lie, viewport, {low, high});
  };
  CHECK(holds(whole, {0, 0}, {1366, 768}));
  CHECK(holds(whole, {683, 384}, {684, 385}));
  CHECK_FALSE(holds(whole, {0, 0}, {290, 768}));
  // The corner of the box about London that Kent has is none of London's, though the box holds it.
  const glm::dvec2 corner = whole.to_screen({seats().layer.bounds.high.x, seats().layer.bounds.low.y});
  const auto x = static_cast<float>(corner.x);
  const auto y = static_cast<float>(corner.y);
  CHECK_FALSE(holds(whole, {x - 40, y - 40}, {x, y}));
  CHECK(holds(whole, {x - 300, y - 300}, {x, y}));
  // Closer by a factor of 20 one seat is all there is.
  const Viewport close = whole.zoomed_at({683, 384}, whole.metres_per_pixel / 20);
  CHECK(holds(close, {600, 300}, {700, 400}));
}

TEST_CASE("at home no seat lies in the card's column, whatever the window's size") {
  const Page page;
  for (const ImVec2 size : {ImVec2{1024, 768}, ImVec2{1366, 768}, ImVec2{1920, 1080}, ImVec2{3840, 2160}})
    for (const unsigned zones : {0U, 1U}) {
      const Canvas canvas = page.canvas(size, open_zones(zones));
      const Viewport home = fit(seats().layer.bounds, {size.x, size.y}, panel_margins(canvas, true));
      CHECK_FALSE(holds_areas(seats(), Placement{}, home, card_room(canvas)));
    }
}
