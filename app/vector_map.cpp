#include "app/vector_map.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <tuple>

#include "app/map_theme.h"
#include "app/overlays.h"
#include "app/still.h"
#include "atlas/area_card.h"
#include "atlas/what_if.h"
#include "geo/morph.h"
#include "renderer/border_style.h"

namespace hustings {

namespace {

constexpr double ground_error = 0.25;  // pixels
/// Pixels beyond the sheet from where on an area is cut: coordinates stay what PDF and its readers can hold.
constexpr double far_away = 16384;

Rgb rgb_of(glm::vec3 colour) {
  const auto byte = [](float channel) { return static_cast<Rgb>(std::lround(255 * channel)); };
  return byte(colour.r) << 16U | byte(colour.g) << 8U | byte(colour.b);
}

/// The ring as far as it lies on one side of a line; its ends are joined along the line. Source: Sutherland, I. E. and
/// Hodgman, G. W., Reentrant polygon clipping, Communications of the ACM 17, 1974.
template <class Depth>
SheetLine cut_at(const SheetLine& ring, Depth depth) {
  SheetLine out;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
    const double before = depth(ring[j]);
    const double here = depth(ring[i]);
    if ((before < 0) != (here < 0)) out.push_back(glm::mix(ring[j], ring[i], before / (before - here)));
    if (here >= 0) out.push_back(ring[i]);
  }
  return out;
}

SheetLine cut_to(SheetLine ring, const Box& box) {
  ring = cut_at(ring, [&](glm::dvec2 at) { return at.x - box.low.x; });
  if (!ring.empty()) ring = cut_at(ring, [&](glm::dvec2 at) { return box.high.x - at.x; });
  if (!ring.empty()) ring = cut_at(ring, [&](glm::dvec2 at) { return at.y - box.low.y; });
  if (!ring.empty()) ring = cut_at(ring, [&](glm::dvec2 at) { return box.high.y - at.y; });
  return ring;
}

Box grown(const Box& box, glm::dvec2 by) { return {box.low - by, box.high + by}; }

bool meet(const Box& a, const Box& b) {
  return a.low.x <= b.high.x && b.low.x <= a.high.x && a.low.y <= b.high.y && b.low.y <= a.high.y;
}

Box bounds_of_lines(const std::vector<SheetLine>& lines) {
  Box box;
  for (const SheetLine& line : lines)
    for (const glm::dvec2 vertex : line) box.add(vertex);
  return box;
}

/// Lines by the rank of the border, and whether they are rings.
struct Borders {
  struct Line {
    SheetLine points;
    BorderRank rank;
    std::int32_t left, right;
  };
  std::vector<Line> lines;
};

class Drawing {
 public:
  Drawing(VectorSheet& sheet, const Atlas& atlas, const View& view, const PaintedMap& map, const Viewport& viewport,
          const VectorDetail& detail)
      : sheet_(sheet),
        atlas_(atlas),
        view_(view),
        map_(map),
        viewport_(viewport),
        detail_(detail),
        theme_(map_theme(view.look)),
        scale_(static_cast<double>(sheet.setting().scale)),
        page_{{0, 0}, sheet.setting().size},
        about_(grown(page_, sheet.setting().size + glm::dvec2(64 * scale_))) {}

  void draw(std::span<const Placement> placements) {
    const double away = placements.empty() ? 0 : placements.front().morph;
    draw_ground(away);
    for (std::size_t part = 0; part < map_.scene.parts.size(); ++part) {
      if (part > 0) sheet_.begin_layer("next", map_.scene.dissolve);
      draw_part(part, placements[part]);
      if (part > 0) sheet_.end_group();
    }
  }

 private:
  /// On the sheet.
  glm::dvec2 place(Point world) const { return viewport_.to_screen(world); }

  SheetLine line_of(const Ring& ring) const {
    SheetLine line;
    line.reserve(ring.size());
    for (const Point point : ring) line.push_back(place(point));
    return line;
  }

  std::vector<SheetLine> rings_of(const Shape& shape) const {
    std::vector<SheetLine> rings;
    for (const Polygon& polygon : shape) {
      rings.push_back(line_of(polygon.outer));
      for (const Ring& hole : polygon.holes) rings.push_back(line_of(hole));
    }
    return rings;
  }

  std::vector<SheetLine> cut(std::vector<SheetLine> rings, bool always) const {
    const Box box = bounds_of_lines(rings);
    const bool far = !meet(box, grown(page_, glm::dvec2(0))) || box.low.x < -far_away || box.low.y < -far_away ||
                     box.high.x > page_.high.x + far_away || box.high.y > page_.high.y + far_away;
    if (!always && !far) return rings;
    for (SheetLine& ring : rings) ring = cut_to(std::move(ring), about_);
    std::erase_if(rings, [](const SheetLine& ring) { return ring.size() < 3; });
    return rings;
  }

