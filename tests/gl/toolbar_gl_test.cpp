// The toolbar, what it opens, what the pointer is told, and that everything is reached by mouse and by keys.
#include <SDL_clipboard.h>
#include <imgui.h>
#include <imgui_internal.h>  // where windows stand has no public call
#include <map>
#include <set>
#include <string>

#include "app/desktop/about.h"
#include "atlas/view/measure_table.h"
#include "tests/gl/window_driver.h"
#include "ui/kit/picker.h"
#include "ui/panels/export_choice.h"
#include "ui/zones/zones.h"

using namespace hustings;

namespace {

const ImGuiWindow* seen_window(const char* name) {
  const ImGuiWindow* window = ImGui::FindWindowByName(name);
  return window != nullptr && window->WasActive ? window : nullptr;
}

/// The menu behind the toolbar, opened.
const ImGuiWindow* open_more(Driver& driver) {
  const ImRect bar = seen_window("toolbar")->Rect();
  driver.click({bar.Max.x - 12, bar.GetCenter().y});
  const auto& open = ImGui::GetCurrentContext()->OpenPopupStack;
  return open.empty() ? nullptr : open[0].Window;
}

}  // namespace

TEST_CASE("the toolbar keeps clear of panels at any size, and what has no room is in the menu behind it") {
  if (!display_available()) return;
  for (const glm::ivec2 size : {glm::ivec2(1366, 768), {1024, 768}, {1920, 1080}}) {
    Driver driver(size);
    const Desk& desk = driver.window.desk();
    for (const bool with_panel : {false, true}) {
      CAPTURE(size.x);
      CAPTURE(with_panel);
      if (with_panel) driver.key(SDLK_F3);
      REQUIRE(seen_window("toolbar") != nullptr);
      const ImRect bar = seen_window("toolbar")->Rect();
      CHECK(bar.Max.x <= static_cast<float>(size.x));
      for (const char* name : {"zone-left", "zone-right", "zone-bottom"})
        if (const ImGuiWindow* zone = seen_window(name)) CHECK_FALSE_MESSAGE(zone->Rect().Overlaps(bar), name);
    }
    // Each word that opens a panel is in the bar or in the menu.
    std::set<ui::PanelKind> opened;
    const auto look = [&] {
      for (const ui::PanelKind kind : {ui::PanelKind::table, ui::PanelKind::charts, ui::PanelKind::swingometer,
                                       ui::PanelKind::compare, ui::PanelKind::story})
        if (ui::is_open(desk.panels.shared.zones, kind)) opened.insert(kind);
    };
    for (float y = 4; y < 400; y += 16) {
      const ImGuiWindow* menu = open_more(driver);
      REQUIRE(menu != nullptr);
      if (y >= menu->Size.y) break;
      driver.click({menu->Pos.x + 20, menu->Pos.y + y});
      look();
      driver.key(SDLK_ESCAPE);
    }
    driver.key(SDLK_ESCAPE);
    for (double x = 380; x < seen_window("toolbar")->Rect().Max.x - 60; x += 32) {
      driver.click({x, 114});
      look();
      if (desk.exporting.open || desk.field.picker.what != ui::Asking::nothing) driver.key(SDLK_ESCAPE);
      if (seen_window("toolbar") == nullptr) driver.key(SDLK_ESCAPE);
    }
    CHECK(opened.size() == 5);
  }
}

TEST_CASE("the field of the toolbar searches: it is the one of Ctrl+F, in its place") {
  if (!display_available()) return;
  Driver driver;
  const Desk& desk = driver.window.desk();
  const ImVec2 at = seen_window("toolbar")->Pos;
  driver.click({at.x + 40, at.y + 14});
  CHECK(desk.field.picker.what == ui::Asking::place);
  driver.type("camden");
  CHECK_FALSE(desk.field.found.hits.empty());
  REQUIRE(seen_window("picker") != nullptr);
  CHECK(seen_window("picker")->Pos.x == at.x);
  CHECK(seen_window("picker")->Pos.y == at.y);
  driver.key(SDLK_RETURN);
  driver.pass(2);
  CHECK(desk.view.selected.size() == 1);
  driver.key(SDLK_f, KMOD_LCTRL);
  driver.settle();
  CHECK(seen_window("picker")->Pos.x == at.x);
  driver.key(SDLK_ESCAPE);
  driver.key(SDLK_h);  // without a toolbar it stands at the edge
  driver.key(SDLK_f, KMOD_LCTRL);
  driver.settle();
  CHECK(seen_window("picker")->Pos.x > at.x);
}

