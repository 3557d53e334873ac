#include "app/window/speaker_screen.h"

#include <algorithm>
#include <cmath>
#include <ctime>
#include <fmt/format.h>
#include <limits>

#include "app/desktop/notes_size.h"
#include "app/stage/desk.h"
#include "app/window/story_desk.h"
#include "base/text/clock_text.h"

namespace hustings {

namespace {

std::string time_of_day() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  localtime_r(&now, &parts);
  return fmt::format("{:02}:{:02}", parts.tm_hour, parts.tm_min);
}

/// What was planned for a time, and by how much it is over that; empty where nothing was.
std::string against(double seconds, const std::optional<double>& planned) {
  if (!planned) return {};
  const double over = std::floor(seconds) - *planned;
  return over < 1 ? fmt::format("of {}", clock_text(*planned))
                  : fmt::format("of {}, {} over", clock_text(*planned), clock_text(over));
}

/// The window that an event is about; 0 where it is about none.
Uint32 window_of(const SDL_Event& event) {
  switch (event.type) {
    case SDL_WINDOWEVENT: return event.window.windowID;
    case SDL_KEYDOWN:
    case SDL_KEYUP: return event.key.windowID;
    case SDL_TEXTINPUT: return event.text.windowID;
    case SDL_MOUSEMOTION: return event.motion.windowID;
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP: return event.button.windowID;
    case SDL_MOUSEWHEEL: return event.wheel.windowID;
    case SDL_FINGERDOWN:
    case SDL_FINGERMOTION:
    case SDL_FINGERUP: return event.tfinger.windowID;
    default: return 0;
  }
}

}  // namespace

bool SpeakerScreen::handle(const SDL_Event& event) {
  if (event.type == SDL_DISPLAYEVENT && desk_.presentation.on()) {
    place_windows();
    return true;
  }
  if (!window_ || window_of(event) != window_->id()) return false;
  window_->handle(event);
  desk_.surface->overlays.make_current();
  if (window_->closed()) close();
  return event.type != SDL_KEYDOWN;
}

void SpeakerScreen::open(int display) {
  try {
    window_ = std::make_unique<SpeakerWindow>(display, desk_.view.look);
  } catch (const MachineError& error) {
    desk_.notify(error.what());
  }
  desk_.surface->make_current();
}

void SpeakerScreen::close() {
  if (!window_) return;
  window_.reset();
  desk_.surface->make_current();
}

/// At the start of a presentation, and whenever a display comes or goes: what there was on a lost one moves to one that
/// is left. Where one display is left the audience has it, and the notes are a key away.
void SpeakerScreen::place_windows() {
  const DisplayPlan plan = plan_displays(SDL_GetNumVideoDisplays(), display_, swapped_);
  if (plan.speaker) {
    if (window_) window_->move_to(*plan.speaker);
    else open(*plan.speaker);
  } else {
    close();
  }
  SDL_Rect bounds;
  if (SDL_GetWindowDisplayIndex(desk_.surface->context.window()) == plan.audience ||
      SDL_GetDisplayBounds(plan.audience, &bounds) != 0)
    return;
  const bool full = desk_.surface->is_full_screen();
  if (full) desk_.surface->set_full_screen(false);
  SDL_SetWindowPosition(desk_.surface->context.window(), bounds.x + 40, bounds.y + 40);
  if (full) desk_.surface->set_full_screen(true);
  desk_.settle();
}

void SpeakerScreen::start_on(int display) {
  display_ = display;
  place_windows();
}

void SpeakerScreen::toggle() { window_ ? close() : open(display_); }

void SpeakerScreen::swap_displays() {
  swapped_ = !swapped_;
  place_windows();
}

