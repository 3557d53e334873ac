#include <array>
#include <fmt/format.h>
#include <imgui.h>
#include <tuple>

#include "app/window/window.h"
#include "atlas/figures/swingometer.h"
#include "ui/kit/picker.h"
#include "ui/kit/widgets.h"
#include "ui/panels/controls_panel.h"
#include "ui/panels/zones.h"

namespace hustings {

namespace {

/// The next value of an enumeration of so many, after the last one the first.
template <class Value>
Value next(Value value, int count) {
  return static_cast<Value>((static_cast<int>(value) + 1) % count);
}

const std::vector<KeyMode> everywhere = {KeyMode::map, KeyMode::list, KeyMode::field, KeyMode::presenting};

}  // namespace

CommandTable Window::make_commands() {
  CommandTable table;
  add_work_commands(table);
  add_film_commands(table);
  add_view_commands(table);
  add_camera_commands(table);
  add_list_commands(table);
  add_panel_commands(table);
  add_mark_commands(table);
  add_export_commands(table);
  add_story_commands(table);
  add_beside_commands(table);
  add_presenting_commands(table);
  add_choices(table);
  if (loaded()) add_atlas_choices(table);
  return table;
}

void Window::add_work_commands(CommandTable& table) {
  const auto add = [&](WindowCommand command) { table.push_back(std::move(command)); };
  add({.id = "search",
       .title = "Find a ward, seat, borough or person",
       .keys = {with_control(SDLK_f)},
       .run = [this] { ask(ui::Asking::place); },
       .modes = everywhere});
  add({.id = "commands",
       .title = "All commands",
       .keys = {with_control(SDLK_k)},
       .run = [this] { ask(ui::Asking::command); },
       .modes = everywhere,
       .listed = false});
  add({.id = "undo",
       .title = "Undo",
       .keys = {with_control(SDLK_z)},
       .run = [this] { bring_back(history_.undo()); },
       .enabled = [this] { return history_.can_undo(); },
       .repeats = true});
  add({.id = "redo",
       .title = "Redo",
       .keys = {with_control(SDLK_y), with_control(SDLK_z, true)},
       .run = [this] { bring_back(history_.redo()); },
       .enabled = [this] { return history_.can_redo(); },
       .repeats = true});
  add({.id = "save",
       .title = "Save the session",
       .keys = {with_control(SDLK_s)},
       .run = [this] { session_file_ ? save_session(*session_file_) : ask_to_save(); },
       .modes = {KeyMode::map, KeyMode::field}});
  add({.id = "save-as",
       .title = "Save the session as \u2026",
       .keys = {with_control(SDLK_s, true)},
       .run = [this] { ask_to_save(); },
       .modes = {KeyMode::map, KeyMode::field}});
  add({.id = "open",
       .title = "Open a session",
       .keys = {with_control(SDLK_o)},
       .run =
           [this] {
             list_sessions();
             ask(ui::Asking::session_to_open);
           },
       .modes = everywhere});
  add({.id = "go-on",
       .title = "Go on where you left off",
       .keys = {plain(SDLK_r)},
       .run = [this] { take_session(*std::exchange(last_session_, std::nullopt)); },
       .enabled = [this] { return last_session_.has_value() && !panels_.offer.empty(); }});
  add({.id = "help",
       .title = "The list of keys",
       .keys = {shifted(SDLK_SLASH), any_shift(SDLK_QUESTION)},
       .run = [this] { panels_.help_open = !panels_.help_open; },
       .modes = {KeyMode::map, KeyMode::presenting}});
  add({.id = "help-anywhere",
       .title = "The list of keys",
       .keys = {plain(SDLK_F1)},
       .run = [this] { panels_.help_open = !panels_.help_open; },
       .modes = everywhere,
       .listed = false});
  add({.id = "close",
       .title = "Close what is open, then deselect",
       .keys = {any_shift(SDLK_ESCAPE)},
       .run = [this] { close_one(); },
       .modes = {KeyMode::map, KeyMode::list},
       .listed = false});
  add({.id = "full-screen",
       .title = "Full screen",
       .keys = {plain(SDLK_F11)},
       .run = [this] { toggle_full_screen(); },
       .modes = everywhere});
  add({.id = "quit",
       .title = "Quit",
       .keys = {with_control(SDLK_q)},
       .run = [this] { open_ = false; },
       .modes = everywhere});
}

void Window::add_film_commands(CommandTable& table) {
  table.push_back({.id = "play", .title = "Play or pause", .keys = {plain(SDLK_SPACE)}, .run = [this] {
                     toggle_playing(*atlas_, playback_, view_);
                   }});
  const auto add_step = [&](const char* id, const char* title, SDL_Keycode key, auto step, int direction) {
    table.push_back({.id = id,
                     .title = title,
                     .keys = {plain(key)},
                     .run = [this, step, direction] { step(*atlas_, direction, playback_, view_); },
                     .repeats = true});
  };
  add_step("previous-election", "Previous election", SDLK_LEFTBRACKET, step_election, -1);
  add_step("next-election", "Next election", SDLK_RIGHTBRACKET, step_election, 1);
  add_step("frame-back", "One frame back", SDLK_COMMA, step_frame, -1);
  add_step("frame-forward", "One frame forward", SDLK_PERIOD, step_frame, 1);
}

void Window::add_view_commands(CommandTable& table) {
  for (const ColourMode mode : offered_measures()) {
    const Measure& measure = measure_of(mode);
    WindowCommand& command = table.emplace_back();
    command.id = fmt::format("colour-{}", measure.id);
    command.title = fmt::format("Colour by {}", measure.spoken);
    if (measure.key != 0) command.keys = {plain(measure.key)};
    command.run = [this, mode] { colour_by(view_, mode); };
    if (measure.asks != Asks::number) continue;
    command.run = [this] {
      if (const auto column = ui::number_to_show(*atlas_, view_)) colour_by_number(view_, *column);
    };
    command.enabled = [this] { return loaded() && !atlas_->numbers.empty(); };
  }
  const auto add = [&](const char* id, const char* title, SDL_Keycode key, std::function<void()> run) {
    table.push_back({.id = id, .title = title, .keys = {plain(key)}, .run = std::move(run)});
  };
  add("layout", "Map, hexagons or circles in turn", SDLK_g, [this] { view_.layout = next(view_.layout, 3); });
  add("symbols", "Areas, symbols or arrows in turn", SDLK_s, [this] { view_.symbols = next(view_.symbols, 3); });
  add("look", "Dark, light or high contrast in turn", SDLK_t, [this] { view_.look = next(view_.look, 3); });
  add("vision", "Colour-vision deficiencies in turn", SDLK_v, [this] { view_.vision = next(view_.vision, 4); });
  for (const auto& [id, title, key, step] : {std::tuple("larger", "Larger text and panels", SDLK_EQUALS, 0.25f),
                                             {"smaller", "Smaller text and panels", SDLK_MINUS, -0.25f}})
    table.push_back({.id = id,
                     .title = title,
                     .keys = {with_control(key)},
                     .run = [this, step = step] { change_scale(step); },
                     .repeats = true});
  add("what-if", "What-if on or off", SDLK_x, [this] {
    if (view_.what_if.on) view_.what_if.on = false;
    else set_dial(*atlas_, view_, view_.what_if.swing);
  });
  for (const bool fast : {false, true})
    for (const int way : {-1, 1}) {
      const SDL_Keycode arrow = way < 0 ? SDLK_LEFT : SDLK_RIGHT;
      table.push_back(
          {.id = fmt::format("dial-{}{}", way < 0 ? "left" : "right", fast ? "-fast" : ""),
           .title = fmt::format("Dial {} point to the {}", fast ? "a" : "a tenth of a", way < 0 ? "left" : "right"),
           .keys = {fast ? shifted(arrow) : plain(arrow)},
           .run = [this, step = way * (fast ? 1 : 0.1)] { turn_dial(*atlas_, view_, step); },
           .modes = {KeyMode::dial},
           .repeats = true,
           .listed = false});
    }
  add("changes", "What changed hands", SDLK_c, [this] { panels_.changes_open = !panels_.changes_open; });
  table.push_back({.id = "pin",
                   .title = "Pin the selected area to compare, or unpin it",
                   .keys = {plain(SDLK_p)},
                   .run = [this] { pin_selected(); },
                   .enabled = [this] { return !view_.selected.empty(); }});
  add("hide-panels", "Hide or show the panels", SDLK_h, [this] { panels_.panels_hidden = !panels_.panels_hidden; });
}

/// Says what came of it: the inspector may be closed, or scrolled to something else.
void Window::pin_selected() {
  const std::string code = view_.selected.back();
  const AtlasLayer& layer = atlas_->layers[main_part(painter_->scene()).layer];
  const auto area = layer.find(code);
  const std::string name = area ? layer.layer.areas[*area].name : code;
  const bool was = is_pinned(view_, code);
  toggle_pin(view_, code);
  const std::string where = is_seen(ui::PanelKind::area) ? "" : "; F4 shows them";
  if (was) notify(fmt::format("{} is no longer pinned", name));
  else if (!is_pinned(view_, code)) notify(fmt::format("{} areas are pinned: unpin one first{}", most_pinned, where));
  else notify(fmt::format("{} is pinned to compare, {} of {}{}", name, view_.pinned.size(), most_pinned, where));
}

void Window::add_camera_commands(CommandTable& table) {
  const auto add = [&](const char* id, const char* title, std::vector<KeyStroke> keys, std::function<void()> run) {
    table.push_back({.id = id, .title = title, .keys = std::move(keys), .run = std::move(run), .repeats = true});
  };
  const auto zoom_middle = [this](double factor) { zoom(glm::dvec2(size_) / 2.0, factor, 0.2); };
  add("fit", "The whole map", {plain(SDLK_0)}, [this] { fit_all(); });
  add("zoom-in", "Zoom in", {any_shift(SDLK_PLUS), any_shift(SDLK_EQUALS), plain(SDLK_KP_PLUS)},
      [zoom_middle] { zoom_middle(1 / 1.6); });
  add("zoom-out", "Zoom out", {plain(SDLK_MINUS), plain(SDLK_KP_MINUS)}, [zoom_middle] { zoom_middle(1.6); });
  add("pan-left", "Move to the west", {plain(SDLK_LEFT)}, [this] { pan(-1, 0); });
  add("pan-right", "Move to the east", {plain(SDLK_RIGHT)}, [this] { pan(1, 0); });
  add("pan-up", "Move to the north", {plain(SDLK_UP)}, [this] { pan(0, 1); });
  add("pan-down", "Move to the south", {plain(SDLK_DOWN)}, [this] { pan(0, -1); });
  table.push_back({.id = "fit-selection",
                   .title = "Fly to what is selected",
                   .keys = {plain(SDLK_f)},
                   .run = [this] { fit_selection(); },
                   .enabled = [this] { return !view_.selected.empty(); }});
  table.push_back({.id = "deselect",
                   .title = "Deselect all",
                   .keys = {},
                   .run = [this] { view_.selected.clear(); },
                   .enabled = [this] { return !view_.selected.empty(); }});
}

void Window::add_list_commands(CommandTable& table) {
  const auto add = [&](const char* id, const char* title, std::vector<KeyStroke> keys, std::function<void()> run) {
    table.push_back({.id = id,
                     .title = title,
                     .keys = std::move(keys),
                     .run = std::move(run),
                     .modes = {KeyMode::list},
                     .repeats = true,
                     .listed = false});
  };
  add("list-up", "The row above", {plain(SDLK_UP)}, [this] { panels_.picker.step = -1; });
  add("list-down", "The row below", {plain(SDLK_DOWN)}, [this] { panels_.picker.step = 1; });
  add("list-take", "Take the row", {plain(SDLK_RETURN), plain(SDLK_KP_ENTER)},
      [this] { (panels_.exporting.open ? panels_.exporting.start : panels_.picker.accept) = true; });
}

void Window::run_command(const std::string& id) {
  const WindowCommand* command = find_command(commands_, id);
  if (command != nullptr && command->is_enabled()) command->run();
}

void Window::ask(ui::Asking what, std::string text) {
  panels_.picker = {.what = what, .focus = true, .text = std::move(text)};
  panels_.save_fault.clear();
}

/// One thing at a time, and never the program.
void Window::close_one() {
  if (ui::close_menus()) return;
  if (!panels_.fault.empty()) panels_.fault.clear();
  else if (panels_.picker.what != ui::Asking::nothing) panels_.picker = {};
  else if (panels_.exporting.open) panels_.exporting.open = false;
  else if (panels_.exporting.part) panels_.exporting.cancel = true;
  else if (panels_.help_open) panels_.help_open = false;
  else if (!panels_.left_out.empty()) panels_.left_out.clear();
  else if (panels_.warnings_open) panels_.warnings_open = false;
  else if (panels_.signs_open) panels_.signs_open = false;
  else if (panels_.changes_open) panels_.changes_open = false;
  else if (!panels_.offer.empty()) panels_.offer.clear();
  else if (panels_.drawing.on) set_drawing(false);
  else if (panels_.dial_has_keys) ImGui::SetWindowFocus(nullptr);
  else if (panels_.zones.focused) leave_panel();
  else view_.selected.clear();
}

bool Window::is_full_screen() const {
  return (SDL_GetWindowFlags(context_.window()) & SDL_WINDOW_FULLSCREEN_DESKTOP) == SDL_WINDOW_FULLSCREEN_DESKTOP;
}

void Window::toggle_full_screen() {
  SDL_SetWindowFullscreen(context_.window(), is_full_screen() ? 0 : SDL_WINDOW_FULLSCREEN_DESKTOP);
}

void Window::pan(double x, double y) {
  Viewport to = viewport();
  to.centre += Point{x, y} * (0.2 * std::min(to.size.x, to.size.y) * to.metres_per_pixel);
  motion_.fly_to(viewport(), kept(to), 0.2);
}

}  // namespace hustings
