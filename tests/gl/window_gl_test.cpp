// The real window, off-screen, driven by SDL events as a person would drive it.
#include <glm/geometric.hpp>

#include "app/input/event_wait.h"
#include "tests/gl/window_driver.h"
#include "ui/kit/picker.h"
#include "ui/zones/zones.h"

using namespace hustings;

namespace {

/// The part of the bytes of two pictures of one size that are not the same.
double differing(const Image& a, const Image& b) {
  REQUIRE(a.pixels.size() == b.pixels.size());
  std::size_t count = 0;
  for (std::size_t i = 0; i < a.pixels.size(); ++i) count += a.pixels[i] != b.pixels[i] ? 1 : 0;
  return static_cast<double>(count) / static_cast<double>(a.pixels.size());
}

/// How many events SDL's queue still takes.
int room_for_events() {
  SDL_Event event{};
  event.type = SDL_USEREVENT;
  int room = 0;
  while (SDL_PushEvent(&event) == 1) ++room;
  SDL_FlushEvent(SDL_USEREVENT);
  return room;
}

}  // namespace

TEST_CASE("load, hover, click, play, resize, quit") {
  if (!display_available()) return;
  Driver driver;
  Window& window = driver.window;
  CHECK(window.desk().view.contest == "general-2017");

  const glm::dvec2 orpington = driver.screen_of("E14000872");
  driver.move(orpington);
  driver.settle();
  REQUIRE(window.desk().map.hovered.has_value());
  CHECK(window.desk()
            .atlas->layers[*window.desk().atlas->find_layer("constituencies-2010")]
            .layer.areas[*window.desk().map.hovered]
            .name == "Orpington");

  driver.click(orpington);
  CHECK(window.desk().view.selected == std::vector<std::string>{"E14000872"});
  driver.key(SDLK_ESCAPE);
  CHECK(window.desk().view.selected.empty());

  driver.key(SDLK_LEFTBRACKET);
  CHECK(window.desk().view.contest == "general-2015");
  driver.key(SDLK_LEFTBRACKET);
  CHECK(window.desk().view.contest == "general-2010");
  const Image still = driver.picture();
  driver.key(SDLK_SPACE);
  CHECK(window.desk().playback.playing);
  bool moved = false;
  for (int i = 0; i < 2000 && window.desk().playback.playing; ++i) {
    window.turn(longest_turn);
    moved |= !window.desk().view.next_contest.empty();
  }
  CHECK(moved);
  CHECK_FALSE(window.desk().playback.playing);  // it stops at the end
  CHECK(window.desk().view.contest == "general-2017");
  CHECK(driver.picture().pixels != still.pixels);

  SDL_SetWindowSize(SDL_GetWindowFromID(1), 1000, 700);
  driver.settle();
  CHECK(driver.picture().width == 1000);
  CHECK(driver.picture().height == 700);

  SDL_Event quit{};
  quit.type = SDL_QUIT;
  driver.push(quit);
  CHECK_FALSE(driver.settle());
}

TEST_CASE("zoomed in and home again, the map has the names that it had") {
  if (!display_available()) return;
  Driver driver;
  REQUIRE(driver.come_to_rest());
  const Image before = driver.picture();
  for (int i = 0; i < 3; ++i) driver.key(SDLK_PLUS);
  driver.pass(1);
  CHECK(driver.picture().pixels != before.pixels);
  driver.key(SDLK_0);
  driver.pass(2);
  REQUIRE(driver.come_to_rest());
  CHECK(driver.picture().pixels == before.pixels);
}

TEST_CASE("a hand that lets the timeline go between two elections leaves the nearer one") {
  if (!display_available()) return;
  Driver driver;
  Window& window = driver.window;
  const glm::dvec2 size(driver.picture().width, driver.picture().height);
  const auto at = [&](double along) { return glm::dvec2(190 + along * (size.x - 590), size.y - 6); };
  driver.move(at(0.2));
  driver.button(SDL_MOUSEBUTTONDOWN, at(0.2));
  bool between = false;
  for (double along = 0.2; along < 0.7; along += 0.03) {
    driver.move(at(along));
    between |= window.desk().view.fraction > 0;
  }
  CHECK(between);
  driver.button(SDL_MOUSEBUTTONUP, at(0.7));
  CHECK(window.desk().view.fraction == 0);
  CHECK(window.desk().view.next_contest.empty());
}

