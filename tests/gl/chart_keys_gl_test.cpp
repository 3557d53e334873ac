// The charts of the real window by keys alone.
#include <set>

#include "atlas/figures/chart_data.h"
#include "atlas/figures/lit_areas.h"
#include "tests/gl/window_driver.h"
#include "ui/charts/chart_parts.h"
#include "ui/zones/zones.h"

using namespace hustings;

namespace {

void show_chart(Driver& driver, const char* words) {
  driver.key(SDLK_k, KMOD_LCTRL);
  driver.type(words);
  driver.key(SDLK_RETURN);
  REQUIRE(driver.window.desk().panels.shared.zones.focused == ui::PanelKind::charts);
}

std::set<std::string> selected(const Window& window) {
  return {window.desk().view.selected.begin(), window.desk().view.selected.end()};
}

AreaIndex pointed(const Window& window) {
  REQUIRE(window.desk().panels.shared.pointed.has_value());
  return window.desk().panels.shared.pointed->second;
}

std::set<std::string> pointed_many(const Window& window) {
  std::set<std::string> codes;
  for (const AreaIndex area : window.desk().panels.shared.pointed_many)
    codes.insert((*figures_of(*window.desk().atlas, window.desk().view)->names->codes)[area]);
  return codes;
}

/// The part of the picture that no panel covers.
std::vector<std::uint8_t> map_of(Driver& driver) {
  const Image picture = driver.picture();
  std::vector<std::uint8_t> part;
  const std::size_t row = picture.pixels.size() / static_cast<std::size_t>(picture.height);
  const std::size_t pixel = row / static_cast<std::size_t>(picture.width);
  for (std::size_t y = 150; y < 600; ++y)
    part.insert(part.end(), picture.pixels.begin() + static_cast<std::ptrdiff_t>(y * row + 400 * pixel),
                picture.pixels.begin() + static_cast<std::ptrdiff_t>(y * row + 980 * pixel));
  return part;
}

}  // namespace

TEST_CASE("arrow keys go from point to point of the scatter, and Enter selects") {
  if (!display_available()) return;
  Driver driver;
  Window& window = driver.window;
  show_chart(driver, "chart scatter");
  const View before = window.desk().view;
  const auto dark = map_of(driver);
  const auto figures = figures_of(*window.desk().atlas, window.desk().view);
  const ScatterColumns columns = scatter_columns(*figures, window.desk().view.charts);
  driver.key(SDLK_RIGHT);
  const AreaIndex first = pointed(window);
  CHECK(map_of(driver) != dark);  // it is lit on the map
  for (AreaIndex area = 0; area < figures->size(); ++area)
    if (columns.x->known(area) && columns.y->known(area))
      CHECK(columns.x->numbers[area] >= columns.x->numbers[first]);  // the way to the right begins at the left
  driver.key(SDLK_RIGHT);
  const AreaIndex second = pointed(window);
  CHECK(columns.x->numbers[second] > columns.x->numbers[first]);
  driver.key(SDLK_UP);
  const AreaIndex third = pointed(window);
  CHECK(columns.y->numbers[third] > columns.y->numbers[second]);
  driver.key(SDLK_DOWN);
  CHECK(columns.y->numbers[pointed(window)] < columns.y->numbers[third]);
  CHECK(window.desk().view == before);  // nothing is selected yet, and the map has not moved

  driver.key(SDLK_END);
  const std::string last = (*figures->names->codes)[pointed(window)];
  driver.key(SDLK_RETURN);
  CHECK(selected(window) == std::set{last});
  driver.key(SDLK_LEFT);
  const std::string next = (*figures->names->codes)[pointed(window)];
  REQUIRE(next != last);
  driver.key(SDLK_RETURN, KMOD_LCTRL);
  CHECK(selected(window) == std::set{last, next});
  driver.key(SDLK_RETURN, KMOD_LCTRL);
  CHECK(selected(window) == std::set{last});
  driver.key(SDLK_LEFT, KMOD_LSHIFT);
  CHECK(selected(window).size() == 2);
  driver.key(SDLK_z, KMOD_LCTRL);
  CHECK(selected(window) == std::set{last});

  // The mouse takes over, and after Esc the arrows are the map's.
  for (const double x : {690.0, 700.0}) driver.move({x, 400});
  CHECK_FALSE(window.desk().panels.shared.pointed.has_value());
  driver.key(SDLK_ESCAPE);
  driver.key(SDLK_LEFT);
  driver.pass(1);
  CHECK(window.desk().view.camera.has_value());
}

