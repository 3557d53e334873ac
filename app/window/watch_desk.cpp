#include "app/window/watch_desk.h"

#include <SDL.h>
#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <utility>

#include "app/command_line/commands.h"
#include "app/stage/desk.h"
#include "app/watch/watcher.h"
#include "app/window/loading.h"
#include "base/log.h"
#include "base/paths.h"

namespace hustings {

namespace fs = std::filesystem;

namespace {

/// The loop waits for events: one that says nothing makes it look.
void wake_window() {
  static const Uint32 type = SDL_RegisterEvents(1);
  SDL_Event event{};
  event.type = type;
  SDL_PushEvent(&event);
}

/// Nobody edits the tables of the sample atlases.
bool is_worth_watching(const Command& command, const std::string& atlas) {
  if (command.watch.on || !command.joined.empty()) return true;
  std::error_code failed;
  return !fs::equivalent(fs::path(atlas).parent_path(), assets_folder(), failed);
}

std::string name_of_source(const std::string& source) {
  const std::string name = fs::path(source).filename().string();
  return name.empty() ? source : name;
}

}  // namespace

WatchDesk::WatchDesk(Desk& desk, Loading& loading) : desk_(desk), loading_(loading) {}

WatchDesk::~WatchDesk() = default;

void WatchDesk::add_commands(CommandTable& table) {
  table.push_back({.id = "watch-results",
                   .title = desk_.live.on ? "Stop watching the files of results" : "Watch the files of results",
                   .keys = {},
                   .run = [this] { set_night(!desk_.live.on); },
                   .enabled = [this] { return desk_.loaded(); }});
  table.push_back({.id = "revisions",
                   .title = "Revisions of results",
                   .keys = {},
                   .run = [this] { desk_.live.listed = !desk_.live.listed; },
                   .enabled = [this] { return desk_.live.on; }});
  table.push_back({.id = "read-as-it-is",
                   .title = "Read the watched table as it is",
                   .keys = {},
                   .run = [this] { watcher_->allow(); },
                   .enabled = [this] { return watcher_ && desk_.live.may_be_meant; }});
}

void WatchDesk::set_night(bool on) {
  desk_.command.watch.on = on;
  desk_.live.listed &= on;
  stop();
  start();
  desk_.make_commands();
  desk_.notify(on ? "The files of results are watched" : "The files of results are no longer watched");
}

void WatchDesk::drop_atlas() {
  if (!showing_) stop();
}

void WatchDesk::take_atlas() {
  if (showing_) return;
  desk_.live.revisions.clear();
  start();
}

void WatchDesk::stop() {
  desk_.live.standing.clear();
  desk_.live.heading.clear();
  std::erase_if(ending_, [](const std::future<void>& one) {
    return one.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
  });
  if (watcher_)
    ending_.push_back(std::async(std::launch::async,
                                 [ended = std::shared_ptr<Watcher>(std::move(watcher_))]() mutable { ended.reset(); }));
}

void WatchDesk::start() {
  Command asked = desk_.command;
  asked.atlas = desk_.atlas->file;
  desk_.live.on = asked.watch.on;
  if (!is_worth_watching(asked, desk_.atlas->file)) return;
  WatchSetting setting{.night = asked.watch.on,
                       .every = asked.watch.every,
                       .record = asked.watch.record,
                       .log = {},
                       .loaded = std::max(loading_.started(), read_at_)};
  if (const auto folder = state_folder()) setting.log = *folder / "revisions.csv";
  auto make = [asked, setting, atlas = desk_.atlas]() -> std::unique_ptr<LiveAtlas> {
    Outcome<AtlasFile> file = file_with_joined(asked);
    return file ? std::make_unique<LiveAtlas>(std::move(*file.value), atlas, setting) : nullptr;
  };
  watcher_ = std::make_unique<Watcher>(std::move(make), wake_window);
}

void WatchDesk::wait() const {
  if (watcher_) watcher_->wait();
}

bool WatchDesk::is_stuck() const {
  return (watcher_ && watcher_->is_stuck()) || std::any_of(ending_.begin(), ending_.end(), hustings::is_stuck<void>);
}

void WatchDesk::receive() {
  if (!watcher_ || !desk_.loaded()) return;
  tell_fault();
  if (loading_.active() || desk_.transition.active()) return;  // it is shown when the map is at rest
  if (const auto news = watcher_->take()) show(*news);
}

/// A strip that stays: what is shown is the last that was whole.
void WatchDesk::tell_fault() {
  const auto fault = watcher_->fault();
  std::string text;
  if (fault)
    text = fmt::format("{} not read since {}: {}", name_of_source(fault->source), clock_time(fault->since), fault->why);
  desk_.live.may_be_meant = fault && fault->may_be_meant;
  if (text == desk_.live.standing) return;
  desk_.live.standing = std::move(text);
  desk_.settle();
}

/// View, undo and panels stay.
void WatchDesk::show(const WatchNews& news) {
  showing_ = desk_.live.same_layers = true;
  desk_.take_atlas(news.atlas);
  showing_ = desk_.live.same_layers = false;
  read_at_ = news.at;
  desk_.live.heading = fmt::format("Last read at {}", clock_time(news.at));
  list(news);
  desk_.settle();
}

void WatchDesk::list(const WatchNews& news) {
  std::vector<ui::RevisionLine> lines;
  for (const Revision& revision : news.revisions)
    lines.push_back({clock_time(revision.at), revision.contest, revision.area_code, revision.area,
                     words_for(revision.kind), revision.before, revision.after});
  desk_.live.revisions.insert(desk_.live.revisions.begin(), std::make_move_iterator(lines.rbegin()),
                              std::make_move_iterator(lines.rend()));
  if (news.revisions.empty()) {
    if (!desk_.live.on) desk_.notify(fmt::format("Read again at {}", clock_time(news.at)));
    return;
  }
  if (desk_.presentation.on()) return;  // an audience sees it on the map
  const Revision& last = news.revisions.back();
  const std::size_t more = news.revisions.size() - 1;
  desk_.notify(fmt::format("{}: {} at {}{}", last.area, words_for(last.kind), clock_time(last.at),
                           more == 0 ? std::string() : fmt::format(" (and {} more)", more)));
}

}  // namespace hustings