TEST_CASE("the wheel zooms at the pointer, dragging moves the map, 0 brings London back") {
  if (!display_available()) return;
  Driver driver;
  Window& window = driver.window;
  const Viewport home = window.desk().map.viewport();
  const glm::dvec2 at = driver.screen_of("E14000872");
  driver.move(at);
  const Point under = window.desk().map.viewport().to_world(at);
  driver.wheel(3);
  CHECK(window.desk().map.viewport().metres_per_pixel < home.metres_per_pixel * 0.6);
  const Point still_under = window.desk().map.viewport().to_world(at);
  CHECK(glm::length(still_under - under) < 2 * window.desk().map.viewport().metres_per_pixel);

  const Point grabbed = window.desk().map.viewport().to_world(at);
  driver.button(SDL_MOUSEBUTTONDOWN, at);
  driver.move(at + glm::dvec2(-60, -40));
  driver.move(at + glm::dvec2(-120, -80));
  CHECK(glm::length(window.desk().map.viewport().to_world(at + glm::dvec2(-120, -80)) - grabbed) <
        2 * window.desk().map.viewport().metres_per_pixel);
  driver.settle(20);  // at rest before letting go: no throw
  driver.button(SDL_MOUSEBUTTONUP, at + glm::dvec2(-120, -80));
  driver.pass(1);
  CHECK(window.desk().view.selected.empty());

  driver.key(SDLK_0);
  driver.pass(0.67);
  CHECK(window.desk().map.viewport().metres_per_pixel == doctest::Approx(home.metres_per_pixel).epsilon(0.001));
}

TEST_CASE("search flies to an area and selects it") {
  if (!display_available()) return;
  Driver driver;
  driver.key(SDLK_f, KMOD_LCTRL);
  CHECK(driver.window.desk().field.picker.what == ui::Asking::place);
  driver.type("kensing");
  CHECK(driver.window.desk().field.picker.text == "kensing");
  driver.key(SDLK_RETURN);
  driver.pass(1.34);
  CHECK(driver.window.desk().view.selected == std::vector<std::string>{"E14000768"});
  CHECK(driver.window.desk().field.picker.what == ui::Asking::nothing);
  CHECK(driver.window.desk().map.viewport().visible().contains(
      driver.window.desk().map.viewport().to_world(driver.screen_of("E14000768"))));
}

TEST_CASE("areas go to hexagons and back; what is pointed at there is what is selected") {
  if (!display_available()) return;
  Driver driver;
  Window& window = driver.window;
  REQUIRE(driver.come_to_rest());
  const Image map = driver.picture();
  driver.key(SDLK_g);
  CHECK(window.desk().view.layout == Layout::hexagons);
  CHECK(window.busy());
  driver.pass(2);
  CHECK_FALSE(window.busy());
  CHECK(driver.picture().pixels != map.pixels);
  MapPainter painter(*window.desk().atlas);
  const Target target({64, 64});
  View view = window.desk().view;
  painter.draw(view, {.centre = {0, 0}, .metres_per_pixel = 1, .size = {64, 64}}, 1, {}, target);
  const AtlasLayer& seats = window.desk().atlas->layers[*window.desk().atlas->find_layer("constituencies-2010")];
  for (const char* code : {"E14000768", "E14000872", "E14000770"}) {
    const AreaIndex area = *seats.find(code);
    const glm::dvec2 at = window.desk().map.viewport().to_screen(painter.placement().anchor(seats, area));
    driver.move(at);
    driver.settle();
    REQUIRE(window.desk().map.hovered.has_value());
    CHECK(*window.desk().map.hovered == area);
    driver.click(at);
    CHECK(window.desk().view.selected == std::vector<std::string>{code});
  }
  driver.key(SDLK_ESCAPE);
  driver.move({2, 2});
  driver.key(SDLK_g);
  driver.key(SDLK_g);
  driver.settle(240);  // frame by frame: names stay by what the frame before had
  CHECK(window.desk().view.layout == Layout::geography);
  // A name that stood in its hexagon may stay where it would not have come: no more than names may differ.
  CHECK(differing(driver.picture(), map) < 0.01);
}

