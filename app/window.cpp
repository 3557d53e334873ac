#include "app/window.h"

#include <algorithm>
#include <backends/imgui_impl_opengl3.h>
#include <backends/imgui_impl_sdl.h>
#include <cmath>
#include <fmt/format.h>
#include <glm/geometric.hpp>
#include <imgui.h>
#include <limits>

#include "app/commands.h"
#include "app/event_wait.h"
#include "atlas/read_numbers.h"
#include "base/log.h"
#include "ui/zones.h"

namespace hustings {

namespace {

constexpr int settling_frames = 3;
constexpr glm::ivec2 default_size{1440, 900};
constexpr double drag_threshold = 4;  // pixels: less is a click

using Clock = std::chrono::steady_clock;

template <class Value>
bool is_ready(const std::future<Value>& work) {
  return work.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
}

}  // namespace

Window::Window(Command command)
    : command_(std::move(command)),
      context_(Surface::window, "Hustings", command_.size.value_or(default_size), !command_.size),
      overlays_(1, command_.view.look.value_or(Look::dark)) {
  overlays_.set_scale(wanted_scale());
  ImGui_ImplSDL2_InitForOpenGL(context_.window(), context_.context());
  resize();
  start_loading();
}

Window::~Window() {
  if (loading_.valid()) loading_.wait();
  for (const std::future<void>& warming : warming_) warming.wait();
  overlays_.make_current();
  ImGui_ImplSDL2_Shutdown();
}

int Window::run() {
  auto last = Clock::now();
  while (true) {
    if (!busy()) wait_for_event();
    else if (!loaded() || loading_.valid() || !painter_->is_exact()) wait_for_event(30);
    const auto now = Clock::now();
    // A long wait is no time for the clock: nothing moved meanwhile.
    const double seconds = std::min(0.1, std::chrono::duration<double>(now - last).count());
    last = now;
    if (!turn(seconds)) break;
  }
  return load_failed_ ? 1 : 0;
}

bool Window::busy() const {
  return frames_due_ > 0 || !loaded() || loading_.valid() || !to_join_.empty() || playback_.playing ||
         motion_.moving() || layout_.moving(view_.layout) || flashes_.active() || drawn_moving_ ||
         !painter_->is_exact();
}

bool Window::turn(double seconds) {
  overlays_.make_current();
  SDL_Event event;
  while (SDL_PollEvent(&event) != 0) handle(event);
  receive_atlas();
  if (!open_ || load_failed_) return false;
  resize();
  bool changed = frames_due_ > 0 || !loaded();
  if (loaded()) {
    changed |= advance(*atlas_, seconds, playback_, view_);
    if (motion_.moving()) {
      set_camera(motion_.advance(viewport(), seconds));
      if (flying_home_ && !motion_.moving()) finish_flight();
      changed = true;
    }
    changed |= layout_.advance(seconds, view_.layout);
    changed |= flashes_.active() || drawn_moving_;
    drag_.since_motion += seconds;
  }
  // A level of detail that was not there yet may be now.
  changed |= loaded() && !painter_->is_exact();
  if (!changed) return true;
  frames_due_ = std::max(0, frames_due_ - 1);
  draw(seconds);
  return true;
}

// Loading ------------------------------------------------------------------------------------------------------------

void Window::start_loading() {
  loading_ = std::async(std::launch::async, [command = command_, this] {
    Outcome<Atlas> atlas = load_with_joined(command, Geometry::meshes, &progress_);
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
    start_loading();
  }
  if (!loading_.valid() || !is_ready(loading_)) return;
  Outcome<Atlas> outcome = loading_.get();
  report(outcome.findings);
  if (std::exchange(joining_, false)) return receive_joined(std::move(outcome));
  if (!outcome) {
    load_failed_ = true;
    return;
  }
  take_atlas(std::move(*outcome.value));
  view_ = view_from(*atlas_, command_.view);
  const auto contest = atlas_->find_contest(view_.contest);
  playback_.track = atlas_->contest(*contest).track;
  go_to(*atlas_, *contest, playback_, view_);
  if (command_.view.centre || command_.view.metres_per_pixel) apply_camera(command_.view, home(), view_);
  SDL_SetWindowTitle(context_.window(), fmt::format("{} \u2013 Hustings", atlas_->title).c_str());
  frames_due_ = settling_frames;
}

/// What the user chose stays; the map shows the first of the new columns that it has areas for.
void Window::receive_joined(Outcome<Atlas> outcome) {
  frames_due_ = settling_frames;
  if (!outcome) {
    command_.joined.pop_back();
    panels_.notice = describe(outcome.findings.front());
    for (const Finding& finding : outcome.findings)
      if (finding.severity == Severity::error) panels_.notice = describe(finding);
    return;
  }
  panels_.notice.clear();
  take_atlas(std::move(*outcome.value));
  const LayerIndex layer = main_part(scene_of(*atlas_, view_)).layer;
  const std::string source = joined_entry(command_.joined.back()).source_title;
  for (const NumberColumn& column : atlas_->numbers)
    if (column.joined && column.on[layer].source == source) return colour_by_number(view_, column.id);
  panels_.notice = fmt::format("The table has no figures for the areas on the map ({}).", atlas_->layers[layer].title);
}

void Window::take_atlas(Atlas atlas) {
  hovered_.reset();
  painter_.reset();  // before what it draws
  atlas_ = std::make_shared<const Atlas>(std::move(atlas));
  painter_ = std::make_unique<MapPainter>(*atlas_, false);
  std::erase_if(warming_, [](const std::future<void>& warming) { return is_ready(warming); });
  warming_.push_back(std::async(std::launch::async, [atlas = atlas_] {
    prepare_all_levels(*atlas);
    warm_up(*atlas);
  }));
}

// Size and camera ----------------------------------------------------------------------------------------------------

glm::dvec2 Window::ratio() const {
  return glm::dvec2(size_) / glm::max(glm::dvec2(1), glm::dvec2(context_.window_size()));
}

float Window::wanted_scale() const {
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

void Window::resize() {
  const glm::ivec2 size = glm::max(context_.drawable_size(), glm::ivec2(1));
  if (target_ && size == size_) return;
  size_ = size;
  target_ = std::make_unique<Target>(size);
  overlays_.set_scale(wanted_scale());
  frames_due_ = settling_frames;
}

ui::Canvas Window::canvas() const {
  ui::Canvas canvas = overlays_.canvas(glm::dvec2(size_));
  if (!panels_.panels_hidden && canvas.size.x >= canvas.px(ui::narrow_width))
    canvas.inset = ui::insets_of(canvas, panels_.zones);
  return canvas;
}

Margins Window::margins() const { return ui::panel_margins(canvas(), !panels_.panels_hidden); }

Viewport Window::home() const {
  View whole = shown_view();
  whole.camera.reset();
  return painter_->viewport(whole, glm::dvec2(size_), margins());
}

Viewport Window::viewport() const { return painter_->viewport(shown_view(), glm::dvec2(size_), margins()); }

void Window::set_camera(const Viewport& viewport) {
  const Viewport kept = limited(viewport, atlas_->layers[main_part(scene_of(*atlas_, view_)).layer].layer.bounds);
  view_.camera = Camera{kept.centre, kept.metres_per_pixel};
}

void Window::fit_all() {
  motion_.travel_to(viewport(), home());
  view_.camera = Camera{viewport().centre, viewport().metres_per_pixel};
  flying_home_ = true;
}

void Window::finish_flight() {
  flying_home_ = false;
  view_.camera.reset();
}

View Window::shown_view() const {
  View shown = view_;
  shown.layout = layout_.layout();
  shown.morph = layout_.morph();
  return shown;
}

/// Seats flash as they change hands, while the film runs.
void Window::update_flashes(double seconds) {
  const bool leads = view_.colour == ColourMode::majority || view_.colour == ColourMode::winner;
  if (!leads || !playback_.playing) {
    flashes_.advance(seconds, 0, {});
    return;
  }
  const ScenePart part = main_part(scene_of(*atlas_, view_));
  flashes_.advance(seconds, part.layer, leaders_of(*atlas_, view_, part));
}

void Window::fit_selection() {
  const ScenePart part = main_part(scene_of(*atlas_, view_));
  const AtlasLayer& layer = atlas_->layers[part.layer];
  Box box;
  for (const AreaIndex area : selected_areas(layer, view_)) box.add(painter_->placement().bounds(layer, area));
  if (!box.empty()) fly_to(box);
}

void Window::fly_to(const Box& box) {
  Viewport to = fit(box, glm::dvec2(size_), margins());
  to.metres_per_pixel = std::max(to.metres_per_pixel * 1.8, 1.0);  // some surroundings, to see where it is
  to.centre = box.centre();
  motion_.travel_to(viewport(), to);
}

void Window::zoom(glm::dvec2 screen, double factor, double seconds) {
  const Viewport from = viewport();
  const Box& bounds = atlas_->layers[main_part(scene_of(*atlas_, view_)).layer].layer.bounds;
  const Viewport to = limited(
      from.zoomed_at(screen, limited(from.zoomed_at(screen, from.metres_per_pixel * factor), bounds).metres_per_pixel),
      bounds);
  if (seconds > 0) motion_.fly_to(from, to, seconds);
  else set_camera(to);
}

// Events -------------------------------------------------------------------------------------------------------------

void Window::handle(const SDL_Event& event) {
  frames_due_ = settling_frames;
  if (event.type == SDL_MOUSEBUTTONDOWN || event.type == SDL_MOUSEWHEEL || event.type == SDL_KEYDOWN)
    flying_home_ = false;
  if (event.type == SDL_QUIT || (event.type == SDL_WINDOWEVENT && event.window.event == SDL_WINDOWEVENT_CLOSE))
    open_ = false;
  if (event.type == SDL_MOUSEMOTION && event.motion.which == SDL_TOUCH_MOUSEID) return;
  ImGui_ImplSDL2_ProcessEvent(&event);
  pointer_.handle(event, ratio());
  if (!loaded()) return;
  switch (event.type) {
    case SDL_KEYDOWN: handle_key(event.key); break;
    case SDL_MOUSEMOTION:
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
    case SDL_MOUSEWHEEL: handle_mouse(event); break;
    default: break;
  }
}

void Window::handle_key(const SDL_KeyboardEvent& key) {
  const SDL_Keycode code = key.keysym.sym;
  const bool control = (key.keysym.mod & KMOD_CTRL) != 0;
  const bool shift = (key.keysym.mod & KMOD_SHIFT) != 0;
  if (code == SDLK_ESCAPE) {  // closes one thing at a time, and never the program
    if (ui::close_menus()) return;
    if (!panels_.notice.empty()) return panels_.notice.clear();
    if (panels_.search_open) panels_.search_open = false;
    else if (panels_.help_open) panels_.help_open = false;
    else if (panels_.warnings_open) panels_.warnings_open = false;
    else if (panels_.signs_open) panels_.signs_open = false;
    else if (panels_.changes_open) panels_.changes_open = false;
    else view_.selected.clear();
    return;
  }
  if (control && code == SDLK_f) {
    panels_.search_open = panels_.search_focus = true;
    panels_.search_text.clear();
    return;
  }
  if (control && code == SDLK_q) open_ = false;
  if (ImGui::GetIO().WantTextInput || control) return;
  const glm::dvec2 middle = glm::dvec2(size_) / 2.0;
  const auto pan = [&](double x, double y) {
    Viewport to = viewport();
    to.centre += Point{x, y} * (0.2 * std::min(to.size.x, to.size.y) * to.metres_per_pixel);
    motion_.fly_to(viewport(), limited(to, atlas_->layers[main_part(scene_of(*atlas_, view_)).layer].layer.bounds),
                   0.2);
  };
  static constexpr std::array<ColourMode, 7> modes = {ColourMode::majority, ColourMode::winner, ColourMode::swing,
                                                      ColourMode::share,    ColourMode::change, ColourMode::turnout,
                                                      ColourMode::status};
  if (code >= SDLK_1 && code <= SDLK_7 && !shift) colour_by(view_, modes[static_cast<std::size_t>(code - SDLK_1)]);
  if (code == SDLK_8 && !shift)
    if (const auto column = ui::number_to_show(*atlas_, view_)) colour_by_number(view_, *column);
  switch (code) {
    case SDLK_SPACE:
      if (key.repeat == 0) toggle_playing(*atlas_, playback_, view_);
      break;
    case SDLK_LEFTBRACKET: step_election(*atlas_, -1, playback_, view_); break;
    case SDLK_RIGHTBRACKET: step_election(*atlas_, 1, playback_, view_); break;
    case SDLK_COMMA: step_frame(*atlas_, -1, playback_, view_); break;
    case SDLK_PERIOD: step_frame(*atlas_, 1, playback_, view_); break;
    case SDLK_0: fit_all(); break;
    case SDLK_PLUS:
    case SDLK_EQUALS:
    case SDLK_KP_PLUS: zoom(middle, 1 / 1.6, 0.2); break;
    case SDLK_MINUS:
    case SDLK_KP_MINUS: zoom(middle, 1.6, 0.2); break;
    case SDLK_LEFT: pan(-1, 0); break;
    case SDLK_RIGHT: pan(1, 0); break;
    case SDLK_UP: pan(0, 1); break;
    case SDLK_DOWN: pan(0, -1); break;
    case SDLK_f: fit_selection(); break;
    case SDLK_c: panels_.changes_open = !panels_.changes_open; break;
    case SDLK_g: view_.layout = static_cast<Layout>((static_cast<int>(view_.layout) + 1) % 3); break;
    case SDLK_t: view_.look = static_cast<Look>((static_cast<int>(view_.look) + 1) % 3); break;
    case SDLK_s: view_.symbols = static_cast<Symbols>((static_cast<int>(view_.symbols) + 1) % 3); break;
    case SDLK_v: view_.vision = static_cast<Vision>((static_cast<int>(view_.vision) + 1) % 4); break;
    case SDLK_h: panels_.panels_hidden = !panels_.panels_hidden; break;
    case SDLK_QUESTION: panels_.help_open = !panels_.help_open; break;
    case SDLK_SLASH:
      if (shift) panels_.help_open = !panels_.help_open;
      break;
    case SDLK_F11: {
      const bool full =
          (SDL_GetWindowFlags(context_.window()) & SDL_WINDOW_FULLSCREEN_DESKTOP) == SDL_WINDOW_FULLSCREEN_DESKTOP;
      SDL_SetWindowFullscreen(context_.window(), full ? 0 : SDL_WINDOW_FULLSCREEN_DESKTOP);
      break;
    }
    default: break;
  }
}

void Window::handle_mouse(const SDL_Event& event) {
  const glm::dvec2 at = pointer_.position();
  const bool on_panel = ImGui::GetIO().WantCaptureMouse && !drag_.active;
  if (event.type == SDL_MOUSEWHEEL && !on_panel) {
    const double turns = event.wheel.preciseY != 0 ? static_cast<double>(event.wheel.preciseY) : event.wheel.y;
    zoom(at, std::pow(1.25, -turns), 0.12);
  } else if (event.type == SDL_MOUSEBUTTONDOWN && event.button.button == SDL_BUTTON_LEFT) {
    // ImGui has not seen this position yet when it comes with the press; ask it by place.
    if (on_panel) return;
    motion_.stop();
    if (event.button.clicks == 2) return zoom(at, 0.5, 0.25);
    drag_ = {.active = true, .boxing = (SDL_GetModState() & KMOD_SHIFT) != 0, .moved = false, .start = at, .last = at};
  } else if (event.type == SDL_MOUSEMOTION && drag_.active) {
    if (glm::length(at - drag_.start) > drag_threshold) drag_.moved = true;
    if (drag_.moved && !drag_.boxing) {
      Viewport view = viewport();
      const glm::dvec2 step = at - drag_.last;
      view.centre += Point{-step.x, step.y} * view.metres_per_pixel;
      set_camera(view);
      drag_.speed = drag_.since_motion > 0 ? step / std::max(drag_.since_motion, 0.008) : drag_.speed;
    }
    drag_.last = at;
    drag_.since_motion = 0;
  } else if (event.type == SDL_MOUSEBUTTONUP && event.button.button == SDL_BUTTON_LEFT && drag_.active) {
    finish_drag((SDL_GetModState() & KMOD_CTRL) != 0);
  }
}

void Window::finish_drag(bool add_to_selection) {
  const Drag drag = std::exchange(drag_, {});
  if (!drag.moved) return select_at(drag.start, add_to_selection);
  if (!drag.boxing) {
    if (drag.since_motion < 0.08) motion_.let_go(drag.speed);
    return;
  }
  Box box;
  box.add(viewport().to_world(drag.start));
  box.add(viewport().to_world(drag.last));
  if (box.size().x > 0 && box.size().y > 0) motion_.fly_to(viewport(), fit(box, glm::dvec2(size_), {}), 0.25);
}

void Window::select_at(glm::dvec2 screen, bool add) {
  const AtlasLayer& layer = atlas_->layers[main_part(scene_of(*atlas_, view_)).layer];
  const auto area = painter_->area_at(glm::ivec2(glm::floor(screen)));
  if (!add) view_.selected.clear();
  if (!area) return;
  const std::string& code = layer.layer.areas[*area].code;
  const auto found = std::find(view_.selected.begin(), view_.selected.end(), code);
  if (found == view_.selected.end()) view_.selected.push_back(code);
  else view_.selected.erase(found);
}

void Window::update_hover() {
  hovered_.reset();
  if (drawn_moving_) return;
  if (!pointer_.inside() || ImGui::GetIO().WantCaptureMouse || drag_.moved) return;
  hovered_ = painter_->area_at(glm::ivec2(glm::floor(pointer_.position())));
}

// Drawing ------------------------------------------------------------------------------------------------------------

bool Window::camera_moves() const {
  constexpr double rest = 0.12;  // seconds after which a hand that holds the map is at rest
  return motion_.moving() || (drag_.moved && !drag_.boxing && drag_.since_motion < rest) ||
         layout_.moving(view_.layout);
}

void Window::draw_map(double scale) {
  MapPainter::Accents accents;
  accents.hovered = hovered_;
  accents.flashing = flashes_.areas();
  accents.flash = flashes_.strength();
  accents.moving = drawn_moving_;
  painter_->draw(shown_view(), viewport(), scale, accents, *target_);
}

void Window::draw(double seconds) {
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplSDL2_NewFrame();
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {static_cast<float>(size_.x), static_cast<float>(size_.y)};
  io.DisplayFramebufferScale = {1, 1};
  io.DeltaTime = static_cast<float>(std::max(seconds, 1e-4));
  pointer_.tell_imgui();
  ImGui::NewFrame();
  const ui::Canvas canvas = this->canvas();
  if (loaded()) {
    overlays_.set_look(view_.look);
    update_flashes(seconds);
    drawn_moving_ = camera_moves();
    draw_map(static_cast<double>(canvas.scale));
    // The picture itself says what the pointer is on; where that is something else than before, it is drawn again.
    const auto hovered_before = hovered_;
    update_hover();
    if (hovered_ != hovered_before) draw_map(static_cast<double>(canvas.scale));
    draw_panels(canvas);
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

void Window::draw_panel(const ui::Canvas& canvas, ui::PanelKind kind) {
  switch (kind) {
    case ui::PanelKind::controls: ui::draw_controls(canvas, *atlas_, view_, panels_); break;
    default: break;
  }
}

void Window::draw_panels(ui::Canvas canvas) {
  const View before = view_;
  const Playback played = playback_;
  const float bottom =
      canvas.size.y - canvas.px((panels_.panels_hidden ? 0 : ui::timeline_height) + 16) - canvas.inset.legend_bottom;
  const ui::Rectangle legend =
      draw_map_overlays(canvas, *atlas_, shown_view(), *painter_, viewport(), bottom, &labels_);
  canvas.inset.legend_top = canvas.size.y - legend.low.y;
  const ScenePart& part = main_part(painter_->scene());
  const std::vector<AreaIndex> selected = selected_areas(atlas_->layers[part.layer], view_);
  constexpr AreaIndex nobody = std::numeric_limits<AreaIndex>::max();
  // The list of disagreements has the card's place, but for the area under the pointer.
  const bool listing = panels_.changes_open || (panels_.signs_open && view_.colour == ColourMode::swing);
  const AreaIndex carded = hovered_.value_or(selected.empty() || listing ? nobody : selected.back());
  if (!panels_.panels_hidden) {
    if (canvas.size.x >= canvas.px(ui::narrow_width))
      ui::draw_zones(canvas, panels_.zones, [&](ui::PanelKind kind) { draw_panel(canvas, kind); });
    ui::draw_timeline(canvas, *atlas_, view_, playback_);
  }
  if (carded < atlas_->layers[part.layer].layer.areas.size())
    ui::draw_card(canvas, card_of(*atlas_, before, part, carded, canvas.size.y < canvas.px(820) ? 4 : 6),
                  std::find(selected.begin(), selected.end(), carded) != selected.end());
  if (drag_.active && drag_.boxing && drag_.moved)
    ImGui::GetForegroundDrawList()->AddRect({static_cast<float>(drag_.start.x), static_cast<float>(drag_.start.y)},
                                            {static_cast<float>(drag_.last.x), static_cast<float>(drag_.last.y)},
                                            ui::ink(ui::palette().text), 0, 0, canvas.px(1.5f));
  ui::draw_search(canvas, *atlas_, view_, panels_);
  ui::draw_help(canvas, panels_);
  ui::draw_notice(canvas, panels_);
  if (!panels_.panels_hidden && carded == nobody) {
    if (panels_.changes_open) ui::draw_changes(canvas, *atlas_, view_, panels_);
    else ui::draw_sign_disagreements(canvas, *atlas_, view_, panels_);
  }
  if (!panels_.panels_hidden) ui::draw_warnings(canvas, atlas_->findings, panels_);
  if (panels_.fly_to) {
    const AtlasLayer& layer = atlas_->layers[panels_.fly_to->layer];
    const AtlasLayer& shown = atlas_->layers[part.layer];
    const std::string& code = layer.layer.areas[panels_.fly_to->area].code;
    // An area of another layer is not on this map: what lies there is selected instead.
    const auto there =
        shown.find(code) ? shown.find(code) : shown.locator->locate(layer.label_points[panels_.fly_to->area]);
    if (there) view_.selected = {shown.layer.areas[*there].code};
    const bool tiled = there && !painter_->placement().tiles.empty();
    fly_to(tiled ? painter_->placement().bounds(shown, *there) : layer.area_bounds[panels_.fly_to->area]);
    panels_.fly_to.reset();
  }
  // Edits take effect in the next frame.
  if (view_ != before || playback_ != played) frames_due_ = std::max(frames_due_, 2);
}

}  // namespace hustings
