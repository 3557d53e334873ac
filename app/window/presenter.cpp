#include "app/window/presenter.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <fmt/format.h>
#include <imgui.h>

#include "app/stage/desk.h"
#include "app/window/panel_layer.h"
#include "app/window/story_desk.h"
#include "atlas/saved/session.h"
#include "picture/story_show.h"
#include "ui/map/cells.h"
#include "ui/panels/night_panel.h"
#include "ui/panels/session_panels.h"
#include "ui/zones/zones.h"

namespace hustings {

namespace {

/// Seconds of the way to a cue that is gone back to, or come back to.
constexpr double way_back = 0.8;
/// Which of the map's commands work while presenting, with the same keys.
constexpr std::array<const char*, 15> kept_commands = {"play", "zoom-in", "zoom-out", "fit-selection", "layout",
                                                       "look", "vision",  "undo",     "redo",          "spotlight",
                                                       "draw", "lock",    "swipe",    "swipe-left",    "swipe-right"};

}  // namespace

/// Long: a table of commands.
void Presenter::add_commands(CommandTable& table) {
  table.push_back({.id = "present",
                   .title = "Present from the beginning",
                   .keys = {plain(SDLK_F5)},
                   .run = [this] { start(false); },
                   .modes = {KeyMode::map, KeyMode::field}});
  table.push_back({.id = "resume",
                   .title = "Present from the chosen cue",
                   .keys = {shifted(SDLK_F5)},
                   .run = [this] { start(true); },
                   .modes = {KeyMode::map, KeyMode::field}});
  table.push_back({.id = "reduced-motion",
                   .title = "Reduced motion: cuts in the place of movement, on or off",
                   .keys = {},
                   .run = [this] { set_reduced_motion(!desk_.panels.shared.reduced_motion); }});
  const auto add = [&](const char* id, const char* title, std::vector<KeyStroke> keys, std::function<void()> run) {
    table.push_back({.id = id,
                     .title = title,
                     .keys = std::move(keys),
                     .run =
                         [this, id, run = std::move(run)] {
                           if (!desk_.presentation.bounces(id, desk_.time)) run();
                         },
                     .modes = {KeyMode::presenting},
                     .enabled = [this] { return desk_.presentation.on(); }});
  };
  add("next-cue", "Next", {plain(SDLK_PAGEDOWN), plain(SDLK_RIGHT), plain(SDLK_n), plain(SDLK_DOWN)},
      [this] { step(1); });
  add("previous-cue", "Previous", {plain(SDLK_PAGEUP), plain(SDLK_LEFT), plain(SDLK_p), plain(SDLK_UP)},
      [this] { step(-1); });
  add("first-cue", "The first cue", {plain(SDLK_HOME)}, [this] { jump_to(0); });
  add("last-cue", "The last cue", {plain(SDLK_END)},
      [this] { jump_to(desk_.presentation.cues() > 0 ? desk_.presentation.cues() - 1 : 0); });
  add("back-to-script", "Back to the script", {plain(SDLK_r)}, [this] { back_to_script(); });
  add("black", "Black screen, or back", {plain(SDLK_b), plain(SDLK_PERIOD)},
      [this] { desk_.presentation.toggle(Presentation::Screen::black); });
  add("white", "White screen, or back", {plain(SDLK_w), plain(SDLK_COMMA)},
      [this] { desk_.presentation.toggle(Presentation::Screen::white); });
  add("speaker", "Show or hide the speaker window", {plain(SDLK_s)}, [this] { speaker_.toggle(); });
  add("swap-displays", "Swap the displays of audience and speaker", {plain(SDLK_x)},
      [this] { speaker_.swap_displays(); });
  add("larger-notes", "Larger notes in the speaker window", {any_shift(SDLK_RIGHTBRACKET)},
      [this] { speaker_.change_notes(true); });
  add("smaller-notes", "Smaller notes in the speaker window", {any_shift(SDLK_LEFTBRACKET)},
      [this] { speaker_.change_notes(false); });
  add("leave-presentation", "Leave the presentation", {any_shift(SDLK_ESCAPE)}, [this] {
    if (desk_.panels.shared.lists.help || desk_.drawing.on || !desk_.messages.fault.empty() ||
        !desk_.messages.left_out.empty())
      panels_.close_top();
    else leave();
  });
  add("jump-to-cue", "Go to that cue", {plain(SDLK_RETURN), plain(SDLK_KP_ENTER)}, [this] {
    if (const auto cue = desk_.presentation.take_typed()) jump_to(*cue);
  });
  for (int digit = 0; digit < 10; ++digit)
    // The same digit twice is a number, however fast.
    table.push_back({.id = fmt::format("digit-{}", digit),
                     .title = "The number of a cue, then Enter",
                     .keys = {plain(SDLK_0 + digit), plain(digit == 0 ? SDLK_KP_0 : SDLK_KP_1 + digit - 1)},
                     .run = [this, digit] { desk_.presentation.type_digit(digit); },
                     .modes = {KeyMode::presenting},
                     .enabled = [this] { return desk_.presentation.on(); },
                     .listed = false,
                     .keys_in_list = "0 \u2026 9",
                     .in_key_list = digit == 0});
  for (WindowCommand& command : table)
    if (std::find_if(kept_commands.begin(), kept_commands.end(), [&](const char* id) { return command.id == id; }) !=
        kept_commands.end())
      command.modes.push_back(KeyMode::presenting);
}

void Presenter::start(bool resume) {
  if (desk_.presentation.on()) return;
  ui::StoryState& state = desk_.panels.shared.story;
  desk_.presentation.start(state.story ? state.story->cues.size() : 0, resume ? state.cue : 0, desk_.time);
  speaker_.clock.start(desk_.presentation.cues(), desk_.time);
  covered_ = {desk_.panels.marginals().targets_tab, desk_.panels.night().lines_tab, desk_.panels.shared.hidden,
              desk_.locked, false};
  const int display = std::max(0, SDL_GetWindowDisplayIndex(desk_.surface->context.window()));
  desk_.close_field();
  desk_.panels.shared.lists.help = false;
  desk_.messages.offer.clear();
  desk_.messages.left_out.clear();  // it was to be read before
  desk_.messages.notice.clear();
  desk_.presented_panel.reset();
  desk_.locked = true;  // a stray touch changes nothing
  desk_.panels.shared.zones.focused.reset();
  ImGui::SetWindowFocus(nullptr);
  SDL_DisableScreenSaver();
  // Where there is no screen there is nothing to fill.
  const char* driver = SDL_GetCurrentVideoDriver();
  if (!desk_.surface->is_full_screen() && driver != nullptr && std::strcmp(driver, "offscreen") != 0 &&
      std::strcmp(driver, "dummy") != 0) {
    desk_.surface->set_full_screen(true);
    covered_.windowed = true;
  }
  speaker_.start_on(display);
  desk_.set_scales();
  desk_.follow_size();
  if (desk_.presentation.cues() > 0) go_to(desk_.presentation.cue(), Arrival::cut);
  desk_.transition.scripted = desk_.view;
  desk_.settle();
}

void Presenter::leave() {
  if (!desk_.presentation.on()) return;
  desk_.transition.finish();
  keep_marks();
  desk_.panels.shared.story.cue =
      std::min(desk_.presentation.cue(), std::max<std::size_t>(desk_.presentation.cues(), 1) - 1);
  desk_.presentation.leave();
  speaker_.close();
  desk_.panels.marginals().targets_tab = covered_.targets_tab;
  desk_.panels.night().lines_tab = covered_.night_lines;
  desk_.panels.shared.hidden = covered_.panels_hidden;
  desk_.locked = covered_.locked;
  if (covered_.windowed) desk_.surface->set_full_screen(false);
  SDL_EnableScreenSaver();
  show_cursor(true);
  desk_.set_scales();
  desk_.follow_size();
  desk_.settle();
}

void Presenter::step(int steps) {
  desk_.presentation.show_map();
  if (desk_.presentation.cues() == 0) {
    // No story: the elections of the track are the script.
    step_election(*desk_.atlas, steps, desk_.playback, desk_.view);
    return;
  }
  const auto cue = desk_.presentation.after(steps);
  if (!cue) return;
  const Cue& told = desk_.panels.shared.story.story->cues[*cue];
  if (steps > 0) go_to(*cue, told.arrive);
  else go_to(*cue, Arrival::fly, way_back);
}

void Presenter::jump_to(std::size_t cue) {
  if (cue >= desk_.presentation.cues()) return;
  desk_.presentation.show_map();
  go_to(cue, Arrival::cut);
}

void Presenter::back_to_script() {
  desk_.presentation.show_map();
  if (desk_.presentation.cues() > 0) go_to(desk_.presentation.cue(), Arrival::fly, way_back);
}

/// Puts the map on the atlas of that name; whether it stands on it then, and whether it was another one.
bool Presenter::stand_on(const std::string& named, bool& changed) {
  const std::shared_ptr<const Atlas> atlas = story_.atlas(named);
  changed = atlas && atlas != desk_.atlas;
  if (!atlas) return false;
  if (!changed) return true;
  desk_.take_atlas(atlas);
  desk_.atlas_given = atlas->file;
  View fresh;
  fresh.contest = atlas->default_contest;
  fresh.look = desk_.view.look;
  fresh.vision = desk_.view.vision;
  desk_.view = std::move(fresh);
  desk_.history.start(desk_.view, desk_.playback, desk_.panels.shared.story.story,
                      desk_.panels.table().setting());  // what was seen on the other atlas cannot be seen on this one
  return true;
}

/// What was drawn while a cue was told is the cue's: it is there again on the way back, and saved with the story.
void Presenter::keep_marks() {
  if (!desk_.presentation.on() || desk_.presentation.cues() == 0 || !desk_.transition.scripted) return;
  if (desk_.view.marks == desk_.transition.scripted->marks || desk_.view.contest != desk_.transition.scripted->contest)
    return;
  desk_.panels.shared.story.story->cues[desk_.presentation.cue()].view.marks = desk_.view.marks;
  desk_.panels.shared.story.changed = true;
  desk_.transition.scripted->marks = desk_.view.marks;
}

void Presenter::go_to(std::size_t index, Arrival arrive, std::optional<double> seconds) {
  // Who does not wait for a cue continues from where the camera is, not from where it was going.
  std::optional<MapArrangement> midway;
  if (desk_.transition.shot) midway = MapArrangement{desk_.map.cell_viewport(), desk_.map.cells()};
  const View seen = desk_.view;
  desk_.transition.finish();
  keep_marks();
  ui::StoryState& state = desk_.panels.shared.story;
  Cue cue = state.story->cues[index];
  bool another_atlas = false;
  if (!stand_on(named_atlas(*state.story, cue), another_atlas)) {
    desk_.notify("The atlas of this cue is not there");
    return;
  }
  desk_.map.motion.stop();
  desk_.playback.playing = false;
  MapArrangement from{desk_.map.cell_viewport(), desk_.map.cells()};  // with the words of the cue that is left
  if (midway) from = {midway->viewport, midway->layout, from.layout};
  left_cue_ = desk_.presentation.on() ? std::optional(desk_.presentation.cue()) : std::nullopt;
  desk_.presentation.arrive_at(index);
  speaker_.clock.arrive_at(index, desk_.time);
  state.cue = index;
  cue.view.look = desk_.view.look;
  cue.view.vision = desk_.view.vision;
  // What the atlas cannot show is left out here, and was said when the story was opened.
  Session fitted;
  fitted.view = cue.view;
  fitted.playback = desk_.playback;
  fit_to(*desk_.atlas, state.file.string(), fitted);
  cue.view = fitted.view;
  if (desk_.presentation.on()) {
    desk_.left_panel = std::exchange(desk_.presented_panel, panel_of(cue.panels));
    desk_.panels.marginals().restore(cue.panels);
    desk_.panels.night().restore(cue.panels);
  }
  const ToldMap told{cue.view, cue.title, cue.caption};
  MapArrangement to{{}, desk_.map.cells_for(told)};
  to.viewport = cue_viewport(*desk_.atlas, cue, desk_.map.room_for(told), desk_.map.painter->placements());
  if (cue.framing) cue.view.camera = Camera{to.viewport.centre, to.viewport.metres_per_pixel};
  if (another_atlas) arrive = Arrival::cut;
  if (desk_.panels.shared.reduced_motion) arrive = Arrival::cut;
  View shown = desk_.map.shown_view();
  // Maps that were on their way out are not there yet.
  if (midway) add_maps_of(seen, shown);
  shown.camera = Camera{from.viewport.centre, from.viewport.metres_per_pixel};
  desk_.transition.start(CueTransition(*desk_.atlas, shown, from, cue, to, arrive), cue.view,
                         arrive == Arrival::cut ? 0 : seconds.value_or(seconds_of(cue)));
}

bool Presenter::advance(double seconds) {
  bool changed = desk_.transition.advance(seconds);
  if (desk_.presentation.on() && desk_.cursor_shown && desk_.time - pointer_moved_ > cursor_rests) {
    show_cursor(false);
    changed = true;  // what goes with it
  }
  return changed;
}

bool Presenter::handle(const SDL_Event& event) { return speaker_.handle(event); }

std::optional<double> Presenter::due_in() const {
  std::optional<double> due = speaker_.due_in();
  if (desk_.presentation.on() && desk_.cursor_shown)
    due = std::min(due.value_or(1e9), std::max(0.0, pointer_moved_ + cursor_rests - desk_.time) + 1e-3);
  return due;
}

void Presenter::draw_speaker(bool changed) { speaker_.draw(changed); }

void Presenter::go_to_cue(std::size_t cue) {
  if (cue < desk_.panels.shared.story.story->cues.size()) go_to(cue, Arrival::fly, way_back);
}

void Presenter::pointer_moved() {
  pointer_moved_ = desk_.time;
  if (!desk_.cursor_shown) show_cursor(true);
}

void Presenter::set_reduced_motion(bool reduced) {
  desk_.panels.shared.reduced_motion = reduced;
  if (reduced) desk_.transition.finish();
  desk_.notify(reduced ? "Reduced motion is on" : "Reduced motion is off");
}

void Presenter::show_cursor(bool shown) {
  desk_.cursor_shown = shown;
  ImGuiIO& io = ImGui::GetIO();
  if (shown) io.ConfigFlags &= ~ImGuiConfigFlags_NoMouseCursorChange;
  else io.ConfigFlags |= ImGuiConfigFlags_NoMouseCursorChange;  // else ImGui shows it again
  SDL_ShowCursor(shown ? SDL_ENABLE : SDL_DISABLE);
}

ui::PresentedTexts Presenter::presented() const {
  if (desk_.presentation.cues() == 0) return {};
  std::size_t cue = desk_.presentation.cue();
  const std::optional<Shot>& shot = desk_.transition.shot;
  if (shot && !shot->arriving && left_cue_) cue = *left_cue_;
  if (shot) return texts_of(*shot, desk_.panels.shared.story.story->cues[cue]);
  const auto [title, caption] = desk_.cue_words();
  return {.title = title, .caption = caption};
}

void Presenter::draw(const ui::Canvas& canvas) {
  const View before = desk_.view;
  const ui::Canvas smaller = desk_.map.list_canvas();
  const ui::CellLayout layout = desk_.map.cells();
  const Viewport camera = desk_.map.cell_viewport();
  const CellPlaces places{.layout = layout,
                          .camera = camera,
                          .standing = desk_.transition.shot ? &desk_.transition.shot->standing : nullptr};
  // A cue has the same names however it was reached.
  if (!desk_.transition.active() && !desk_.away_from_script()) desk_.map.forget_names();
  draw_presented({canvas, smaller}, *desk_.atlas, desk_.view,
                 {*desk_.map.painter, *desk_.map.beside, places, true, &desk_.map.labels}, presented(),
                 {desk_.panel_shown(), desk_.panels});
  panels_.draw_lists(smaller);
  if (desk_.presentation.screen() != Presentation::Screen::map)
    ImGui::GetForegroundDrawList()->AddRectFilled(
        {0, 0}, canvas.size,
        desk_.presentation.screen() == Presentation::Screen::black ? IM_COL32_BLACK : IM_COL32_WHITE);
  if (desk_.view != before) desk_.frames_due = std::max(desk_.frames_due, 2);
}

}  // namespace hustings
