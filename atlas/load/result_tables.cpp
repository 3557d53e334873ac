#include "atlas/load/result_tables.h"

#include <algorithm>

#include "atlas/load/name_join.h"
#include "atlas/load/sum_rows.h"
#include "elections/read/published_areas.h"
#include "elections/read/published_shares.h"
#include "elections/read/table_faults.h"
#include "elections/read/wide_table.h"

namespace hustings {

namespace {

/// Has the table figures of areas that are no part of a result, and can be held against it?
bool has_more_than_counts(const Table& table) {
  return std::any_of(table.columns.begin(), table.columns.end(), [](const std::string& header) {
    const auto figure = maybe_area_figure(header);
    return (figure && *figure > AreaFigure::seats) || is_kind_of_rejected(header);
  });
}

bool has_counts(const Table& table) {
  return table.find_column("electorate") || table.find_column("ballots") || table.find_column("seats");
}

/// The table under the headers that `add_area_figures` knows, where it has others for them.
std::optional<Table> with_known_headers(const Table& table) {
  std::optional<Table> renamed;
  for (const AreaFigure figure : {AreaFigure::electorate, AreaFigure::ballots, AreaFigure::seats}) {
    if (table.find_column(column_of(figure))) continue;
    const auto found = std::find_if(table.columns.begin(), table.columns.end(),
                                    [&](const std::string& header) { return maybe_area_figure(header) == figure; });
    if (found == table.columns.end()) continue;
    if (!renamed) renamed = table;
    renamed->columns[static_cast<std::size_t>(found - table.columns.begin())] = column_of(figure);
  }
  return renamed;
}

/// Takes out the columns that `add_published` reads, and holds against the votes: nothing is told twice. A majority in
/// percent it does not read.
void leave_to_add_published(const Table& areas, Table& figures) {
  const auto leave = [&](AreaFigure figure) {
    const auto column = figures.find_column(column_of(figure));
    if (column && areas.find_column(column_of(figure))) figures.columns[*column].clear();
  };
  leave(AreaFigure::winner);
  const auto majority = figures.find_column(column_of(AreaFigure::majority));
  const auto is_read = [&](const std::vector<std::string>& row) {
    return row[*majority].empty() || maybe_count(row[*majority]);
  };
  if (majority && std::all_of(figures.rows.begin(), figures.rows.end(), is_read)) leave(AreaFigure::majority);
}

}  // namespace

ResultTables::ResultTables(const ContestTables& tables, const AtlasLayer& layer, const Atlas& atlas,
                           const Parties& parties)
    : tables_(tables), layer_(layer), atlas_(atlas), parties_(parties) {}

bool ResultTables::tidy() {
  if (!look_for_faults(*tables_.votes.value)) return false;
  votes_ = with_area_codes(without_sums(*tables_.votes.value));
  if (votes_ == nullptr || !take_areas()) return false;
  if (tables_.second_preferences && tables_.second_preferences->value) {
    second_preferences_ = with_area_codes(*tables_.second_preferences->value);
    if (second_preferences_ == nullptr) return false;
  }
  if (!is_one_contest()) return false;
  if (is_wide(*votes_, parties_)) {
    if (!tidy_wide()) return false;
  } else {
    tidy_long();
  }
  if (votes_->find_column("share")) published_.votes = votes_;
  return true;
}

/// The table with codes, which it may have already; none where names cannot be told.
const Table* ResultTables::with_area_codes(const Table& table) {
  if (table.find_column("area_code")) return &table;
  Outcome<Table> coded = with_codes(table, layer_, atlas_);
  add(coded.findings);
  return coded ? &keep(std::move(*coded.value)) : nullptr;
}

bool ResultTables::look_for_faults(const Table& table) {
  add(cells_over_lines(table));
  add(doubled_columns(table, parties_));
  return !has_errors(findings_);
}

const Table& ResultTables::without_sums(const Table& table) {
  std::vector<std::size_t> keys;
  if (const auto code = table.find_column("area_code")) keys.push_back(*code);
  const NameColumns names = name_columns_of(table);
  for (const auto& column : {names.name, names.parent})
    if (column) keys.push_back(*column);
  if (keys.empty()) return table;
  WithoutSums out = without_sum_rows(table, keys);
  add(out.findings);
  return out.rest ? keep(std::move(*out.rest)) : table;
}

bool ResultTables::take_areas() {
  if (!tables_.areas) return true;
  if (!look_for_faults(*tables_.areas->value)) return false;
  areas_ = with_area_codes(without_sums(*tables_.areas->value));
  if (areas_ == nullptr) return false;
  if (auto renamed = with_known_headers(*areas_)) areas_ = &keep(std::move(*renamed));
  if (!has_more_than_counts(*areas_)) return true;
  PublishedAreas figures = published_areas(*areas_, "area_code");
  if (!figures.areas) return true;
  leave_to_add_published(*areas_, *figures.areas);
  published_.areas.push_back(&keep(std::move(*figures.areas)));
  return true;
}

bool ResultTables::is_one_contest() {
  RowColumns columns{.area = {}, .party = votes_->find_column("party"), .candidate = votes_->find_column("candidate")};
  const auto code = votes_->find_column("area_code");
  if (!code) return true;  // the reader says what is missing
  columns.area.push_back(*code);
  const auto several = maybe_several_contests(*votes_, columns);
  if (several) findings_.push_back(*several);
  return !several;
}

bool ResultTables::tidy_wide() {
  Outcome<LongTables> tall = long_from_wide(*votes_, parties_);
  add(tall.findings);
  if (!tall) return false;
  votes_ = &keep(std::move(tall.value->votes));
  if (tall.value->areas) use_areas(std::move(*tall.value->areas));
  return true;
}

void ResultTables::tidy_long() {
  SplitTables apart = split_area_figures(*votes_, "area_code", parties_);
  add(apart.findings);
  if (apart.votes) votes_ = &keep(std::move(*apart.votes));
  if (apart.areas) use_areas(std::move(*apart.areas));
  if (!has_unnamed_shares(*votes_)) return;
  Table named = *votes_;
  name_shares(named, "area_code");
  votes_ = &keep(std::move(named));
}

/// Of a table of votes: electorates and seats count where the contest has no table of areas.
void ResultTables::use_areas(Table areas) {
  const Table& kept = keep(std::move(areas));
  published_.areas.push_back(&kept);
  if (areas_ == nullptr && has_counts(kept)) areas_ = &kept;
}

}  // namespace hustings