  // Ground ------------------------------------------------------------------------------------------------------------

  std::vector<SheetShape> ground_shapes(GroundKind kind) const {
    std::vector<SheetShape> shapes;
    const std::size_t level = Levels::level_within(ground_error * viewport_.metres_per_pixel);
    for (const Ground& ground : atlas_.ground) {
      if (ground.kind != kind) continue;
      for (std::size_t area = 0; area < ground.layer.areas.size(); ++area) {
        std::vector<SheetLine> rings = cut(rings_of(shape_of(ground.levels->topology(level), area)), true);
        if (!rings.empty()) shapes.push_back({.id = {}, .title = {}, .rings = std::move(rings)});
      }
    }
    return shapes;
  }

  void draw_ground(double away) {
    const ui::SheetGroup group(sheet_, "ground");
    const auto fades = static_cast<float>(away);
    const ImVec2 corner{static_cast<float>(page_.high.x), static_cast<float>(page_.high.y)};
    sheet_.rectangle({0, 0}, corner, ui::ink(rgb_of(glm::mix(theme_.sea, theme_.paper, fades))));
    if (away >= 1) return;
    for (const SheetShape& shape : ground_shapes(GroundKind::land))
      sheet_.shape(shape, rgb_of(glm::mix(theme_.land, theme_.paper, fades)));
    water_ = ground_shapes(GroundKind::water);
  }

  void draw_water(const char* id, double opacity) {
    if (water_.empty() || opacity <= 0) return;
    sheet_.begin_layer(id, opacity);
    for (const SheetShape& shape : water_) {
      sheet_.shape(shape, rgb_of(theme_.water));
      // A river narrower than a pixel must not break up.
      sheet_.strokes(shape.rings, true, {rgb_of(theme_.water), 1}, 1.2 * scale_);
    }
    sheet_.end_group();
  }

  // Areas -------------------------------------------------------------------------------------------------------------

  void draw_part(std::size_t part, const Placement& placement) {
    const AtlasLayer& layer = atlas_.layers[map_.scene.parts[part].layer];
    std::vector<SheetShape> shapes(layer.layer.areas.size());
    Borders borders;
    if (placement.tiles.empty()) take_geography(layer, shapes, borders);
    else take_tiles(layer, placement, shapes, borders);
    const std::vector<Paint>& paints = map_.shown_paints(part);
    {
      const ui::SheetGroup group(sheet_, part == 0 ? "areas" : "next-areas");
      for (AreaIndex area = 0; area < shapes.size(); ++area) {
        SheetShape& shape = shapes[area];
        if (shape.rings.empty()) continue;
        shape.id = (part == 0 ? "" : "next-") + layer.layer.areas[area].code;
        if (detail_.titles) shape.title = title_of(part, area);
        sheet_.shape(shape, paints[area].colour);
      }
    }
    draw_patterns(part == 0 ? "patterns" : "next-patterns", shapes, paints);
    const double wet = 1 - placement.morph;
    draw_water(part == 0 ? "water" : "next-water", wet);
    draw_borders(part, layer, placement.morph, borders, {BorderRank::area, BorderRank::parent});
    draw_water(part == 0 ? "water-over-borders" : "next-water-over-borders", 0.75 * wet);  // where they whisper
    draw_borders(part, layer, placement.morph, borders, {BorderRank::outline});
    if (part == map_.main_index()) draw_selected(layer, borders);
  }

  std::string title_of(std::size_t part, AreaIndex area) const {
    const AreaCard card = card_of(atlas_, view_, map_.scene.parts[part], area, 0);
    return card.headline.empty() ? card.name : card.name + ": " + card.headline;
  }

  void take_geography(const AtlasLayer& layer, std::vector<SheetShape>& shapes, Borders& borders) const {
    const std::size_t level = Levels::level_within(detail_.largest_error * viewport_.metres_per_pixel);
    const Topology& topology = layer.levels->topology(level);
    const Box seen = viewport_.visible();
    for (std::size_t area = 0; area < shapes.size(); ++area)
      if (meet(layer.area_bounds[area], seen))
        shapes[area].rings =
            cut(rings_of(level == 0 ? layer.layer.areas[area].shape : shape_of(topology, area)), detail_.cut);
    for (const Arc& arc : topology.arcs)
      add_border(borders, arc.points, rank_of(layer.layer, arc), arc.left, arc.right);
  }

