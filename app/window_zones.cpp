#include <array>
#include <fmt/format.h>
#include <imgui.h>

#include "app/window.h"
#include "base/paths.h"
#include "base/whole_file.h"
#include "ui/zones.h"

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
       {ui::PanelKind::controls, SDLK_F9}}};
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
  table.push_back({.id = "clear-filter",
                   .title = "Clear the filter",
                   .keys = {},
                   .run = [this] { view_.filter = {}; },
                   .enabled = [this] { return view_.filter.active(); }});
  table.push_back({.id = "thread", .title = "Only what hangs by a thread, or all", .keys = {}, .run = [this] {
                     view_.filter.thread.on = !view_.filter.thread.on;
                   }});
  const auto add = [&](const char* id, const char* title, std::vector<KeyStroke> strokes, std::function<void()> run) {
    table.push_back({.id = id,
                     .title = title,
                     .keys = std::move(strokes),
                     .run = std::move(run),
                     .modes = {KeyMode::panel},
                     .repeats = true,
                     .listed = false});
  };
  add("row-up", "The row above", {plain(SDLK_UP)}, [this] { --panels_.row_keys.step; });
  add("row-down", "The row below", {plain(SDLK_DOWN)}, [this] { ++panels_.row_keys.step; });
  add("page-up", "A page up", {plain(SDLK_PAGEUP)}, [this] { --panels_.row_keys.pages; });
  add("page-down", "A page down", {plain(SDLK_PAGEDOWN)}, [this] { ++panels_.row_keys.pages; });
  add("first-row", "The first row", {plain(SDLK_HOME)}, [this] { panels_.row_keys.to_end = -1; });
  add("last-row", "The last row", {plain(SDLK_END)}, [this] { panels_.row_keys.to_end = 1; });
  add("fly-to-row", "Fly to the row's area", {plain(SDLK_RETURN), plain(SDLK_KP_ENTER)},
      [this] { panels_.row_keys.accept = true; });
}

/// Opens a panel, with the keyboard; where it is in front already, closes it.
void Window::show_panel(ui::PanelKind kind) {
  const bool hidden = std::exchange(panels_.panels_hidden, false);
  if (hidden) ui::show(panels_.zones, kind);
  else ui::toggle(panels_.zones, kind);
  if (!ui::is_open(panels_.zones, kind)) leave_panel();
}

/// The keys are the map's again.
void Window::leave_panel() {
  panels_.zones.focused.reset();
  panels_.row_keys = {};
  ImGui::SetWindowFocus(nullptr);
}

void Window::copy_rows() {
  const Table table = ui::table_shown(*atlas_, view_, panels_, true);
  SDL_SetClipboardText(to_tab_separated(table).c_str());
  notify(fmt::format("{} {} copied", table.rows.size(), table.rows.size() == 1 ? "row" : "rows"));
}

void Window::write_table(const fs::path& file) {
  fs::path path = typed_path(file.string());
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