TEST_CASE("a map that was moved and moved back is drawn exactly as before") {
  if (!display_available()) return;
  Driver driver;
  Window& window = driver.window;
  driver.move({2, 2});
  driver.pass(0.5);
  const Image before = driver.picture();
  driver.key(SDLK_RIGHT);
  driver.pass(1);
  CHECK(driver.picture().pixels != before.pixels);
  driver.key(SDLK_0);
  driver.pass(2);
  CHECK_FALSE(window.busy());
  CHECK(driver.picture().pixels == before.pixels);
}

TEST_CASE("looks, symbols and the list of changes have keys") {
  if (!display_available()) return;
  Driver driver;
  Window& window = driver.window;
  const Image dark = driver.picture();
  driver.key(SDLK_t);
  CHECK(window.desk().view.look == Look::light);
  CHECK(driver.picture().pixels != dark.pixels);
  driver.key(SDLK_s);
  CHECK(window.desk().view.symbols == Symbols::circles);
  driver.key(SDLK_c);
  CHECK(window.desk().panels.shared.lists.changes);
  driver.key(SDLK_ESCAPE);
  CHECK_FALSE(window.desk().panels.shared.lists.changes);
  driver.click(driver.screen_of("E14000768"));
  driver.key(SDLK_f);
  driver.pass(2);
  CHECK(window.desk().map.viewport().metres_per_pixel < 20);
}

TEST_CASE("while nothing changes nothing is drawn") {
  if (!display_available()) return;
  Driver driver;
  driver.settle(20);
  const std::size_t frames = driver.window.frames_drawn();
  CHECK_FALSE(driver.window.busy());
  for (int i = 0; i < 200; ++i) {  // turns without input, as after a wait that ended for nothing
    driver.settle(1);
    CHECK_FALSE(driver.window.busy());
  }
  CHECK(driver.window.frames_drawn() == frames);
  driver.key(SDLK_3);  // a change is drawn at once
  CHECK(driver.window.desk().view.colour == ColourMode::swing);
  CHECK(driver.window.frames_drawn() > frames);
  driver.settle(20);
  CHECK_FALSE(driver.window.busy());  // and then there is peace again
}

TEST_CASE("waiting ends with an event or in time, and leaves nothing behind in the queue") {
  if (!display_available()) return;
  const auto context = maybe_context();
  SDL_FlushEvents(SDL_FIRSTEVENT, SDL_LASTEVENT);
  const int room = room_for_events();
  Uint32 rested = 0;
  int looks = 0;
  look_for_event(3000, [&](Uint32 pause) { rested += pause, ++looks; });
  CHECK(rested == 3000);
  CHECK(looks > 100);
  CHECK(room_for_events() == room);  // SDL's own wait leaves a mark with each look, until no event has room
  SDL_Event event{};
  event.type = SDL_USEREVENT;
  SDL_PushEvent(&event);
  look_for_event(std::nullopt, [](Uint32) { FAIL("there is an event"); });
  rested = 0;
  SDL_FlushEvents(SDL_FIRSTEVENT, SDL_LASTEVENT);
  look_for_event(std::nullopt, [&](Uint32 pause) {  // without an end: only the event ends it
    rested += pause;
    if (rested >= 5000) SDL_PushEvent(&event);
  });
  SDL_Event got{};
  CHECK(SDL_PollEvent(&got) == 1);
  CHECK(got.type == SDL_USEREVENT);
}

TEST_CASE("Esc closes one thing at a time and never the program") {
  if (!display_available()) return;
  Driver driver;
  driver.key(SDLK_QUESTION);
  CHECK(driver.window.desk().panels.shared.lists.help);
  driver.key(SDLK_ESCAPE);
  CHECK_FALSE(driver.window.desk().panels.shared.lists.help);
  for (int i = 0; i < 3; ++i) driver.key(SDLK_ESCAPE);
  CHECK(driver.settle());
}

