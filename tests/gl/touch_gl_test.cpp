// Fingers on the real window, and the lock against stray ones.
#include <glm/geometric.hpp>

#include "tests/gl/window_driver.h"

using namespace hustings;

namespace {

class Fingers {
 public:
  explicit Fingers(Driver& driver) : driver_(driver) {}

  void down(SDL_FingerID finger, glm::dvec2 at) { push(SDL_FINGERDOWN, finger, at); }
  void move(SDL_FingerID finger, glm::dvec2 at) { push(SDL_FINGERMOTION, finger, at); }
  void up(SDL_FingerID finger, glm::dvec2 at) { push(SDL_FINGERUP, finger, at); }
  void tap(glm::dvec2 at) {
    down(1, at);
    up(1, at);
    driver_.settle();
  }
  void drag(glm::dvec2 from, glm::dvec2 to, int rest = 20) {
    down(1, from);
    for (int i = 1; i <= 10; ++i) move(1, from + (to - from) * (i / 10.0));
    driver_.settle(rest);
    up(1, to);
    driver_.settle(rest > 0 ? 4 : 1);
  }

 private:
  void push(Uint32 type, SDL_FingerID finger, glm::dvec2 at) {
    const glm::dvec2 size = driver_.window.desk().map.viewport().size;
    SDL_Event event{};
    event.type = type;
    event.tfinger.touchId = 5;
    event.tfinger.fingerId = finger;
    event.tfinger.x = static_cast<float>(at.x / size.x);
    event.tfinger.y = static_cast<float>(at.y / size.y);
    driver_.push(event);
    driver_.settle(2);
  }

  Driver& driver_;
};

/// The middle of the "Winner" button of the controls.
constexpr glm::dvec2 winner_button{135, 184};

}  // namespace

TEST_CASE("a tap selects and shows the card, a second one at once zooms in") {
  if (!display_available()) return;
  Driver driver;
  Fingers fingers(driver);
  Window& window = driver.window;
  const glm::dvec2 orpington = driver.screen_of("E14000872");
  fingers.tap(orpington);
  CHECK(window.desk().view.selected == std::vector<std::string>{"E14000872"});
  CHECK_FALSE(window.desk().map.hovered.has_value());  // no finger is there any more
  driver.pass(1);
  const Viewport before = window.desk().map.viewport();
  const Point under = before.to_world(orpington);
  fingers.tap(orpington);
  fingers.tap(orpington);
  driver.pass(1);
  CHECK(window.desk().map.viewport().metres_per_pixel == doctest::Approx(before.metres_per_pixel / 2));
  CHECK(glm::distance(window.desk().map.viewport().to_screen(under), orpington) < 2);
}

TEST_CASE("a drag moves the map with the finger, and what is thrown goes on") {
  if (!display_available()) return;
  Driver driver;
  Fingers fingers(driver);
  Window& window = driver.window;
  const glm::dvec2 from{600, 350};
  const glm::dvec2 to{680, 400};
  const Point held = window.desk().map.viewport().to_world(from);
  fingers.drag(from, to);
  CHECK(glm::distance(window.desk().map.viewport().to_screen(held), to) < 1);
  const Viewport rested = window.desk().map.viewport();
  driver.pass(1);
  CHECK(window.desk().map.viewport() == rested);
  CHECK(window.desk().view.selected.empty());
  driver.key(SDLK_z, KMOD_LCTRL);  // the whole gesture is one step
  CHECK_FALSE(window.desk().view.camera.has_value());
  fingers.drag(from, to, 0);
  const Point centre = window.desk().map.viewport().centre;
  driver.pass(1);
  CHECK(glm::distance(window.desk().map.viewport().centre, centre) > 5 * window.desk().map.viewport().metres_per_pixel);
}

TEST_CASE("a pinch keeps what lies under its centre") {
  if (!display_available()) return;
  Driver driver;
  Fingers fingers(driver);
  Window& window = driver.window;
  const double before = window.desk().map.viewport().metres_per_pixel;
  const Point under = window.desk().map.viewport().to_world({600, 350});
  fingers.down(1, {560, 350});
  fingers.down(2, {640, 350});
  for (int i = 1; i <= 10; ++i) {
    fingers.move(1, {560 - 8 * i, 350 - 4 * i});
    fingers.move(2, {640 + 8 * i, 350 + 4 * i});
    CHECK(glm::distance(window.desk().map.viewport().to_screen(under), glm::dvec2(600, 350)) < 1);
  }
  CHECK(window.desk().map.viewport().metres_per_pixel < before / 2.5);
  driver.settle(20);
  fingers.up(1, {480, 310});
  fingers.up(2, {720, 390});
  driver.pass(0.5);
  CHECK(glm::distance(window.desk().map.viewport().to_screen(under), glm::dvec2(600, 350)) < 2);
  CHECK(window.desk().view.selected.empty());
}

