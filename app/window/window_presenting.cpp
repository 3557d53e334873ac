// The presentation: cues one after the other, for an audience.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <fmt/format.h>
#include <imgui.h>

#include "app/window/window.h"
#include "atlas/saved/session.h"
#include "picture/story_show.h"
#include "ui/map/cells.h"
#include "ui/map/presentation.h"
#include "ui/panels/area_rows.h"
#include "ui/panels/panel_state.h"
#include "ui/panels/zones.h"

namespace hustings {

namespace {

/// Seconds of the way to a cue that is gone back to, or come back to.
constexpr double way_back = 0.8;
/// What of the map's commands goes on while presenting, with the same keys.
constexpr std::array<const char*, 15> kept_commands = {"play", "zoom-in", "zoom-out", "fit-selection", "layout",
                                                       "look", "vision",  "undo",     "redo",          "spotlight",
                                                       "draw", "lock",    "swipe",    "swipe-left",    "swipe-right"};

}  // namespace

void Window::add_presenting_commands(CommandTable& table) {
  table.push_back({.id = "present",
                   .title = "Present from the beginning",
                   .keys = {plain(SDLK_F5)},
                   .run = [this] { start_presentation(false); },
                   .modes = {KeyMode::map, KeyMode::field}});
  table.push_back({.id = "resume",
                   .title = "Present from the chosen cue",
                   .keys = {shifted(SDLK_F5)},
                   .run = [this] { start_presentation(true); },
                   .modes = {KeyMode::map, KeyMode::field}});
  table.push_back({.id = "reduced-motion",
                   .title = "Reduced motion: cuts in the place of movement, on or off",
                   .keys = {},
                   .run = [this] {
                     panels_.reduced_motion = !panels_.reduced_motion;
                     if (panels_.reduced_motion) finish_approach();
                     notify(panels_.reduced_motion ? "Reduced motion is on" : "Reduced motion is off");
                   }});
  const auto add = [&](const char* id, const char* title, std::vector<KeyStroke> keys, std::function<void()> run) {
    table.push_back({.id = id,
                     .title = title,
                     .keys = std::move(keys),
                     .run =
                         [this, id, run = std::move(run)] {
                           if (!presentation_.bounces(id, time_)) run();
                         },
                     .modes = {KeyMode::presenting},
                     .enabled = [this] { return presentation_.on(); }});
  };
  add("next-cue", "Next", {plain(SDLK_PAGEDOWN), plain(SDLK_RIGHT), plain(SDLK_n), plain(SDLK_DOWN)},
      [this] { step_cue(1); });
  add("previous-cue", "Previous", {plain(SDLK_PAGEUP), plain(SDLK_LEFT), plain(SDLK_p), plain(SDLK_UP)},
      [this] { step_cue(-1); });
  add("first-cue", "The first cue", {plain(SDLK_HOME)}, [this] { jump_to_cue(0); });
  add("last-cue", "The last cue", {plain(SDLK_END)},
      [this] { jump_to_cue(presentation_.cues() > 0 ? presentation_.cues() - 1 : 0); });
  add("back-to-script", "Back to the script", {plain(SDLK_r)}, [this] { back_to_script(); });
  add("black", "Black screen, or back", {plain(SDLK_b), plain(SDLK_PERIOD)},
      [this] { presentation_.toggle(Presentation::Screen::black); });
  add("white", "White screen, or back", {plain(SDLK_w), plain(SDLK_COMMA)},
      [this] { presentation_.toggle(Presentation::Screen::white); });
  add("speaker", "The speaker's window, or not", {plain(SDLK_s)},
      [this] { speaker_ ? close_speaker() : open_speaker(before_.display); });
  add("swap-displays", "Swap the displays of audience and speaker", {plain(SDLK_x)}, [this] { swap_displays(); });
  add("leave-presentation", "Leave the presentation", {any_shift(SDLK_ESCAPE)}, [this] {
    if (panels_.help_open || panels_.drawing.on || !panels_.fault.empty() || !panels_.left_out.empty()) close_one();
    else leave_presentation();
  });
  add("jump-to-cue", "To the cue whose number was typed", {plain(SDLK_RETURN), plain(SDLK_KP_ENTER)}, [this] {
    if (const auto cue = presentation_.take_typed()) jump_to_cue(*cue);
  });
  for (int digit = 0; digit < 10; ++digit)
    // The same digit twice is a number, however fast.
    table.push_back({.id = fmt::format("digit-{}", digit),
                     .title = "The number of a cue, then Enter",
                     .keys = {plain(SDLK_0 + digit), plain(digit == 0 ? SDLK_KP_0 : SDLK_KP_1 + digit - 1)},
                     .run = [this, digit] { presentation_.type_digit(digit); },
                     .modes = {KeyMode::presenting},
                     .enabled = [this] { return presentation_.on(); },
                     .listed = false,
                     .keys_in_list = "0 \u2026 9",
                     .in_key_list = digit == 0});
  for (WindowCommand& command : table)
    if (std::find_if(kept_commands.begin(), kept_commands.end(), [&](const char* id) { return command.id == id; }) !=
        kept_commands.end())
      command.modes.push_back(KeyMode::presenting);
}

void Window::start_presentation(bool resume) {
  if (presentation_.on()) return;
  ui::StoryState& state = panels_.story;
  presentation_.start(state.story ? state.story->cues.size() : 0, resume ? state.cue : 0, time_);
  before_ = BeforePresenting{panels_.targets_tab, panels_.panels_hidden, panels_.locked, false,
                             std::max(0, SDL_GetWindowDisplayIndex(context_.window()))};
  panels_.picker = {};
  panels_.help_open = false;
  panels_.offer.clear();
  panels_.left_out.clear();  // it was to be read before
  panels_.notice.clear();
  presented_panel_.reset();
  panels_.locked = true;  // a stray touch changes nothing
  panels_.zones.focused.reset();
  ImGui::SetWindowFocus(nullptr);
  SDL_DisableScreenSaver();
  // Where there is no screen there is nothing to fill.
  const char* driver = SDL_GetCurrentVideoDriver();
  if (!is_full_screen() && driver != nullptr && std::strcmp(driver, "offscreen") != 0 &&
      std::strcmp(driver, "dummy") != 0) {
    SDL_SetWindowFullscreen(context_.window(), SDL_WINDOW_FULLSCREEN_DESKTOP);
    before_.windowed = true;
  }
  place_windows();
  set_scales();
  resize();
  if (presentation_.cues() > 0) go_to_cue(presentation_.cue(), Arrival::cut);
  told_ = view_;
  frames_due_ = settling_frames;
}

void Window::leave_presentation() {
  if (!presentation_.on()) return;
  finish_approach();
  keep_marks();
  panels_.story.cue = std::min(presentation_.cue(), std::max<std::size_t>(presentation_.cues(), 1) - 1);
  presentation_.leave();
  close_speaker();
  panels_.targets_tab = before_.targets_tab;
  panels_.panels_hidden = before_.panels_hidden;
  panels_.locked = before_.locked;
  if (before_.windowed) SDL_SetWindowFullscreen(context_.window(), 0);
  SDL_EnableScreenSaver();
  show_cursor(true);
  set_scales();
  resize();
  frames_due_ = settling_frames;
}

void Window::step_cue(int steps) {
  presentation_.show_map();
  if (presentation_.cues() == 0) {
    // No story: the elections of the track are the script.
    step_election(*atlas_, steps, playback_, view_);
    return;
  }
  const auto cue = presentation_.after(steps);
  if (!cue) return;
  const Cue& told = panels_.story.story->cues[*cue];
  if (steps > 0) go_to_cue(*cue, told.arrive);
  else go_to_cue(*cue, Arrival::fly, way_back);
}

void Window::jump_to_cue(std::size_t cue) {
  if (cue >= presentation_.cues()) return;
  presentation_.show_map();
  go_to_cue(cue, Arrival::cut);
}

void Window::back_to_script() {
  presentation_.show_map();
  if (presentation_.cues() > 0) go_to_cue(presentation_.cue(), Arrival::fly, way_back);
}

bool Window::away_from_script() const {
  return presentation_.on() && presentation_.cues() > 0 && !approach_ && told_ && view_ != *told_;
}

/// Puts the map on the atlas of that name; whether it stands on it then, and whether it was another one.
bool Window::stand_on(const std::string& named, bool& changed) {
  const std::shared_ptr<const Atlas> atlas = story_atlas(named);
  changed = atlas && atlas != atlas_;
  if (!atlas) return false;
  if (!changed) return true;
  take_atlas(atlas);
  atlas_given_ = atlas->file;
  View fresh;
  fresh.contest = atlas->default_contest;
  fresh.look = view_.look;
  fresh.vision = view_.vision;
  view_ = std::move(fresh);
  history_.start(view_, playback_, panels_.story.story,
                 panels_.table.setting);  // what was seen on the other atlas cannot be seen on this one
  return true;
}

/// What was drawn while a cue was told is the cue's: it is there again on the way back, and saved with the story.
void Window::keep_marks() {
  if (!presentation_.on() || presentation_.cues() == 0 || !told_) return;
  if (view_.marks == told_->marks || view_.contest != told_->contest) return;
  panels_.story.story->cues[presentation_.cue()].view.marks = view_.marks;
  panels_.story.changed = true;
  told_->marks = view_.marks;
}

void Window::go_to_cue(std::size_t index, Arrival arrive, std::optional<double> seconds) {
  // Who does not wait for a cue goes on from where the camera is, not from where it was going.
  std::optional<Arrangement> midway;
  if (shot_) midway = Arrangement{cell_viewport(), cells()};
  const View seen = view_;
  finish_approach();
  keep_marks();
  ui::StoryState& state = panels_.story;
  Cue cue = state.story->cues[index];
  bool another_atlas = false;
  if (!stand_on(named_atlas(*state.story, cue), another_atlas)) {
    notify("The atlas of this cue is not there");
    return;
  }
  motion_.stop();
  playback_.playing = false;
  left_cue_ = presentation_.on() ? std::optional(presentation_.cue()) : std::nullopt;
  presentation_.arrive_at(index);
  state.cue = index;
  cue.view.look = view_.look;
  cue.view.vision = view_.vision;
  // What the atlas cannot show is left out here, and was said when the story was opened.
  Session fitted;
  fitted.view = cue.view;
  fitted.playback = playback_;
  fit_to(*atlas_, state.file.string(), fitted);
  cue.view = fitted.view;
  Arrangement from{cell_viewport(), cells()};
  if (midway) from = {midway->viewport, midway->layout, from.layout};
  if (presentation_.on()) {
    ui::PanelState shown;
    ui::restore_panels(cue.panels, shown);
    left_panel_ = std::exchange(presented_panel_, panel_of(cue.panels));
    panels_.targets_tab = shown.targets_tab;
  }
  Arrangement to{{}, cells_for(cue.view)};
  to.viewport = cue_viewport(*atlas_, cue, to.layout.frame_size(), margins_for(cue.view), painter_->placements());
  if (cue.framing) cue.view.camera = Camera{to.viewport.centre, to.viewport.metres_per_pixel};
  if (another_atlas) arrive = Arrival::cut;
  if (panels_.reduced_motion) arrive = Arrival::cut;
  View shown = shown_view();
  // Maps that were on their way out are not there yet.
  if (midway) add_maps_of(seen, shown);
  shown.camera = Camera{from.viewport.centre, from.viewport.metres_per_pixel};
  approach_.emplace(Coming{Approach(*atlas_, shown, from, cue, to, arrive), cue.view, 0,
                           arrive == Arrival::cut ? 0 : seconds.value_or(seconds_of(cue))});
  frames_due_ = settling_frames;
  if (approach_->seconds <= 0) return finish_approach();
  shot_ = approach_->approach.at(0);
  view_ = shot_->view;
}

/// Beside the map now: on the way to a cue that of the one before it, until the title is that of the next.
std::optional<ui::PanelKind> Window::panel_shown() const {
  return shot_ && !shot_->arriving ? left_panel_ : presented_panel_;
}

/// The end of the way, at once.
void Window::finish_approach() {
  if (!approach_) return;
  view_ = approach_->end;
  approach_.reset();
  shot_.reset();
  layout_.put(view_.layout);
  told_ = view_;
  if (const auto contest = atlas_->find_contest(view_.contest)) {
    const View kept = view_;
    if (!playback_.track.empty()) playback_.track = atlas_->contest(*contest).track;
    go_to(*atlas_, *contest, playback_, view_);
    view_ = kept;
  }
}

bool Window::advance_presentation(double seconds) {
  bool changed = false;
  if (panels_.story.go_to) {
    const std::size_t cue = *std::exchange(panels_.story.go_to, std::nullopt);
    if (cue < panels_.story.story->cues.size()) go_to_cue(cue, Arrival::fly, way_back);
    changed = true;
  }
  if (approach_) {
    approach_->elapsed += seconds;
    if (approach_->elapsed >= approach_->seconds) {
      finish_approach();
    } else {
      shot_ = approach_->approach.at(approach_->elapsed / approach_->seconds);
      view_ = shot_->view;
    }
    changed = true;
  }
  if (presentation_.on() && cursor_shown_ && time_ - pointer_moved_ > cursor_rests) {
    show_cursor(false);
    changed = true;  // what goes with it
  }
  return changed;
}

void Window::show_cursor(bool shown) {
  cursor_shown_ = shown;
  ImGuiIO& io = ImGui::GetIO();
  if (shown) io.ConfigFlags &= ~ImGuiConfigFlags_NoMouseCursorChange;
  else io.ConfigFlags |= ImGuiConfigFlags_NoMouseCursorChange;  // else ImGui shows it again
  SDL_ShowCursor(shown ? SDL_ENABLE : SDL_DISABLE);
}

ui::Presented Window::presented() const {
  if (presentation_.cues() == 0) return {};
  std::size_t cue = presentation_.cue();
  if (shot_ && !shot_->arriving && left_cue_) cue = *left_cue_;
  const Cue& told = panels_.story.story->cues[cue];
  // Away from the script the picture is no longer what the caption says.
  if (away_from_script() && (view_.contest != told_->contest || view_.colour != told_->colour)) return {};
  return {.title = told.title, .caption = told.caption, .names = nullptr, .source = {}};
}

void Window::draw_presentation(const ui::Canvas& canvas) {
  const View before = view_;
  const ui::Canvas smaller = list_canvas();
  const ui::CellLayout layout = cells();
  const Viewport camera = cell_viewport();
  const CellPlaces places{.layout = layout, .camera = camera, .standing = shot_ ? &shot_->standing : nullptr};
  if (!approach_ && !away_from_script()) {
    // A cue has the same names however it was reached.
    labels_ = {};
    cells_->forget_names();
  }
  draw_presented({canvas, smaller}, *atlas_, view_, {*painter_, *cells_, places, true, &labels_}, presented(),
                 {panel_shown(), panels_});
  draw_lists(smaller);
  obey_panels(main_part(painter_->scene()));
  if (presentation_.screen() != Presentation::Screen::map)
    ImGui::GetForegroundDrawList()->AddRectFilled(
        {0, 0}, canvas.size, presentation_.screen() == Presentation::Screen::black ? IM_COL32_BLACK : IM_COL32_WHITE);
  if (view_ != before) frames_due_ = std::max(frames_due_, 2);
}

}  // namespace hustings
