// The table of areas and the filter in the real window.
#include <algorithm>
#include <imgui_internal.h>  // where an item is, by its name: no public call tells

#include "atlas/figures/area_order.h"
#include "tests/gl/window_driver.h"
#include "ui/zones/zones.h"

using namespace hustings;

namespace {

ui::Rectangle bottom_zone(const Window& window) {
  const ui::Canvas canvas{{1366, 768}, 1, nullptr, {}};
  return *ui::zone_place(canvas, window.desk().panels.shared.zones, ui::Zone::bottom);
}

/// Moves the pointer over the zone, from so far below its upper edge, until it is on what `found` says.
template <class Found>
glm::dvec2 look_for(Driver& driver, float from, Found found) {
  const ui::Rectangle zone = bottom_zone(driver.window);
  for (float y = zone.low.y + from; y < zone.high.y; y += 9)
    for (float x = zone.low.x + 4; x < zone.high.x; x += 24) {
      driver.move({x, y});
      if (found()) return {x, y};
    }
  FAIL("it is nowhere in the zone");
  return {};
}

ImGuiID hovered_item() { return ImGui::GetCurrentContext()->HoveredId; }

/// The place of an item of the zone's own window.
glm::dvec2 place_of(Driver& driver, const char* item) {
  ImGuiWindow* zone = ImGui::FindWindowByName("zone-bottom");
  REQUIRE(zone != nullptr);
  return look_for(driver, 58, [&] { return hovered_item() == zone->GetID(item); });
}

std::string copied() {
  char* text = SDL_GetClipboardText();
  std::string copy = text;
  SDL_free(text);
  return copy;
}

const std::vector<AreaIndex>& rows(const Window& window) { return window.desk().panels.table().state().rows.areas(); }

std::string code_in_row(const Window& window, std::size_t row) {
  return (*figures_of(*window.desk().atlas, window.desk().view)->names->codes)[rows(window)[row]];
}

}  // namespace

TEST_CASE("the table opens with the keyboard, and its rows are the map's selection") {
  if (!display_available()) return;
  Driver driver;
  Window& window = driver.window;
  driver.key(SDLK_F2);
  REQUIRE(ui::is_open(window.desk().panels.shared.zones, ui::PanelKind::table));
  CHECK(window.desk().panels.shared.zones.focused == ui::PanelKind::table);
  REQUIRE(rows(window).size() == 73);
  driver.key(SDLK_DOWN);
  CHECK(window.desk().view.selected == std::vector{code_in_row(window, 0)});
  driver.key(SDLK_DOWN);
  CHECK(window.desk().view.selected == std::vector{code_in_row(window, 1)});
  driver.key(SDLK_DOWN, KMOD_LSHIFT);
  driver.key(SDLK_DOWN, KMOD_LSHIFT);
  CHECK(window.desk().view.selected ==
        std::vector{code_in_row(window, 1), code_in_row(window, 2), code_in_row(window, 3)});
  driver.key(SDLK_UP, KMOD_LSHIFT);
  CHECK(window.desk().view.selected == std::vector{code_in_row(window, 1), code_in_row(window, 2)});
  driver.key(SDLK_END);
  CHECK(window.desk().view.selected == std::vector{code_in_row(window, 72)});
  CHECK_FALSE(window.desk().view.camera.has_value());  // the arrows were not the map's
  driver.key(SDLK_HOME);
  driver.key(SDLK_3);  // what is not a row's is the map's
  CHECK(window.desk().view.colour == ColourMode::swing);

  // A click on the map is followed; one on a row selects.
  driver.click(driver.screen_of("E14000872"));
  CHECK(window.desk().view.selected == std::vector<std::string>{"E14000872"});
  CHECK(window.desk().panels.table().state().followed == window.desk().view.selected);
  const glm::dvec2 row = look_for(driver, 116, [&] { return window.desk().panels.shared.pointed.has_value(); });
  const std::string code = (*figures_of(*window.desk().atlas, window.desk().view)
                                 ->names->codes)[window.desk().panels.shared.pointed->second];
  driver.click(row);
  CHECK(window.desk().view.selected == std::vector{code});
  CHECK(window.desk().panels.shared.zones.focused == ui::PanelKind::table);

  driver.key(SDLK_ESCAPE);  // first the keyboard, then the selection
  CHECK_FALSE(window.desk().panels.shared.zones.focused.has_value());
  CHECK_FALSE(window.desk().view.selected.empty());
  driver.key(SDLK_ESCAPE);
  CHECK(window.desk().view.selected.empty());
  driver.key(SDLK_F2);
  CHECK_FALSE(ui::is_open(window.desk().panels.shared.zones, ui::PanelKind::table));
}

