// What comes and goes by itself over the map: it hides no caption, no title and, at home, no area.
#include <doctest/doctest.h>
#include <imgui_internal.h>  // where an item is, by its name: no public call tells
#include <optional>
#include <vector>

#include "tests/gl/gl_test.h"
#include "tests/gl/presenter.h"
#include "ui/map/presented_map.h"

using namespace hustings;

namespace {

std::optional<ui::Rectangle> shown(const char* name) {
  const ImGuiWindow* window = ImGui::FindWindowByName(name);
  if (window == nullptr || !window->Active || window->Hidden) return std::nullopt;
  return ui::Rectangle{window->Pos, {window->Pos.x + window->Size.x, window->Pos.y + window->Size.y}};
}

/// Tells something long, and offers the last session.
void tell(Driver& driver) {
  auto& desk = const_cast<Desk&>(driver.window.desk());
  desk.messages.offer = "General election 2017, Gains and holds, Westminster constituencies (2010 boundaries)";
  desk.notify("The atlas of this cue is not there, and this line has many more words than any line that tells it");
}

/// What stands there, one after the other: the notice, and the offer once that is gone.
std::vector<ui::Rectangle> told(Driver& driver, glm::dvec2 pointer) {
  std::vector<ui::Rectangle> places;
  tell(driver);
  for (const char* name : {"notice", "offer"}) {
    driver.move(pointer);
    driver.settle();
    const auto place = shown(name);
    REQUIRE(place);
    places.push_back(*place);
    if (const auto lock = shown("lock")) places.push_back(*lock);
    const_cast<Desk&>(driver.window.desk()).messages.notice.clear();
  }
  return places;
}

Command with_story_at(glm::ivec2 size) {
  Command command = with_story();
  command.size = size;
  return command;
}

}  // namespace

TEST_CASE("before an audience notices, lock and offer hide neither title nor caption of any cue") {
  if (!display_available()) return;
  for (const glm::ivec2 size : {glm::ivec2{1366, 768}, glm::ivec2{1920, 1080}}) {
    Driver driver(with_story_at(size));
    const Window& window = driver.window;
    driver.key(SDLK_F5);
    REQUIRE(window.desk().presentation.on());
    const_cast<Desk&>(window.desk()).panels.shared.reduced_motion = true;  // the ways are not looked at
    for (std::size_t cue = 0; cue < window.desk().presentation.cues(); ++cue) {
      REQUIRE(driver.come_to_rest());
      REQUIRE(window.desk().presentation.cue() == cue);
      const ui::Canvas canvas = window.desk().map.canvas();
      const auto plan = window.desk().map.cells().texts;
      const ui::Rectangle caption =
          plan ? plan->caption : ui::presented_caption(canvas, window.presenter().presented());
      CHECK(caption.high.y > caption.low.y + 20);
      const std::vector<ui::Rectangle> places = told(driver, {size.x / 2.0 + 3.0 * static_cast<double>(cue), 300});
      CHECK(places.size() == 4);  // the lock is there each time, as the pointer moved
      for (const ui::Rectangle& place : places) {
        CHECK_FALSE(place.touches(caption));
        CHECK_FALSE(place.touches(plan ? plan->title : ui::presentation_top(canvas)));
        if (plan) CHECK_FALSE(place.touches(plan->tally));
        CHECK(place.low.x >= 0);
        CHECK(place.high.x <= canvas.size.x);
        CHECK(place.high.y <= canvas.size.y);
      }
      const_cast<Desk&>(window.desk()).messages.offer.clear();
      driver.key(SDLK_PAGEDOWN);
    }
  }
}

TEST_CASE("in the window notices and the offer of the last session hide no area of the whole map") {
  if (!display_available()) return;
  for (const glm::ivec2 size : {glm::ivec2{1024, 768}, glm::ivec2{1366, 768}, glm::ivec2{1920, 1080}}) {
    Driver driver(size);
    for (const ui::Rectangle& place : told(driver, {2, 400}))
      for (float x = place.low.x; x < place.high.x; x += 8)
        for (const float y : {place.low.y, place.high.y - 1})
          REQUIRE_FALSE(driver.window.desk().map.area_at({x, y}).has_value());
  }
}
