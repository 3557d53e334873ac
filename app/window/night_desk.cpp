#include "app/window/night_desk.h"

#include <fmt/format.h>

#include "app/stage/desk.h"
#include "atlas/view/night_clock.h"
#include "atlas/view/night_view.h"
#include "ui/panels/night_panel.h"

namespace hustings {

bool NightDesk::is_open() const { return desk_.loaded() && shows_night(*desk_.atlas, desk_.view); }

/// The list comes with the night, and goes with it where nobody opened it before. The keyboard stays where it is.
void NightDesk::open_or_leave() {
  ui::Zones& zones = desk_.panels.shared.zones;
  if (is_open()) {
    leave_night(desk_.playback, desk_.view);
    if (std::exchange(brought_panel_, false)) ui::close(zones, ui::PanelKind::night);
    return;
  }
  open_night(*desk_.atlas, desk_.playback, desk_.view);
  brought_panel_ = !ui::is_open(zones, ui::PanelKind::night);
  const auto focus = zones.focus;
  ui::show(zones, ui::PanelKind::night);
  zones.focus = focus;
}

void NightDesk::add_commands(CommandTable& table) {
  const auto open = [this] { return is_open(); };
  table.push_back({.id = "night",
                   .title = "The night of this election, declaration by declaration, or leave it",
                   .keys = {plain(SDLK_n)},
                   .run = [this] { open_or_leave(); },
                   .enabled = [this] { return desk_.loaded() && can_open_night(*desk_.atlas, desk_.view); }});
  table.push_back({.id = "night-time",
                   .title = "Go to a time of the night",
                   .keys = {plain(SDLK_j)},
                   .run =
                       [this] {
                         desk_.panels.shared.hidden = false;
                         desk_.panels.shared.night_time.emplace();
                       },
                   .enabled = open});
  const auto add_step = [&](const char* id, const char* title, SDL_Keycode key, auto step, int direction) {
    table.push_back({.id = id,
                     .title = title,
                     .keys = {plain(key)},
                     .run = [this, step, direction] { step(*desk_.atlas, direction, desk_.playback, desk_.view); },
                     .modes = {KeyMode::night},
                     .enabled = open,
                     .repeats = true});
  };
  add_step("previous-declaration", "Previous declaration", SDLK_LEFTBRACKET, step_declaration, -1);
  add_step("next-declaration", "Next declaration", SDLK_RIGHTBRACKET, step_declaration, 1);
  add_step("minute-back", "One minute of the night back", SDLK_COMMA, step_minutes, -1);
  add_step("minute-forward", "One minute of the night forward", SDLK_PERIOD, step_minutes, 1);
  for (const double speed : night_speeds)
    table.push_back({.id = fmt::format("night-speed-{}", speed),
                     .title = fmt::format("Night at {} minute{} a second", speed, speed == 1 ? "" : "s"),
                     .keys = {},
                     .run = [this, speed] { desk_.playback.night_speed = speed; },
                     .enabled = open});
  table.push_back({.id = "night-lines", .title = "Night: declarations, or seats over time", .keys = {}, .run = [this] {
                     bool& lines = desk_.panels.night().lines_tab;
                     lines = !lines;
                     ui::show(desk_.panels.shared.zones, ui::PanelKind::night);
                   }});
}

}  // namespace hustings