  /// The pieces of a line that the sheet may show.
  void add_border(Borders& borders, const std::vector<Point>& points, BorderRank rank, std::int32_t left,
                  std::int32_t right) const {
    SheetLine piece;
    const auto end = [&] {
      if (piece.size() > 1) borders.lines.push_back({piece, rank, left, right});
      piece.clear();
    };
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
      const glm::dvec2 a = place(points[i]);
      const glm::dvec2 b = place(points[i + 1]);
      if (!meet({glm::min(a, b), glm::max(a, b)}, about_)) {
        end();
        continue;
      }
      if (piece.empty()) piece.push_back(a);
      piece.push_back(b);
    }
    end();
  }

  /// On their tiles, or on the way there, by the same mesh that the renderer has.
  void take_tiles(const AtlasLayer& layer, const Placement& placement, std::vector<SheetShape>& shapes,
                  Borders& borders) const {
    const Cartogram tiles{.kind = view_.layout == Layout::hexagons ? TileKind::hexagons : TileKind::circles,
                          .tiles = placement.tiles,
                          .cells = {},
                          .bounds = {}};
    const double error = std::max(detail_.largest_error, ground_error) * viewport_.metres_per_pixel;
    const std::size_t level = std::max<std::size_t>(1, Levels::level_within(error));
    const MorphMesh mesh = make_morph_mesh(layer.layer, layer.levels->topology(level), tiles);
    const double t = placement.morph;
    const auto start_of = [&](const MorphBorder& border) {
      return mesh.origin + glm::mix(Point(border.ax, border.ay), Point(border.to_ax, border.to_ay), t);
    };
    const auto end_of = [&](const MorphBorder& border) {
      return mesh.origin + glm::mix(Point(border.bx, border.by), Point(border.to_bx, border.to_by), t);
    };
    std::size_t first = 0;
    Ring ring;
    for (std::size_t i = 0; i < mesh.borders.size(); ++i) {
      const MorphBorder& border = mesh.borders[i];
      ring.push_back(start_of(border));
      add_border(borders, {start_of(border), end_of(border)}, border.rank, border.left, border.right);
      const MorphBorder& begin = mesh.borders[first];
      if (border.bx != begin.ax || border.by != begin.ay || border.to_bx != begin.to_ax || border.to_by != begin.to_ay)
        continue;
      if (t < 1) shapes[static_cast<std::size_t>(border.left)].rings.push_back(line_of(ring));
      ring.clear();
      first = i + 1;
    }
    join(borders);
    for (std::size_t area = 0; area < shapes.size(); ++area) {
      if (t >= 1) shapes[area].rings = {line_of(tile_ring(tiles, area))};
      if (!meet(bounds_of_lines(shapes[area].rings), page_)) shapes[area].rings.clear();
      else shapes[area].rings = cut(std::move(shapes[area].rings), detail_.cut);
    }
  }

  /// Single segments that go on in the next one become one line.
  static void join(Borders& borders) {
    std::vector<Borders::Line> joined;
    for (Borders::Line& line : borders.lines) {
      const bool goes_on = !joined.empty() && joined.back().rank == line.rank && joined.back().left == line.left &&
                           joined.back().points.back() == line.points.front();
      if (goes_on) joined.back().points.insert(joined.back().points.end(), line.points.begin() + 1, line.points.end());
      else joined.push_back(std::move(line));
    }
    borders.lines = std::move(joined);
  }

  /// Areas with the same lines over them share one clip.
  void draw_patterns(const char* id, const std::vector<SheetShape>& shapes, const std::vector<Paint>& paints) {
    std::map<std::tuple<Pattern, std::size_t, Rgb, double>, std::pair<Hatching, std::vector<const SheetShape*>>> found;
    for (std::size_t area = 0; area < shapes.size(); ++area) {
      if (shapes[area].rings.empty()) continue;
      const auto hatchings = hatchings_of(paints[area], rgb_of(theme_.pattern_ink), page_.high.y, scale_);
      for (std::size_t i = 0; i < hatchings.size(); ++i) {
        auto& [hatching, over] = found[{paints[area].pattern, i, hatchings[i].hue.colour, hatchings[i].hue.opacity}];
        hatching = hatchings[i];
        over.push_back(&shapes[area]);
      }
    }
    if (found.empty()) return;
    const ui::SheetGroup group(sheet_, id);
    for (const auto& [key, lines] : found) sheet_.hatch(lines.second, lines.first);
  }

  // Lines -------------------------------------------------------------------------------------------------------------