TEST_CASE("the pointer is told of a control's command and its key, as the table of commands has them") {
  if (!display_available()) return;
  Driver driver;
  const Desk& desk = driver.window.desk();
  const ui::CommandHints& hints = desk.panels.shared.hints;
  CHECK(hints.at("play") == "Play or pause (Space)");
  for (const WindowCommand& command : desk.commands) {
    const std::string key = command.keys.empty() ? "" : " (" + text_of(command.keys.front()) + ")";
    CHECK_MESSAGE(hints.at(command.id) == command.title + key, command.id);
  }
  CHECK(seen_window("##Tooltip_00") == nullptr);
  driver.move({10 + 44 + 4 + 22, 768 - 38});  // the middle one of the timeline's buttons
  driver.settle();
  CHECK(seen_window("##Tooltip_00") != nullptr);
}

TEST_CASE("the pointer is told of every control of the swingometer and of the filter") {
  if (!display_available()) return;
  Driver driver({1920, 1080});
  const auto& context = *ImGui::GetCurrentContext();
  const auto silent_in = [&](const ImRect& room) {
    int pressed = 0;
    int silent = 0;
    for (float y = room.Min.y + 6; y < room.Max.y; y += 16)
      for (float x = room.Min.x + 6; x < room.Max.x; x += 60) {
        driver.move({x, y});
        driver.settle(1);
        if (context.HoveredIdPreviousFrame == 0) continue;
        ++pressed;
        if (seen_window("##Tooltip_00") == nullptr) ++silent;
      }
    CHECK(pressed > 20);
    return silent;
  };
  ui::Zones& zones = const_cast<Desk&>(driver.window.desk()).panels.shared.zones;
  ui::show(zones, ui::PanelKind::swingometer);
  ui::move_to(zones, ui::PanelKind::swingometer, ui::Zone::bottom);  // where its choices have a column of their own
  driver.key(SDLK_x);
  driver.settle();
  const ImGuiWindow* choices = nullptr;
  for (const ImGuiWindow* window : context.Windows)
    if (window->WasActive && std::string_view(window->Name).find("choices-column") != std::string_view::npos)
      choices = window;
  REQUIRE(choices != nullptr);
  CHECK(silent_in(choices->Rect()) == 0);

  for (const SDL_Keycode key : {SDLK_F2, SDLK_TAB, SDLK_DOWN, SDLK_RETURN}) driver.key(key);  // Filter ...
  REQUIRE_FALSE(context.OpenPopupStack.empty());
  const ImGuiWindow* filter = context.OpenPopupStack[0].Window;
  REQUIRE(filter != nullptr);
  CHECK(silent_in(filter->Rect()) == 0);
}

TEST_CASE("About has version, licence and sources, and gives them to the clipboard") {
  if (!display_available()) return;
  Driver driver;
  const Desk& desk = driver.window.desk();
  const ImGuiWindow* menu = open_more(driver);
  REQUIRE(menu != nullptr);
  driver.click({menu->Pos.x + 20, menu->Pos.y + menu->Size.y - 16});  // the last row
  REQUIRE(desk.panels.shared.lists.about);
  REQUIRE(seen_window("about") != nullptr);
  const ImRect place = seen_window("about")->Rect();
  driver.click({place.Min.x + 70, place.Max.y - 26});
  char* copied = SDL_GetClipboardText();
  const std::string text = copied;
  SDL_free(copied);
  CHECK(text.find("MIT License") != std::string::npos);
  CHECK(text.find("Open Government Licence v3.0") != std::string::npos);
  CHECK(text.find('`') == std::string::npos);
  driver.key(SDLK_ESCAPE);
  CHECK_FALSE(desk.panels.shared.lists.about);
}

