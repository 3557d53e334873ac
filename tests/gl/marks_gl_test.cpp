// Drawing over the map: mouse, keys, undo, session, still picture.
#include <algorithm>
#include <glm/geometric.hpp>
#include <numeric>

#include "atlas/saved/session.h"
#include "picture/still.h"
#include "tests/carried.h"
#include "tests/gl/window_driver.h"
#include "ui/kit/drawing.h"

using namespace hustings;

namespace {

std::array<int, 3> colour_at(const Image& image, glm::dvec2 at) {
  const auto x = static_cast<std::size_t>(at.x);
  const auto y = static_cast<std::size_t>(at.y);
  REQUIRE((x < static_cast<std::size_t>(image.width) && y < static_cast<std::size_t>(image.height)));
  const std::size_t first = (y * static_cast<std::size_t>(image.width) + x) * 4;
  return {image.pixels[first], image.pixels[first + 1], image.pixels[first + 2]};
}

bool is_ink(const Image& image, glm::dvec2 at, int colour) {
  const Rgb ink = mark_colour(colour);
  const auto seen = colour_at(image, at);
  return std::abs(seen[0] - static_cast<int>((ink >> 16U) & 255U)) < 12 &&
         std::abs(seen[1] - static_cast<int>((ink >> 8U) & 255U)) < 12 &&
         std::abs(seen[2] - static_cast<int>(ink & 255U)) < 12;
}

/// Pixels in the colour along a column through the place.
int thickness_at(const Image& image, glm::dvec2 at, int colour) {
  int count = 0;
  for (int dy = -20; dy <= 20; ++dy)
    if (is_ink(image, at + glm::dvec2(0, dy), colour)) ++count;
  return count;
}

/// From one place to another by small steps, as a hand does.
void stroke(Driver& driver, glm::dvec2 from, glm::dvec2 to) {
  driver.move(from);
  driver.button(SDL_MOUSEBUTTONDOWN, from);
  for (int i = 1; i <= 10; ++i) driver.move(from + (to - from) * (i / 10.0));
  driver.button(SDL_MOUSEBUTTONUP, to);
  driver.settle();
}

constexpr glm::dvec2 from{560, 300};
constexpr glm::dvec2 to{760, 300};

}  // namespace

TEST_CASE("a stroke stays where it was drawn under zoom and pan, and is as wide at any scale") {
  if (!display_available()) return;
  Driver driver;
  Window& window = driver.window;
  driver.key(SDLK_d);
  CHECK(window.desk().drawing.on);
  const Viewport before = window.desk().map.viewport();
  stroke(driver, from, to);
  CHECK(window.desk().map.viewport() == before);  // the hand drew, and did not move the map
  CHECK(window.desk().view.selected.empty());
  REQUIRE(window.desk().view.marks.size() == 1);
  CHECK(window.desk().view.marks[0].points.size() == 2);  // a straight line needs no more
  driver.move({2, 2});
  const Point middle = before.to_world((from + to) / 2.0);
  CHECK(is_ink(driver.picture(), (from + to) / 2.0, 1));
  const int thick = thickness_at(driver.picture(), (from + to) / 2.0, 1);
  CHECK(thick >= 3);
  CHECK(thick <= 6);

  driver.move({600, 420});
  driver.wheel(3);  // zooms about another place, while drawing is on
  driver.pass(1);
  CHECK(window.desk().map.viewport().metres_per_pixel < 0.6 * before.metres_per_pixel);
  driver.move({2, 2});
  const glm::dvec2 now_at = window.desk().map.viewport().to_screen(middle);
  CHECK(glm::distance(now_at, (from + to) / 2.0) > 40);
  CHECK(is_ink(driver.picture(), now_at, 1));
  // A soft edge may lie in one pixel or in two.
  CHECK(std::abs(thickness_at(driver.picture(), now_at, 1) - thick) <= 1);
  driver.key(SDLK_RIGHT);  // and moves
  driver.pass(1);
  CHECK(is_ink(driver.picture(), window.desk().map.viewport().to_screen(middle), 1));
  CHECK_FALSE(is_ink(driver.picture(), now_at + glm::dvec2(0, 20), 1));
}

