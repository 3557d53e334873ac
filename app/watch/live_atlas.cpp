#include "app/watch/live_atlas.h"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <fstream>
#include <system_error>
#include <utility>

#include "app/watch/open_votes.h"
#include "atlas/figures/table_choice.h"
#include "atlas/join.h"
#include "base/whole_file.h"
#include "geo/read/read_table.h"
#include "geo/read/source_file.h"
#include "geo/read/table_in_text.h"

namespace hustings {

namespace fs = std::filesystem;

namespace {

std::vector<std::pair<std::string, std::string>> sources_of(const ContestEntry& entry) {
  std::vector<std::pair<std::string, std::string>> sources{{entry.results, entry.results_layer}};
  if (!entry.areas.empty()) sources.emplace_back(entry.areas, entry.areas_layer);
  if (!entry.second_preferences.empty()) sources.emplace_back(entry.second_preferences, entry.second_preferences_layer);
  return sources;
}

std::set<std::pair<std::string, std::string>> sources_of(const AtlasFile& file, bool night) {
  std::set<std::pair<std::string, std::string>> sources;
  for (const ContestEntry& entry : file.contests)
    for (auto& source : sources_of(entry)) sources.insert(std::move(source));
  for (const NumbersEntry& entry : file.numbers) sources.emplace(entry.source, entry.source_layer);
  if (!night) std::erase_if(sources, [](const auto& source) { return is_database(source.first); });
  return sources;
}

std::set<std::string> files_of(const AtlasFile& file) {
  std::set<std::string> files;
  for (const auto& [source, layer] : sources_of(file, false)) files.insert(source);
  return files;
}

Digest digest_of(const Table& table) {
  Hasher hasher;
  for (const std::string& column : table.columns) hasher.add(column);
  for (const auto& row : table.rows)
    for (const std::string& cell : row) hasher.add(cell);
  return hasher.digest();
}

Patience patience_of(const WatchSetting& setting) {
  Patience patience = setting.patience;
  if (setting.night) patience.between = setting.every;
  return patience;
}

constexpr std::chrono::days of_counting(2);  // after its day an election may still be declared

}  // namespace

LiveAtlas::LiveAtlas(AtlasFile file, std::shared_ptr<const Atlas> atlas, WatchSetting setting)
    : file_(std::move(file)),
      atlas_(std::move(atlas)),
      setting_(std::move(setting)),
      files_(files_of(file_), patience_of(setting_), setting_.night, setting_.loaded) {
  for (const fs::path& folder : files_.folders()) events_.add(folder);
  files_.look(0);  // what was written before anybody listened
  if (!setting_.night) return;
  for (const auto& [source, layer] : sources_of(file_, true))
    if (is_database(source)) databases_.push_back({source, layer, {}, {}, {}});
  recall();
}

std::size_t LiveAtlas::tables() const { return sources_of(file_, setting_.night).size(); }

std::optional<WatchNews> LiveAtlas::step(double now, WallTime at) {
  Reading reading;
  for (const FolderEvent& event : events_.take()) files_.note(event, now);
  const std::set<std::string> begun = looked_ || !setting_.night ? std::set<std::string>() : nights_at(at);
  if (!looked_ || now >= *looked_ + patience_of(setting_).between) look(now, at, reading);
  for (ReadyTable& table : files_.take(now, [this] { return events_.take(); })) {
    reading.changed.insert(table.source);
    if (table.text) reading.texts.emplace(table.source, std::move(*table.text));
  }
  if (reading.changed.empty() && begun.empty()) return std::nullopt;
  choose_tables(begun, reading);
  const TableReader reader = [&](const std::string& source, const std::string& layer) {
    const auto known = reading.tables.find({source, layer});
    return known != reading.tables.end() ? std::move(known->second) : read(source, layer, reading);
  };
  RenewedAtlas renewed = renew_atlas(file_, atlas_, reading.again, reader);
  settle(renewed, reading, now, at);
  const std::size_t asked =
      reading.again.contests.size() + reading.again.empty.size() + (reading.again.numbers ? 1 : 0);
  if (renewed.failed.size() >= asked) return std::nullopt;
  WatchNews news{.atlas = {}, .sources = {reading.changed.begin(), reading.changed.end()}, .revisions = {}, .at = at};
  if (setting_.night) news.revisions = keep_log(renewed, reading, at);
  for (const AtlasLayer& layer : renewed.atlas.layers) layer.label_points.prepare();
  atlas_ = std::make_shared<const Atlas>(std::move(renewed.atlas));
  news.atlas = atlas_;
  return news;
}

/// At files of which no event comes, and into databases.
void LiveAtlas::look(double now, WallTime at, Reading& reading) {
  if (looked_) files_.look(now);
  looked_ = now;
  for (const fs::path& folder : files_.folders()) events_.add(folder);
  ask_databases(at, reading);
}

void LiveAtlas::ask_databases(WallTime at, Reading& reading) {
  for (Database& database : databases_) {
    Outcome<Table> table = read_table(database.source, database.layer);
    if (!table) {
      if (!database.fault) database.fault = WatchFault{database.source, {}, at};
      database.fault->why = first_error(table.findings).what;
      continue;
    }
    database.fault.reset();
    const Digest digest = digest_of(*table.value);
    const bool first = !database.shown;  // it was read with the atlas, a moment ago
    if (first || digest == *database.shown) {
      database.shown = digest;
      continue;
    }
    database.offered = digest;
    reading.changed.insert(database.source);
    reading.tables.emplace(TableKey(database.source, database.layer), std::move(table));
  }
}

/// The elections that are declared now: of these days, and those that no area has a result in.
std::set<std::string> LiveAtlas::nights_at(WallTime at) const {
  std::set<std::string> nights;
  const auto today = std::chrono::floor<std::chrono::days>(at);
  for (const ContestEntry& entry : file_.contests) {
    const auto known = atlas_->find_contest(entry.contest.id);
    if (entry.contest.date + of_counting >= today || !known || atlas_->contest(*known).results.empty())
      nights.insert(entry.contest.id);
  }
  return nights;
}

void LiveAtlas::choose_tables(const std::set<std::string>& nights, Reading& reading) const {
  for (const ContestEntry& entry : file_.contests) {
    const auto sources = sources_of(entry);
    const bool changed = std::any_of(sources.begin(), sources.end(),
                                     [&](const auto& source) { return reading.changed.contains(source.first); });
    if (!changed && !nights.contains(entry.contest.id)) continue;
    const bool empty = setting_.night && has_no_votes(entry, reading);
    (empty ? reading.again.empty : reading.again.contests).insert(entry.contest.id);
  }
  for (const NumbersEntry& entry : file_.numbers) reading.again.numbers |= reading.changed.contains(entry.source);
}

/// A table that is not there yet, has a header alone, or names candidates who all have no votes yet.
bool LiveAtlas::has_no_votes(const ContestEntry& entry, Reading& reading) const {
  const TableKey key{entry.results, entry.results_layer};
  const auto text = reading.texts.find(entry.results);
  const bool is_text = is_separated_text(entry.results);
  std::error_code failed;
  if (is_text && text == reading.texts.end() && !files_.shown(entry.results)) return !fs::exists(entry.results, failed);
  if (is_text) {
    const std::string_view whole = text != reading.texts.end() ? text->second : *files_.shown(entry.results);
    const std::size_t header = whole.find('\n');
    if (header == std::string_view::npos || whole.find_first_not_of(" \t\r\n", header) == std::string_view::npos)
      return true;
  }
  if (!reading.tables.contains(key)) reading.tables.emplace(key, read(entry.results, entry.results_layer, reading));
  Outcome<Table>& table = reading.tables.at(key);
  if (!table) return false;
  take_out_open_areas(*table.value);
  return table.value->rows.empty();
}

/// What is watched is read as it was when it was whole.
Outcome<Table> LiveAtlas::read(const std::string& source, const std::string& layer, const Reading& reading) const {
  if (const auto text = reading.texts.find(source); text != reading.texts.end())
    return table_in_text(source, text->second);
  if (const auto shown = files_.shown(source)) return table_in_text(source, std::string(*shown));
  return read_table(source, layer);
}

/// What could be read is shown, and the rest is told.
void LiveAtlas::settle(const RenewedAtlas& renewed, const Reading& reading, double now, WallTime at) {
  std::map<std::string, std::string> faults;  // by source
  for (const auto& [id, findings] : renewed.failed) {
    const Finding& error = first_error(findings);
    const auto guilty = [&](const std::string& source) { return source == error.place.file; };
    const bool named = std::any_of(reading.changed.begin(), reading.changed.end(), guilty);
    for (const std::string& source : reading.changed)
      if (named ? guilty(source) : id == source) faults.emplace(source, describe(error));
    if (named) continue;
    for (const ContestEntry& entry : file_.contests)
      if (entry.contest.id == id)
        for (const auto& [source, layer] : sources_of(entry))
          if (reading.changed.contains(source)) faults.emplace(source, describe(error));
  }
  for (const std::string& source : reading.changed) {
    const auto fault = faults.find(source);
    if (fault == faults.end()) files_.accept(source);
    else files_.reject(source, fault->second, now);
    for (Database& database : databases_) {
      if (database.source != source || !database.offered) continue;
      database.shown = std::exchange(database.offered, std::nullopt);
      if (fault != faults.end()) database.fault = WatchFault{source, fault->second, at};
    }
  }
}

std::vector<Revision> LiveAtlas::keep_log(RenewedAtlas& renewed, const Reading& reading, WallTime at) {
  std::vector<Revision> fresh;
  std::set<std::string> read = reading.again.contests;
  read.insert(reading.again.empty.begin(), reading.again.empty.end());
  for (const ContestEntry& entry : file_.contests) {
    const std::string& id = entry.contest.id;
    if (!read.contains(id) || renewed.failed.contains(id)) continue;
    const ContestIndex index = *renewed.atlas.find_contest(id);
    const auto known = atlas_->find_contest(id);
    const bool compared = known && (nights_.contains(id) || reading.changed.contains(entry.results));
    const std::vector<Revision> some = log_.take(renewed.atlas, compared ? &atlas_->contests[*known] : nullptr,
                                                 &atlas_->parties, renewed.atlas.contests[index], at);
    fresh.insert(fresh.end(), some.begin(), some.end());
    nights_.insert(id);
    mark(renewed.atlas, entry, index);
    record(renewed.atlas, index, at);
  }
  write_log(fresh, at);
  return fresh;
}

/// An area that is not declared yet is no gap in the table.
void LiveAtlas::mark(Atlas& atlas, const ContestEntry& entry, ContestIndex index) const {
  AtlasContest& contest = atlas.contests[index];
  const AtlasLayer& layer = atlas.layers[contest.own.layer];
  std::set<std::string> before;
  for (const Finding& finding : findings_of(join_report(contest, layer), contest.contest, entry.results))
    before.insert(describe(finding));
  log_.mark(contest, layer, entry.contest.absent);
  std::erase_if(atlas.findings, [&](const Finding& finding) { return before.contains(describe(finding)); });
  for (Finding& finding : findings_of(join_report(contest, layer), contest.contest, entry.results))
    atlas.findings.push_back(std::move(finding));
}

void LiveAtlas::write_log(const std::vector<Revision>& revisions, WallTime at) {
  if (revisions.empty() || !setting_.log) return;
  std::error_code failed;
  fs::create_directories(setting_.log->parent_path(), failed);
  std::string lines = to_csv(revision_table(atlas_->file, revisions));
  if (fs::exists(*setting_.log, failed)) lines.erase(0, lines.find('\n') + 1);
  std::ofstream log(*setting_.log, std::ios::app | std::ios::binary);
  log << lines << std::flush;
  if (log) write_fault_.reset();
  else write_fault_ = WatchFault{setting_.log->string(), "revisions cannot be written there", at};
}

/// Of the atlas's own election the file that was asked for; of others one beside it.
fs::path LiveAtlas::record_of(const std::string& contest) const {
  fs::path file(setting_.record);
  if (contest == atlas_->default_contest || file_.contests.size() == 1) return file;
  return file.parent_path() / fmt::format("{}-{}{}", file.stem().string(), contest, file.extension().string());
}

namespace {

fs::path areas_beside(const fs::path& file) {
  return file.parent_path() / fmt::format("{}-areas{}", file.stem().string(), file.extension().string());
}

}  // namespace

void LiveAtlas::record(const Atlas& atlas, ContestIndex contest, WallTime at) {
  if (setting_.record.empty()) return;
  const Recording recording = recording_of(atlas.contests[contest], atlas.parties, log_);
  const fs::path file = record_of(atlas.contest(contest).id);
  std::string fault = fault_of_writing(file, to_csv(recording.results));
  if (fault.empty()) fault = fault_of_writing(areas_beside(file), to_csv(recording.areas));
  write_fault_.reset();
  if (!fault.empty()) write_fault_ = WatchFault{file.string(), std::move(fault), at};
}

/// Who starts again in the middle of the night goes on with the times that were recorded.
void LiveAtlas::recall() {
  if (setting_.record.empty()) return;
  for (const ContestEntry& entry : file_.contests) {
    std::error_code failed;
    const fs::path areas = areas_beside(record_of(entry.contest.id));
    if (!fs::exists(areas, failed)) continue;
    if (const Outcome<Table> table = read_table(areas.string())) log_.recall(entry.contest.id, *table.value);
  }
}

std::optional<WatchFault> LiveAtlas::fault(double now, WallTime at) const {
  if (const auto fault = files_.fault(now)) {
    const auto ago = std::chrono::duration_cast<WallTime::duration>(std::chrono::duration<double>(now - fault->since));
    return WatchFault{fault->source, fault->why, std::chrono::floor<std::chrono::seconds>(at - ago),
                      fault->may_be_meant};
  }
  for (const Database& database : databases_)
    if (database.fault) return database.fault;
  return write_fault_;
}

std::optional<double> LiveAtlas::due_in(double now) const {
  const double next_look = looked_ ? std::max(0.0, *looked_ + patience_of(setting_).between - now) : 0;
  return std::min(files_.due_in(now).value_or(next_look), next_look);
}

}  // namespace hustings