TEST_CASE("keys pass over points that the filter leaves out") {
  if (!display_available()) return;
  Command command = Driver::command({1366, 768});
  command.view.filter = "party=con";
  Driver driver(command);
  show_chart(driver, "chart scatter");
  const auto figures = figures_of(*driver.window.desk().atlas, driver.window.desk().view);
  const std::vector<bool> lit = lit_areas(*driver.window.desk().atlas, *figures, driver.window.desk().view.filter);
  for (const SDL_Keycode key : {SDLK_RIGHT, SDLK_RIGHT, SDLK_UP, SDLK_UP, SDLK_LEFT, SDLK_DOWN, SDLK_END}) {
    driver.key(key);
    CHECK(lit[pointed(driver.window)]);
  }
}

TEST_CASE("keys go along the classes of the histogram and of the swing, which light their areas") {
  if (!display_available()) return;
  for (const char* words : {"areas in classes", "swing of areas"}) {
    Driver driver;
    Window& window = driver.window;
    show_chart(driver, words);
    const auto figures = figures_of(*window.desk().atlas, window.desk().view);
    const bool swing = window.desk().view.charts.chart == Chart::swing;
    const Column& column = figures->column(swing ? "swing_pct" : "majority_pct");
    const Bars bars = bars_of(*figures, column, std::vector<bool>(figures->size(), true), classes_at_most);
    const auto codes_in = [&](std::size_t bar) {
      std::set<std::string> codes;
      for (AreaIndex area = 0; area < figures->size(); ++area)
        if (const double at = column.numbers[area]; at >= bars.breaks[bar] && at < bars.breaks[bar + 1])
          codes.insert((*figures->names->codes)[area]);
      return codes;
    };
    const auto dark = map_of(driver);
    driver.key(SDLK_RIGHT);
    CHECK(pointed_many(window) == codes_in(0));
    CHECK(map_of(driver) != dark);
    driver.key(SDLK_RIGHT);
    CHECK(pointed_many(window) == codes_in(1));
    CHECK(window.desk().view.selected.empty());
    driver.key(SDLK_RETURN);
    CHECK(selected(window) == codes_in(1));
    driver.key(SDLK_RIGHT, KMOD_LSHIFT);
    std::set<std::string> both = codes_in(1);
    both.merge(codes_in(2));
    CHECK(selected(window) == both);
  }
}

TEST_CASE("keys go from party to party in votes against seats, and about the triangle") {
  if (!display_available()) return;
  Driver driver;
  Window& window = driver.window;
  show_chart(driver, "votes against seats");
  driver.key(SDLK_DOWN);
  driver.key(SDLK_RETURN);
  CHECK(selected(window).size() == 49);  // Labour's seats in London in 2017, with most votes
  driver.key(SDLK_DOWN);
  driver.key(SDLK_RETURN);
  CHECK(selected(window).size() == 21);
  driver.key(SDLK_HOME);
  CHECK(pointed_many(window).size() == 49);
  show_chart(driver, "triangle");
  driver.key(SDLK_ESCAPE);
  driver.key(SDLK_ESCAPE);
  driver.key(SDLK_F6);
  driver.key(SDLK_F6);
  driver.key(SDLK_LEFT);
  const AreaIndex first = pointed(window);
  driver.key(SDLK_LEFT);
  CHECK(pointed(window) != first);
  driver.key(SDLK_RETURN);
  CHECK(window.desk().view.selected.size() == 1);
}
