// The night of an election in the window: opened, stepped, played, scrubbed, typed and left; its list.
#include <imgui_internal.h>  // where windows stand has no public call

#include "atlas/moment.h"
#include "atlas/view/night_view.h"
#include "tests/gl/window_driver.h"
#include "ui/panels/night_panel.h"
#include "ui/panels/night_plan.h"
#include "ui/zones/zones.h"

using namespace hustings;

namespace {

Command general_2017() {
  Command command = Driver::command({1366, 768});
  command.view.contest = "general-2017";
  return command;
}

struct NightDriver : Driver {
  NightDriver() : Driver(general_2017()) {}
  const Desk& desk() const { return window.desk(); }
  const Night& night() const { return night_of(*desk().atlas, *desk().atlas->find_contest("general-2017")); }
  std::size_t declared() const { return desk().view.at ? night().declared_by(*desk().view.at) : 73; }
};

}  // namespace

TEST_CASE("N opens the night of the election, keys step through it, and Esc leaves it with the view as it was") {
  if (!display_available()) return;
  NightDriver driver;
  const View before = driver.desk().view;
  driver.key(SDLK_n);
  REQUIRE(driver.desk().view.at);
  CHECK(driver.declared() == 0);
  CHECK(driver.desk().key_mode() == KeyMode::night);
  CHECK(ui::is_open(driver.desk().panels.shared.zones, ui::PanelKind::night));
  driver.key(SDLK_RIGHTBRACKET);
  CHECK(driver.declared() == 1);
  CHECK(driver.desk().map.flashes.active());
  driver.key(SDLK_RIGHTBRACKET);
  CHECK(driver.declared() == 2);
  driver.key(SDLK_LEFTBRACKET);
  CHECK(driver.declared() == 1);
  CHECK(driver.desk().view.contest == "general-2017");
  driver.key(SDLK_ESCAPE);
  CHECK(driver.desk().view == before);
  CHECK_FALSE(ui::is_open(driver.desk().panels.shared.zones, ui::PanelKind::night));
}

TEST_CASE("Space plays the night, the pointer scrubs it, and a time that is typed is gone to") {
  if (!display_available()) return;
  NightDriver driver;
  driver.key(SDLK_n);
  driver.key(SDLK_SPACE);
  driver.pass(1);
  REQUIRE(driver.desk().view.at);
  CHECK(*driver.desk().view.at > driver.night().begins());
  CHECK(driver.desk().playback.playing);
  const auto declared = declared_seats(*driver.desk().atlas, driver.desk().view);
  const ui::NightPlan plan = ui::plan_night(driver.desk().map.canvas(), *driver.desk().atlas, *declared);
  driver.click({static_cast<double>(plan.right), 768 - 30});
  CHECK_FALSE(driver.desk().playback.playing);
  CHECK(*driver.desk().view.at == driver.night().last());
  driver.click({static_cast<double>(plan.left), 768 - 30});
  CHECK(driver.declared() == 0);
  driver.key(SDLK_j);
  driver.type("04:00");
  driver.key(SDLK_RETURN);
  CHECK(driver.declared() == 49);
  CHECK(written_instant(*driver.desk().atlas, driver.desk().view) == "2017-06-09T04:00+01:00");
}

TEST_CASE("reduced motion lights nothing up, and a row of the night's list flies to its seat") {
  if (!display_available()) return;
  NightDriver driver;
  const_cast<Desk&>(driver.desk()).panels.shared.reduced_motion = true;
  driver.key(SDLK_n);
  driver.key(SDLK_RIGHTBRACKET);
  CHECK_FALSE(driver.desk().map.flashes.active());
  driver.settle();
  const ImGuiWindow* zone = ImGui::FindWindowByName("zone-right");
  REQUIRE(zone != nullptr);
  // The one row of the list, below tabs and the words of the hour.
  for (float y = zone->Pos.y + 60; driver.desk().view.selected.empty() && y < zone->Pos.y + 220; y += 14)
    driver.click({static_cast<double>(zone->Pos.x + 120), static_cast<double>(y)});
  REQUIRE(driver.desk().view.selected.size() == 1);
  const auto declared = declared_seats(*driver.desk().atlas, driver.desk().view);
  CHECK(driver.desk().view.selected.front() == (*declared->figures->names->codes)[declared->seats.front().area]);
}