ui::SpeakerPage SpeakerScreen::page() const {
  ui::SpeakerPage page;
  tell_time(page);
  page.typed = desk_.presentation.typed();
  page.state = desk_.presentation.screen() == Presentation::Screen::black   ? "The screen is black"
               : desk_.presentation.screen() == Presentation::Screen::white ? "The screen is white"
               : desk_.away_from_script()                                   ? "Away from the script (R)"
                                                                            : "";
  if (desk_.presentation.cues() == 0) {
    page.title = desk_.atlas->title;
    page.on_cue = page.elapsed;
    page.place = "\u2013";
    return page;
  }
  const std::vector<Cue>& cues = desk_.panels.shared.story.story->cues;
  const Cue& cue = cues[desk_.presentation.cue()];
  page.title = cue.title;
  page.caption = cue.caption;
  page.notes = cue.notes;
  page.screen = desk_.surface->size;
  page.place = fmt::format("{} of {}", desk_.presentation.cue() + 1, cues.size());
  if (const auto next = desk_.presentation.after(1)) {
    page.next_title = cues[*next].title;
    page.next_caption = cues[*next].caption;
  }
  return page;
}

void SpeakerScreen::tell_time(ui::SpeakerPage& page) const {
  const double now = desk_.time;
  page.clock = time_of_day();
  const double elapsed = desk_.presentation.elapsed(now);
  page.elapsed = clock_text(elapsed);
  if (desk_.presentation.cues() == 0) return;
  const Story& story = *desk_.panels.shared.story.story;
  const double on_cue = clock.on_cue(now);
  page.on_cue = clock_text(on_cue);
  page.cue_plan = against(on_cue, story.cues[desk_.presentation.cue()].planned);
  page.plan = against(elapsed, planned_time(story));
}

/// The one on the screen, the next, and the one that will be next then.
std::vector<std::size_t> SpeakerScreen::cues_to_picture() const {
  std::vector<std::size_t> cues;
  for (std::size_t cue = desk_.presentation.cue(); cue < desk_.presentation.cues() && cues.size() < 3; ++cue)
    cues.push_back(cue);
  return cues;
}

/// Has the audience's window nothing to draw, and did nobody press a key?
bool SpeakerScreen::is_idle() const {
  if (desk_.time - changed_at_ < rest || desk_.frames_due > 0 || desk_.playback.playing) return false;
  if (desk_.transition.active() || desk_.map.moves() || !desk_.map.is_exact()) return false;
  SDL_PumpEvents();
  return SDL_HasEvents(SDL_FIRSTEVENT, SDL_LASTEVENT) == SDL_FALSE;
}

/// One, or a part of what it needs; whether there was anything to do.
bool SpeakerScreen::draw_picture() {
  const std::vector<std::size_t> cues = cues_to_picture();
  if (cues.empty()) return false;
  window_->follow(*desk_.panels.shared.story.story, story_.atlases_at_hand(), desk_.surface->size, desk_.view);
  pictures_due_ = window_->lacks_picture(cues);
  if (pictures_due_) window_->draw_picture(cues);
  desk_.surface->make_current();
  return pictures_due_;
}

std::optional<double> SpeakerScreen::due_in() const {
  if (!window_) return std::nullopt;
  const double second = std::floor(desk_.time) + 1 - desk_.time + 1e-3;  // the clock's next one
  return pictures_due_ ? std::min(second, std::max(0.0, changed_at_ + rest - desk_.time) + 1e-3) : second;
}

void SpeakerScreen::change_notes(bool larger) {
  if (!window_) return;
  window_->set_notes_size(larger ? larger_notes(window_->notes_size()) : smaller_notes(window_->notes_size()));
  desk_.surface->make_current();
  second_drawn_ = -1;
}

void SpeakerScreen::draw(bool changed) {
  if (!window_) return;
  const double second = std::floor(desk_.time);
  const bool ticked = second != second_drawn_;
  if (changed) {
    changed_at_ = desk_.time;
    pictures_due_ = true;
  } else if (ticked) {
    window_->pictures().draw_inexact_again();  // levels of detail may have come meanwhile
    pictures_due_ = true;
  }
  const bool pictured = pictures_due_ && is_idle() && draw_picture();
  if (!changed && !ticked && !pictured) return;
  second_drawn_ = second;
  constexpr auto none = std::numeric_limits<std::size_t>::max();
  const std::string wanted = window_->draw(
      page(),
      {desk_.presentation.cues() > 0 ? desk_.presentation.cue() : none, desk_.presentation.after(1).value_or(none)},
      desk_.surface->letters, 1.0 / 60);
  desk_.surface->make_current();
  if (!wanted.empty()) {
    desk_.run_command(wanted);
    desk_.settle();
  }
}

}  // namespace hustings
