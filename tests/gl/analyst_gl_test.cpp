// Ctrl, shift and typing in the table and its filter, files through their fields, and where the keyboard is after.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <imgui_internal.h>  // where an item is, by its name: no public call tells
#include <sstream>

#include "base/paths.h"
#include "places.h"
#include "tests/gl/own_state.h"
#include "tests/gl/window_driver.h"
#include "ui/kit/picker.h"
#include "ui/panels/table_panel.h"
#include "ui/zones/zones.h"

using namespace hustings;

namespace fs = std::filesystem;

namespace {

const std::vector<AreaIndex>& rows(const Window& window) { return window.desk().panels.table().state().rows.areas(); }

std::string code_of(const Window& window, AreaIndex area) {
  return (*figures_of(*window.desk().atlas, window.desk().view)->names->codes)[area];
}

/// Moves the pointer over a place, in steps that miss nothing that large, until it is on what `found` says. Each step
/// draws the window.
template <class Found>
glm::dvec2 look_for(Driver& driver, ImVec2 low, ImVec2 high, ImVec2 step, Found found) {
  for (float y = low.y + 6; y < high.y; y += step.y)
    for (float x = low.x + 6; x < high.x; x += step.x) {
      driver.move({x, y});
      if (found()) return {x, y};
    }
  FAIL("it is nowhere there");
  return {};
}

glm::dvec2 place_of(Driver& driver, const ImGuiWindow* window, ImGuiID item) {
  REQUIRE(window != nullptr);
  const ImVec2 low = window->Pos;
  const ImVec2 size = window->Size;
  return look_for(driver, low, {low.x + size.x, low.y + size.y}, {36, 12},
                  [&] { return ImGui::GetCurrentContext()->HoveredId == item; });
}

/// The middle of the row of the table with this number.
glm::dvec2 row_place(Driver& driver, std::size_t row) {
  const ui::Canvas canvas{{1366, 768}, 1, nullptr, {}};
  const ui::Rectangle zone = *ui::zone_place(canvas, driver.window.desk().panels.shared.zones, ui::Zone::bottom);
  return look_for(driver, {zone.low.x + 20, zone.low.y + 90}, zone.high, {800, 9}, [&] {
    const auto& pointed = driver.window.desk().panels.shared.pointed;
    return pointed && pointed->second == rows(driver.window)[row];
  });
}

void hold(Driver& driver, SDL_Keycode code, Uint16 modifiers) {
  SDL_SetModState(static_cast<SDL_Keymod>(modifiers));
  SDL_Event event{};
  event.type = modifiers != 0 ? SDL_KEYDOWN : SDL_KEYUP;
  event.key.keysym.sym = code;
  event.key.keysym.mod = modifiers;
  event.key.keysym.scancode = SDL_GetScancodeFromKey(code);
  driver.push(event);
  driver.settle(2);
}

void click_with(Driver& driver, glm::dvec2 at, SDL_Keycode code, Uint16 modifiers) {
  hold(driver, code, modifiers);
  driver.click(at);
  hold(driver, code, KMOD_NONE);
  driver.pass(0.5);  // or the next press is a double click
}

ImGuiWindow* open_filter(Driver& driver) {
  ImGuiWindow* zone = ImGui::FindWindowByName("zone-bottom");
  driver.click(place_of(driver, zone, zone->GetID("Filter \u2026")));
  driver.pass(0.5);
  REQUIRE(ImGui::GetCurrentContext()->OpenPopupStack.Size == 1);
  return ImGui::GetCurrentContext()->OpenPopupStack[0].Window;
}

std::string bytes_of(const fs::path& file) {
  std::ostringstream out;
  out << std::ifstream(file).rdbuf();
  return out.str();
}

void replace_text(Driver& driver, const std::string& text) {
  hold(driver, SDLK_LCTRL, KMOD_LCTRL);
  driver.key(SDLK_a, KMOD_LCTRL);
  hold(driver, SDLK_LCTRL, KMOD_NONE);
  driver.type(text);
}

void run_by_palette(Driver& driver, const char* words) {
  driver.key(SDLK_k, KMOD_LCTRL);
  driver.type(words);
  driver.key(SDLK_RETURN);
}

}  // namespace

