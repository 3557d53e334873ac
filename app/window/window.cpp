#include "app/window/window.h"

#include <algorithm>
#include <backends/imgui_impl_opengl3.h>
#include <backends/imgui_impl_sdl.h>
#include <chrono>
#include <cmath>
#include <imgui_internal.h>  // which item the hand holds has no public call
#include <utility>

#include "app/command_line/interrupt.h"
#include "app/desktop/window_place.h"
#include "app/input/event_wait.h"
#include "app/window/obey.h"
#include "atlas/import/file_kind.h"
#include "atlas/paint/scales.h"
#include "base/text/text.h"
#include "ui/kit/font_letters.h"
#include "ui/panels/loading_panel.h"
#include "ui/zones/zones.h"

namespace hustings {

namespace {

using Clock = std::chrono::steady_clock;

/// Fingers speak for themselves.
bool is_finger_as_mouse(const SDL_Event& event) {
  switch (event.type) {
    case SDL_MOUSEMOTION: return event.motion.which == SDL_TOUCH_MOUSEID;
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP: return event.button.which == SDL_TOUCH_MOUSEID;
    case SDL_MOUSEWHEEL: return event.wheel.which == SDL_TOUCH_MOUSEID;
    default: return false;
  }
}

bool is_finger(const SDL_Event& event) {
  return event.type == SDL_FINGERDOWN || event.type == SDL_FINGERMOTION || event.type == SDL_FINGERUP;
}

bool is_toml(const std::string& file) {
  return lower_case(std::filesystem::path(file).extension().string()) == ".toml";
}

bool closes(const SDL_Event& event) {
  return event.type == SDL_QUIT || (event.type == SDL_WINDOWEVENT && event.window.event == SDL_WINDOWEVENT_CLOSE);
}

}  // namespace

Window::Window(Command command) : desk_(std::move(command)) {
  desk_.parts = {&panels_, &sessions_, this,      &view_commands_, &desk_.map, &marks_,     &exporter_, &files_,
                 &story_,  &divider_,  &loading_, &presenter_,     &choices_,  &new_atlas_, &watch_,    &night_};
  desk_.make_commands();
  desk_.follow_size();
  sessions_.start();
}

int Window::run() {
  if (!desk_.command.size) recall_place(desk_.surface->context.window());
  auto last = Clock::now();
  while (true) {
    if (!busy()) {
      const auto due = due_in();
      wait_for_event(due ? std::optional(std::max(1, static_cast<int>(std::ceil(*due * 1000)))) : std::nullopt);
    } else if (!loaded() || loading_.active() || !desk_.map.is_exact()) {
      wait_for_event(30);
    }
    const auto now = Clock::now();
    const double passed = std::chrono::duration<double>(now - last).count();
    // A long wait is no time for the film and the camera: nothing moved meanwhile.
    const double seconds = std::min(0.1, passed);
    desk_.time += passed - seconds;
    last = now;
    if (!turn(seconds)) break;
  }
  sessions_.finish();
  if (!desk_.command.size) remember_place(desk_.surface->context.window());
  const int code = failed_ ? 1 : 0;
  // Nobody who closes the window waits for a database.
  if (loading_.is_stuck() || story_.is_stuck() || new_atlas_.is_stuck() || watch_.is_stuck()) end_at_once(code);
  return code;
}

void Window::wait_for_background_work() const {
  loading_.wait();
  exporter_.wait_for_copy();
  files_.wait_for_dialog();
  new_atlas_.wait();
  watch_.wait();
}

bool Window::busy() const {
  return desk_.frames_due > 0 || !loaded() || exporter_.active() || loading_.waiting() || new_atlas_.active() ||
         desk_.playback.playing || desk_.transition.active() || desk_.map.moves() || !desk_.map.is_exact();
}

bool Window::turn(double seconds) {
  desk_.surface->overlays.make_current();
  desk_.time += seconds;
  SDL_Event event;
  while (SDL_PollEvent(&event) != 0) handle(event);
  take_dropped();
  fingers_.wait();
  receive_atlas();
  watch_.receive();
  if (!open_ || failed_) return false;
  if (loaded()) obey_panels();  // what keys asked for
  desk_.follow_size();
  const bool changed = advance(seconds);
  if (changed) draw(seconds);
  presenter_.draw_speaker(changed);
  if (loaded()) {
    obey_panels();
    sessions_.remember(held(), changed);
    if (desk_.messages.leaving && !desk_.panels.shared.story.changed) open_ = false;  // it was saved
  }
  return true;
}

/// Clock, camera and what runs beside the picture; whether it is to be drawn.
bool Window::advance(double seconds) {
  bool changed = desk_.frames_due > 0 || !loaded() || loading_.active();
  if (!loaded()) return true;
  changed |= exporter_.advance();
  changed |= files_.advance();
  changed |= new_atlas_.advance();
  changed |= desk_.end_notice();
  changed |= panels_.advance();
  changed |= presenter_.advance(seconds);
  changed |= hustings::advance(*desk_.atlas, seconds, desk_.playback, desk_.view);
  changed |= desk_.map.advance(seconds);
  return changed || !desk_.map.is_exact();  // a level of detail that was not there yet may be now
}

void Window::receive_atlas() {
  auto outcome = loading_.receive();
  if (outcome && !sessions_.take_loaded(std::move(*outcome))) failed_ = true;
}

/// What a hand holds: the map, or on its way, else an item of a panel.
std::uint32_t Window::held() const {
  constexpr std::uint32_t map = 1;
  const bool holds_map = map_hand_.holds() || divider_.holds() || fingers_.holds() || desk_.transition.active() ||
                         desk_.map.motion.moving();
  return holds_map ? map : ImGui::GetActiveID();
}

/// Seconds until something is due though nobody does anything.
std::optional<double> Window::due_in() const {
  std::optional<double> due;
  if (!desk_.messages.notice.empty()) due = std::max(0.0, desk_.notice_until - desk_.time);
  for (const auto& other :
       {sessions_.due_in(), fingers_.due_in(), presenter_.due_in(), panels_.due_in(), files_.due_in()})
    if (other) due = std::min(due.value_or(*other), *other);
  return due;
}

// Events -------------------------------------------------------------------------------------------------------------

void Window::handle(const SDL_Event& event) {
  desk_.settle();
  if (presenter_.handle(event)) return;
  if (closes(event)) leave();
  if (is_finger_as_mouse(event)) return;
  ImGui_ImplSDL2_ProcessEvent(&event);
  desk_.pointer.handle(event, desk_.surface->ratio());
  if (event.type == SDL_DROPFILE && event.drop.file != nullptr) {
    dropped_.emplace_back(event.drop.file);
    SDL_free(event.drop.file);
  }
  if (event.type == SDL_TEXTINPUT) desk_.surface->letters.add(static_cast<const char*>(event.text.text));
  if (!loaded() && !is_finger(event)) return;
  if (event.type == SDL_MOUSEMOTION) presenter_.pointer_moved();
  const bool on_panel = ImGui::GetIO().WantCaptureMouse && !map_hand_.holds();
  for (HandTool* hand : std::initializer_list<HandTool*>{&fingers_, &marks_, &divider_, &map_hand_})
    if (hand->handle(event, on_panel)) return;
  if (event.type == SDL_KEYDOWN) handle_key(event.key);
}

/// A story or a session is TOML. Boundaries, alone or with a table, are for a new atlas, and so is everything where one
/// is being made; any other file is a table of numbers.
void Window::take_dropped() {
  ui::Requests& requests = desk_.panels.shared.requests;
  std::vector<std::string> files;
  for (std::string& file : std::exchange(dropped_, {})) {
    if (!is_toml(file)) files.push_back(std::move(file));
    else if (read_story(file)) requests.ask(ui::OpenStory{file});
    else requests.ask(ui::OpenSession{file});
  }
  if (files.empty()) return;
  if (desk_.new_atlas.open || !sorted_files(files).boundaries.empty())
    return requests.ask(ui::ReadForAtlas{std::move(files)});
  for (std::string& file : files) requests.ask(ui::JoinTable{std::move(file)});
}

void Window::handle_key(const SDL_KeyboardEvent& key) {
  const KeyMode mode = desk_.key_mode();
  const CommandTable& table = desk_.commands;
  const WindowCommand* command = nullptr;
  if (desk_.panels.shared.dial_has_keys && (mode == KeyMode::map || mode == KeyMode::night))
    command = command_for(table, key.keysym, KeyMode::dial);
  if (command == nullptr) command = command_for(table, key.keysym, mode, desk_.map_mode());
  if (command == nullptr || !command->is_enabled() || (key.repeat != 0 && !command->repeats)) return;
  const auto run = command->run;  // another atlas brings other commands while it runs
  run();
}

void Window::add_commands(CommandTable& table) {
  table.push_back({.id = "full-screen",
                   .title = "Full screen",
                   .keys = {plain(SDLK_F11)},
                   .run = [this] { desk_.surface->set_full_screen(!desk_.surface->is_full_screen()); },
                   .modes = everywhere});
  table.push_back(
      {.id = "quit", .title = "Quit", .keys = {with_control(SDLK_q)}, .run = [this] { leave(); }, .modes = everywhere});
  table.push_back({.id = "quit-without-saving",
                   .title = "Quit without saving the story",
                   .keys = {},
                   .run = [this] { open_ = false; },
                   .enabled = [this] { return desk_.messages.leaving; },
                   .listed = false});
  table.push_back({.id = "stay",
                   .title = "Stay",
                   .keys = {},
                   .run = [this] { desk_.messages.leaving = false; },
                   .enabled = [this] { return desk_.messages.leaving; },
                   .listed = false});
}

void Window::leave() {
  const ui::StoryState& story = desk_.panels.shared.story;
  if (!loaded() || !story.story || !story.changed || desk_.messages.leaving) {
    open_ = false;  // whoever asks twice means it
    return;
  }
  desk_.messages.leaving = true;
  desk_.settle();
}

/// Does what the panels asked for in this frame.
void Window::obey_panels() {
  for (const ui::Request& request : desk_.panels.shared.requests.take()) {
    std::visit(Obeying{desk_, loading_, story_, sessions_, presenter_, exporter_, files_, new_atlas_}, request);
    desk_.settle();  // what it opened is drawn now, and not with the next key
  }
}

// Drawing ------------------------------------------------------------------------------------------------------------

void Window::draw(double seconds) {
  desk_.frames_due = std::max(0, desk_.frames_due - 1);
  begin_frame();
  if (loaded()) {
    draw_over_map(seconds);
  } else {
    desk_.surface->target->bind();
    const ImVec4 ground = ui::ink4(ui::palette().ground);
    glClearColor(ground.x, ground.y, ground.z, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ui::draw_loading(desk_.map.canvas(), "Loading boundaries and results", loading_.progress());
  }
  finish_frame();
}

void Window::draw_over_map(double seconds) {
  View& view = desk_.view;
  if (!fits_mode(view.scale, as_painted(view).colour)) view.scale = {view.scale.stepped, {}, {}};
  desk_.surface->overlays.set_look(view.look);
  desk_.map.update_flashes(seconds);
  // While presenting, who does not point lights no area.
  desk_.map.draw(!divider_.held_by_mouse() && (!desk_.presentation.on() || desk_.cursor_shown));
  const ui::Canvas canvas = desk_.map.canvas();
  if (desk_.presentation.on()) presenter_.draw(canvas);
  else panels_.draw(canvas);
}

void Window::begin_frame() {
  DrawingSurface& surface = *desk_.surface;
  // What is drawn, and the words of the cue that is being edited, may bring letters that no font holds yet.
  surface.letters.add(ui::letters_of(desk_.view));
  const ui::StoryState& state = desk_.panels.shared.story;
  if (state.story) surface.letters.add(state.story->title);
  if (state.story && state.cue < state.story->cues.size())
    surface.letters.add(ui::letters_of(state.story->cues[state.cue]));
  surface.overlays.need(surface.letters);
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplSDL2_NewFrame();
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {static_cast<float>(surface.size.x), static_cast<float>(surface.size.y)};
  io.DisplayFramebufferScale = {1, 1};
  // While nothing happens nothing is drawn, but two clicks far from each other are no double click.
  io.DeltaTime = static_cast<float>(std::clamp(desk_.time - std::exchange(drawn_at_, desk_.time), 1e-4, 1.0));
  desk_.pointer.tell_imgui(fingers_.may_press());
  ui::hand_fields_keys(desk_.panels.shared.zones, desk_.panels.shared.hidden);
  if (desk_.new_atlas.open && desk_.field.picker.what == ui::Asking::nothing) ui::hand_fields_keys();
  // Arrows lead through the settings of an export and Space presses them; Enter is the panel's own.
  if (desk_.exporting.open) io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
  ImGui::NewFrame();
}

void Window::finish_frame() {
  DrawingSurface& surface = *desk_.surface;
  ImGuiSurface::finish_frame(*surface.target);
  surface.vision.apply(desk_.view.vision, *surface.target);
  surface.target->present(surface.context.drawable_size());
  SDL_GL_SwapWindow(surface.context.window());
  ++frames_drawn_;
}

}  // namespace hustings
