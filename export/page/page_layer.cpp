#include "export/page/page_layer.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>

#include "atlas/numbers.h"
#include "atlas/paint/placement.h"
#include "export/sheet_shapes.h"
#include "geo/mesh/detail_levels.h"
#include "geo/mesh/inset.h"
#include "geo/tiles/hex_lattice.h"

namespace hustings {

namespace {

constexpr double margin = 16.0 * page_grid;  // about the areas

Viewport viewport_of(const Box& box) {
  constexpr double longer = static_cast<double>(page_pixels) * page_grid;
  const glm::dvec2 size = glm::max(box.size(), glm::dvec2(1e-3));
  const double metres = std::max(size.x, size.y) / (longer - 2 * margin);
  return fit(box, glm::ceil(size / metres + 2 * margin), {margin, margin, margin, margin});
}

glm::ivec2 on_grid(const Viewport& viewport, Point point) {
  const glm::dvec2 at = viewport.to_screen(point);
  return {std::lround(at.x), std::lround(at.y)};
}

std::vector<glm::ivec2> on_grid(const Viewport& viewport, const std::vector<Point>& points) {
  std::vector<glm::ivec2> line;
  for (const Point point : points) {
    const glm::ivec2 at = on_grid(viewport, point);
    if (line.empty() || line.back() != at) line.push_back(at);
  }
  return line;
}

std::vector<int> uses_of(const ArcRing& ring) {
  std::vector<int> uses;
  for (const ArcUse& use : ring) uses.push_back(use.reversed ? ~static_cast<int>(use.arc) : static_cast<int>(use.arc));
  return uses;
}

/// " 3-4": no blank where a sign parts two numbers.
void add_number(std::string& path, int number, bool first) {
  if (!first && number >= 0) path += ' ';
  fmt::format_to(std::back_inserter(path), "{}", number);
}

/// A point, then the step to each that follows.
std::string steps_of(const std::vector<glm::ivec2>& line) {
  std::string text;
  glm::ivec2 at{0, 0};
  for (std::size_t i = 0; i < line.size(); ++i) {
    const glm::ivec2 step = line[i] - at;
    add_number(text, step.x, i == 0);
    add_number(text, step.y, false);
    at = line[i];
  }
  return text;
}

void add_ring(std::string& path, const std::vector<glm::ivec2>& ring) {
  if (ring.size() < 2) return;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const glm::ivec2 step = i == 0 ? ring[0] : ring[i] - ring[i - 1];
    path += i == 0 ? "M" : i == 1 ? "l" : "";
    add_number(path, step.x, i < 2);
    add_number(path, step.y, false);
  }
  path += 'z';
}

std::vector<glm::ivec2> joined_arcs(const PageLayer& layer, const std::vector<int>& uses) {
  std::vector<glm::ivec2> ring;
  const auto add = [&](glm::ivec2 at) {
    if (ring.empty() || ring.back() != at) ring.push_back(at);
  };
  for (const int use : uses) {
    const std::vector<glm::ivec2>& arc = layer.arcs[static_cast<std::size_t>(use < 0 ? ~use : use)];
    if (use < 0) std::for_each(arc.rbegin(), arc.rend(), add);
    else std::for_each(arc.begin(), arc.end(), add);
  }
  if (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
  return ring;
}

void write_insets(JsonText& json, const PageLayer& layer, const LayerInsets* insets) {
  json.key("insets").open('[');
  if (insets != nullptr)
    for (const Inset& inset : insets->all) {
      const glm::ivec2 low = on_grid(layer.viewport, {inset.frame.low.x, inset.frame.high.y});
      const glm::ivec2 size = on_grid(layer.viewport, {inset.frame.high.x, inset.frame.low.y}) - low;
      json.open('{').put("title", inset.title).put_integers("box", {low.x, low.y, size.x, size.y}).close();
    }
  json.close();
}

void write_hexagons(JsonText& json, const Atlas& atlas, LayerIndex index, const PageLayer& layer) {
  if (atlas.layers[index].layer.areas.empty()) return;
  Placements placements(atlas);
  const Cartogram& hexagons = placements.any_of(Layout::hexagons, index);
  std::vector<long> at;
  for (const Tile& tile : hexagons.tiles) {
    const glm::ivec2 centre = on_grid(layer.viewport, tile.centre);
    at.insert(at.end(), {centre.x, centre.y});
  }
  json.key("hexagons").open('{');
  json.key("radius").number(std::round(10 * hexagons.tiles.front().radius / layer.viewport.metres_per_pixel) / 10);
  json.put_integers("at", at).close();
}

/// Joined numbers: of the layer, whatever the election.
void write_numbers(JsonText& json, const Atlas& atlas, LayerIndex index) {
  json.key("numbers").open('{');
  for (std::size_t i = 0; i < atlas.numbers.size(); ++i) {
    const NumberColumn& column = atlas.numbers[i];
    const std::span<const double> figures = numbers_on(atlas, i, index);
    if (figures.empty()) continue;
    json.key(column.id).open('{');
    json.put("title", title_on(column, index)).put("unit", column.unit).put("decimals", column.decimals);
    json.put("source", source_on(column, index)).put("why", why_no_number(atlas, column, index));
    json.key("values").open('[');
    for (const double figure : figures) json.number(figure);
    json.close().close();
  }
  json.close();
}

}  // namespace

PageLayer page_layer(const AtlasLayer& layer, const LayerInsets* insets) {
  const Box& box = insets != nullptr ? insets->bounds : layer.layer.bounds;
  PageLayer made{.viewport = viewport_of(box), .arcs = {}, .rings = {}};
  // Within half a pixel of the source.
  const std::size_t level = DetailLevels::level_within(made.viewport.metres_per_pixel * page_grid / 2);
  const auto topology_in = [&](const Inset& inset) -> const Topology& {
    return layer.levels->topology(level_in(inset, level));
  };
  const Topology drawn =
      insets != nullptr ? with_insets(layer.levels->topology(level), *insets, topology_in) : Topology{};
  const Topology& topology = insets != nullptr ? drawn : layer.levels->topology(level);
  for (const Arc& arc : topology.arcs) made.arcs.push_back(on_grid(made.viewport, arc.points));
  for (const std::vector<ArcPolygon>& parts : topology.areas) {
    std::vector<std::vector<int>>& rings = made.rings.emplace_back();
    for (const ArcPolygon& part : parts) {
      rings.push_back(uses_of(part.outer));
      for (const ArcRing& hole : part.holes) rings.push_back(uses_of(hole));
    }
  }
  return made;
}

std::string svg_path(const PageLayer& layer, std::size_t area) {
  std::string path;
  for (const std::vector<int>& ring : layer.rings[area]) add_ring(path, joined_arcs(layer, ring));
  return path;
}

std::string ground_path(const Atlas& atlas, const PageLayer& layer, GroundKind kind) {
  const glm::dvec2 size = layer.viewport.size;
  // As far as a wide window shows beyond the areas.
  const SheetShapes shapes(layer.viewport, {-size / 2.0, size * 1.5}, 1, {.largest_error = 2 * page_grid, .cut = true});
  std::string path;
  for (const SheetShape& shape : shapes.ground(atlas, kind))
    for (const SheetLine& line : shape.rings) {
      std::vector<glm::ivec2> ring;
      for (const glm::dvec2 at : line) {
        // Ground is seen past: half a pixel is enough.
        const glm::ivec2 point{2 * std::lround(at.x / 2), 2 * std::lround(at.y / 2)};
        if (ring.empty() || ring.back() != point) ring.push_back(point);
      }
      add_ring(path, ring);
    }
  return path;
}

void write_layer(JsonText& json, const Atlas& atlas, LayerIndex index, const PageLayer& layer,
                 const LayerInsets* insets) {
  const AtlasLayer& source = atlas.layers[index];
  json.open('{').put("id", source.layer.id).put("title", source.title);
  json.put_integers("size", {std::lround(layer.viewport.size.x), std::lround(layer.viewport.size.y)});
  json.key("arcs").open('[');
  for (const std::vector<glm::ivec2>& arc : layer.arcs) json.text(steps_of(arc));
  json.close().key("rings").open('[');
  for (const std::vector<std::vector<int>>& area : layer.rings) {
    json.open('[');
    for (const std::vector<int>& ring : area) {
      json.open('[');
      for (const int use : ring) json.integer(use);
      json.close();
    }
    json.close();
  }
  json.close();
  std::vector<std::string> codes, names, parents;
  std::vector<long> parent_of, at;
  std::map<std::string, long> known;
  for (AreaIndex area = 0; area < source.layer.areas.size(); ++area) {
    const Area& one = source.layer.areas[area];
    codes.push_back(one.code);
    names.push_back(one.name);
    const auto parent = source.parent_layer ? atlas.layers[*source.parent_layer].find(one.parent) : std::nullopt;
    if (parent) {
      const auto [found, fresh] = known.emplace(one.parent, static_cast<long>(parents.size()));
      if (fresh) parents.push_back(atlas.layers[*source.parent_layer].layer.areas[*parent].name);
      parent_of.push_back(found->second);
    } else {
      parent_of.push_back(-1);
    }
    const glm::ivec2 anchor =
        on_grid(layer.viewport, Placement{.morph = 0, .tiles = {}, .insets = insets}.anchor(source, area));
    at.insert(at.end(), {anchor.x, anchor.y});
  }
  json.put_texts("codes", codes).put_texts("names", names).put_integers("at", at);
  json.put_texts("parents", parents);
  if (!parents.empty()) json.put_integers("parent", parent_of);
  json.put("land", ground_path(atlas, layer, GroundKind::land));
  json.put("water", ground_path(atlas, layer, GroundKind::water));
  write_insets(json, layer, insets);
  write_hexagons(json, atlas, index, layer);
  write_numbers(json, atlas, index);
  json.close();
}

}  // namespace hustings