TEST_CASE("with reduced motion nothing is ever between two elections, two places or two layouts") {
  if (!display_available()) return;
  Driver driver;
  Window& window = driver.window;
  driver.key(SDLK_k, KMOD_LCTRL);
  driver.type("reduced motion");
  driver.key(SDLK_RETURN);
  driver.settle(12);

  // A key takes six frames here; what moves takes 12 at least, and 48 from map to hexagons.
  driver.key(SDLK_g);
  const Image hexagons = driver.picture();
  driver.pass(1);
  CHECK(differing(hexagons, driver.picture()) == 0);
  driver.key(SDLK_PLUS);
  const auto camera = window.desk().view.camera;
  REQUIRE(camera.has_value());
  driver.pass(1);
  CHECK(window.desk().view.camera == camera);

  const glm::dvec2 at = driver.screen_of("E14000872");
  driver.button(SDL_MOUSEBUTTONDOWN, at);
  for (int i = 1; i <= 4; ++i) driver.move(at - glm::dvec2(20.0 * i, 0));
  driver.button(SDL_MOUSEBUTTONUP, at - glm::dvec2(80, 0));  // thrown
  const auto let_go = window.desk().view.camera;
  driver.pass(1);
  CHECK(window.desk().view.camera == let_go);

  std::vector<std::string> seen;
  driver.key(SDLK_SPACE);
  driver.settle();  // from the last election to the first
  for (int i = 0; i < 2000 && window.desk().playback.playing; ++i) {
    window.turn(longest_turn);
    CHECK(window.desk().view.next_contest.empty());
    if (seen.empty() || seen.back() != window.desk().view.contest) seen.push_back(window.desk().view.contest);
  }
  CHECK(seen == std::vector<std::string>{"general-2010", "general-2015", "general-2017"});
}

TEST_CASE("what is flown to lies in the middle of what the panels leave free") {
  if (!display_available()) return;
  Driver driver;
  Window& window = driver.window;
  driver.key(SDLK_F2);  // the table, over the lower part of the map
  driver.key(SDLK_F3);  // and a panel at its right
  driver.key(SDLK_ESCAPE);
  const ui::Canvas canvas{.size = {1366, 768}, .scale = 1};
  const ui::Insets free = ui::insets_of(canvas, window.desk().panels.shared.zones);
  REQUIRE(free.bottom > 100);
  driver.key(SDLK_f, KMOD_LCTRL);
  driver.type("orpington");
  driver.key(SDLK_RETURN);
  driver.pass(2);
  const AtlasLayer& seats = window.desk().atlas->layers[*window.desk().atlas->find_layer("constituencies-2010")];
  const Box& box = seats.area_bounds[*seats.find("E14000872")];
  const glm::dvec2 low = window.desk().map.viewport().to_screen({box.low.x, box.high.y});
  const glm::dvec2 high = window.desk().map.viewport().to_screen({box.high.x, box.low.y});
  CHECK(low.x > static_cast<double>(free.left));
  CHECK(high.x < 1366 - static_cast<double>(free.right));
  CHECK(high.y < 768 - static_cast<double>(free.bottom));
}

TEST_CASE("keys that are not the camera's leave a flight home its end: the map fits whatever is opened then") {
  if (!display_available()) return;
  Driver driver;
  Window& window = driver.window;
  driver.key(SDLK_PLUS);
  driver.key(SDLK_PLUS);
  driver.pass(1);
  REQUIRE(window.desk().view.camera.has_value());
  driver.key(SDLK_0);
  driver.key(SDLK_3);
  driver.pass(2);
  CHECK_FALSE(window.desk().view.camera.has_value());
  driver.key(SDLK_PLUS);
  driver.key(SDLK_0);
  driver.key(SDLK_PLUS);  // this one is: the map stays where it leads
  driver.pass(2);
  CHECK(window.desk().view.camera.has_value());
}
