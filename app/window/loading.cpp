#include "app/window/loading.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

#include "app/command_line/commands.h"
#include "app/stage/desk.h"
#include "atlas/import/remembered.h"
#include "atlas/load/read_numbers.h"
#include "atlas/load/renew_atlas.h"
#include "atlas/load/where_areas_lie.h"
#include "base/log.h"

namespace hustings {

namespace fs = std::filesystem;

namespace {

template <class Value>
bool is_ready(const std::future<Value>& work) {
  return work.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
}

/// On a night tables may have no rows yet.
Outcome<Atlas> load_asked(const Command& asked, Progress* progress) {
  if (!asked.watch.on) return load_with_joined(asked, Geometry::meshes, progress);
  const Outcome<AtlasFile> file = file_with_joined(asked);
  if (!file) return {std::nullopt, file.findings};
  Outcome<Atlas> atlas = load_watched(*file.value, Geometry::meshes, progress);
  atlas.findings.insert(atlas.findings.begin(), file.findings.begin(), file.findings.end());
  return atlas;
}

}  // namespace

Loading::~Loading() { wait(); }

void Loading::add_commands(CommandTable& table) {
  table.push_back({.id = "read-files-again",
                   .title = "Read the files of this atlas again",
                   .keys = {},
                   .run = [this] { read_files_again(); },
                   .enabled = [this] { return desk_.loaded() && !active() && from_files_; }});
}

void Loading::wait() const {
  if (rereading_.valid()) rereading_.wait();
  if (reading_.valid()) reading_.wait();
  if (indexing_.valid()) indexing_.wait();
  for (const std::future<void>& warming : warming_) warming.wait();
}

void Loading::drop_atlas() {
  if (indexing_.valid()) indexing_.wait();
  indexing_ = {};
  index_.reset();
}

void Loading::take_atlas() {
  indexing_ = std::async(std::launch::async, [known = desk_.atlas] { return std::make_unique<SearchIndex>(*known); });
  std::erase_if(warming_, [](const std::future<void>& warming) { return is_ready(warming); });
  warming_.push_back(std::async(std::launch::async, [known = desk_.atlas] {
    prepare_all_levels(*known);
    warm_up(*known);
  }));
}

void Loading::start(const fs::path& file) {
  progress_ = 0;
  started_ = std::chrono::system_clock::now();
  Command asked = desk_.command;
  asked.atlas = file;
  reading_ = std::async(std::launch::async, [asked, this] {
    Outcome<Atlas> atlas = load_asked(asked, &progress_);
    place_.clear();
    if (!atlas) return atlas;
    prepare_first_picture(*atlas.value);
    from_files_ = remembered_import(asked.atlas).value.has_value();
    const Outcome<AtlasFile> read = read_atlas_file(asked.atlas);
    const auto contest = atlas.value->find_contest(atlas.value->default_contest);
    if (read && contest && read.value->crs != default_crs)
      place_ = where_areas_lie(atlas.value->layers[atlas.value->contests[*contest].own.layer], read.value->crs);
    return atlas;
  });
}

void Loading::join(const std::string& table) { to_join_.push_back(table); }

void Loading::begin_to_join() {
  std::vector<std::string>& joined = desk_.command.joined;
  renewal_ = Renewal::joined;
  std::erase(joined, to_join_.front());  // a table that is joined again is read again
  joined.push_back(to_join_.front());
  to_join_.erase(to_join_.begin());
  start(desk_.atlas->file);
}

void Loading::read_files_again() {
  desk_.messages.fault.clear();
  rereading_ = std::async(std::launch::async, [file = fs::path(desk_.atlas->file)]() -> Outcome<ReadAgain> {
    try {
      Outcome<ReadAgain> read = read_again({.atlas = file, .changes = {}});
      if (read && read.value->questions.empty()) write_again(*read.value);
      return read;
    } catch (const MachineError& error) {
      return {std::nullopt, {{.place = {}, .what = error.what(), .remedy = {}}}};
    }
  });
}

void Loading::end_reading_files() {
  const Outcome<ReadAgain> read = rereading_.get();
  report(read.findings);
  if (!read) {
    desk_.messages.fault = describe(first_error(read.findings));
  } else if (!read.value->questions.empty()) {
    desk_.messages.fault = fmt::format("{} Answer it with hustings new --again.", read.value->questions.front().text);
  } else if (read.value->changes.empty()) {
    desk_.notify("Read again: nothing has changed.");
  } else {
    const std::size_t more = read.value->changes.size() - 1;
    changes_ =
        fmt::format("Read again: {}{}.", read.value->changes.front(),
                    more == 0 ? std::string() : fmt::format(" ({} more {})", more, more == 1 ? "line" : "lines"));
    renewal_ = Renewal::files;
    start(desk_.atlas->file);
  }
}

std::optional<Outcome<Atlas>> Loading::receive() {
  if (desk_.loaded() && !active() && !to_join_.empty()) begin_to_join();
  if (rereading_.valid() && is_ready(rereading_)) end_reading_files();
  if (!reading_.valid() || !is_ready(reading_)) return std::nullopt;
  Outcome<Atlas> outcome = reading_.get();
  report(outcome.findings);
  desk_.settle();
  const Renewal why = std::exchange(renewal_, Renewal::none);
  if (why == Renewal::none) return outcome;
  show_again(std::move(outcome), why);
  return std::nullopt;
}

/// What the user chose stays.
void Loading::show_again(Outcome<Atlas> outcome, Renewal why) {
  if (!outcome) {
    if (why == Renewal::joined) desk_.command.joined.pop_back();
    desk_.messages.fault = describe(outcome.findings.front());
    for (const Finding& finding : outcome.findings)
      if (finding.severity == Severity::error) desk_.messages.fault = describe(finding);
    return;
  }
  desk_.messages.fault.clear();
  desk_.take_atlas(std::make_shared<const Atlas>(std::move(*outcome.value)));
  if (why == Renewal::joined) colour_joined();
  else desk_.notify(changes_);
}

/// The map shows the first of the new columns that it has areas for.
void Loading::colour_joined() {
  const LayerIndex layer = main_part(scene_of(*desk_.atlas, desk_.view)).layer;
  const std::string source = joined_entry(desk_.command.joined.back()).source_title;
  for (const NumberColumn& column : desk_.atlas->numbers)
    if (column.joined && column.on[layer].source == source) return colour_by_number(desk_.view, column.id);
  desk_.messages.fault =
      fmt::format("The table has no figures for the areas on the map ({}).", desk_.atlas->layers[layer].title);
}

const SearchIndex& Loading::search_index() {
  if (indexing_.valid()) index_ = indexing_.get();
  return *index_;
}

bool Loading::is_stuck() const { return hustings::is_stuck(reading_); }

}  // namespace hustings
