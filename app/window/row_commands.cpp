#include "app/window/row_commands.h"

#include <algorithm>
#include <fmt/format.h>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "app/stage/desk.h"
#include "ui/kit/row_keys.h"

namespace hustings {

namespace {

/// Adds commands of the rows of some panels.
class RowCommands {
 public:
  RowCommands(CommandTable& table, Desk& desk, std::vector<ui::PanelKind> kinds)
      : table_(table), desk_(desk), kinds_(std::move(kinds)) {}

  void operator()(std::string id, const char* title, std::vector<KeyStroke> strokes,
                  std::function<void(ui::RowKeys&)> ask) const {
    table_.push_back({.id = std::move(id),
                      .title = title,
                      .keys = std::move(strokes),
                      .run = [&desk = desk_, ask = std::move(ask)] { ask(desk.panels.shared.row_keys); },
                      .modes = {KeyMode::panel},
                      .enabled =
                          [&desk = desk_, kinds = kinds_] {
                            const auto focused = desk.panels.shared.zones.focused;
                            return focused && std::find(kinds.begin(), kinds.end(), *focused) != kinds.end();
                          },
                      .repeats = true,
                      .listed = false});
  }

 private:
  CommandTable& table_;
  Desk& desk_;
  std::vector<ui::PanelKind> kinds_;
};

void add_list_rows(CommandTable& table, Desk& desk) {
  const RowCommands add(table, desk, {ui::PanelKind::table, ui::PanelKind::marginals, ui::PanelKind::night});
  add("row-up", "The row above", {plain(SDLK_UP)}, [](ui::RowKeys& keys) { --keys.step; });
  add("row-down", "The row below", {plain(SDLK_DOWN)}, [](ui::RowKeys& keys) { ++keys.step; });
  for (const int way : {-1, 1})
    add(way < 0 ? "row-up-select" : "row-down-select",
        way < 0 ? "Select the row above too" : "Select the row below too", {shifted(way < 0 ? SDLK_UP : SDLK_DOWN)},
        [way](ui::RowKeys& keys) {
          keys.step += way;
          keys.takes = true;
        });
  add("page-up", "A page up", {plain(SDLK_PAGEUP)}, [](ui::RowKeys& keys) { --keys.pages; });
  add("page-down", "A page down", {plain(SDLK_PAGEDOWN)}, [](ui::RowKeys& keys) { ++keys.pages; });
  add("first-row", "The first row", {plain(SDLK_HOME)}, [](ui::RowKeys& keys) { keys.to_end = -1; });
  add("last-row", "The last row", {plain(SDLK_END)}, [](ui::RowKeys& keys) { keys.to_end = 1; });
  add("fly-to-row", "Fly to the row's area", {plain(SDLK_RETURN), plain(SDLK_KP_ENTER)},
      [](ui::RowKeys& keys) { keys.accept = true; });
}

void add_chart_rows(CommandTable& table, Desk& desk) {
  const RowCommands add(table, desk, {ui::PanelKind::charts});
  struct Way {
    const char* name;
    SDL_Keycode key;
    int across, step;
  };
  for (const Way& way :
       {Way{"left", SDLK_LEFT, -1, 0}, {"right", SDLK_RIGHT, 1, 0}, {"up", SDLK_UP, 0, -1}, {"down", SDLK_DOWN, 0, 1}})
    for (const bool takes : {false, true})
      add(fmt::format("chart-{}{}", way.name, takes ? "-select" : ""),
          takes ? "Select the next point or bar that way too" : "The next point or bar that way",
          {takes ? shifted(way.key) : plain(way.key)}, [way, takes](ui::RowKeys& keys) {
            keys.across += way.across;
            keys.step += way.step;
            keys.takes = takes;
          });
  add("chart-first", "The first point or bar", {plain(SDLK_HOME)}, [](ui::RowKeys& keys) { keys.to_end = -1; });
  add("chart-last", "The last point or bar", {plain(SDLK_END)}, [](ui::RowKeys& keys) { keys.to_end = 1; });
  for (const bool adds : {false, true})
    add(adds ? "chart-add" : "chart-take", adds ? "Add it to the selection, or take it out" : "Select it",
        adds ? std::vector{with_control(SDLK_RETURN), with_control(SDLK_KP_ENTER)}
             : std::vector{plain(SDLK_RETURN), plain(SDLK_KP_ENTER)},
        [adds](ui::RowKeys& keys) {
          keys.accept = true;
          keys.adds = adds;
        });
}

}  // namespace

void add_row_commands(CommandTable& table, Desk& desk) {
  add_list_rows(table, desk);
  add_chart_rows(table, desk);
}

}  // namespace hustings