TEST_CASE("in the table ctrl adds a row and takes it out, and shift takes all from the last click") {
  if (!display_available()) return;
  Driver driver;
  Window& window = driver.window;
  driver.key(SDLK_F2);
  const auto codes = [&](std::initializer_list<std::size_t> wanted) {
    std::vector<std::string> out;
    for (const std::size_t row : wanted) out.push_back(code_of(window, rows(window)[row]));
    std::sort(out.begin(), out.end());
    return out;
  };
  const auto selected = [&] {
    std::vector<std::string> out = window.desk().view.selected;
    std::sort(out.begin(), out.end());
    return out;
  };
  const glm::dvec2 first = row_place(driver, 0);
  const glm::dvec2 second = row_place(driver, 1);
  const glm::dvec2 fourth = row_place(driver, 3);
  driver.click(first);
  driver.pass(0.5);
  click_with(driver, fourth, SDLK_LCTRL, KMOD_LCTRL);
  CHECK(selected() == codes({0, 3}));
  click_with(driver, first, SDLK_LCTRL, KMOD_LCTRL);
  CHECK(selected() == codes({3}));
  driver.click(fourth);
  driver.pass(0.5);
  click_with(driver, second, SDLK_LSHIFT, KMOD_LSHIFT);
  CHECK(selected() == codes({1, 2, 3}));
  driver.key(SDLK_z, KMOD_LCTRL);
  CHECK(selected() == codes({3}));
}

TEST_CASE("a bound of the filter is typed, and undone in one step") {
  if (!display_available()) return;
  Command command = Driver::command({1366, 768});
  command.view.filter = "majority_pct<60";
  Driver driver(command);
  Window& window = driver.window;
  driver.key(SDLK_F2);
  ImGuiWindow* popup = open_filter(driver);
  const glm::dvec2 high = place_of(driver, popup, ImHashStr("##high", 0, popup->GetID("majority_pct")));
  const View before = window.desk().view;
  click_with(driver, high, SDLK_LCTRL, KMOD_LCTRL);
  replace_text(driver, "12.5");
  driver.key(SDLK_RETURN);
  REQUIRE(window.desk().view.filter.ranges.size() == 1);
  CHECK(window.desk().view.filter.ranges.front().high == doctest::Approx(12.5));
  const auto figures = figures_of(*window.desk().atlas, window.desk().view);
  std::size_t under = 0;
  for (const double majority : figures->column("majority_pct").numbers) under += majority <= 12.5 ? 1 : 0;
  REQUIRE(under > 0);
  CHECK(rows(window).size() == under);
  driver.key(SDLK_ESCAPE);
  driver.key(SDLK_z, KMOD_LCTRL);
  CHECK(window.desk().view == before);
}

TEST_CASE("a name typed into the filter is one step") {
  if (!display_available()) return;
  Driver driver;
  Window& window = driver.window;
  driver.key(SDLK_F2);
  ImGuiWindow* popup = open_filter(driver);
  const View before = window.desk().view;
  driver.click(place_of(driver, popup, popup->GetID("##text")));
  driver.type("croydon");
  CHECK(window.desk().view.filter.text == "croydon");
  CHECK(rows(window).size() == 3);  // Central, North and South
  driver.key(SDLK_RETURN);
  driver.key(SDLK_ESCAPE);
  driver.key(SDLK_z, KMOD_LCTRL);
  CHECK(window.desk().view == before);
  driver.key(SDLK_y, KMOD_LCTRL);
  CHECK(window.desk().view.filter.text == "croydon");
}

