#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <imgui_internal.h>  // which item the hand holds has no public call
#include <system_error>

#include "app/command_line/commands.h"
#include "app/window/known_files.h"
#include "app/window/window.h"
#include "atlas/load/named_files.h"
#include "atlas/load/read_numbers.h"
#include "atlas/paint/headline.h"
#include "base/paths.h"
#include "base/text.h"
#include "base/whole_file.h"
#include "ui/kit/picker.h"
#include "ui/panels/panel_state.h"

namespace hustings {

namespace fs = std::filesystem;

namespace {

/// A joined table as it is named from any other folder.
std::string from_anywhere(const std::string& table) {
  std::error_code failed;
  return fs::exists(joined_entry(table).source, failed) ? fs::absolute(table, failed).string() : table;
}

}  // namespace

// Undo ---------------------------------------------------------------------------------------------------------------

/// Keeps the turn's changes: for undo, and for the next start.
void Window::remember(bool changed) {
  constexpr std::uint32_t map = 1;
  const bool moves =
      drag_.active || swiping_ || swiping_finger_ || approach_ || touch_.fingers() > 0 || motion_.moving();
  history_.record(view_, playback_, time_, moves ? map : ImGui::GetActiveID(), panels_.story.story,
                  panels_.table.setting);
  if (changed || autosave_.due_in(time_)) autosave_.note(session(), time_);
}

void Window::bring_back(std::optional<HistoryState> seen) {
  if (!seen) return;
  finish_approach();
  motion_.stop();
  drag_ = {};
  view_ = std::move(seen->view);
  playback_ = std::move(seen->playback);
  panels_.table.setting = std::move(seen->table);
  bring_back_story(seen->story);
}

void Window::bring_back_story(const std::shared_ptr<const Story>& story) {
  ui::StoryState& state = panels_.story;
  if (story ? state.story == *story : !state.story) return;
  // An audience is told one story, and its cues are counted.
  if (presentation_.on()) return history_.take_story(state.story);
  const std::optional<Story> before = std::exchange(state.story, story ? std::optional(*story) : std::nullopt);
  state.changed = true;
  if (!story) {
    state = {};
    return;
  }
  const std::vector<Cue>& cues = story->cues;
  std::size_t differs = 0;
  if (before)
    while (differs < std::min(cues.size(), before->cues.size()) && cues[differs] == before->cues[differs]) ++differs;
  if (!before || differs < std::max(cues.size(), before->cues.size())) state.cue = differs;
  state.cue = std::min(state.cue, cues.size() - 1);
}

std::optional<double> Window::next_due() const {
  std::optional<double> due = autosave_.due_in(time_);
  if (const auto finger = finger_due()) due = std::min(due.value_or(1e9), *finger);
  if (speaker_) due = std::min(due.value_or(1e9), std::floor(time_) + 1 - time_ + 1e-3);
  if (presentation_.on() && cursor_shown_)
    due = std::min(due.value_or(1e9), std::max(0.0, pointer_moved_ + cursor_rests - time_) + 1e-3);
  if (!panels_.notice.empty()) due = std::min(due.value_or(1e9), std::max(0.0, notice_until_ - time_));
  return due;
}

void Window::notify(std::string text) {
  constexpr double seconds_shown = 4;
  panels_.notice = std::move(text);
  notice_until_ = time_ + seconds_shown;
  frames_due_ = settling_frames;
}

bool Window::end_notice() {
  if (panels_.notice.empty() || time_ < notice_until_) return false;
  panels_.notice.clear();
  return true;
}

// Sessions -----------------------------------------------------------------------------------------------------------

Session Window::session() const {
  Session session{.atlas = atlas_given_,
                  .joined = {},
                  .story = {},
                  .unsaved_story = {},
                  .view = view_,
                  .playback = playback_,
                  .panels = ui::kept_panels(panels_)};
  keep_story(session);
  for (const std::string& written : command_.joined) session.joined.push_back(from_anywhere(written));
  return session;
}

/// The session's atlas: where it says, else beside the session, else the carried one of that name, else London's.
fs::path Window::atlas_of(const Session& session, const fs::path& file, Findings& findings) const {
  if (auto there = maybe_atlas_of_session(file, session.atlas)) return *there;
  findings.push_back({.severity = Severity::warning,
                      .place = {.file = file.string(), .layer = {}, .row = {}, .column = "atlas"},
                      .what = fmt::format("the atlas {} is not there", session.atlas),
                      .remedy = "The carried atlas of London is opened instead"});
  return atlas_file_named({});
}

void Window::load_session_at_start() {
  Outcome<Session> read = read_session(command_.session);
  if (!read) throw InputError(read.findings.front());
  opening_ = Opening{std::move(*read.value), std::move(read.findings), command_.session, {}, {}};
  if (!command_.atlas.empty()) opening_->session.atlas = command_.atlas.string();
  join_those_of(*opening_);
  opening_->atlas = atlas_of(opening_->session, opening_->file, opening_->findings);
  load(opening_->atlas);
}

/// Adds the tables that the session has joined to those that are loaded with the atlas; whether there is any new one.
bool Window::join_those_of(Opening& opening) {
  opening.joined_before = command_.joined;
  std::vector<std::string> known;
  for (const std::string& written : command_.joined) known.push_back(from_anywhere(written));
  for (const std::string& written : opening.session.joined) {
    if (std::find(known.begin(), known.end(), written) != known.end()) continue;
    const fs::path source = joined_entry(written).source;
    std::error_code failed;
    if (!source.is_absolute() || fs::exists(source, failed)) command_.joined.push_back(written);
    else leave_out(opening, fmt::format("the joined table {} is not there", source.string()));
  }
  return command_.joined != opening.joined_before;
}

void Window::leave_out(Opening& opening, std::string what) {
  opening.findings.push_back({.severity = Severity::warning,
                              .place = {.file = opening.file.string(), .layer = {}, .row = {}, .column = "joined"},
                              .what = std::move(what),
                              .remedy = "It is left out"});
}

/// Where the atlas could not be loaded with what the session joins, it is once more without.
bool Window::open_without_joined(const Findings& why) {
  if (!opening_ || command_.joined == opening_->joined_before) return false;
  command_.joined = opening_->joined_before;
  for (const Finding& finding : why)
    if (finding.severity == Severity::error) leave_out(*opening_, describe(finding));
  load(opening_->atlas);
  return true;
}

/// Nothing of this may disturb the start: where the file is not whole, nothing is offered.
void Window::recall_last_session() {
  const auto file = last_session_file();
  if (!file) return;
  Outcome<Session> read = read_session(*file);
  if (read) last_session_ = Opening{std::move(*read.value), std::move(read.findings), *file, {}, {}};
}

/// What the offer says: the contest and what it is coloured by. None where it is what is shown anyway.
void Window::describe_offer() {
  panels_.offer.clear();
  if (!last_session_ || last_session_->session == session()) return;
  const View& view = last_session_->session.view;
  const auto contest = atlas_->find_contest(view.contest);
  panels_.offer =
      fmt::format("{} \u00b7 {}", contest ? atlas_->contest(*contest).title : view.contest, name_of(view.colour));
}

/// What was wrong with a file that was opened, or could not be.
void Window::tell_left_out(std::string of, Findings findings) {
  panels_.left_out = std::move(findings);
  panels_.left_out_of = std::move(of);
}

void Window::open_session(const fs::path& file) {
  const fs::path path = expanded_path(file.string());
  Outcome<Session> read = read_session(path);
  frames_due_ = settling_frames;
  if (!read) {
    tell_left_out("session", std::move(read.findings));
    return;
  }
  take_session({std::move(*read.value), std::move(read.findings), path, {}, {}});
}

void Window::take_session(Opening opening) {
  last_session_.reset();
  panels_.offer.clear();
  opening.atlas = atlas_of(opening.session, opening.file, opening.findings);
  const bool same = same_file(opening.atlas, atlas_->file);
  if (loading_.valid() && !same) return;
  if (!loading_.valid() && (join_those_of(opening) || !same)) {
    opening_ = std::move(opening);
    load(opening_->atlas);
  } else {
    show_session(std::move(opening.session), std::move(opening.findings), opening.file);
  }
}

void Window::show_session(Session session, Findings findings, const fs::path& file) {
  const Findings unfit = fit_to(*atlas_, file.string(), session);
  findings.insert(findings.end(), unfit.begin(), unfit.end());
  bring_back(HistoryState{std::move(session.view), std::move(session.playback)});
  ui::restore_panels(session.panels, panels_);
  atlas_given_ = session.atlas;
  tell_left_out("session", std::move(findings));
  take_story_of(session);
  // What the program keeps by itself is nobody's file.
  const auto state = state_folder();
  const bool own = state && same_file(file.parent_path(), *state);
  session_file_ = own ? std::nullopt : std::optional(file);
  notify(own ? "The last session is open" : fmt::format("{} is open", file.filename().string()));
}

void Window::ask_to_save() {
  const auto folder = sessions_folder();
  const std::string stem = fmt::format("{}-{}", view_.contest, name_of(view_.colour));
  fs::path path = folder ? *folder / (stem + ".toml") : fs::path(stem + ".toml");
  std::error_code failed;
  for (int number = 2; fs::exists(path, failed); ++number)
    path.replace_filename(fmt::format("{}-{}.toml", stem, number));
  ask(ui::Asking::session_to_save, session_file_ ? session_file_->string() : path.string());
}

void Window::save_session(const fs::path& file) {
  fs::path path = expanded_path(file.string());
  if (!path.has_extension()) path += ".toml";
  try {
    std::error_code failed;
    if (const auto folder = sessions_folder(); folder && path.parent_path() == *folder)
      fs::create_directories(*folder, failed);
    write_whole(path, to_toml(session()));
  } catch (const MachineError& error) {
    if (panels_.picker.what != ui::Asking::session_to_save) ask(ui::Asking::session_to_save, path.string());
    panels_.picker.focus = true;
    panels_.save_fault = error.what();
    return;
  }
  session_file_ = path;
  panels_.picker = {};
  panels_.save_fault.clear();
  notify(fmt::format("Saved to {}", path.string()));
}

void Window::list_sessions() {
  panels_.session_files.clear();
  if (const auto folder = sessions_folder())
    for (fs::path& path : toml_files_in(*folder))
      panels_.session_files.push_back({path, path.stem().string(), local_time_of(path)});
  const auto last = last_session_file();
  if (!last) return;
  std::error_code failed;
  const fs::path before = last->parent_path() / ("before-" + last->filename().string());
  if (fs::exists(before, failed))
    panels_.session_files.push_back({before, "The session before this one", local_time_of(before)});
}

}  // namespace hustings
