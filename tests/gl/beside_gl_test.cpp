// Maps side by side, and one over the other with a divider, in the real window and in stills.
#include <cmath>
#include <cstdlib>
#include <glm/geometric.hpp>

#include "picture/map_cells.h"
#include "picture/still.h"
#include "tests/carried.h"
#include "tests/gl/window_driver.h"
#include "ui/map/cells.h"

using namespace hustings;

namespace {

glm::dvec2 middle_of(const ui::Rectangle& rectangle) {
  return {static_cast<double>(rectangle.low.x + rectangle.high.x) / 2,
          static_cast<double>(rectangle.low.y + rectangle.high.y) / 2};
}

/// Where the area's label stands on a map.
glm::dvec2 place_of(const Driver& driver, const std::string& code, std::size_t map) {
  const ui::CellLayout layout = driver.window.desk().map.cells();
  return layout.on_picture(layout.in_cell(driver.window.desk().map.viewport()), map)
      .to_screen(driver.window.desk().map.viewport().to_world(driver.screen_of(code)));
}

void finger(Driver& driver, Uint32 type, glm::dvec2 at) {
  SDL_Event event{};
  event.type = type;
  event.tfinger.touchId = 7;
  event.tfinger.fingerId = 1;
  event.tfinger.x = static_cast<float>(at.x / 1366);
  event.tfinger.y = static_cast<float>(at.y / 768);
  driver.push(event);
  driver.settle(2);
}

}  // namespace

TEST_CASE("M adds the election before, and Shift+M takes it away; both can be undone") {
  if (!display_available()) return;
  Driver driver;
  const std::string shown = driver.window.desk().view.contest;
  REQUIRE(shown == "general-2017");
  driver.key(SDLK_m);
  REQUIRE(driver.window.desk().view.beside.size() == 1);
  CHECK(driver.window.desk().view.beside[0].contest == "general-2015");
  CHECK(driver.window.desk().view.contest == shown);
  CHECK(driver.window.desk().map.cells().cells.size() == 2);
  driver.key(SDLK_m);
  driver.key(SDLK_m);
  driver.key(SDLK_m);  // no fifth
  CHECK(driver.window.desk().view.beside.size() == most_beside);
  driver.key(SDLK_m, KMOD_LSHIFT);
  CHECK(driver.window.desk().view.beside.size() == 2);
  driver.key(SDLK_z, KMOD_LCTRL);
  CHECK(driver.window.desk().view.beside.size() == 3);
  for (int i = 0; i < 3; ++i) driver.key(SDLK_z, KMOD_LCTRL);
  CHECK(driver.window.desk().view.beside.empty());
}

TEST_CASE("An area clicked on the second map is selected on both, and lit on both under the pointer") {
  if (!display_available()) return;
  Driver driver;
  driver.key(SDLK_m);
  driver.pass(0.5);
  const std::string code = "E14000639";  // Cities of London and Westminster
  const glm::dvec2 second = place_of(driver, code, 1);
  const ui::Rectangle cell = driver.window.desk().map.cells().cells[1].seen;
  REQUIRE(cell.touches({{static_cast<float>(second.x), static_cast<float>(second.y)},
                        {static_cast<float>(second.x) + 1, static_cast<float>(second.y) + 1}}));
  driver.move(second);
  REQUIRE(driver.window.desk().map.found);
  CHECK(driver.window.desk().map.found->map == 1);
  REQUIRE(driver.window.desk().map.hovered);
  const AtlasLayer& layer =
      driver.window.desk()
          .atlas->layers[main_part(scene_of(*driver.window.desk().atlas, driver.window.desk().view)).layer];
  CHECK(layer.layer.areas[*driver.window.desk().map.hovered].code == code);
  const Image lit = driver.picture();
  driver.click(second);
  CHECK(driver.window.desk().view.selected == std::vector<std::string>{code});
  driver.click(place_of(driver, code, 0));
  CHECK(driver.window.desk().view.selected == std::vector<std::string>{code});
  // A place beside the maps is on none.
  driver.click({700, 20});
  CHECK_FALSE(driver.window.desk().map.found);
}

TEST_CASE("Zooming on the second map keeps what is under the pointer, on both") {
  if (!display_available()) return;
  Driver driver;
  driver.key(SDLK_m);
  driver.pass(0.5);
  const std::string code = "E14000639";
  const glm::dvec2 first = place_of(driver, code, 0);
  const glm::dvec2 second = place_of(driver, code, 1);
  driver.move(second);
  const double before = driver.window.desk().map.viewport().metres_per_pixel;
  driver.wheel(2);
  CHECK(driver.window.desk().map.viewport().metres_per_pixel < before);
  CHECK(glm::length(place_of(driver, code, 1) - second) < 0.5);
  CHECK(glm::length(place_of(driver, code, 0) - first) < 0.5);
}