TEST_CASE("the table is written through its field, and where it cannot be the field says why") {
  if (!display_available()) return;
  const OwnState state;
  Driver driver;
  Window& window = driver.window;
  run_by_palette(driver, "write the table");
  REQUIRE(window.desk().field.picker.what == ui::Asking::table_to_write);
  replace_text(driver, (state.folder / "no-such-folder" / "seats.csv").string());
  driver.key(SDLK_RETURN);
  CHECK(window.desk().field.picker.what == ui::Asking::table_to_write);
  CHECK_FALSE(window.desk().field.save_fault.empty());
  const fs::path file = state.folder / "seats.csv";
  replace_text(driver, file.string());
  driver.key(SDLK_RETURN);
  CHECK(window.desk().field.picker.what == ui::Asking::nothing);
  const bool same =
      bytes_of(file) == to_csv(window.desk().panels.table().shown(*window.desk().atlas, window.desk().view, false));
  CHECK(same);
}

TEST_CASE("a table joined through its field is read again with a saved session") {
  if (!display_available()) return;
  const OwnState state;
  const fs::path table = state.folder / "trees.csv";
  const fs::path session = state.folder / "trees.toml";
  View saved;
  {
    Driver driver;
    Window& window = driver.window;
    std::ofstream out(table);
    out << "code,Trees\n";
    for (const Area& area :
         window.desk().atlas->layers[*window.desk().atlas->find_layer("constituencies-2010")].layer.areas)
      out << area.code << ',' << area.name.size() << '\n';
    out.close();
    run_by_palette(driver, "join a table");
    REQUIRE(window.desk().field.picker.what == ui::Asking::table_to_join);
    driver.type(table.string());
    driver.key(SDLK_RETURN);
    REQUIRE(driver.come_to_rest());
    REQUIRE(window.desk().view.colour == ColourMode::number);
    CHECK(window.desk().view.number == "trees");
    driver.key(SDLK_s, KMOD_LCTRL);
    replace_text(driver, session.string());
    driver.key(SDLK_RETURN);
    saved = window.desk().view;
  }
  Driver driver;
  Window& window = driver.window;
  const auto has_trees = [&] {
    const auto& numbers = window.desk().atlas->numbers;
    return std::any_of(numbers.begin(), numbers.end(), [](const NumberColumn& column) { return column.id == "trees"; });
  };
  REQUIRE_FALSE(has_trees());
  driver.drop(session.string());
  REQUIRE(driver.come_to_rest());
  CHECK(has_trees());
  CHECK(window.desk().view == saved);
  CHECK(window.desk().messages.left_out.empty());

  // Without its table the session opens in part, and says so.
  fs::remove(table);
  Driver other;
  other.drop(session.string());
  REQUIRE(other.come_to_rest());
  CHECK(other.window.desk().view.contest == saved.contest);
  REQUIRE_FALSE(other.window.desk().messages.left_out.empty());
  CHECK(other.window.desk().messages.left_out.front().what.find("trees.csv") != std::string::npos);
}

TEST_CASE("after the palette, the search and the list of keys the panel has the keyboard again") {
  if (!display_available()) return;
  Driver driver;
  Window& window = driver.window;
  const auto focused = [&] { return window.desk().panels.shared.zones.focused; };
  driver.key(SDLK_F2);
  REQUIRE(focused() == ui::PanelKind::table);
  for (const bool escapes : {true, false}) {
    driver.key(SDLK_k, KMOD_LCTRL);
    CHECK_FALSE(focused().has_value());
    driver.type("turnout");
    driver.key(escapes ? SDLK_ESCAPE : SDLK_RETURN);
    CHECK(focused() == ui::PanelKind::table);
  }
  driver.key(SDLK_DOWN);
  CHECK(window.desk().view.selected == std::vector{code_of(window, rows(window)[0])});
  CHECK_FALSE(window.desk().view.camera.has_value());
  driver.key(SDLK_F1);
  driver.key(SDLK_F1);
  CHECK(focused() == ui::PanelKind::table);
  run_by_palette(driver, "panel: charts");  // what the palette was for goes first
  CHECK(focused() == ui::PanelKind::charts);
  run_by_palette(driver, "panel: charts");
  CHECK_FALSE(focused() == ui::PanelKind::charts);
}

