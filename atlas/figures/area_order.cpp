#include "atlas/figures/area_order.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "base/name_order.h"

namespace hustings {

namespace {

/// What an area is sorted by; worked out once, so that sorting compares numbers only.
struct Key {
  double value = undefined_number;
  std::uint32_t name = 0;
  AreaIndex area = 0;
};

/// The place of each area's text among all of them: many areas have the same one, and each is looked at once.
std::vector<double> values_of_texts(const std::vector<std::string>& texts) {
  std::unordered_map<std::string_view, std::size_t> known;
  std::vector<std::string> distinct;
  std::vector<std::size_t> which;
  for (const std::string& text : texts) {
    const auto [at, is_new] = known.emplace(text, distinct.size());
    if (is_new) distinct.push_back(text);
    which.push_back(at->second);
  }
  const std::vector<std::uint32_t> ranks = name_ranks(distinct);
  std::vector<double> values;
  for (std::size_t i = 0; i < texts.size(); ++i)
    values.push_back(texts[i].empty() ? undefined_number : ranks[which[i]]);
  return values;
}

std::vector<double> values_of_parties(const Atlas& atlas, const Column& column) {
  std::vector<std::string> names;
  for (const Party& party : atlas.parties) names.push_back(party.short_name);
  const std::vector<std::uint32_t> ranks = name_ranks(names);
  std::vector<double> values;
  for (const auto& party : column.parties) values.push_back(party ? ranks[*party] : undefined_number);
  return values;
}

std::vector<double> values_of(const Atlas& atlas, const AreaFigures& figures, const Column& column) {
  if (column.id == "area_name") return {figures.names->rank.begin(), figures.names->rank.end()};
  switch (column.kind) {
    case ColumnKind::number: return column.numbers;
    case ColumnKind::party: return values_of_parties(atlas, column);
    case ColumnKind::text: return values_of_texts(*column.texts);
    case ColumnKind::status: break;
  }
  std::vector<double> values;
  for (const auto& status : column.statuses) values.push_back(status ? static_cast<double>(*status) : undefined_number);
  return values;
}

}  // namespace

void sort_areas(const Atlas& atlas, const AreaFigures& figures, std::string_view column, bool descending,
                std::vector<AreaIndex>& areas) {
  const std::vector<double> values = values_of(atlas, figures, figures.column(column));
  std::vector<Key> keys;
  keys.reserve(areas.size());
  for (const AreaIndex area : areas) keys.push_back({values[area], figures.names->rank[area], area});
  std::stable_sort(keys.begin(), keys.end(), [&](const Key& a, const Key& b) {
    const bool known = !std::isnan(a.value);
    if (known != !std::isnan(b.value)) return known;
    if (known && a.value != b.value) return descending ? a.value > b.value : a.value < b.value;
    return a.name < b.name;
  });
  std::transform(keys.begin(), keys.end(), areas.begin(), [](const Key& key) { return key.area; });
}

std::vector<AreaIndex> order_by(const Atlas& atlas, const AreaFigures& figures, std::string_view column,
                                bool descending) {
  std::vector<AreaIndex> areas(figures.size());
  std::iota(areas.begin(), areas.end(), 0U);
  sort_areas(atlas, figures, column, descending, areas);
  return areas;
}

Table table_of(const Atlas& atlas, const AreaFigures& figures, std::span<const std::string> columns,
               std::span<const AreaIndex> areas) {
  Table table{atlas.contest(figures.shown.contest).id, {columns.begin(), columns.end()}, {}, {}};
  std::vector<const Column*> chosen;
  for (const std::string& id : columns) chosen.push_back(&figures.column(id));
  for (const AreaIndex area : areas) {
    std::vector<std::string>& row = table.rows.emplace_back();
    for (const Column* column : chosen) row.push_back(cell_text(atlas, figures, *column, area));
    table.lines.push_back(static_cast<std::int64_t>(table.rows.size() + 1));
  }
  return table;
}

}  // namespace hustings