  void draw_borders(std::size_t part, const AtlasLayer& layer, double away, const Borders& borders,
                    std::initializer_list<BorderRank> ranks) {
    static constexpr std::array<const char*, 3> names{"borders", "borders-parents", "outline"};
    const BorderStyle style = border_style(
        typical_area_pixels(layer.layer.bounds.size(), layer.layer.areas.size(), viewport_.metres_per_pixel * scale_));
    for (const BorderRank rank : ranks) {
      const auto index = static_cast<int>(rank);
      std::vector<SheetLine> lines;
      for (const Borders::Line& line : borders.lines)
        if (line.rank == rank) lines.push_back(line.points);
      if (lines.empty()) continue;
      const glm::vec3 colour = glm::mix(theme_.border[rank_index(rank)], theme_.border[0], static_cast<float>(away));
      const double half = static_cast<double>(style.half_width[index]) * scale_;
      // A line thinner than a pixel covers no pixel whole: as faint as cover.frag has it.
      const double cover = half < 0.5 ? (half + 0.5) * (half + 0.5) : 1;
      sheet_.begin_layer(((part == 0 ? "" : "next-") + std::string(names[rank_index(rank)])).c_str(),
                         static_cast<double>(style.alpha[index]) * cover);
      sheet_.strokes(lines, false, {rgb_of(colour), 1}, 2 * half);
      sheet_.end_group();
    }
  }

  static std::size_t rank_index(BorderRank rank) { return static_cast<std::size_t>(rank); }

  /// One outline about all of them, with a glow.
  void draw_selected(const AtlasLayer& layer, const Borders& borders) {
    const std::vector<AreaIndex> selected = selected_areas(layer, view_);
    if (selected.empty()) return;
    const auto marked = [&](std::int32_t area) {
      return area != no_area &&
             std::find(selected.begin(), selected.end(), static_cast<AreaIndex>(area)) != selected.end();
    };
    std::vector<SheetLine> lines;
    for (const Borders::Line& line : borders.lines)
      if (marked(line.left) != marked(line.right)) lines.push_back(line.points);
    const ui::SheetGroup group(sheet_, "selected");
    const Rgb colour = rgb_of(theme_.selected);
    struct Stroke {
      const char* id;
      double half, opacity;
    };
    for (const Stroke& stroke : {Stroke{"glow-far", 6.6, 0.03}, Stroke{"glow", 4.8, 0.07},
                                 Stroke{"glow-near", 3.2, 0.18}, Stroke{"selected-outline", 1.6, 1}}) {
      sheet_.begin_layer(stroke.id, stroke.opacity);
      sheet_.strokes(lines, false, {colour, 1}, 2 * stroke.half * scale_);
      sheet_.end_group();
    }
  }

  VectorSheet& sheet_;
  const Atlas& atlas_;
  const View& view_;
  const PaintedMap& map_;
  const Viewport& viewport_;
  const VectorDetail& detail_;
  const MapTheme theme_;
  double scale_;
  Box page_;   ///< pixels
  Box about_;  ///< the sheet and its surroundings, beyond which nothing is drawn
  std::vector<SheetShape> water_;
};

}  // namespace

void draw_vector_map(VectorSheet& sheet, const Atlas& atlas, const View& view, const PaintedMap& map,
                     std::span<const Placement> placements, const Viewport& viewport, const VectorDetail& detail) {
  const glm::dvec2 size = sheet.setting().size;
  const ui::SheetGroup group(sheet, "map");
  sheet.push_clip({0, 0}, {static_cast<float>(size.x), static_cast<float>(size.y)});
  Drawing(sheet, atlas, view, map, viewport, detail).draw(placements);
  sheet.pop_clip();
}

void draw_vector_picture(VectorSheet& sheet, const Atlas& atlas, const View& asked, bool overlays) {
  const View view = view_beside(asked, 0);
  const glm::dvec2 size = sheet.setting().size;
  Placements places(atlas);
  const Viewport viewport = still_viewport(atlas, view, glm::ivec2(size), overlays, &places);
  const PaintedMap map = painted_map(atlas, view);
  std::vector<Placement> placements;
  for (const ScenePart& part : map.scene.parts) placements.push_back(places.of(view, part));
  draw_vector_map(sheet, atlas, view, map, placements, viewport);
  const ui::Canvas canvas{.size = {static_cast<float>(size.x), static_cast<float>(size.y)},
                          .scale = sheet.setting().scale,
                          .fonts = nullptr,
                          .inset = {},
                          .sheet = &sheet};
  if (!overlays) return draw_on_bare_map(canvas, atlas, view, viewport);
  ui::draw_source_line(canvas, source_line(atlas, view));
  draw_map_overlays(canvas, atlas, view, map, placements[map.main_index()], viewport, canvas.size.y - canvas.px(20));
}

}  // namespace hustings
