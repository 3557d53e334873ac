#include "app/window/view_commands.h"

#include <fmt/format.h>
#include <tuple>

#include "app/stage/desk.h"
#include "atlas/figures/swingometer.h"
#include "ui/panels/controls_panel.h"

namespace hustings {

namespace {

/// The next value of an enumeration of so many, after the last one the first.
template <class Value>
Value next(Value value, int count) {
  return static_cast<Value>((static_cast<int>(value) + 1) % count);
}

/// Says what came of it: the inspector may be closed, or scrolled to something else.
void pin_selected(Desk& desk) {
  const std::string code = desk.view.selected.back();
  const AtlasLayer& layer = desk.atlas->layers[main_part(desk.map.painter->scene()).layer];
  const auto area = layer.find(code);
  const std::string name = area ? layer.layer.areas[*area].name : code;
  const bool was = is_pinned(desk.view, code);
  toggle_pin(desk.view, code);
  const std::string where = desk.is_seen(ui::PanelKind::area) ? "" : "; F4 shows them";
  if (was) desk.notify(fmt::format("{} is no longer pinned", name));
  else if (!is_pinned(desk.view, code))
    desk.notify(fmt::format("{} areas are pinned: unpin one first{}", most_pinned, where));
  else
    desk.notify(fmt::format("{} is pinned to compare, {} of {}{}", name, desk.view.pinned.size(), most_pinned, where));
}

void add_film(CommandTable& table, Desk& desk) {
  table.push_back({.id = "play", .title = "Play or pause", .keys = {plain(SDLK_SPACE)}, .run = [&desk] {
                     toggle_playing(*desk.atlas, desk.playback, desk.view);
                   }});
  const auto add_step = [&](const char* id, const char* title, SDL_Keycode key, auto step, int direction) {
    table.push_back({.id = id,
                     .title = title,
                     .keys = {plain(key)},
                     .run = [&desk, step, direction] { step(*desk.atlas, direction, desk.playback, desk.view); },
                     .repeats = true});
  };
  add_step("previous-election", "Previous election", SDLK_LEFTBRACKET, step_election, -1);
  add_step("next-election", "Next election", SDLK_RIGHTBRACKET, step_election, 1);
  add_step("frame-back", "One frame back", SDLK_COMMA, step_frame, -1);
  add_step("frame-forward", "One frame forward", SDLK_PERIOD, step_frame, 1);
}

void add_colours(CommandTable& table, Desk& desk) {
  for (const ColourMode mode : offered_measures()) {
    const Measure& measure = measure_of(mode);
    WindowCommand& command = table.emplace_back();
    command.id = fmt::format("colour-{}", measure.id);
    command.title = fmt::format("Colour by {}", measure.spoken);
    if (measure.key != 0) command.keys = {plain(measure.key)};
    command.run = [&desk, mode] { colour_by(desk.view, mode); };
    if (measure.asks != Asks::number) continue;
    command.run = [&desk] {
      if (const auto column = ui::number_to_show(*desk.atlas, desk.view)) colour_by_number(desk.view, *column);
    };
    command.enabled = [&desk] { return desk.loaded() && !desk.atlas->numbers.empty(); };
  }
}

void add_looks(CommandTable& table, Desk& desk) {
  const auto add = [&](const char* id, const char* title, SDL_Keycode key, std::function<void()> run) {
    table.push_back({.id = id, .title = title, .keys = {plain(key)}, .run = std::move(run)});
  };
  add("layout", "Map, hexagons or circles in turn", SDLK_g, [&desk] { desk.view.layout = next(desk.view.layout, 3); });
  add("symbols", "Areas, symbols or arrows in turn", SDLK_s,
      [&desk] { desk.view.symbols = next(desk.view.symbols, 3); });
  add("look", "Dark, light or high contrast in turn", SDLK_t, [&desk] { desk.view.look = next(desk.view.look, 3); });
  add("vision", "Colour-vision deficiencies in turn", SDLK_v,
      [&desk] { desk.view.vision = next(desk.view.vision, 4); });
  for (const auto& [id, title, key, step] : {std::tuple("larger", "Larger text and panels", SDLK_EQUALS, 0.25f),
                                             {"smaller", "Smaller text and panels", SDLK_MINUS, -0.25f}})
    table.push_back({.id = id,
                     .title = title,
                     .keys = {with_control(key)},
                     .run = [&desk, step = step] { desk.change_scale(step); },
                     .repeats = true});
}

void add_dial(CommandTable& table, Desk& desk) {
  table.push_back({.id = "what-if", .title = "What-if on or off", .keys = {plain(SDLK_x)}, .run = [&desk] {
                     if (desk.view.what_if.on) desk.view.what_if.on = false;
                     else set_dial(*desk.atlas, desk.view, desk.view.what_if.swing);
                   }});
  for (const bool fast : {false, true})
    for (const int way : {-1, 1}) {
      const SDL_Keycode arrow = way < 0 ? SDLK_LEFT : SDLK_RIGHT;
      table.push_back(
          {.id = fmt::format("dial-{}{}", way < 0 ? "left" : "right", fast ? "-fast" : ""),
           .title = fmt::format("Dial {} point to the {}", fast ? "a" : "a tenth of a", way < 0 ? "left" : "right"),
           .keys = {fast ? shifted(arrow) : plain(arrow)},
           .run = [&desk, step = way * (fast ? 1 : 0.1)] { turn_dial(*desk.atlas, desk.view, step); },
           .modes = {KeyMode::dial},
           .repeats = true,
           .listed = false});
    }
}

}  // namespace

void ViewCommands::add_commands(CommandTable& table) {
  Desk& desk = desk_;
  add_film(table, desk);
  add_colours(table, desk);
  add_looks(table, desk);
  add_dial(table, desk);
  table.push_back({.id = "pin",
                   .title = "Pin the selected area to compare, or unpin it",
                   .keys = {plain(SDLK_p)},
                   .run = [&desk] { pin_selected(desk); },
                   .enabled = [&desk] { return !desk.view.selected.empty(); }});
}

}  // namespace hustings
