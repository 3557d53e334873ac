#include "app/window/session_keeper.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <system_error>
#include <utility>

#include "app/command_line/commands.h"
#include "app/desktop/crash_log.h"
#include "app/desktop/known_files.h"
#include "app/stage/desk.h"
#include "app/window/loading.h"
#include "app/window/story_desk.h"
#include "atlas/load/named_files.h"
#include "atlas/load/read_numbers.h"
#include "base/folder_entries.h"
#include "base/log.h"
#include "base/paths.h"
#include "base/whole_file.h"
#include "ui/panels/session_panels.h"

namespace hustings {

namespace fs = std::filesystem;

namespace {

bool is_sample(const fs::path& atlas) {
  const std::vector<fs::path> samples = sample_atlases();
  return std::any_of(samples.begin(), samples.end(), [&](const fs::path& sample) { return same_file(sample, atlas); });
}

/// A joined table as it is named from any other folder.
std::string from_anywhere(const std::string& table) {
  std::error_code failed;
  return fs::exists(joined_entry(table).source, failed) ? fs::absolute(table, failed).string() : table;
}

/// The session's atlas: where it says, else beside the session, else the carried one of that name, else London's.
fs::path atlas_of(const Session& session, const fs::path& file, Findings& findings) {
  if (auto there = maybe_atlas_of_session(file, session.atlas)) return *there;
  findings.push_back({.severity = Severity::warning,
                      .place = {.file = file.string(), .layer = {}, .row = {}, .column = "atlas"},
                      .what = fmt::format("the atlas {} is not there", session.atlas),
                      .remedy = "The sample atlas of London is opened instead"});
  return atlas_file_named({});
}

}  // namespace

SessionKeeper::SessionKeeper(Desk& desk, Loading& loading, StoryDesk& story)
    : desk_(desk), loading_(loading), story_(story), autosave_(last_session_file()) {}

void SessionKeeper::add_commands(CommandTable& table) {
  const auto add = [&](WindowCommand command) { table.push_back(std::move(command)); };
  add({.id = "undo",
       .title = "Undo",
       .keys = {with_control(SDLK_z)},
       .run = [this] { bring_back(desk_.history.undo()); },
       .enabled = [this] { return desk_.history.can_undo(); },
       .repeats = true});
  add({.id = "redo",
       .title = "Redo",
       .keys = {with_control(SDLK_y), with_control(SDLK_z, true)},
       .run = [this] { bring_back(desk_.history.redo()); },
       .enabled = [this] { return desk_.history.can_redo(); },
       .repeats = true});
  add({.id = "save",
       .title = "Save the session",
       .keys = {with_control(SDLK_s)},
       .run = [this] { file_ ? save(*file_) : ask_to_save(); },
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
             list();
             desk_.ask(ui::Asking::session_to_open);
           },
       .modes = everywhere});
  add({.id = "go-on",
       .title = "Continue where you left off",
       .keys = {plain(SDLK_r)},
       .run = [this] { take(*std::exchange(last_, std::nullopt)); },
       .enabled = [this] { return last_.has_value() && !desk_.messages.offer.empty(); }});
}

void SessionKeeper::start() {
  std::error_code failed;
  // A session may be opened from another folder.
  const fs::path& given = desk_.command.atlas;
  desk_.atlas_given = (fs::exists(given, failed) ? fs::absolute(given, failed) : given).string();
  if (desk_.command.session.empty()) loading_.start(atlas_file_named(given));
  else load_at_start();
  crash_log_ = take_crash_log(state_folder());
  if (crash_log_) say(fmt::format("The last run crashed; its log is {}", crash_log_->string()));
  if (desk_.command.bare || crash_log_) recall_last();
}

bool SessionKeeper::take_loaded(Outcome<Atlas> outcome) {
  if (outcome) {
    desk_.take_atlas(std::make_shared<const Atlas>(std::move(*outcome.value)));
    const View before = desk_.view;
    start_view();
    if (std::exchange(leaving_, std::nullopt)) {  // what the room and the eyes need is no atlas's
      desk_.view.look = before.look;
      desk_.view.vision = before.vision;
      file_.reset();
    }
    if (!is_sample(desk_.atlas->file)) desk_.files.use(FileKind::atlas, desk_.atlas->file, desk_.atlas->title);
    if (!loading_.place().empty()) desk_.notify(fmt::format("The areas lie {}", loading_.place()));
    return true;
  }
  if (open_without_joined(outcome.findings)) return true;
  opening_.reset();
  if (!desk_.loaded()) return false;
  if (leaving_) {  // what was there before stays
    desk_.command.view = std::move(leaving_->view);
    desk_.command.joined = std::move(leaving_->joined);
    desk_.atlas_given = std::move(leaving_->atlas_given);
  }
  desk_.tell_left_out(std::exchange(leaving_, std::nullopt) ? "atlas" : "session", std::move(outcome.findings));
  return true;
}

