#include "export/tables/map_table.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "atlas/figures/area_table.h"
#include "atlas/paint/placement.h"
#include "base/text/unicode.h"

namespace hustings {

namespace {

constexpr std::size_t longest_dbf_name = 10;   // bytes, as dBase III has them
constexpr std::size_t longest_dbf_text = 254;  // bytes of a cell
constexpr std::size_t most_dbf_columns = 255;  // more than many programs read

LayerFormat layer_format(TableFormat format) {
  switch (format) {
    case TableFormat::geojson: return LayerFormat::geojson;
    case TableFormat::fgb: return LayerFormat::flatgeobuf;
    case TableFormat::shp: return LayerFormat::shapefile;
    default: return LayerFormat::geopackage;
  }
}

/// Shapes of one view's areas.
class DrawnAreas {
 public:
  DrawnAreas(const Atlas& atlas, const View& view)
      : shown_(table_contest(atlas, view, *atlas.find_contest(view.contest))), layer_(atlas.layers[shown_.layer]) {
    if (view.layout == Layout::geography) return;
    Placements places(atlas);
    View whole = view;
    whole.morph = 1;
    const ScenePart part{.layer = shown_.layer, .from = shown_, .to = shown_};
    tiles_.kind = view.layout == Layout::hexagons ? TileKind::hexagons : TileKind::circles;
    tiles_.tiles = places.of(whole, part).tiles;
  }

  Shape of(AreaIndex area) const {
    if (tiles_.tiles.empty()) return layer_.layer.areas[area].shape;
    return {{.outer = tile_ring(tiles_, area), .holes = {}}};
  }

 private:
  ShownContest shown_;
  const AtlasLayer& layer_;
  Cartogram tiles_;
};

std::string description_of(const FigureTable& table) {
  std::vector<std::string> parts;
  for (const TableSource& source : table.sources)
    parts.push_back(fmt::format("{}: {}; {}; {}", source.title, source.source, source.edition, source.method));
  if (!table.attribution.empty()) parts.push_back(table.attribution);
  return fmt::format("{}", fmt::join(parts, ". "));
}

void add_fields(const FigureTable& table, LayerFile& file) {
  for (const FigureTable::Column& column : table.columns)
    file.fields.push_back(
        {.name = column.id,
         .title = column.unit.empty() ? column.title : fmt::format("{} ({})", column.title, column.unit),
         .kind = !column.is_number ? FieldKind::text
                 : column.whole    ? FieldKind::whole
                                   : FieldKind::number});
}

/// What a .dbf holds of it; says what is cut.
void fit_for_dbf(MapTable& table) {
  LayerFile& file = table.file;
  std::vector<std::string> names;
  for (const FileField& field : file.fields) names.push_back(field.name);
  const std::vector<std::string> cut = short_column_names(names);
  std::vector<std::string> changes;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (cut[i] != names[i]) changes.push_back(fmt::format("{} = {}", cut[i], names[i]));
    file.fields[i].name = cut[i];
  }
  if (!changes.empty())
    table.notes.push_back(fmt::format("A shapefile's columns have names of ten letters: {}", fmt::join(changes, ", ")));
  if (names.size() > most_dbf_columns)
    table.notes.push_back(
        fmt::format("It has {} columns, and many programs read no more than {} of a shapefile: choose "
                    "some with --columns",
                    names.size(), most_dbf_columns));
  std::size_t shortened = 0;
  for (auto& row : file.cells)
    for (std::string& cell : row)
      if (cell.size() > longest_dbf_text) {
        cell.resize(letter_start(cell, longest_dbf_text));
        ++shortened;
      }
  if (shortened > 0)
    table.notes.push_back(fmt::format("A shapefile's cells hold {} letters: {} are cut", longest_dbf_text, shortened));
}

std::string shortened(const std::string& name) {
  for (const char* prefix : {"votes_", "share_", "change_", "number_"})
    if (name.starts_with(prefix) && name != "votes_valid")
      return fmt::format("{}_{}", *prefix, name.substr(std::string_view(prefix).size()));
  return name;
}

}  // namespace

std::vector<std::string> short_column_names(const std::vector<std::string>& names) {
  std::set<std::string> taken;
  std::vector<std::string> made;
  for (const std::string& name : names) {
    const std::string whole = name.size() <= longest_dbf_name ? name : shortened(name);
    std::string cut = whole.substr(0, longest_dbf_name);
    for (int number = 2; !taken.insert(cut).second; ++number) {
      const std::string end = std::to_string(number);
      cut = whole.substr(0, longest_dbf_name - end.size()) + end;
    }
    made.push_back(std::move(cut));
  }
  return made;
}

MapTable map_table(const Atlas& atlas, const std::vector<View>& views, const FigureTable& table, TableFormat format,
                   const std::string& crs) {
  MapTable made{.file = {.format = layer_format(format),
                         .name = views.size() > 1 ? "elections" : views.front().contest,
                         .title = table.title,
                         .description = description_of(table),
                         .crs = crs,
                         .fields = {},
                         .shapes = {},
                         .cells = {}},
                .notes = {}};
  add_fields(table, made.file);
  std::vector<DrawnAreas> drawn;
  drawn.reserve(views.size());
  for (const View& view : views) drawn.emplace_back(atlas, view);
  std::size_t without = 0;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const auto& [source, area] = table.rows[row];
    if (!area && ++without > 0) continue;
    made.file.shapes.push_back(drawn[source].of(*area));
    made.file.cells.push_back(table.cells.rows[row]);
  }
  if (without > 0)
    made.notes.push_back(
        fmt::format("{} rows of postal votes belong to no area of the map and are left out; a table without borders, "
                    "such as .csv, has them",
                    without));
  if (format == TableFormat::shp) fit_for_dbf(made);
  return made;
}

}  // namespace hustings
