// The figures of areas beside the map, in the real off-screen window: what they cover, and whether they stay.
#include <array>
#include <doctest/doctest.h>
#include <glm/common.hpp>
#include <imgui_internal.h>  // where an item is, by its name: no public call tells
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "tests/gl/gl_test.h"
#include "tests/gl/window_driver.h"
#include "ui/panels/panel_table.h"
#include "ui/zones/zones.h"

using namespace hustings;

namespace {

constexpr std::array<glm::ivec2, 2> small_windows{glm::ivec2{1366, 768}, glm::ivec2{1024, 768}};
constexpr const char* orpington = "E14000872";
constexpr const char* hendon = "E14000741";

std::optional<ui::Rectangle> shown(const char* name) {
  const ImGuiWindow* window = ImGui::FindWindowByName(name);
  if (window == nullptr || !window->Active || window->Hidden) return std::nullopt;
  return ui::Rectangle{window->Pos, {window->Pos.x + window->Size.x, window->Pos.y + window->Size.y}};
}

/// As the picture itself has it: asked at every few pixels, edges and all.
bool lies_on_an_area(const Window& window, const ui::Rectangle& place) {
  constexpr float step = 12;
  const auto at = [](float low, float high, int i) { return std::min(low + step * static_cast<float>(i), high - 1); };
  const auto steps = [](float low, float high) { return static_cast<int>((high - low) / step) + 1; };
  for (int i = 0; i <= steps(place.low.x, place.high.x); ++i)
    for (int k = 0; k <= steps(place.low.y, place.high.y); ++k)
      if (window.desk().map.area_at({at(place.low.x, place.high.x, i), at(place.low.y, place.high.y, k)})) return true;
  return false;
}

/// Opens it at the right, as a person does.
void open_at_right(Driver& driver, const ui::PanelRow& row) {
  driver.key(SDLK_F1 + row.function_key - 1);
  const ui::Zones& zones = driver.window.desk().panels.shared.zones;
  REQUIRE(ui::is_open(zones, row.kind));
  if (ui::front_of(zones, ui::Zone::right) != row.kind) {
    driver.key(SDLK_k, KMOD_CTRL);
    driver.type("move this panel to the right");
    driver.key(SDLK_RETURN);
  }
  REQUIRE(ui::front_of(zones, ui::Zone::right) == row.kind);
}

struct Crossing {
  int frames = 0, untold = 0, twice = 0, card_on_areas = 0;
};

/// Moves the pointer straight over the map in small steps and notes, of every frame in which it is over London, what is
/// told. The card's places are looked at afterwards: asking the picture takes long.
Crossing cross(Driver& driver, glm::dvec2 from, glm::dvec2 to) {
  constexpr int steps = 120;
  Crossing crossing;
  const Viewport before = driver.window.desk().map.viewport();
  bool entered = false;
  std::vector<ui::Rectangle> places;
  std::vector<int> untold;
  int last_on_area = 0;
  for (int i = 0; i <= steps; ++i) {
    SDL_Event event{};
    event.type = SDL_MOUSEMOTION;
    const glm::dvec2 at = glm::mix(from, to, static_cast<double>(i) / steps);
    event.motion.x = static_cast<int>(at.x);
    event.motion.y = static_cast<int>(at.y);
    driver.push(event);
    driver.window.turn(frame_seconds);
    CHECK(driver.window.desk().map.viewport() == before);
    const bool on_area = driver.window.desk().map.hovered.has_value();
    // A card that was not there takes a frame to measure itself.
    if (!std::exchange(entered, entered || on_area)) continue;
    ++crossing.frames;
    if (on_area) last_on_area = i;
    if (shown("card") && shown("tip")) ++crossing.twice;
    if (!shown("card") && !shown("tip")) untold.push_back(i);
    for (const char* name : {"card", "foot"})
      if (const auto place = shown(name)) places.push_back(*place);
  }
  for (const int step : untold)
    if (step <= last_on_area) ++crossing.untold;
  ui::Rectangle all{{1e9f, 1e9f}, {0, 0}};
  for (const ui::Rectangle& place : places) {
    all.low = {std::min(all.low.x, place.low.x), std::min(all.low.y, place.low.y)};
    all.high = {std::max(all.high.x, place.high.x), std::max(all.high.y, place.high.y)};
  }
  if (!places.empty() && lies_on_an_area(driver.window, all)) ++crossing.card_on_areas;
  return crossing;
}

}  // namespace