TEST_CASE("the controls in the bottom zone fill it, and can be closed there") {
  if (!display_available()) return;
  Driver driver;
  Window& window = driver.window;
  driver.key(SDLK_F9);
  driver.key(SDLK_F9);
  run_by_palette(driver, "move this panel to the bottom");
  driver.settle(20);
  ImGuiWindow* zone = ImGui::FindWindowByName("zone-bottom");
  REQUIRE(zone != nullptr);
  const ui::Canvas canvas{{1366, 768}, 1, nullptr, {}};
  const ui::Rectangle place = *ui::zone_place(canvas, window.desk().panels.shared.zones, ui::Zone::bottom);
  CHECK(zone->Size.y == doctest::Approx(place.high.y - place.low.y));
  driver.click(place_of(driver, zone, zone->GetID("##close")));
  CHECK_FALSE(ui::is_open(window.desk().panels.shared.zones, ui::PanelKind::controls));
}

TEST_CASE("keys go down the list of marginals and that of targets, in order of the swing needed") {
  if (!display_available()) return;
  Driver driver;
  Window& window = driver.window;
  driver.key(SDLK_F3);
  REQUIRE(window.desk().panels.shared.zones.focused == ui::PanelKind::marginals);
  const auto needed = [&] {
    REQUIRE(window.desk().view.selected.size() == 1);
    const auto figures = figures_of(*window.desk().atlas, window.desk().view);
    const AtlasLayer& layer = window.desk().atlas->layers[figures->shown.layer];
    return figures->column("swing_needed_pct").numbers[*layer.find(window.desk().view.selected.front())];
  };
  driver.key(SDLK_DOWN);
  CHECK(window.desk().view.selected == std::vector<std::string>{"E14000768"});  // Kensington, by 20 votes
  double before = needed();
  for (int i = 0; i < 4; ++i) {
    driver.key(SDLK_DOWN);
    CHECK(needed() >= before);
    before = needed();
  }
  driver.key(SDLK_HOME);
  CHECK(window.desk().view.selected == std::vector<std::string>{"E14000768"});
  run_by_palette(driver, "targets of a party");
  CHECK(window.desk().panels.marginals().targets_tab);
  driver.key(SDLK_HOME);
  CHECK(window.desk().view.selected == std::vector<std::string>{"E14000768"});  // the Conservatives' nearest
  CHECK_FALSE(window.desk().view.camera.has_value());
  driver.key(SDLK_RETURN);
  driver.pass(1);
  CHECK(window.desk().view.camera.has_value());
}

TEST_CASE("the fields of a chosen cue come into view, however far down the list it is") {
  if (!display_available()) return;
  Command command = Driver::command({1366, 768});
  command.story = HUSTINGS_TEST_ASSETS "/stories/london-2017.toml";
  Driver driver(command);
  driver.key(SDLK_F10);
  driver.pass(0.5);
  const auto list = [] {
    for (ImGuiWindow* window : ImGui::GetCurrentContext()->Windows)
      if (std::string(window->Name).find("/cues_") != std::string::npos) return window;
    FAIL("no list of cues");
    return static_cast<ImGuiWindow*>(nullptr);
  };
  ui::StoryState& state = const_cast<ui::StoryState&>(driver.window.desk().panels.shared.story);
  REQUIRE(list()->ScrollMax.y > 100);
  CHECK(list()->Scroll.y == 0);
  state.cue = state.story->cues.size() - 1;
  driver.move({600, 400});  // or nothing is drawn anew
  driver.pass(0.5);
  CHECK(list()->Scroll.y >= list()->ScrollMax.y - 1);  // the last one's fields end the list, to a rounding
  state.cue = 0;
  driver.move({640, 420});
  driver.pass(0.5);
  CHECK(list()->Scroll.y == 0);
}
