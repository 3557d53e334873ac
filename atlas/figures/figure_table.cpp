#include "atlas/figures/figure_table.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <memory>

#include "atlas/figures/area_table.h"
#include "atlas/figures/figures.h"
#include "atlas/figures/provenance.h"
#include "atlas/view/night_view.h"
#include "base/text/text.h"

namespace hustings {

namespace {

struct PlainColumn {
  const char* id;
  const char* title;
};
/// Columns of the table that are no figures.
constexpr std::array<PlainColumn, 10> plain_columns = {{{"contest", "Election"},
                                                        {"date", "Day of the poll"},
                                                        {"turnout_of", "Turnout of"},
                                                        {"swing_formula", "Swing formula"},
                                                        {"against", "Compared with"},
                                                        {"elected", "Elected"},
                                                        {"note", "Note"},
                                                        {"source", "Source"},
                                                        {"edition", "Boundaries"},
                                                        {"method", "Method"}}};

/// A contest as the table has it.
struct Part {
  const View& view;
  ContestIndex contest = 0;
  ShownContest shown;
  std::shared_ptr<const AreaFigures> figures;
};

Part part_of(const Atlas& atlas, const View& view) {
  const ContestIndex contest = *atlas.find_contest(view.contest);
  const ShownContest shown = table_contest(atlas, view, contest);
  return {view, contest, shown, figures_of(atlas, view, shown)};
}

TableSource source_of(const Atlas& atlas, const Part& part) {
  const Contest& contest = atlas.contest(part.contest);
  const Provenance provenance = provenance_of(atlas, part.shown);
  TableSource source{.contest = contest.id,
                     .title = contest.title,
                     .date = iso_date(contest.date),
                     .against = {},
                     .layer = atlas.layers[part.shown.layer].layer.id,
                     .edition = provenance.edition,
                     .source = provenance.source,
                     .method = provenance.method,
                     .notes = {}};
  if (part.figures->against) source.against = atlas.contest(*part.figures->against).id;
  if (std::string night = night_title(atlas, part.view); !night.empty()) source.notes.push_back(std::move(night));
  if (!provenance.allocation.empty()) source.notes.push_back(provenance.allocation);
  if (!contest.note.empty()) source.notes.push_back(contest.note);
  if (!provenance.off_map.empty()) source.notes.push_back(fmt::format("of the election, {}", provenance.off_map));
  for (const std::string& what : contest.left_out) source.notes.push_back(fmt::format("left out: {}", what));
  return source;
}

/// Contest and day go before the rows.
void name_contest(Table& table, const TableSource& source) {
  table.columns.insert(table.columns.begin(), {"contest", "date"});
  for (auto& row : table.rows) row.insert(row.begin(), {source.contest, source.date});
}

/// The area of each row, by its code.
void add_rows(const Atlas& atlas, const Part& part, const Table& table, std::size_t source,
              std::vector<FigureTable::Row>& rows) {
  const AtlasLayer& layer = atlas.layers[part.shown.layer];
  const auto code = table.find_column("area_code");
  const auto status = table.find_column("status");
  for (std::size_t row = 0; row < table.rows.size(); ++row)
    rows.push_back({source, table.cell(row, status) == "postal" ? std::nullopt : layer.find(table.cell(row, code))});
}

FigureTable::Column column_of(const std::vector<Part>& parts, const Table& cells, std::size_t index) {
  const std::string& id = cells.columns[index];
  FigureTable::Column column{.id = id, .title = id, .unit = {}};
  const auto known = std::find_if(plain_columns.begin(), plain_columns.end(),
                                  [&](const PlainColumn& plain) { return id == plain.id; });
  if (known != plain_columns.end()) column.title = known->title;
  for (const Part& part : parts)
    if (const Column* figure = part.figures->find(id)) {
      column.title = figure->title;
      column.unit = figure->unit;
      column.is_number = figure->kind == ColumnKind::number;
      column.has_sign = figure->has_sign;
      column.whole = column.is_number;
      break;
    }
  for (std::size_t row = 0; row < cells.rows.size() && column.whole; ++row)
    column.whole = cells.rows[row][index].find('.') == std::string::npos;
  return column;
}

std::string for_reader(const FigureTable::Column& column, const std::string& cell) {
  const auto number = column.is_number ? maybe_number(cell) : std::nullopt;
  if (!number) return cell;
  if (const auto whole = maybe_integer(cell)) return with_thousands(*whole);
  return column.has_sign ? signed_decimal(*number, 2) : decimal(*number, 2);
}

}  // namespace

FigureTable figure_table(const Atlas& atlas, const std::vector<View>& views, const TableChoice& choice) {
  std::vector<Part> parts;
  FigureTable table;
  table.attribution = atlas.attribution;
  std::vector<FigureTable::Row> rows;
  Table all;
  for (const View& view : views) {
    const Part& part = parts.emplace_back(part_of(atlas, view));
    table.sources.push_back(source_of(atlas, part));
    Table own = area_table(atlas, view, part.contest);
    add_rows(atlas, part, own, table.sources.size() - 1, rows);
    if (views.size() > 1) name_contest(own, table.sources.back());
    if (table.sources.size() == 1) all = std::move(own);
    else all.append(own);
  }
  table.title = views.size() > 1 ? atlas.title : table.sources.front().title;
  all.lines.resize(all.rows.size());
  for (std::size_t row = 0; row < all.rows.size(); ++row) all.lines[row] = static_cast<std::int64_t>(row);
  table.cells = filtered_table(std::move(all), choice);
  for (const std::int64_t line : table.cells.lines) table.rows.push_back(rows[static_cast<std::size_t>(line)]);
  for (std::size_t i = 0; i < table.cells.columns.size(); ++i)
    table.columns.push_back(column_of(parts, table.cells, i));
  return table;
}

FigureTable figure_table(const Atlas& atlas, const View& view, Table cells) {
  const std::vector<Part> parts{part_of(atlas, view)};
  FigureTable table;
  table.attribution = atlas.attribution;
  table.sources.push_back(source_of(atlas, parts.front()));
  table.title = table.sources.front().title;
  table.cells = std::move(cells);
  add_rows(atlas, parts.front(), table.cells, 0, table.rows);
  for (std::size_t i = 0; i < table.cells.columns.size(); ++i)
    table.columns.push_back(column_of(parts, table.cells, i));
  return table;
}

std::vector<MissingFigure> missing_figures(const Atlas& atlas, const std::vector<View>& views,
                                           const FigureTable& table) {
  std::vector<Part> parts;
  for (const View& view : views) parts.push_back(part_of(atlas, view));
  std::vector<MissingFigure> gaps;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const auto& [source, area] = table.rows[row];
    for (std::size_t i = 0; area && i < table.columns.size(); ++i) {
      const std::string& column = table.columns[i].id;
      if (!table.cells.rows[row][i].empty() || column == "flags" || parts[source].figures->find(column) == nullptr)
        continue;
      std::string reason = why_undefined(atlas, parts[source].view, *parts[source].figures, column, *area);
      if (!reason.empty()) gaps.push_back({row, i, std::move(reason)});
    }
  }
  return gaps;
}

std::string to_text(const FigureTable& table) {
  Table read = table.cells;
  for (auto& row : read.rows)
    for (std::size_t i = 0; i < row.size(); ++i) row[i] = for_reader(table.columns[i], row[i]);
  std::vector<bool> numbers;
  for (const FigureTable::Column& column : table.columns) numbers.push_back(column.is_number);
  return to_text(read, numbers);
}

}  // namespace hustings