TEST_CASE("markdown is read as plain text") {
  CHECK(plain_text("# Head\n\nA line that\ngoes **on**, with `code`.\n\n- one\n  more\n- two\n") ==
        "Head\n\nA line that goes on, with code.\n\n\u2022 one more\n\u2022 two");
  CHECK(plain_text("| a | b |\n|---|:-:|\n| `c` | 1 |\n") == "a; b\nc; 1");
  CHECK(plain_text("See [the page](https://example.org/a) and [that.") ==
        "See the page (https://example.org/a) and [that.");
}

TEST_CASE("every command is in the palette, or there is another way to it with the mouse") {
  if (!display_available()) return;
  Driver driver;
  // What the mouse does in the place of commands that the palette does not list.
  const std::map<std::string, std::string> elsewhere = {{"commands", "the toolbar"},
                                                        {"help-anywhere", "help"},
                                                        {"close", "the cross or button of what is open"},
                                                        {"list-up", "a row is clicked"},
                                                        {"list-down", "a row is clicked"},
                                                        {"list-take", "a row is clicked"},
                                                        {"browse", "the button beside the field"},
                                                        {"leave-fields", "the map is clicked"},
                                                        {"quit-without-saving", "a button of the question"},
                                                        {"stay", "a button of the question"},
                                                        {"choose-boundaries", "a button of the new atlas"},
                                                        {"choose-results", "a button of the new atlas"},
                                                        {"choose-parties", "a button of the new atlas"}};
  for (const WindowCommand& command : driver.window.desk().commands) {
    if (command.listed || elsewhere.contains(command.id)) continue;
    const auto works_only_in = [&](KeyMode mode) { return command.modes.size() == 1 && command.modes.front() == mode; };
    // Rows and points are clicked, the dial is dragged, marks have their tools; a presentation is led by clicks, and
    // the sheet of a new atlas has its buttons.
    CHECK_MESSAGE((works_only_in(KeyMode::panel) || works_only_in(KeyMode::dial) || works_only_in(KeyMode::draw) ||
                   command.works_in(KeyMode::presenting) || command.works_in(KeyMode::sheet)),
                  command.id);
  }
}

TEST_CASE("every field of a panel is reached by keys") {
  if (!display_available()) return;
  Driver driver;
  const auto& context = *ImGui::GetCurrentContext();
  // The row of a field to its end, then the next one.
  const auto reached = [&] {
    std::set<ImGuiID> fields;
    for (int row = 0; row < 60; ++row) {
      const ImGuiID first = context.NavId;
      fields.insert(first);
      int steps = 0;
      for (ImGuiID before = 0; context.NavId != before && steps < 8; ++steps) {
        before = context.NavId;
        driver.key(SDLK_RIGHT);
        fields.insert(context.NavId);
      }
      for (int i = 0; i < steps; ++i) driver.key(SDLK_LEFT);
      const ImGuiID before = context.NavId;
      driver.key(SDLK_DOWN);
      if (context.NavId == before) break;
    }
    fields.erase(0);
    return fields.size();
  };
  driver.key(SDLK_F9);
  if (!ui::is_open(driver.window.desk().panels.shared.zones, ui::PanelKind::controls)) driver.key(SDLK_F9);
  driver.key(SDLK_TAB);
  CHECK(reached() >= 2 + offered_measures().size());  // the two tabs, and what the map is coloured by
  driver.key(SDLK_ESCAPE);
  driver.key(SDLK_ESCAPE);
  driver.key(SDLK_e, KMOD_LCTRL);
  driver.settle();
  // Arrows lead from the name of the file to the kinds; Space presses.
  for (int i = 0; i < 8; ++i) driver.key(SDLK_UP);
  driver.key(SDLK_RIGHT);
  const ui::ExportKind before = driver.window.desk().exporting.kind;
  driver.key(SDLK_SPACE);
  CHECK(driver.window.desk().exporting.open);
  CHECK(driver.window.desk().exporting.kind != before);
}