TEST_CASE("a finger that rests looks at what is under it") {
  if (!display_available()) return;
  Driver driver;
  Fingers fingers(driver);
  Window& window = driver.window;
  fingers.down(1, driver.screen_of("E14000872"));
  CHECK_FALSE(window.desk().map.hovered.has_value());
  driver.pass(0.67);
  REQUIRE(window.desk().map.hovered.has_value());
  CHECK(window.desk()
            .atlas->layers[*window.desk().atlas->find_layer("constituencies-2010")]
            .layer.areas[*window.desk().map.hovered]
            .code == "E14000872");
  fingers.move(1, driver.screen_of("E14000558"));
  driver.settle();
  REQUIRE(window.desk().map.hovered.has_value());
  CHECK(window.desk()
            .atlas->layers[*window.desk().atlas->find_layer("constituencies-2010")]
            .layer.areas[*window.desk().map.hovered]
            .code == "E14000558");
  fingers.up(1, driver.screen_of("E14000558"));
  driver.settle();
  CHECK_FALSE(window.desk().map.hovered.has_value());
  CHECK(window.desk().view.selected.empty());
}

TEST_CASE("what SDL makes a mouse of is ignored: a finger speaks once") {
  if (!display_available()) return;
  Driver driver;
  SDL_Event event{};
  event.type = SDL_MOUSEBUTTONDOWN;
  event.button.which = SDL_TOUCH_MOUSEID;
  event.button.button = SDL_BUTTON_LEFT;
  event.button.x = static_cast<int>(driver.screen_of("E14000872").x);
  event.button.y = static_cast<int>(driver.screen_of("E14000872").y);
  driver.push(event);
  driver.settle(2);
  event.type = SDL_MOUSEBUTTONUP;
  driver.push(event);
  driver.settle();
  CHECK(driver.window.desk().view.selected.empty());
}

TEST_CASE("fingers press the panels' buttons, and drag their lists") {
  if (!display_available()) return;
  Driver driver;
  Fingers fingers(driver);
  Window& window = driver.window;
  fingers.tap(winner_button);
  CHECK(window.desk().view.colour == ColourMode::winner);
  CHECK(window.desk().view.selected.empty());
  fingers.tap({81, 730});  // the timeline's play
  CHECK(window.desk().playback.playing);
  fingers.tap({81, 730});
  CHECK_FALSE(window.desk().playback.playing);
  driver.key(SDLK_F2);
  driver.settle(20);
  const Image top = driver.picture();
  const View before = window.desk().view;
  fingers.drag({600, 640}, {600, 560});  // rows of the table
  driver.settle(20);
  CHECK(window.desk().view == before);  // no row was taken by that
  CHECK(driver.picture().pixels != top.pixels);
}

TEST_CASE("one finger draws where drawing is on, and two move the map") {
  if (!display_available()) return;
  Driver driver;
  Fingers fingers(driver);
  Window& window = driver.window;
  driver.key(SDLK_d);
  const Viewport before = window.desk().map.viewport();
  fingers.drag({560, 300}, {760, 340});
  CHECK(window.desk().map.viewport() == before);
  REQUIRE(window.desk().view.marks.size() == 1);
  const Point start = window.desk().view.marks[0].points.front();
  CHECK(glm::distance(before.to_screen(start), glm::dvec2(560, 300)) < 1);
  fingers.down(1, {560, 400});
  fingers.move(1, {570, 400});
  fingers.down(2, {640, 400});
  for (int i = 1; i <= 5; ++i) {
    fingers.move(1, {570 - 5 * i, 400});
    fingers.move(2, {640 + 10 * i, 400});
  }
  fingers.up(1, {545, 400});
  fingers.up(2, {690, 400});
  driver.pass(0.5);
  CHECK(window.desk().view.marks.size() == 1);  // what the first of them had begun was none
  CHECK(window.desk().map.viewport().metres_per_pixel < before.metres_per_pixel);
}

TEST_CASE("while the panels are locked they take no press, and the map does") {
  if (!display_available()) return;
  Driver driver;
  Fingers fingers(driver);
  Window& window = driver.window;
  driver.key(SDLK_l);
  CHECK(window.desk().locked);
  const View before = window.desk().view;
  fingers.tap(winner_button);
  driver.click(winner_button);
  fingers.drag({400, 724}, {700, 724});  // the timeline
  CHECK(window.desk().view == before);
  CHECK_FALSE(window.desk().playback.playing);
  const glm::dvec2 orpington = driver.screen_of("E14000872");
  fingers.tap(orpington);
  CHECK(window.desk().view.selected == std::vector<std::string>{"E14000872"});
  driver.move(driver.screen_of("E14000558"));
  driver.settle();
  CHECK(window.desk().map.hovered.has_value());
  const double scale = window.desk().map.viewport().metres_per_pixel;
  driver.wheel(2);
  CHECK(window.desk().map.viewport().metres_per_pixel < scale);
  // A touch of the lock does not open it; a finger that stays there for a second does.
  fingers.tap({683, 34});
  CHECK(window.desk().locked);
  fingers.down(1, {683, 34});
  driver.pass(2.5);
  fingers.up(1, {683, 34});
  driver.settle();
  CHECK_FALSE(window.desk().locked);
  fingers.tap(winner_button);
  CHECK(window.desk().view.colour == ColourMode::winner);
}