TEST_CASE("The divider is dragged by mouse, by finger and by keys") {
  if (!display_available()) return;
  Driver driver;
  driver.key(SDLK_y);
  REQUIRE(driver.window.desk().view.swipe == 0.5);
  REQUIRE(driver.window.desk().view.beside.size() == 1);
  const View before = driver.window.desk().view;
  const auto handle = [&] {
    const ui::CellLayout layout = driver.window.desk().map.cells();
    return glm::dvec2(*layout.divider, middle_of(layout.free).y);
  };
  const glm::dvec2 start = handle();
  driver.move(start);
  driver.button(SDL_MOUSEBUTTONDOWN, start);
  driver.move(start + glm::dvec2(60, 5));
  driver.move(start + glm::dvec2(120, 9));
  driver.button(SDL_MOUSEBUTTONUP, start + glm::dvec2(120, 9));
  CHECK(handle().x == doctest::Approx(start.x + 120).epsilon(0.002));
  View moved = driver.window.desk().view;
  CHECK(moved.camera == before.camera);
  CHECK(moved.selected.empty());
  driver.key(SDLK_z, KMOD_LCTRL);  // one step for the whole drag
  CHECK(driver.window.desk().view.swipe == 0.5);
  // A finger takes hold farther from the line than the mouse, and anywhere along it.
  const glm::dvec2 touch = handle() + glm::dvec2(18, 140);
  finger(driver, SDL_FINGERDOWN, touch);
  finger(driver, SDL_FINGERMOTION, touch - glm::dvec2(100, 0));
  finger(driver, SDL_FINGERMOTION, touch - glm::dvec2(200, 0));
  finger(driver, SDL_FINGERUP, touch - glm::dvec2(200, 0));
  driver.settle();
  CHECK(std::abs(handle().x - (touch.x - 200)) < 2);
  CHECK(driver.window.desk().view.camera == before.camera);
  const double swipe = *driver.window.desk().view.swipe;
  driver.key(SDLK_RIGHT, KMOD_LSHIFT);
  CHECK(*driver.window.desk().view.swipe == doctest::Approx(swipe + 0.05));
  driver.key(SDLK_y);
  CHECK_FALSE(driver.window.desk().view.swipe);
  CHECK(driver.window.desk().view.beside.size() == 1);
}

TEST_CASE("Maps at rest draw no geometry again, and nothing is drawn while nothing happens") {
  if (!display_available()) return;
  Driver driver;
  driver.key(SDLK_m);
  REQUIRE(driver.come_to_rest());
  const std::size_t frames = driver.window.frames_drawn();
  driver.settle(20);
  CHECK(driver.window.frames_drawn() == frames);
}

TEST_CASE("Each map side by side is, pixel for pixel, the picture of its contest alone with that camera") {
  const auto context = maybe_context();
  if (!context) return;
  const Atlas& atlas = carried_atlas();
  View view;
  view.contest = "general-2017";
  view.beside = {{"mayor-2016", ColourMode::turnout, "con", ""}, {"general-2010", ColourMode::majority, "con", ""}};
  const ImVec2 size{900, 400};
  const ui::CellLayout layout = ui::lay_out(view, size, {{20, 30}, {890, 380}}, 2);
  Target target({900, 400});
  MapPainter own(atlas);
  MapCells cells(atlas);
  const Viewport camera = own.viewport(view, layout.frame_size(), {});
  cells.draw(own, view, {layout, camera}, 1, {}, target);
  const Image picture = target.read_back();
  for (std::size_t map = 0; map < 3; ++map) {
    CAPTURE(map);
    const ui::Rectangle& frame = layout.cells[map].frame;
    const glm::ivec2 low(frame.low.x, frame.low.y);
    const glm::ivec2 of(layout.frame_size());
    Target alone(of);
    MapPainter painter(atlas);
    painter.draw(view_beside(view, map), camera, 1, {}, alone);
    const Image expected = alone.read_back();
    int different = 0;
    for (int y = 0; y < of.y; ++y)
      for (int x = 0; x < of.x; ++x)
        for (int channel = 0; channel < 4; ++channel) {
          const auto at = [&](const Image& image, int column, int row) {
            return image.pixels[(static_cast<std::size_t>(row) * static_cast<std::size_t>(image.width) +
                                 static_cast<std::size_t>(column)) *
                                    4 +
                                static_cast<std::size_t>(channel)];
          };
          different += at(picture, low.x + x, low.y + y) != at(expected, x, y);
        }
    CHECK(different == 0);
  }
  // What is under a pixel is told as of the map that it is on.
  const glm::dvec2 place = layout.on_picture(camera, 1).to_screen({530000, 180000});
  const auto found = cells.area_at(own, layout, glm::ivec2(place));
  REQUIRE(found);
  CHECK(found->map == 1);
  CHECK_FALSE(cells.area_at(own, layout, {3, 3}));
}

TEST_CASE("A still of several maps is the same whole and in parts, and each map is where the layout says") {
  const auto context = maybe_context();
  if (!context) return;
  View view;
  view.contest = "general-2017";
  view.beside = {{"general-2015", ColourMode::majority, "con", ""}, {"mayor-2016", ColourMode::turnout, "con", ""}};
  for (const bool overlays : {false, true})
    for (const std::size_t maps : {std::size_t{1}, std::size_t{2}}) {
      CAPTURE(overlays);
      CAPTURE(maps);
      View shown = view;
      shown.beside.resize(maps);
      if (maps == 1) shown.swipe = 0.4;
      StillMaker whole(carried_atlas(), {.size = {800, 450}, .overlays = overlays});
      const Image expected = whole.draw(shown);
      StillMaker maker(carried_atlas(), {.size = {800, 450}, .overlays = overlays});
      // The soft edges of text are rounded by where in its part a letter stands; maps are the same to the last bit.
      const int allowed = overlays ? 3 : 0;
      int different = 0;
      for (int y = 0; y < 450; y += 225)
        for (int x = 0; x < 800; x += 160) {
          const Image part = maker.draw_part(shown, {.corner = {x, y}, .size = {160, 225}}).read_back();
          for (int row = 0; row < 225; ++row)
            for (std::size_t byte = 0; byte < 640; ++byte)
              different +=
                  std::abs(part.pixels[static_cast<std::size_t>(row) * 640 + byte] -
                           expected.pixels[(static_cast<std::size_t>(y + row) * 800 + static_cast<std::size_t>(x)) * 4 +
                                           byte]) > allowed;
        }
      CHECK(different == 0);
    }
}
