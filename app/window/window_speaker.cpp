// The speaker's window beside the audience's, and which display has which.
#include <cmath>
#include <ctime>
#include <fmt/format.h>

#include "app/window/window.h"
#include "ui/map/speaker_page.h"
#include "ui/panels/zones.h"

namespace hustings {

namespace {

std::string time_of_day() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  localtime_r(&now, &parts);
  return fmt::format("{:02}:{:02}", parts.tm_hour, parts.tm_min);
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

/// Whether the event was the speaker's window's, and nothing of it the map's. Keys mean the same in both.
bool Window::handle_speaker(const SDL_Event& event) {
  if (event.type == SDL_DISPLAYEVENT && presentation_.on()) {
    place_windows();
    return true;
  }
  if (!speaker_ || window_of(event) != speaker_->id()) return false;
  speaker_->handle(event);
  overlays_.make_current();
  if (speaker_->closed()) close_speaker();
  return event.type != SDL_KEYDOWN;
}

void Window::open_speaker(int display) {
  try {
    speaker_ = std::make_unique<SpeakerWindow>(display, view_.look);
  } catch (const MachineError& error) {
    notify(error.what());
  }
  make_current();
}

void Window::close_speaker() {
  if (!speaker_) return;
  speaker_.reset();
  make_current();
}

void Window::make_current() {
  SDL_GL_MakeCurrent(context_.window(), context_.context());
  overlays_.make_current();
}

/// At the start of a presentation, and whenever a display comes or goes: what there was on a lost one moves to one that
/// is left. Where one display is left the audience has it, and the notes are a key away.
void Window::place_windows() {
  const DisplayPlan plan = plan_displays(SDL_GetNumVideoDisplays(), before_.display, swapped_);
  if (plan.speaker) {
    if (speaker_) speaker_->move_to(*plan.speaker);
    else open_speaker(*plan.speaker);
  } else {
    close_speaker();
  }
  SDL_Rect bounds;
  if (SDL_GetWindowDisplayIndex(context_.window()) == plan.audience ||
      SDL_GetDisplayBounds(plan.audience, &bounds) != 0)
    return;
  const bool full = is_full_screen();
  if (full) SDL_SetWindowFullscreen(context_.window(), 0);
  SDL_SetWindowPosition(context_.window(), bounds.x + 40, bounds.y + 40);
  if (full) SDL_SetWindowFullscreen(context_.window(), SDL_WINDOW_FULLSCREEN_DESKTOP);
  frames_due_ = settling_frames;
}

void Window::swap_displays() {
  swapped_ = !swapped_;
  place_windows();
}

ui::SpeakerPage Window::speaker_page() const {
  ui::SpeakerPage page;
  page.clock = time_of_day();
  page.elapsed = clock_text(presentation_.elapsed(time_));
  page.typed = presentation_.typed();
  page.state = presentation_.screen() == Presentation::Screen::black   ? "The screen is black"
               : presentation_.screen() == Presentation::Screen::white ? "The screen is white"
               : away_from_script()                                    ? "Away from the script (R)"
                                                                       : "";
  if (presentation_.cues() == 0) {
    page.title = atlas_->title;
    page.place = "\u2013";
    return page;
  }
  const std::vector<Cue>& cues = panels_.story.story->cues;
  const Cue& cue = cues[presentation_.cue()];
  page.title = cue.title;
  page.caption = cue.caption;
  page.notes = cue.notes;
  page.place = fmt::format("{} of {}", presentation_.cue() + 1, cues.size());
  if (const auto next = presentation_.after(1)) {
    page.next_title = cues[*next].title;
    page.next_caption = cues[*next].caption;
  }
  return page;
}

/// Once a second, for the clock, and whenever something else was drawn.
void Window::draw_speaker(bool changed) {
  if (!speaker_) return;
  const double second = std::floor(time_);
  if (!changed && second == speaker_drawn_) return;
  speaker_drawn_ = second;
  const std::string wanted = speaker_->draw(speaker_page(), letters_, 1.0 / 60);
  make_current();
  if (!wanted.empty()) {
    run_command(wanted);
    frames_due_ = settling_frames;
  }
}

}  // namespace hustings
