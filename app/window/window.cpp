#include "app/window/window.h"

#include <algorithm>
#include <backends/imgui_impl_opengl3.h>
#include <backends/imgui_impl_sdl.h>
#include <cmath>
#include <fmt/format.h>
#include <glm/common.hpp>
#include <imgui.h>

#include "app/command_line/commands.h"
#include "app/command_line/interrupt.h"
#include "app/input/event_wait.h"
#include "atlas/load/named_files.h"
#include "atlas/load/read_numbers.h"
#include "atlas/paint/scales.h"
#include "base/log.h"
#include "ui/kit/font_letters.h"
#include "ui/kit/picker.h"
#include "ui/map/presentation.h"
#include "ui/panels/loading_panel.h"
#include "ui/panels/panel_state.h"
#include "ui/panels/zones.h"

namespace hustings {

namespace fs = std::filesystem;

namespace {

constexpr glm::ivec2 default_size{1440, 900};

using Clock = std::chrono::steady_clock;

template <class Value>
bool is_ready(const std::future<Value>& work) {
  return work.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
}

}  // namespace

Window::Window(Command command)
    : command_(std::move(command)),
      context_(Surface::window, "Hustings", command_.size.value_or(default_size), !command_.size),
      overlays_(1, command_.view.look.value_or(Look::dark)),
      commands_(make_commands()),
      autosave_(last_session_file()) {
  SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
  SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
  set_scales();
  ImGui_ImplSDL2_InitForOpenGL(context_.window(), context_.context());
  resize();
  std::error_code failed;
  // A session may be opened from another folder.
  atlas_given_ = (fs::exists(command_.atlas, failed) ? fs::absolute(command_.atlas, failed) : command_.atlas).string();
  if (command_.session.empty()) load(atlas_file_named(command_.atlas));
  else load_session_at_start();
  if (command_.bare) recall_last_session();
}

Window::~Window() {
  if (loading_.valid()) loading_.wait();
  if (indexing_.valid()) indexing_.wait();
  for (const std::future<void>& warming : warming_) warming.wait();
  exporting_.reset();
  close_speaker();
  overlays_.make_current();
  ImGui_ImplSDL2_Shutdown();
}

int Window::run() {
  auto last = Clock::now();
  while (true) {
    if (!busy()) {
      const auto due = next_due();
      wait_for_event(due ? std::optional(std::max(1, static_cast<int>(std::ceil(*due * 1000)))) : std::nullopt);
    } else if (!loaded() || loading_.valid() || !is_exact()) {
      wait_for_event(30);
    }
    const auto now = Clock::now();
    const double passed = std::chrono::duration<double>(now - last).count();
    // A long wait is no time for the film and the camera: nothing moved meanwhile.
    const double seconds = std::min(0.1, passed);
    time_ += passed - seconds;
    last = now;
    if (!turn(seconds)) break;
  }
  autosave_.finish();
  const int code = load_failed_ ? 1 : 0;
  if (waits_for_others()) end_at_once(code);
  return code;
}

/// Nobody who closes the window waits for a database.
bool Window::waits_for_others() const {
  constexpr std::chrono::seconds patience(1);
  const auto waits = [&](const auto& work) {
    return work.valid() && work.wait_for(patience) != std::future_status::ready;
  };
  return waits(loading_) || std::any_of(story_atlases_.begin(), story_atlases_.end(),
                                        [&](const auto& other) { return waits(other.second.loading); });
}

bool Window::busy() const {
  return frames_due_ > 0 || !loaded() || exporting_ || copying_ || loading_.valid() || !to_join_.empty() ||
         playback_.playing || approach_ || motion_.moving() || layout_.moving(view_.layout) || flashes_.active() ||
         drawn_moving_ || !is_exact();
}

bool Window::turn(double seconds) {
  overlays_.make_current();
  time_ += seconds;
  SDL_Event event;
  while (SDL_PollEvent(&event) != 0) handle(event);
  wait_for_fingers();
  receive_atlas();
  if (!open_ || load_failed_) return false;
  resize();
  bool changed = frames_due_ > 0 || !loaded() || loading_.valid();
  if (loaded()) {
    changed |= go_on_exporting();
    changed |= end_copying();
    changed |= end_notice();
    changed |= advance_presentation(seconds);
    changed |= advance(*atlas_, seconds, playback_, view_);
    reduce_motion();
    if (motion_.moving()) {
      set_camera(motion_.advance(viewport(), seconds));
      if (flight_home_ == motion_.started() && !motion_.moving()) finish_flight();
      changed = true;
    }
    if (!approach_) changed |= layout_.advance(seconds, view_.layout);
    changed |= flashes_.active() || drawn_moving_;
    drag_.since_motion += seconds;
  }
  // A level of detail that was not there yet may be now.
  changed |= loaded() && !is_exact();
  if (changed) {
    frames_due_ = std::max(0, frames_due_ - 1);
    draw(seconds);
  }
  draw_speaker(changed);
  if (loaded()) remember(changed);
  return true;
}

/// What would move is where it goes to.
void Window::reduce_motion() {
  motion_.set_cuts(panels_.reduced_motion);
  if (!panels_.reduced_motion) return;
  if (!approach_) layout_.put(view_.layout);
  show_nearest(view_);
}

// Loading ------------------------------------------------------------------------------------------------------------

void Window::load(const fs::path& file) {
  progress_ = 0;
  Command asked = command_;
  asked.atlas = file;
  loading_ = std::async(std::launch::async, [asked, this] {
    Outcome<Atlas> atlas = load_with_joined(asked, Geometry::meshes, &progress_);
    if (atlas) prepare_first_picture(*atlas.value);
    return atlas;
  });
}

void Window::join(const std::string& table) { to_join_.push_back(table); }

void Window::receive_atlas() {
  if (loaded() && !loading_.valid() && !to_join_.empty()) {
    joining_ = true;
    std::erase(command_.joined, to_join_.front());  // a table that is joined again is read again
    command_.joined.push_back(to_join_.front());
    to_join_.erase(to_join_.begin());
    load(atlas_->file);
  }
  if (!loading_.valid() || !is_ready(loading_)) return;
  Outcome<Atlas> outcome = loading_.get();
  report(outcome.findings);
  frames_due_ = settling_frames;
  if (std::exchange(joining_, false)) return receive_joined(std::move(outcome));
  if (!outcome) {
    if (open_without_joined(outcome.findings)) return;
    // What was there before stays.
    if (loaded()) tell_left_out("session", std::move(outcome.findings));
    else load_failed_ = true;
    opening_.reset();
    return;
  }
  take_atlas(std::make_shared<const Atlas>(std::move(*outcome.value)));
  start_view();
}

/// What the user chose stays; the map shows the first of the new columns that it has areas for.
void Window::receive_joined(Outcome<Atlas> outcome) {
  if (!outcome) {
    command_.joined.pop_back();
    panels_.fault = describe(outcome.findings.front());
    for (const Finding& finding : outcome.findings)
      if (finding.severity == Severity::error) panels_.fault = describe(finding);
    return;
  }
  panels_.fault.clear();
  take_atlas(std::make_shared<const Atlas>(std::move(*outcome.value)));
  const LayerIndex layer = main_part(scene_of(*atlas_, view_)).layer;
  const std::string source = joined_entry(command_.joined.back()).source_title;
  for (const NumberColumn& column : atlas_->numbers)
    if (column.joined && column.on[layer].source == source) return colour_by_number(view_, column.id);
  panels_.fault = fmt::format("The table has no figures for the areas on the map ({}).", atlas_->layers[layer].title);
}

/// The atlas in the place of the one before, if there was one.
void Window::take_atlas(std::shared_ptr<const Atlas> atlas) {
  if (indexing_.valid()) indexing_.wait();
  indexing_ = {};
  index_.reset();
  approach_.reset();
  shot_.reset();
  cells_.reset();
  painter_.reset();  // before what it draws
  flashes_ = {};
  labels_ = {};
  hovered_.reset();
  found_.reset();
  panels_.searched = {};
  panels_.pointed.reset();
  panels_.pointed_many.clear();
  panels_.fly_to.reset();
  panels_.charts.reset();
  atlas_ = std::move(atlas);
  letters_.add(ui::letters_of(*atlas_));
  painter_ = std::make_unique<MapPainter>(*atlas_, false);
  cells_ = std::make_unique<MapCells>(*atlas_, false);
  indexing_ = std::async(std::launch::async, [known = atlas_] { return std::make_unique<SearchIndex>(*known); });
  std::erase_if(warming_, [](const std::future<void>& warming) { return is_ready(warming); });
  warming_.push_back(std::async(std::launch::async, [known = atlas_] {
    prepare_all_levels(*known);
    warm_up(*known);
  }));
  commands_ = make_commands();
  SDL_SetWindowTitle(context_.window(), fmt::format("{} \u2013 Hustings", atlas_->title).c_str());
}

/// What a new atlas shows first: the view that the command asks for, and then that of a session, where one is being
/// opened.
void Window::start_view() {
  view_ = view_from(*atlas_, opening_ ? ViewOptions{} : command_.view);
  const auto contest = atlas_->find_contest(view_.contest);
  playback_ = {};
  playback_.track = atlas_->contest(*contest).track;
  go_to(*atlas_, *contest, playback_, view_);
  autosave_.start(session());
  if (opening_) {
    const Opening opening = *std::exchange(opening_, std::nullopt);
    show_session(opening.session, opening.findings, opening.file);
  } else if (command_.view.centre || command_.view.metres_per_pixel) {
    apply_camera(command_.view, home(), view_);
  }
  history_.start(view_, playback_, panels_.story.story, panels_.table.setting);
  describe_offer();
  if (!command_.story.empty()) open_story(std::exchange(command_.story, {}));
}

// Size
// -----------------------------------------------------------------------------------------------------------------

glm::dvec2 Window::ratio() const {
  return glm::dvec2(size_) / glm::max(glm::dvec2(1), glm::dvec2(context_.window_size()));
}

float Window::wanted_scale() const {
  if (command_.ui_scale) return *command_.ui_scale;
  float dots_per_inch = 96;
  SDL_GetDisplayDPI(std::max(0, SDL_GetWindowDisplayIndex(context_.window())), &dots_per_inch, nullptr, nullptr);
  const glm::ivec2 drawable = context_.drawable_size();
  const float by_display = std::max(
      dots_per_inch / 96, static_cast<float>(drawable.x) / static_cast<float>(std::max(1, context_.window_size().x)));
  // Projectors and walls report nonsense for dots an inch; a very tall picture is never meant for reading at arm's
  // length.
  const float by_height = static_cast<float>(drawable.y) / 1300;
  return std::round(std::clamp(std::max(by_display >= 1.4f ? by_display : 1.0f, by_height), 1.0f, 4.0f) * 4) / 4;
}

void Window::set_scales() {
  const ImVec2 size{static_cast<float>(size_.x), static_cast<float>(size_.y)};
  if (presentation_.on()) overlays_.set_scales(ui::presentation_scale(size), ui::presented_panel_scale(size));
  else overlays_.set_scale(wanted_scale());
}

void Window::change_scale(float step) {
  command_.ui_scale = std::clamp(wanted_scale() + step, 0.5f, 4.0f);
  set_scales();
  frames_due_ = settling_frames;
}

void Window::resize() {
  const glm::ivec2 size = glm::max(context_.drawable_size(), glm::ivec2(1));
  if (target_ && size == size_) return;
  finish_approach();  // its places are those of the size before
  size_ = size;
  target_ = std::make_unique<Target>(size);
  set_scales();
  frames_due_ = settling_frames;
}

// Drawing ------------------------------------------------------------------------------------------------------------

/// Seats flash as they change hands, while the film runs.
void Window::update_flashes(double seconds) {
  const Colouring colouring = measure_of(view_.colour).colouring;
  const bool leads = colouring == Colouring::leader || colouring == Colouring::margin;
  if (!leads || !playback_.playing || panels_.reduced_motion) {
    flashes_.advance(seconds, 0, {});
    return;
  }
  const ScenePart part = main_part(scene_of(*atlas_, view_));
  flashes_.advance(seconds, part.layer, leaders_of(*atlas_, view_, part));
}

bool Window::camera_moves() const {
  constexpr double rest = 0.12;  // seconds after which a hand that holds the map is at rest
  return approach_ || motion_.moving() ||
         (((drag_.moved && !drag_.boxing) || touch_.moving()) && drag_.since_motion < rest) ||
         layout_.moving(view_.layout);
}

void Window::draw_map(double scale) {
  MapPainter::Accents accents;
  accents.hovered = hovered_;
  if (panels_.pointed && panels_.pointed->first == main_part(scene_of(*atlas_, view_)).layer)
    accents.hovered = panels_.pointed->second;
  accents.flashing = flashes_.areas();
  accents.flash = flashes_.strength();
  if (panels_.picker.what == ui::Asking::place && !panels_.found.lit.empty() && !panels_.picker.text.empty()) {
    accents.flashing = panels_.found.lit;
    accents.flash = 1;
  }
  if (!panels_.pointed_many.empty()) {
    accents.flashing = panels_.pointed_many;
    accents.flash = 1;
  }
  accents.moving = drawn_moving_;
  if (shot_ && shot_->under) {
    accents.under = &*shot_->under;
    accents.opacity = shot_->opacity;
  }
  cells_->draw(*painter_, shown_view(), cells(), cell_viewport(), scale, accents, *target_);
}

/// What is drawn, and the words of the cue that is being edited, may bring letters that no font holds yet.
void Window::follow_letters() {
  letters_.add(ui::letters_of(view_));
  const ui::StoryState& state = panels_.story;
  if (state.story) letters_.add(state.story->title);
  if (state.story && state.cue < state.story->cues.size()) letters_.add(ui::letters_of(state.story->cues[state.cue]));
  overlays_.need(letters_);
}

void Window::draw(double seconds) {
  follow_letters();
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplSDL2_NewFrame();
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {static_cast<float>(size_.x), static_cast<float>(size_.y)};
  io.DisplayFramebufferScale = {1, 1};
  // While nothing happens nothing is drawn, but two clicks far from each other are no double click.
  io.DeltaTime = static_cast<float>(std::clamp(time_ - std::exchange(drawn_at_, time_), 1e-4, 1.0));
  pointer_.tell_imgui(may_press());
  ui::hand_fields_keys(panels_.zones, panels_.panels_hidden);
  ImGui::NewFrame();
  const ui::Canvas canvas = this->canvas();
  if (loaded()) {
    if (!suits(view_.scale, as_painted(view_).colour)) view_.scale = {view_.scale.stepped, {}, {}};
    overlays_.set_look(view_.look);
    update_flashes(seconds);
    drawn_moving_ = camera_moves();
    // Borders of a presentation are those of names and panels: what is read from afar is text.
    const double map_scale = static_cast<double>(overlays_.panel_canvas({}).scale);
    draw_map(map_scale);
    // The picture itself says what the pointer is on; where that is something else than before, it is drawn again.
    const auto hovered_before = hovered_;
    update_hover();
    if (hovered_ != hovered_before) draw_map(map_scale);
    if (presentation_.on()) draw_presentation(canvas);
    else draw_panels(canvas);
  } else {
    target_->bind();
    const ImVec4 ground = ui::ink4(ui::palette().ground);
    glClearColor(ground.x, ground.y, ground.z, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ui::draw_loading(canvas, "Loading boundaries and results", progress_);
  }
  Overlays::finish_frame(*target_);
  vision_.apply(view_.vision, *target_);
  target_->present(context_.drawable_size());
  SDL_GL_SwapWindow(context_.window());
  ++frames_drawn_;
}

}  // namespace hustings