TEST_CASE("the card lies on no area at home, nor does the box of what is selected, with each panel at the right") {
  if (!display_available()) return;
  for (const glm::ivec2 size : small_windows) {
    Driver driver(size);
    driver.click(driver.screen_of(hendon));
    const auto look = [&](const char* panel) {
      CAPTURE(panel);
      const Viewport before = driver.window.desk().map.viewport();
      driver.move(driver.screen_of(orpington));
      for (const char* name : {"card", "foot"})
        if (const auto place = shown(name)) CHECK_FALSE(lies_on_an_area(driver.window, *place));
      CHECK((shown("card") || shown("tip")));
      driver.move({2, 400});
      driver.pass(0.5);
      CHECK_FALSE(shown("tip"));
      // What is selected is told all the time; where its own panel is open, there.
      const bool told = shown("card") || shown("foot") || driver.window.desk().is_seen(ui::PanelKind::area);
      CHECK(told);
      for (const char* name : {"card", "foot"})
        if (const auto place = shown(name)) CHECK_FALSE(lies_on_an_area(driver.window, *place));
      CHECK(driver.window.desk().map.viewport() == before);
    };
    look("none");
    CHECK(shown("card"));
    for (const ui::PanelRow& row : ui::panel_table()) {
      if (row.kind == ui::PanelKind::controls) continue;
      open_at_right(driver, row);
      driver.move({2, 400});
      driver.come_to_rest();
      look(row.name);
      driver.key(SDLK_F1 + row.function_key - 1);
      REQUIRE_FALSE(ui::front_of(driver.window.desk().panels.shared.zones, ui::Zone::right));
    }
  }
}

TEST_CASE("from area to area and out again nothing flickers, nothing hides an area, and the map stands still") {
  if (!display_available()) return;
  for (const glm::ivec2 size : small_windows) {
    Driver driver(size);
    for (const bool panel : {false, true}) {
      if (panel) driver.key(SDLK_F6);
      driver.come_to_rest();
      const glm::dvec2 middle = driver.window.desk().map.viewport().to_screen({530000, 179000});
      for (const glm::dvec2 half : {glm::dvec2{160, 0}, glm::dvec2{40, 300}}) {
        const Crossing crossing = cross(driver, middle - half, middle + half);
        CHECK(crossing.frames > 60);
        CHECK(crossing.untold == 0);
        CHECK(crossing.twice == 0);
        CHECK(crossing.card_on_areas == 0);
      }
      driver.move({2, 400});
      driver.pass(0.5);
      for (const char* name : {"card", "tip", "foot"}) CHECK_FALSE(shown(name));
      CHECK_FALSE(driver.window.busy());
    }
  }
}

TEST_CASE("what is selected stays told when the pointer leaves, and what was told last goes") {
  if (!display_available()) return;
  Driver driver;
  driver.click(driver.screen_of(hendon));
  driver.move(driver.screen_of(orpington));
  driver.move({2, 400});
  for (int i = 0; i < 30; ++i) {
    driver.window.turn(frame_seconds);
    CHECK(shown("card"));
  }
  driver.key(SDLK_F6);
  driver.move({2, 400});
  driver.pass(0.5);
  const auto foot = shown("foot");
  REQUIRE(foot);
  CHECK_FALSE(shown("card"));
  // It stands below the panel, which leaves it room.
  const auto zone = shown("zone-right");
  REQUIRE(zone);
  CHECK_FALSE(foot->touches(*zone));
  CHECK(foot->low.x == doctest::Approx(zone->low.x));
  CHECK(foot->high.x == doctest::Approx(zone->high.x));
  driver.move(driver.screen_of(orpington));
  CHECK(shown("tip"));
  CHECK(shown("foot"));
  driver.key(SDLK_ESCAPE);
  driver.key(SDLK_ESCAPE);
  driver.move({2, 400});
  driver.pass(0.5);
  CHECK(driver.window.desk().view.selected.empty());
  CHECK_FALSE(shown("foot"));
  CHECK(shown("zone-right")->high.y == doctest::Approx(foot->high.y));
}

TEST_CASE("closer up, what is pointed at has a box beside the pointer and no card over its neighbours") {
  if (!display_available()) return;
  Driver driver;
  driver.move(driver.screen_of(hendon));
  CHECK(shown("card"));
  driver.wheel(6);
  REQUIRE(driver.come_to_rest());
  driver.move({700, 400});
  CHECK_FALSE(shown("card"));
  CHECK(shown("tip"));
}
