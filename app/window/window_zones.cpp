#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <imgui.h>

#include "app/window/window.h"
#include "base/paths.h"
#include "base/whole_file.h"
#include "ui/kit/picker.h"
#include "ui/kit/row_keys.h"
#include "ui/panels/table_panel.h"
#include "ui/panels/zones.h"

namespace hustings {

namespace fs = std::filesystem;

void Window::add_panel_commands(CommandTable& table) {
  static constexpr std::array<std::pair<ui::PanelKind, SDL_Keycode>, ui::panel_kinds> keys{
      {{ui::PanelKind::table, SDLK_F2},
       {ui::PanelKind::marginals, SDLK_F3},
       {ui::PanelKind::area, SDLK_F4},
       {ui::PanelKind::charts, SDLK_F6},
       {ui::PanelKind::swingometer, SDLK_F7},
       {ui::PanelKind::compare, SDLK_F8},
       {ui::PanelKind::controls, SDLK_F9},
       {ui::PanelKind::story, SDLK_F10}}};
  for (const auto& [kind, key] : keys)
    table.push_back({.id = fmt::format("panel-{}", ui::name_of(kind)),
                     .title = fmt::format("Panel: {}", ui::title_of(kind)),
                     .keys = {plain(key)},
                     .run = [this, kind] { show_panel(kind); },
                     .modes = {KeyMode::map, KeyMode::field}});
  for (const ui::Zone zone : {ui::Zone::left, ui::Zone::right, ui::Zone::bottom})
    table.push_back(
        {.id = fmt::format("move-{}", ui::name_of(zone)),
         .title = fmt::format("Move this panel to the {}", ui::name_of(zone)),
         .keys = {},
         .run = [this, zone] { ui::move_to(panels_.zones, *panels_.zones.last, zone); },
         .enabled = [this] { return panels_.zones.last && ui::is_open(panels_.zones, *panels_.zones.last); }});
  table.push_back({.id = "copy-rows",
                   .title = "Copy the selected rows of the table, or all",
                   .keys = {with_control(SDLK_c)},
                   .run = [this] { copy_rows(); }});
  table.push_back({.id = "write-table", .title = "Write the table to a CSV file", .keys = {}, .run = [this] {
                     std::error_code failed;
                     ask(ui::Asking::table_to_write, (fs::current_path(failed) / (view_.contest + ".csv")).string());
                   }});
  table.push_back({.id = "join-table", .title = "Join a table of numbers", .keys = {}, .run = [this] {
                     ask(ui::Asking::table_to_join);
                   }});
  table.push_back({.id = "clear-filter",
                   .title = "Clear the filter",
                   .keys = {},
                   .run = [this] { view_.filter = {}; },
                   .enabled = [this] { return view_.filter.active(); }});
  table.push_back({.id = "thread", .title = "Only what hangs by a thread, or all", .keys = {}, .run = [this] {
                     view_.filter.majority_limit.on = !view_.filter.majority_limit.on;
                   }});
  table.push_back({.id = "enter-fields",
                   .title = "Go through the fields of a panel",
                   .keys = {plain(SDLK_TAB)},
                   .run = [this] { enter_fields(); },
                   .modes = {KeyMode::map, KeyMode::panel}});
  table.push_back({.id = "leave-fields",
                   .title = "Close the menu, then leave the fields",
                   .keys = {any_shift(SDLK_ESCAPE)},
                   .run =
                       [this] {
                         if (!ui::close_menus()) panels_.zones.in_fields = false;
                       },
                   .modes = {KeyMode::fields},
                   .listed = false});
  add_row_commands(table);
}

/// Keys of the rows of a table, and of the points and bars of a chart.
void Window::add_row_commands(CommandTable& table) {
  const auto add = [&](std::vector<ui::PanelKind> kinds, const char* id, const char* title,
                       std::vector<KeyStroke> strokes, std::function<void(ui::RowKeys&)> ask) {
    table.push_back({.id = id,
                     .title = title,
                     .keys = std::move(strokes),
                     .run = [this, ask = std::move(ask)] { ask(panels_.row_keys); },
                     .modes = {KeyMode::panel},
                     .enabled =
                         [this, kinds = std::move(kinds)] {
                           const auto focused = panels_.zones.focused;
                           return focused && std::find(kinds.begin(), kinds.end(), *focused) != kinds.end();
                         },
                     .repeats = true,
                     .listed = false});
  };
  const std::vector rows{ui::PanelKind::table, ui::PanelKind::marginals};
  add(rows, "row-up", "The row above", {plain(SDLK_UP)}, [](ui::RowKeys& keys) { --keys.step; });
  add(rows, "row-down", "The row below", {plain(SDLK_DOWN)}, [](ui::RowKeys& keys) { ++keys.step; });
  for (const int way : {-1, 1})
    add(rows, way < 0 ? "row-up-select" : "row-down-select",
        way < 0 ? "Select the row above too" : "Select the row below too", {shifted(way < 0 ? SDLK_UP : SDLK_DOWN)},
        [way](ui::RowKeys& keys) {
          keys.step += way;
          keys.takes = true;
        });
  add(rows, "page-up", "A page up", {plain(SDLK_PAGEUP)}, [](ui::RowKeys& keys) { --keys.pages; });
  add(rows, "page-down", "A page down", {plain(SDLK_PAGEDOWN)}, [](ui::RowKeys& keys) { ++keys.pages; });
  add(rows, "first-row", "The first row", {plain(SDLK_HOME)}, [](ui::RowKeys& keys) { keys.to_end = -1; });
  add(rows, "last-row", "The last row", {plain(SDLK_END)}, [](ui::RowKeys& keys) { keys.to_end = 1; });
  add(rows, "fly-to-row", "Fly to the row's area", {plain(SDLK_RETURN), plain(SDLK_KP_ENTER)},
      [](ui::RowKeys& keys) { keys.accept = true; });
  const std::vector chart{ui::PanelKind::charts};
  struct Way {
    const char* name;
    SDL_Keycode key;
    int across, step;
  };
  for (const Way& way :
       {Way{"left", SDLK_LEFT, -1, 0}, {"right", SDLK_RIGHT, 1, 0}, {"up", SDLK_UP, 0, -1}, {"down", SDLK_DOWN, 0, 1}})
    for (const bool takes : {false, true})
      add(chart, fmt::format("chart-{}{}", way.name, takes ? "-select" : "").c_str(),
          takes ? "Select the next point or bar that way too" : "The next point or bar that way",
          {takes ? shifted(way.key) : plain(way.key)}, [way, takes](ui::RowKeys& keys) {
            keys.across += way.across;
            keys.step += way.step;
            keys.takes = takes;
          });
  add(chart, "chart-first", "The first point or bar", {plain(SDLK_HOME)}, [](ui::RowKeys& keys) { keys.to_end = -1; });
  add(chart, "chart-last", "The last point or bar", {plain(SDLK_END)}, [](ui::RowKeys& keys) { keys.to_end = 1; });
  for (const bool adds : {false, true})
    add(chart, adds ? "chart-add" : "chart-take", adds ? "Add it to the selection, or take it out" : "Select it",
        adds ? std::vector{with_control(SDLK_RETURN), with_control(SDLK_KP_ENTER)}
             : std::vector{plain(SDLK_RETURN), plain(SDLK_KP_ENTER)},
        [adds](ui::RowKeys& keys) {
          keys.accept = true;
          keys.adds = adds;
        });
}

/// Opens a panel, with the keyboard; where it is in front already, closes it.
void Window::show_panel(ui::PanelKind kind) {
  const bool hidden = std::exchange(panels_.panels_hidden, false);
  if (hidden) ui::show(panels_.zones, kind);
  else ui::toggle(panels_.zones, kind);
  if (!ui::is_open(panels_.zones, kind)) leave_panel();
}

/// Of the panel that has the keyboard, else of the one that had it last, else of any that is seen.
void Window::enter_fields() {
  panels_.panels_hidden = false;
  ui::Zones& zones = panels_.zones;
  std::optional<ui::PanelKind> panel = zones.focused ? zones.focused : zones.last;
  if (!panel || !is_seen(*panel)) panel.reset();
  for (const ui::Zone zone : {ui::Zone::left, ui::Zone::right, ui::Zone::bottom})
    if (!panel) panel = ui::front_of(zones, zone);
  if (!panel) panel = ui::PanelKind::controls;
  ui::show(zones, *panel);
  zones.in_fields = true;
  zones.last = panel;
  // The key has done its work; ImGui would take it to the first field that is typed in.
  ImGuiIO& io = ImGui::GetIO();
  if (io.KeyMap[ImGuiKey_Tab] >= 0) io.KeysDown[io.KeyMap[ImGuiKey_Tab]] = false;
}

/// The keys are the map's again.
void Window::leave_panel() {
  panels_.zones.focused.reset();
  panels_.zones.in_fields = false;
  panels_.row_keys = {};
  ImGui::SetWindowFocus(nullptr);
}

void Window::copy_rows() {
  const Table table = ui::table_shown(*atlas_, view_, panels_, true);
  SDL_SetClipboardText(to_tab_separated(table).c_str());
  notify(fmt::format("{} {} copied", table.rows.size(), table.rows.size() == 1 ? "row" : "rows"));
}

void Window::write_table(const fs::path& file) {
  fs::path path = expanded_path(file.string());
  if (!path.has_extension()) path += ".csv";
  const Table table = ui::table_shown(*atlas_, view_, panels_, false);
  try {
    write_whole(path, to_csv(table));
  } catch (const MachineError& error) {
    panels_.picker.focus = true;
    panels_.save_fault = error.what();
    return;
  }
  panels_.picker = {};
  panels_.save_fault.clear();
  notify(fmt::format("{} rows written to {}", table.rows.size(), path.string()));
}

}  // namespace hustings
