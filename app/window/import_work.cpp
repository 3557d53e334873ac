#include "app/window/import_work.h"

#include <algorithm>
#include <exception>
#include <unordered_map>
#include <utility>

#include "app/window/loading.h"
#include "base/text/text.h"

namespace hustings {

namespace {

/// Ends work whose request is no longer wanted.
struct NoLongerWanted {};

constexpr glm::ivec2 raster_room{760, 760};      // pixels: of the sheet's map on a large display
constexpr std::size_t rows_with_letters = 2000;  // that are looked at first

/// Of each area the row of the boundaries that has its code.
std::vector<std::int32_t> rows_of(const Layer& layer, const AreaReading& areas) {
  std::unordered_map<std::string, std::int32_t> rows;
  for (std::size_t row = 0; row < areas.rows.size(); ++row)
    rows.emplace(area_code_of(areas.rows[row].code), static_cast<std::int32_t>(row));
  std::vector<std::int32_t> of;
  for (const Area& area : layer.areas) {
    const auto row = rows.find(area_code_of(area.code));
    of.push_back(row == rows.end() ? -1 : row->second);
  }
  return of;
}

/// The column without the number of its group: "nuance" of "nuance 2".
std::string without_number(const std::string& header) {
  const std::string name = folded(header);
  const auto end = name.find_last_not_of("0123456789 ");
  const auto begin = name.find_first_not_of("0123456789 ");
  return end == std::string::npos ? name : name.substr(begin, end + 1 - begin);
}

/// Of each column of the table what it was read as: its own, or that of its group.
std::vector<std::int32_t> readings_of(const Table& table, const std::vector<ColumnReading>& columns) {
  std::unordered_map<std::string, std::int32_t> by_name, by_stem;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    by_name.emplace(folded(columns[i].header), static_cast<std::int32_t>(i));
    by_stem.emplace(without_number(columns[i].header), static_cast<std::int32_t>(i));
  }
  std::vector<std::int32_t> readings;
  for (const std::string& header : table.columns) {
    const auto own = by_name.find(folded(header));
    const auto group = by_stem.find(without_number(header));
    readings.push_back(own != by_name.end() ? own->second : group != by_stem.end() ? group->second : -1);
  }
  return readings;
}

ui::FontLetters letters_in(const ui::ImportFound& found) {
  ui::FontLetters letters;
  if (found.sources) {
    const Table& table = found.sources->results.table;
    for (const std::string& header : table.columns) letters.add(header);
    for (std::size_t row = 0; row < std::min(rows_with_letters, table.rows.size()); ++row)
      for (const std::string& cell : table.rows[row]) letters.add(cell);
  }
  if (const AreaReading* areas = found.areas()) {
    for (const AreaRow& row : areas->rows) letters.add(row.name);
    for (const UnmatchedKey& key : areas->unmatched) letters.add(key.written);
  }
  return letters;
}

void add(Findings& findings, const Findings& more) { findings.insert(findings.end(), more.begin(), more.end()); }

}  // namespace

ImportWork::~ImportWork() {
  is_old_ = true;
  wait();
}

bool ImportWork::is_stuck() const { return hustings::is_stuck(work_); }

void ImportWork::want(const ImportRequest& request) {
  wanted_ = request;
  if (active()) is_old_ = true;
  else start();
}

void ImportWork::drop() {
  wanted_.reset();
  last_.reset();
  if (active()) is_old_ = true;
  else place_.reset();
}

void ImportWork::start() {
  is_old_ = false;
  stage_ = ImportStage::boundaries;
  if (!place_) place_ = std::make_shared<ImportPlace>();
  work_ =
      std::async(std::launch::async, [this, request = *wanted_, before = last_] { return found_for(request, before); });
}

/// What does not follow from what has changed since is taken from what was found before; none: it was not.
std::shared_ptr<const ui::ImportFound> ImportWork::found_for(const ImportRequest& request,
                                                             const std::shared_ptr<const ui::ImportFound>& before) {
  auto found = std::make_shared<ui::ImportFound>();
  found->request = request;
  const auto progress = [this](ImportStage stage) {
    if (is_old_) throw NoLongerWanted();
    stage_ = stage;
  };
  try {
    if (before && before->sources && before->request.reads_as(request)) {
      found->sources = before->sources;
    } else {
      Outcome<ImportSources> read = read_sources(request, progress);
      add(found->findings, read.findings);
      if (read) found->sources = std::make_shared<const ImportSources>(std::move(*read.value));
    }
    if (found->sources) {
      Outcome<AtlasPlan> plan = plan_atlas(*found->sources, request, *place_, progress);
      add(found->findings, plan.findings);
      if (plan) found->plan = std::make_shared<const AtlasPlan>(std::move(*plan.value));
    }
    if (found->can_be_opened()) {
      found->layer = place_->layer();
      const bool is_same = before && before->layer == found->layer;
      found->raster =
          is_same ? before->raster : std::make_shared<const AreaRaster>(raster_of(*found->layer, raster_room));
    } else if (before && before->request.boundaries == request.boundaries) {
      found->layer = before->layer;  // the areas are where they were, whatever is asked of the table
      found->raster = before->raster;
    }
    if (found->layer && found->plan) found->rows = rows_of(*found->layer, *found->areas());
    if (found->plan) found->readings = readings_of(found->sources->results.table, found->plan->understanding.columns);
    found->letters = letters_in(*found);
  } catch (const NoLongerWanted&) {
    return nullptr;
  } catch (const std::exception& error) {
    found->findings.push_back({.severity = Severity::error, .place = {}, .what = error.what(), .remedy = {}});
  }
  return found;
}

std::shared_ptr<const ui::ImportFound> ImportWork::receive() {
  if (!active() || work_.wait_for(std::chrono::seconds(0)) != std::future_status::ready) return nullptr;
  std::shared_ptr<const ui::ImportFound> found = work_.get();
  if (!wanted_) {  // the sheet was closed meanwhile
    place_.reset();
    return nullptr;
  }
  if (found) last_ = found;
  if (!found || !(found->request == *wanted_)) {
    start();
    return nullptr;
  }
  return found;
}

}  // namespace hustings
