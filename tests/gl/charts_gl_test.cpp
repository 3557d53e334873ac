// Lasso, brush and clicks in the charts of the real window.
#include <set>

#include "atlas/figures/chart_data.h"
#include "tests/gl/window_driver.h"
#include "ui/kit/picker.h"
#include "ui/zones/zones.h"

using namespace hustings;

namespace {

// Where things are in a window of 1366 by 768, with the charts in the right zone.
constexpr glm::dvec2 classes_button{1113, 178};
constexpr glm::dvec2 left_bottom{1048, 510};
constexpr glm::dvec2 in_the_first_class{1050, 450};

void open_charts(Driver& driver) {
  driver.key(SDLK_F6);
  REQUIRE(ui::is_open(driver.window.desk().panels.shared.zones, ui::PanelKind::charts));
  driver.settle();
}

void drag(Driver& driver, const std::vector<glm::dvec2>& way) {
  driver.move(way.front());
  driver.button(SDL_MOUSEBUTTONDOWN, way.front());
  for (const glm::dvec2 at : way) driver.move(at);
  driver.button(SDL_MOUSEBUTTONUP, way.back());
  driver.settle();
}

const std::vector<glm::dvec2> about_all{{1056, 295}, {1340, 286}, {1340, 510}, left_bottom, {1052, 400}};

std::set<std::string> selected(const Window& window) {
  return {window.desk().view.selected.begin(), window.desk().view.selected.end()};
}

}  // namespace

TEST_CASE("a lasso about all points selects all 73 seats while it is drawn, in one step of undo") {
  if (!display_available()) return;
  Driver driver;
  open_charts(driver);
  const View before = driver.window.desk().view;
  drag(driver, about_all);
  CHECK(selected(driver.window).size() == 73);
  driver.key(SDLK_z, KMOD_LCTRL);
  CHECK(driver.window.desk().view == before);
  driver.key(SDLK_y, KMOD_LCTRL);
  CHECK(driver.window.desk().view.selected.size() == 73);

  // A double click clears.
  const glm::dvec2 nowhere{1300, 495};
  driver.move(nowhere);
  for (const Uint8 clicks : {Uint8{1}, Uint8{2}}) {
    driver.button(SDL_MOUSEBUTTONDOWN, nowhere, clicks);
    driver.button(SDL_MOUSEBUTTONUP, nowhere, clicks);
  }
  driver.settle();
  CHECK(driver.window.desk().view.selected.empty());
}

TEST_CASE("a lasso takes only what the filter keeps") {
  if (!display_available()) return;
  Command command = Driver::command({1366, 768});
  command.view.filter = "party=con";
  Driver driver(command);
  open_charts(driver);
  drag(driver, about_all);
  CHECK(selected(driver.window).size() == 21);  // the Conservatives' seats in London in 2017
}

TEST_CASE("a brush selects exactly the areas of its class, and undo restores") {
  if (!display_available()) return;
  Driver driver;
  open_charts(driver);
  driver.click(classes_button);
  REQUIRE(driver.window.desk().view.charts.chart == Chart::histogram);
  const View before = driver.window.desk().view;
  const auto figures = figures_of(*driver.window.desk().atlas, driver.window.desk().view);
  const Column& majority = figures->column("majority_pct");
  const std::vector<bool> lit(figures->size(), true);
  const Bars bars = bars_of(*figures, majority, lit, classes_at_most);
  const auto codes_in = [&](std::size_t first, std::size_t last) {
    std::set<std::string> codes;
    for (AreaIndex area = 0; area < figures->size(); ++area)
      if (majority.numbers[area] >= bars.breaks[first] && majority.numbers[area] < bars.breaks[last + 1])
        codes.insert((*figures->names->codes)[area]);
    return codes;
  };
  driver.click(in_the_first_class);
  CHECK(selected(driver.window) == codes_in(0, 0));
  CHECK_FALSE(selected(driver.window).empty());
  driver.key(SDLK_z, KMOD_LCTRL);
  CHECK(driver.window.desk().view == before);

  driver.pass(0.5);  // or the next press would be a double click
  // Dragged over to the far end, and beyond the plot, it holds all.
  drag(driver, {in_the_first_class, {1200, 440}, {1345, 430}});
  CHECK(selected(driver.window).size() == 73);
  driver.key(SDLK_z, KMOD_LCTRL);
  CHECK(driver.window.desk().view == before);
}

TEST_CASE("the palette lies over an open panel, and its rows can be clicked there") {
  if (!display_available()) return;
  Driver driver;
  driver.key(SDLK_F6);
  driver.key(SDLK_k, KMOD_CTRL);
  driver.type("turnout");
  driver.click({1300, 165});  // the first row, where the charts are too
  CHECK(driver.window.desk().view.colour == ColourMode::turnout);
  CHECK(driver.window.desk().field.picker.what == ui::Asking::nothing);
}