TEST_CASE("a press of a column's head sorts by it, and a second one the other way") {
  if (!display_available()) return;
  Driver driver;
  Window& window = driver.window;
  driver.key(SDLK_F2);
  // Below the buttons: the first line where a press sorts is that of the heads.
  const ui::Rectangle zone = bottom_zone(window);
  const std::string before = window.desk().panels.table().setting().sort;
  const double x = static_cast<double>(zone.low.x) + 500;
  double y = static_cast<double>(zone.low.y) + 88;
  for (; y < static_cast<double>(zone.high.y) && window.desk().panels.table().setting().sort == before; y += 4)
    driver.click({x, y});
  const std::string sort = window.desk().panels.table().setting().sort;
  REQUIRE(sort != before);
  const Window& shown = window;
  const auto figures = figures_of(*shown.desk().atlas, shown.desk().view);
  const bool descending = shown.desk().panels.table().setting().descending;
  CHECK(descending == (figures->column(sort).kind == ColumnKind::number));
  CHECK(rows(shown) == order_by(*shown.desk().atlas, *figures, sort, descending));
  driver.click({x, y - 4});
  CHECK(shown.desk().panels.table().setting().descending != descending);
  CHECK(rows(shown) == order_by(*shown.desk().atlas, *figures, sort, !descending));
  driver.key(SDLK_z, KMOD_LCTRL);
  CHECK(shown.desk().panels.table().setting().descending == descending);
  CHECK(rows(shown) == order_by(*shown.desk().atlas, *figures, sort, descending));
  driver.key(SDLK_z, KMOD_LCTRL);
  CHECK(shown.desk().panels.table().setting().sort == before);
}

TEST_CASE("the thread leaves three London seats of 2017 lit, which are copied, and is undone in one step") {
  if (!display_available()) return;
  Driver driver;
  Window& window = driver.window;
  driver.key(SDLK_F2);
  const View before = window.desk().view;
  glm::dvec2 at = place_of(driver, "##thread");
  driver.button(SDL_MOUSEBUTTONDOWN, at);
  for (int i = 0; i < 400 && std::abs(window.desk().view.filter.majority_limit.limit - 1) > 0.04; ++i) {
    at.x += window.desk().view.filter.majority_limit.limit < 1 ? 1 : -1;
    driver.move(at);
  }
  driver.button(SDL_MOUSEBUTTONUP, at);
  driver.settle();
  REQUIRE(window.desk().view.filter.majority_limit.on);
  CHECK(window.desk().view.filter.majority_limit.limit == doctest::Approx(1.0));
  CHECK(rows(window).size() == 3);
  driver.key(SDLK_c, KMOD_LCTRL);
  const std::string text = copied();
  CHECK(std::count(text.begin(), text.end(), '\n') == 4);
  CHECK(text.starts_with("area_name\twinner\t"));
  for (const char* name : {"Kensington", "Richmond Park", "Chipping Barnet"})
    CHECK_MESSAGE(text.find(name) != std::string::npos, std::string(name));
  driver.key(SDLK_z, KMOD_LCTRL);
  CHECK(window.desk().view == before);
  CHECK(rows(window).size() == 73);
}