void SessionKeeper::remember(std::uint32_t held, bool changed) {
  desk_.history.record(desk_.view, desk_.playback, desk_.time, held, desk_.panels.shared.story.story,
                       desk_.panels.table().setting());
  if (changed || autosave_.due_in(desk_.time)) autosave_.note(session(), desk_.time);
}

std::optional<double> SessionKeeper::due_in() const { return autosave_.due_in(desk_.time); }

/// What a new atlas shows first: the view that the command asks for, and then that of a session, where one is being
/// opened.
void SessionKeeper::start_view() {
  desk_.view = view_from(*desk_.atlas, opening_ ? ViewOptions{} : desk_.command.view);
  const auto contest = desk_.atlas->find_contest(desk_.view.contest);
  desk_.playback = {};
  desk_.playback.track = desk_.atlas->contest(*contest).track;
  go_to(*desk_.atlas, *contest, desk_.playback, desk_.view);
  autosave_.start(session());
  if (opening_) {
    const Opening opening = *std::exchange(opening_, std::nullopt);
    show(opening.session, opening.findings, opening.file);
  } else if (desk_.command.view.centre || desk_.command.view.metres_per_pixel) {
    apply_camera(desk_.command.view, desk_.map.home(), desk_.view);
  }
  desk_.history.start(desk_.view, desk_.playback, desk_.panels.shared.story.story, desk_.panels.table().setting());
  describe_offer();
  if (desk_.command.story.empty()) return;
  story_.open(std::exchange(desk_.command.story, {}));
  if (std::exchange(desk_.command.present, false)) desk_.panels.shared.requests.ask(ui::RunCommand{"present"});
}

void SessionKeeper::bring_back(std::optional<HistoryState> seen) {
  if (!seen) return;
  desk_.transition.finish();
  desk_.map.motion.stop();
  desk_.map.drag = {};
  desk_.view = std::move(seen->view);
  desk_.playback = std::move(seen->playback);
  desk_.panels.table().set(std::move(seen->table));
  story_.bring_back(seen->story);
}

Session SessionKeeper::session() const {
  Session session{.atlas = desk_.atlas_given,
                  .joined = {},
                  .story = {},
                  .unsaved_story = {},
                  .view = desk_.view,
                  .playback = desk_.playback,
                  .panels = desk_.panels.kept()};
  story_.keep_in(session);
  for (const std::string& written : desk_.command.joined) session.joined.push_back(from_anywhere(written));
  return session;
}

void SessionKeeper::load_at_start() {
  Outcome<Session> read = read_session(desk_.command.session);
  if (!read) throw InputError(read.findings.front());
  opening_ = Opening{std::move(*read.value), std::move(read.findings), desk_.command.session, {}, {}};
  if (!desk_.command.atlas.empty()) opening_->session.atlas = desk_.command.atlas.string();
  join_tables_of(*opening_);
  opening_->atlas = atlas_of(opening_->session, opening_->file, opening_->findings);
  loading_.start(opening_->atlas);
}

/// Adds the tables that the session has joined to those that are loaded with the atlas; whether there is any new one.
bool SessionKeeper::join_tables_of(Opening& opening) {
  opening.joined_before = desk_.command.joined;
  std::vector<std::string> known;
  for (const std::string& written : desk_.command.joined) known.push_back(from_anywhere(written));
  for (const std::string& written : opening.session.joined) {
    if (std::find(known.begin(), known.end(), written) != known.end()) continue;
    const fs::path source = joined_entry(written).source;
    std::error_code failed;
    if (!source.is_absolute() || fs::exists(source, failed)) desk_.command.joined.push_back(written);
    else leave_out(opening, fmt::format("the joined table {} is not there", source.string()));
  }
  return desk_.command.joined != opening.joined_before;
}

void SessionKeeper::leave_out(Opening& opening, std::string what) {
  opening.findings.push_back({.severity = Severity::warning,
                              .place = {.file = opening.file.string(), .layer = {}, .row = {}, .column = "joined"},
                              .what = std::move(what),
                              .remedy = "It is left out"});
}

/// Where the atlas could not be loaded with what the session joins, it is once more without.
bool SessionKeeper::open_without_joined(const Findings& why) {
  if (!opening_ || desk_.command.joined == opening_->joined_before) return false;
  desk_.command.joined = opening_->joined_before;
  for (const Finding& finding : why)
    if (finding.severity == Severity::error) leave_out(*opening_, describe(finding));
  loading_.start(opening_->atlas);
  return true;
}

/// Nothing of this may disturb the start: where the file is not whole, nothing is offered.
void SessionKeeper::recall_last() {
  const auto file = last_session_file();
  if (!file) return;
  Outcome<Session> read = read_session(*file);
  if (read) last_ = Opening{std::move(*read.value), std::move(read.findings), *file, {}, {}};
}