TEST_CASE("the map is moved with the other button while the hand draws") {
  if (!display_available()) return;
  Driver driver;
  Window& window = driver.window;
  driver.key(SDLK_d);
  const Point held = window.desk().map.viewport().to_world(from);
  SDL_Event event{};
  event.type = SDL_MOUSEBUTTONDOWN;
  event.button.button = SDL_BUTTON_RIGHT;
  event.button.x = static_cast<int>(from.x);
  event.button.y = static_cast<int>(from.y);
  driver.move(from);
  driver.push(event);
  driver.settle(2);
  for (int i = 1; i <= 5; ++i) driver.move(from + glm::dvec2(20 * i, 5 * i));
  driver.pass(0.5);
  CHECK(glm::distance(window.desk().map.viewport().to_world(from + glm::dvec2(100, 25)), held) <
        2 * window.desk().map.viewport().metres_per_pixel);
  event.type = SDL_MOUSEBUTTONUP;
  driver.push(event);
  driver.settle();
  CHECK(window.desk().view.marks.empty());
  CHECK(window.desk().view.selected.empty());
}

TEST_CASE("one stroke is one step: while drawing, and of the view afterwards") {
  if (!display_available()) return;
  Driver driver;
  Window& window = driver.window;
  driver.key(SDLK_d);
  stroke(driver, from, to);
  driver.key(SDLK_3);
  stroke(driver, from + glm::dvec2(0, 80), to + glm::dvec2(0, 60));
  driver.key(SDLK_4);
  driver.key(SDLK_6);
  stroke(driver, from + glm::dvec2(100, 100), to);
  REQUIRE(window.desk().view.marks.size() == 3);
  CHECK(window.desk().view.marks[1].tool == MarkTool::arrow);
  CHECK(window.desk().view.marks[2].tool == MarkTool::circle);
  CHECK(window.desk().view.marks[2].colour == 2);
  const std::vector<Mark> all = window.desk().view.marks;
  driver.key(SDLK_RIGHT);  // the map moved meanwhile: it is strokes that are taken back
  driver.pass(1);
  const Viewport moved = window.desk().map.viewport();
  driver.key(SDLK_z, KMOD_LCTRL);
  CHECK(window.desk().view.marks == std::vector<Mark>(all.begin(), all.begin() + 2));
  driver.key(SDLK_z, KMOD_LCTRL);
  CHECK(window.desk().view.marks.size() == 1);
  driver.key(SDLK_y, KMOD_LCTRL);
  driver.key(SDLK_y, KMOD_LCTRL);
  CHECK(window.desk().view.marks == all);
  CHECK(window.desk().map.viewport() == moved);
  driver.key(SDLK_c);
  CHECK(window.desk().view.marks.empty());
  CHECK_FALSE(window.desk().panels.shared.lists.changes);  // the key is the drawing's
  driver.key(SDLK_z, KMOD_LCTRL);
  CHECK(window.desk().view.marks == all);
  driver.key(SDLK_ESCAPE);
  CHECK_FALSE(window.desk().drawing.on);
  CHECK(window.desk().view.marks == all);
  driver.key(SDLK_c);
  CHECK(window.desk().panels.shared.lists.changes);  // and the map's again
  driver.key(SDLK_z, KMOD_LCTRL);
  CHECK(window.desk().view.marks.empty());  // what was taken back last was the clearing
}

TEST_CASE("text is typed on the map, and its letters are no commands") {
  if (!display_available()) return;
  Driver driver;
  Window& window = driver.window;
  driver.key(SDLK_d);
  driver.key(SDLK_5);
  driver.click(from);
  CHECK(window.desk().drawing.typing);
  for (const char letter : {'c', 't', '1', 'x'}) {
    driver.key(letter);
    driver.type(std::string(1, letter));
  }
  driver.key(SDLK_BACKSPACE);
  CHECK(window.desk().view.look == Look::dark);
  CHECK(window.desk().view.marks.empty());
  driver.key(SDLK_RETURN);
  REQUIRE(window.desk().view.marks.size() == 1);
  CHECK(window.desk().view.marks[0].text == "ct1");
  CHECK(glm::distance(window.desk().map.viewport().to_screen(window.desk().view.marks[0].points[0]), from) < 0.1);
  driver.click(to);
  driver.type("no");
  driver.key(SDLK_ESCAPE);  // this text, and drawing goes on
  CHECK(window.desk().drawing.on);
  CHECK(window.desk().view.marks.size() == 1);
}

