#include "atlas/figures/table_rows.h"

#include <algorithm>
#include <array>
#include <utility>

#include "atlas/atlas.h"
#include "atlas/figures/area_order.h"
#include "atlas/figures/chart_data.h"
#include "atlas/figures/lit_areas.h"
#include "base/text/text.h"

namespace hustings {

namespace {

constexpr std::size_t no_row = static_cast<std::size_t>(-1);
constexpr std::size_t parties_compared = 2;  // whose change is among the usual columns

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> groups_by_start{
    {{"votes_", "Votes"}, {"share_", "Shares"}, {"change_", "Changes of share"}, {"number_", "Numbers"}}};

constexpr std::array<std::pair<std::string_view, std::string_view>, 24> groups{{{"area_code", "Area"},
                                                                                {"area_name", "Area"},
                                                                                {"parent_name", "Area"},
                                                                                {"winner", "Result"},
                                                                                {"runner_up", "Result"},
                                                                                {"third", "Result"},
                                                                                {"votes_valid", "Result"},
                                                                                {"electorate", "Result"},
                                                                                {"seats", "Result"},
                                                                                {"declared", "Result"},
                                                                                {"majority_votes", "How close"},
                                                                                {"majority_pct", "How close"},
                                                                                {"swing_needed_pct", "How close"},
                                                                                {"direct_switchers", "How close"},
                                                                                {"third_behind_pct", "How close"},
                                                                                {"three_way", "How close"},
                                                                                {"swing_pct", "What changed"},
                                                                                {"swing_from", "What changed"},
                                                                                {"swing_to", "What changed"},
                                                                                {"other_formula_pct", "What changed"},
                                                                                {"previous_winner", "What changed"},
                                                                                {"status", "What changed"},
                                                                                {"remain_pct", "Numbers"},
                                                                                {"compared_by", "About the figures"}}};

}  // namespace

std::vector<std::string> usual_columns(const AreaFigures& figures, bool top_two) {
  std::vector<std::string> columns{"area_name", "winner", "runner_up", "majority_votes", "majority_pct"};
  if (figures.shown.so_far) columns.insert(columns.begin() + 1, "declared");
  // A referendum, or a contest without an earlier one, has no swing and no change anywhere.
  const Column* swing = figures.find("swing_pct");
  const bool swings = swing != nullptr && any_known(*swing);
  if (swings) columns.emplace_back("swing_pct");
  if (swings && top_two) columns.insert(columns.end(), {"swing_from", "swing_to"});
  columns.insert(columns.end(), {"swing_needed_pct", "direct_switchers", "turnout_pct"});
  std::size_t compared = 0;
  for (const Column& column : figures.columns)
    if (column.id.starts_with("change_") && any_known(column) && compared++ < parties_compared)
      columns.push_back(column.id);
  columns.insert(columns.end(), {"remain_pct", "status", "flags"});
  std::erase_if(columns, [&](const std::string& id) { return figures.find(id) == nullptr; });
  return columns;
}

std::vector<std::string> shown_columns(const AreaFigures& figures, const TableSetting& setting, bool top_two) {
  if (setting.columns.empty()) return usual_columns(figures, top_two);
  std::vector<std::string> columns{"area_name"};
  for (const std::string& id : setting.columns)
    if (figures.find(id) != nullptr && std::find(columns.begin(), columns.end(), id) == columns.end())
      columns.push_back(id);
  return columns;
}

void toggle_column(const AreaFigures& figures, bool top_two, const std::string& id, TableSetting& setting) {
  if (setting.columns.empty()) setting.columns = usual_columns(figures, top_two);
  if (std::erase(setting.columns, id) == 0) setting.columns.push_back(id);
}

void sort_by(const AreaFigures& figures, const std::string& id, TableSetting& setting) {
  const Column& column = figures.column(id);
  setting.descending = setting.sort == id ? !setting.descending : column.kind == ColumnKind::number;
  setting.sort = id;
}

std::string_view group_of(const Column& column) {
  for (const auto& [id, group] : groups)
    if (column.id == id) return group;
  for (const auto& [start, group] : groups_by_start)
    if (column.id.starts_with(start)) return group;
  if (plain_measure(column.id) != nullptr) return "Result";
  return "About the figures";
}

std::string title_with_unit(const Column& column) {
  const bool said = column.unit.empty() || column.id == "electorate" ||
                    lower_case(column.title).find(column.unit) != std::string::npos;
  return said ? column.title : column.title + ", " + column.unit;
}

void TableRows::update(const Atlas& atlas, std::shared_ptr<const AreaFigures> figures, const Filter& filter,
                       const TableSetting& setting) {
  const bool known = figures->find(setting.sort) != nullptr;
  const std::string sort = known ? setting.sort : "area_name";
  const bool descending = known && setting.descending;
  if (figures_ == figures && filter_ == filter && sort_ == sort && descending_ == descending) return;
  if (figures_ != figures || filter_ != filter) {
    const std::vector<bool> lit = lit_areas(atlas, *figures, filter);
    areas_.clear();
    for (AreaIndex area = 0; area < lit.size(); ++area)
      if (lit[area]) areas_.push_back(area);
  }
  figures_ = std::move(figures);
  filter_ = filter;
  sort_ = sort;
  descending_ = descending;
  sort_areas(atlas, *figures_, sort_, descending_, areas_);
  rows_.assign(figures_->size(), no_row);
  for (std::size_t row = 0; row < areas_.size(); ++row) rows_[areas_[row]] = row;
  ++times_sorted_;
}

std::optional<std::size_t> TableRows::row_of(AreaIndex area) const {
  if (area >= rows_.size() || rows_[area] == no_row) return std::nullopt;
  return rows_[area];
}

}  // namespace hustings