/// What the offer says: the contest and what it is coloured by, and after a crash its log. None where it is what is
/// shown anyway.
void SessionKeeper::describe_offer() {
  desk_.messages.offer.clear();
  const auto crash = std::exchange(crash_log_, std::nullopt);
  const std::string log = crash ? fmt::format("the last run crashed; its log is {}", told_path(*crash)) : "";
  if (!last_ || last_->session == session()) {
    if (crash) desk_.notify("T" + log.substr(1));
    return;
  }
  const View& view = last_->session.view;
  const auto contest = desk_.atlas->find_contest(view.contest);
  desk_.messages.offer =
      fmt::format("{} \u00b7 {}", contest ? desk_.atlas->contest(*contest).title : view.contest, name_of(view.colour));
  if (crash) desk_.messages.offer += fmt::format(" ({})", log);
}

void SessionKeeper::open(const fs::path& file) {
  const fs::path path = expanded_path(file.string());
  Outcome<Session> read = read_session(path);
  desk_.settle();
  if (!read) {
    desk_.tell_left_out("session", std::move(read.findings));
    return;
  }
  take({std::move(*read.value), std::move(read.findings), path, {}, {}});
}

void SessionKeeper::open_atlas(const fs::path& file) {
  if (loading_.active()) return desk_.notify("Something else is being loaded: open the atlas again when it is there");
  if (same_file(file, desk_.atlas->file)) return desk_.notify(fmt::format("{} is open", desk_.atlas->title));
  std::error_code failed;
  last_.reset();
  desk_.messages.offer.clear();
  if (!is_sample(file)) desk_.files.use_folder_of("open", file);
  leaving_ = Leaving{std::exchange(desk_.command.view, {}), std::exchange(desk_.command.joined, {}),
                     std::exchange(desk_.atlas_given,
                                   is_sample(file) ? file.filename().string() : fs::absolute(file, failed).string())};
  loading_.start(file);
}

void SessionKeeper::take(Opening opening) {
  last_.reset();
  desk_.messages.offer.clear();
  opening.atlas = atlas_of(opening.session, opening.file, opening.findings);
  const bool same = same_file(opening.atlas, desk_.atlas->file);
  if (loading_.active() && !same) return;
  if (!loading_.active() && (join_tables_of(opening) || !same)) {
    opening_ = std::move(opening);
    loading_.start(opening_->atlas);
  } else {
    show(std::move(opening.session), std::move(opening.findings), opening.file);
  }
}

void SessionKeeper::show(Session session, Findings findings, const fs::path& file) {
  const Findings unfit = fit_to(*desk_.atlas, file.string(), session);
  findings.insert(findings.end(), unfit.begin(), unfit.end());
  bring_back(HistoryState{std::move(session.view), std::move(session.playback)});
  desk_.panels.restore(session.panels);
  desk_.atlas_given = session.atlas;
  desk_.tell_left_out("session", std::move(findings));
  story_.take_from(session);
  // What the program keeps by itself is nobody's file.
  const auto state = state_folder();
  const bool own = state && same_file(file.parent_path(), *state);
  file_ = own ? std::nullopt : std::optional(file);
  if (!own) {
    desk_.files.use(FileKind::session, file, short_name(file));
    desk_.files.use_folder_of("session", file);
  }
  desk_.notify(own ? "Last session restored" : fmt::format("{} is open", file.filename().string()));
}

void SessionKeeper::ask_to_save() {
  const auto last = desk_.files.folder("session");
  const fs::path folder = last ? *last : sessions_folder().value_or(fs::path());
  const std::string stem = fmt::format("{}-{}", desk_.view.contest, name_of(desk_.view.colour));
  const fs::path file = file_ ? *file_ : free_file(folder, stem, ".session.toml");
  desk_.ask(ui::Asking::session_to_save, file.string());
}

void SessionKeeper::save(const fs::path& file) {
  const fs::path path = with_ending(expanded_path(file.string()), ".session.toml");
  if (!desk_.write(ui::Asking::session_to_save, path, to_toml(session()), sessions_folder())) return;
  file_ = path;
  desk_.files.use(FileKind::session, path, short_name(path));
  desk_.tell_saved("Session", path);
}

void SessionKeeper::list() {
  desk_.field.files.clear();
  if (const auto folder = sessions_folder())
    for (fs::path& path : toml_files_in(*folder))
      desk_.field.files.push_back({path, short_name(path), local_time_of(path)});
  const auto last = last_session_file();
  if (!last) return;
  std::error_code failed;
  const fs::path before = last->parent_path() / ("before-" + last->filename().string());
  if (fs::exists(before, failed))
    desk_.field.files.push_back({before, "The session before this one", local_time_of(before)});
}

}  // namespace hustings