TEST_CASE("tools and colours are chosen in the strip, with targets for fingers") {
  if (!display_available()) return;
  Driver driver;
  Window& window = driver.window;
  driver.key(SDLK_d);
  driver.settle();
  const ui::DrawingState& drawing = window.desk().drawing;
  const glm::dvec2 low{drawing.strip_low.x, drawing.strip_low.y};
  const double middle = (drawing.strip_low.y + drawing.strip_high.y) / 2.0;
  CHECK(drawing.strip_high.y - drawing.strip_low.y >= 44);
  for (std::size_t i = 0; i < 5; ++i) {
    driver.click({low.x + 8 + 22 + 48.0 * static_cast<double>(i), middle});
    CHECK(drawing.tool == static_cast<MarkTool>(i));
  }
  for (int i = 0; i < 5; ++i) {
    driver.click({low.x + 8 + 5 * 48 - 4 + 14 + 22 + 48.0 * i, middle});
    CHECK(drawing.colour == i);
  }
  CHECK(window.desk().view.marks.empty());  // nothing was drawn under the strip
}

TEST_CASE("a highlighter is as strong where it crosses itself, and lets through what lies under it") {
  const auto context = maybe_context();
  if (!context) return;
  View view;
  view.contest = "general-2017";
  StillMaker still(carried_atlas(), {800, 600}, false);
  const Image plain = still.draw(view);
  const Viewport viewport = still.viewport(view);
  const auto world = [&](double x, double y) { return viewport.to_world({x, y}); };
  Mark mark{.tool = MarkTool::highlighter,
            .points = {world(300, 300), world(500, 300), world(500, 380), world(400, 380), world(400, 220)},
            .text = {},
            .colour = 1,
            .width = 40};
  view.marks = {mark};
  const Image drawn = still.draw(view);
  std::size_t different = 0;
  std::size_t covered = 0;
  for (int y = 280; y < 322; ++y)
    for (int x = 320; x < 480; ++x) {
      const auto before = colour_at(plain, {x, y});
      const auto after = colour_at(drawn, {x, y});
      // Near the edges the stroke is smooth; well inside each pixel is blended once.
      if (y < 294 || y > 306) continue;
      ++covered;
      const auto ink = mark_colour(1);
      for (int channel = 0; channel < 3; ++channel) {
        const double of_ink = (ink >> (16U - 8U * static_cast<unsigned>(channel))) & 255U;
        const double once =
            before[static_cast<std::size_t>(channel)] * (1 - highlight_opacity) + of_ink * highlight_opacity;
        if (std::abs(once - after[static_cast<std::size_t>(channel)]) > 2) ++different;
      }
    }
  CHECK(covered > 1000);
  CHECK(different == 0);
}

TEST_CASE("marks and spotlight go with a session and stand in a still, with overlays and without") {
  if (!display_available()) return;
  Driver driver;
  Window& window = driver.window;
  driver.click(driver.screen_of("E14000768"));
  const auto plain = driver.picture();
  driver.key(SDLK_o);
  CHECK(window.desk().view.spotlight);
  driver.key(SDLK_d);
  stroke(driver, from, to);
  Session session;
  session.view = window.desk().view;
  const Outcome<Session> again = session_from(to_toml(session), "session.toml");
  REQUIRE(again);
  CHECK(again.value->view == window.desk().view);
  for (const bool overlays : {false, true}) {
    View view = again.value->view;
    StillMaker still(carried_atlas(), {1366, 768}, overlays);
    const Viewport viewport = still.viewport(view);
    const Point middle = (view.marks[0].points[0] + view.marks[0].points[1]) / 2.0;
    CHECK(is_ink(still.draw(view), viewport.to_screen(middle), 1));
    view.marks.clear();
    CHECK_FALSE(is_ink(still.draw(view), viewport.to_screen(middle), 1));
  }
}

TEST_CASE("a spotlight leaves the selected area as it is, and has a key") {
  if (!display_available()) return;
  Driver driver;
  const glm::dvec2 orpington = driver.screen_of("E14000872") + glm::dvec2(0, 24);  // beside the name
  driver.click(orpington);
  driver.move({2, 2});
  driver.settle();
  const glm::dvec2 bexley = driver.screen_of("E14000558") + glm::dvec2(0, 24);
  const auto lit = colour_at(driver.picture(), orpington);
  const auto other = colour_at(driver.picture(), bexley);
  driver.key(SDLK_o);
  driver.settle();
  CHECK(colour_at(driver.picture(), orpington) == lit);
  CHECK(colour_at(driver.picture(), bexley) != other);
  driver.key(SDLK_o);
  driver.settle();
  CHECK(colour_at(driver.picture(), bexley) == other);
}
