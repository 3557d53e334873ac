#include "app/window/speaker_screen.h"

#include <cmath>
#include <ctime>
#include <fmt/format.h>

#include "app/window/desk.h"

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
  page.clock = time_of_day();
  page.elapsed = clock_text(desk_.presentation.elapsed(desk_.time));
  page.typed = desk_.presentation.typed();
  page.state = desk_.presentation.screen() == Presentation::Screen::black   ? "The screen is black"
               : desk_.presentation.screen() == Presentation::Screen::white ? "The screen is white"
               : desk_.away_from_script()                                   ? "Away from the script (R)"
                                                                            : "";
  if (desk_.presentation.cues() == 0) {
    page.title = desk_.atlas->title;
    page.place = "\u2013";
    return page;
  }
  const std::vector<Cue>& cues = desk_.panels.shared.story.story->cues;
  const Cue& cue = cues[desk_.presentation.cue()];
  page.title = cue.title;
  page.caption = cue.caption;
  page.notes = cue.notes;
  page.place = fmt::format("{} of {}", desk_.presentation.cue() + 1, cues.size());
  if (const auto next = desk_.presentation.after(1)) {
    page.next_title = cues[*next].title;
    page.next_caption = cues[*next].caption;
  }
  return page;
}

void SpeakerScreen::draw(bool changed) {
  if (!window_) return;
  const double second = std::floor(desk_.time);
  if (!changed && second == second_drawn_) return;
  second_drawn_ = second;
  const std::string wanted = window_->draw(page(), desk_.surface->letters, 1.0 / 60);
  desk_.surface->make_current();
  if (!wanted.empty()) {
    desk_.run_command(wanted);
    desk_.settle();
  }
}

}  // namespace hustings
