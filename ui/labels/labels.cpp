#include "ui/labels/labels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/geometric.hpp>

#include "base/pattern.h"
#include "geo/mesh/inset.h"
#include "geo/viewport.h"
#include "ui/kit/sheet.h"
#include "ui/kit/widgets.h"
#include "ui/labels/short_names.h"

namespace hustings::ui {

namespace {

/// A name in as many lines as it needs, about a centre.
struct Lines {
  std::vector<std::string> lines;
  ImVec2 centre{0, 0};
  ImVec2 size{0, 0};  // pixels
};

struct Label {
  AreaIndex area;
  Lines name;
  double weight;  // larger first
  Rgb under;
  bool over_lines;  // of a pattern
  bool always;
  bool kept;  // from the last frame
  TextStyle style = TextStyle::small;
};

/// Type to place names with.
struct Type {
  const Sheet& sheet;
  TextStyle style;
  float height() const { return sheet.height_of(style); }
  float width_of(const std::string& text) const { return sheet.width_of(style, text); }
};

TextStyle style_of(bool always) { return always ? TextStyle::strong : TextStyle::small; }

/// The side of a square of the area's size, in pixels: how large it looks.
double side_pixels(const Box& bounds, const Viewport& viewport) {
  return std::sqrt(bounds.size().x * bounds.size().y) / viewport.metres_per_pixel;
}

bool visible(const Viewport& viewport, const Box& bounds) {
  const Box seen = viewport.visible();
  return bounds.high.x > seen.low.x && bounds.low.x < seen.high.x && bounds.high.y > seen.low.y &&
         bounds.low.y < seen.high.y;
}

/// A label that was there in the last frame keeps its place before others of the same kind, and may be a little too
/// wide, and a little nearer to its neighbours: none flickers while the map moves.
constexpr double kept_weight = 1e3;
constexpr float kept_slack = 1.12f;

/// The name in so many lines, broken between words where that makes it narrowest; fewer where it has fewer words.
Lines broken(const Type& type, const std::string& name, std::size_t count) {
  Lines best{.lines = {name}, .centre = {0, 0}, .size = {type.width_of(name), type.height()}};
  if (count <= 1) return best;
  for (std::size_t space = name.find(' '); space != std::string::npos; space = name.find(' ', space + 1)) {
    Lines rest = broken(type, name.substr(space + 1), count - 1);
    const std::string first = name.substr(0, space);
    const float width = std::max(type.width_of(first), rest.size.x);
    if (width >= best.size.x) continue;
    rest.lines.insert(rest.lines.begin(), first);
    best = {.lines = std::move(rest.lines), .centre = {0, 0}, .size = {width, rest.size.y + type.height()}};
  }
  return best;
}

/// A shape on the picture.
struct SeenShape {
  const Shape& shape;
  const Box& bounds;
  const Viewport& viewport;
};

/// Does the text lie inside the shape, about that place, but for so many of twelve points? Its corners may be a little
/// outside: letters are not as high as their line.
bool lies_inside(const SeenShape& seen, ImVec2 centre, ImVec2 size, int misses) {
  const auto inside = [&](Point point) { return seen.bounds.contains(point) && contains(seen.shape, point); };
  for (const float x : {-0.5f, -0.25f, 0.25f, 0.5f})
    for (const float y : {-0.35f, 0.0f, 0.35f})
      if (!inside(seen.viewport.to_world({centre.x + x * size.x, centre.y + y * size.y})) && misses-- == 0)
        return false;
  return true;
}

/// Steps from an area's place, in widths of the name and heights of its letters.
constexpr std::array<glm::vec2, 11> places_to_try = {glm::vec2{0, 0}, {-0.15f, 0},    {0.15f, 0},   {0, -0.6f},
                                                     {0, 0.6f},       {-0.3f, 0},     {0.3f, 0},    {-0.3f, 0.6f},
                                                     {0.3f, 0.6f},    {-0.3f, -0.6f}, {0.3f, -0.6f}};

/// The name in the fewest lines that lie inside the shape, at its place or a little to the side; none where it has no
/// room. `slack`: how much smaller it may be taken to be.
std::optional<Lines> name_inside(const Type& type, const std::string& name, const SeenShape& seen, ImVec2 place,
                                 float slack) {
  const double room = seen.bounds.size().x / seen.viewport.metres_per_pixel;
  for (const std::size_t count : {1, 2}) {
    Lines lines = broken(type, name, count);
    if (lines.lines.size() < count) break;
    const ImVec2 size{(lines.size.x + 0.4f * type.height()) / slack, lines.size.y / slack};  // clear of the border
    if (static_cast<double>(size.x) > room) continue;  // one end or the other would miss, wherever it stands
    for (const glm::vec2 aside : places_to_try) {
      lines.centre = {place.x + aside.x * lines.size.x, place.y + aside.y * type.height()};
      if (lies_inside(seen, lines.centre, size, slack > 1 ? 2 : 0)) return lines;
    }
  }
  return std::nullopt;
}

/// The same on a tile of that size, taken for the ellipse in it.
std::optional<Lines> words_on_tile(const Type& type, const std::string& name, ImVec2 tile, ImVec2 place, float slack) {
  for (const std::size_t count : {1, 2, 3}) {
    Lines lines = broken(type, name, count);
    if (lines.lines.size() < count) break;
    lines.centre = place;
    const float high = lines.size.y / slack / tile.y;
    const bool breaks_further = count == 1 && name.find(' ') != std::string::npos;
    const float most = (breaks_further ? 0.86f : 0.95f) * tile.x;
    if (high < 1 && lines.size.x / slack < most * std::sqrt(1 - high * high)) return lines;
  }
  return std::nullopt;
}

/// The name, or shortened by its words where it has no room.
std::optional<Lines> name_on_tile(const Type& type, const std::string& name, ImVec2 tile, ImVec2 place, float slack) {
  if (auto whole = words_on_tile(type, name, tile, place, slack)) return whole;
  const std::string shorter = abbreviated(name);
  return shorter == name ? std::nullopt : words_on_tile(type, shorter, tile, place, slack);
}

/// Below the area's symbol.
Lines name_below(const Type& type, const std::string& name, const Rectangle& symbol, float gap) {
  Lines lines = broken(type, name, 1);
  lines.centre = {(symbol.low.x + symbol.high.x) / 2, symbol.high.y + lines.size.y / 2 + gap};
  return lines;
}

/// Codes of areas on tiles, worked out when the first name has no room; empty texts where a tile has none for a code.
class TileCodes {
 public:
  TileCodes(const Canvas& canvas, const LabelContext& context) : layer_(context.atlas.layers[context.part.layer]) {
    if (context.placement.tiles.empty() || layer_.layer.areas.empty()) return;
    const Type type{*canvas.sheet, style_of(false)};
    const Box tile = context.placement.bounds(layer_, 0);
    fit_ = tile.size().x / context.viewport.metres_per_pixel >= static_cast<double>(type.width_of("III"));
  }
  const std::string& of(AreaIndex area) {
    static const std::string none;
    if (!fit_) return none;
    if (codes_.empty()) {
      std::vector<std::string> names;
      for (const Area& named : layer_.layer.areas) names.push_back(named.name);
      codes_ = short_codes(names);
    }
    return codes_[area];
  }

 private:
  const AtlasLayer& layer_;
  bool fit_ = false;
  std::vector<std::string> codes_;
};

/// How an area is named.
struct Naming {
  bool chosen;
  float slack;
  TileCodes& codes;  ///< for tiles where there is no room for more
};

/// The name of an area where the picture has room for it.
std::optional<Lines> name_of_area(const Canvas& canvas, const LabelContext& context, AreaIndex area, const Box& bounds,
                                  const Naming& naming) {
  const auto& [chosen, slack, codes] = naming;
  const AtlasLayer& layer = context.atlas.layers[context.part.layer];
  const std::string& name = layer.layer.areas[area].name;
  const Type type{*canvas.sheet, style_of(chosen)};
  const ImVec2 place = pixel(context.viewport.to_screen(context.placement.anchor(layer, area)));
  const ImVec2 seen{static_cast<float>(bounds.size().x / context.viewport.metres_per_pixel),
                    static_cast<float>(bounds.size().y / context.viewport.metres_per_pixel)};
  if (seen.y * slack < type.height()) return std::nullopt;
  if (!context.symbols.empty()) {
    const Rectangle& symbol = context.symbols[area];
    const bool none = symbol.low.x >= symbol.high.x;
    const Rectangle at = none ? Rectangle{place, place} : symbol;
    if (type.width_of(name) <= std::sqrt(seen.x * seen.y) * slack)
      return name_below(type, name, at, none ? 0 : canvas.px(1));
    return std::nullopt;
  }
  if (!context.placement.tiles.empty()) {
    if (auto words = name_on_tile(type, name, seen, place, slack)) return words;
    const std::string& code = codes.of(area);
    return code.empty() ? std::nullopt : words_on_tile(type, code, seen, place, slack);
  }
  return name_inside(type, name, {layer.layer.areas[area].shape, layer.area_bounds[area], context.viewport}, place,
                     slack);
}

bool has(const std::vector<AreaIndex>& areas, AreaIndex area) {
  return std::find(areas.begin(), areas.end(), area) != areas.end();
}

/// Does an inset on the picture name it, where it is larger?
bool is_named_larger(const LabelContext& context, AreaIndex area) {
  const LayerInsets* insets = context.placement.insets;
  if (insets == nullptr || !context.placement.tiles.empty()) return false;
  return std::any_of(insets->all.begin(), insets->all.end(), [&](const Inset& inset) {
    return inset.scale > 1 && inset.holds(static_cast<std::int32_t>(area)) && visible(context.viewport, inset.frame);
  });
}

std::vector<Label> area_labels(const Canvas& canvas, const LabelContext& context, const LabelMemory& memory) {
  const AtlasLayer& layer = context.atlas.layers[context.part.layer];
  TileCodes codes(canvas, context);
  std::vector<Label> labels;
  for (AreaIndex area = 0; area < layer.layer.areas.size(); ++area) {
    const Box bounds = context.placement.bounds(layer, area);
    if (!context.is_here(area) || !visible(context.viewport, bounds)) continue;
    const bool selected = has(context.selected, area);
    const bool chosen = selected || has(context.cue_areas, area);
    if (!chosen && !context.is_lit(area)) continue;
    const bool kept = memory.has(context.part.layer, area);
    auto name = name_of_area(canvas, context, area, bounds, {chosen, 1, codes});
    if (!name && kept) name = name_of_area(canvas, context, area, bounds, {chosen, kept_slack, codes});
    if (!name && (!chosen || is_named_larger(context, area))) continue;
    if (!name) {
      name = broken({*canvas.sheet, style_of(chosen)}, layer.layer.areas[area].name,
                    context.placement.tiles.empty() ? 2 : 3);
      name->centre = pixel(context.viewport.to_screen(context.placement.anchor(layer, area)));
    }
    const Paint paint = area < context.paints.size() ? context.paints[area] : Paint{};
    const double marginal = area < context.marginality.size() ? 400 * context.marginality[area] : 0;
    labels.push_back({area, std::move(*name),
                      side_pixels(bounds, context.viewport) + marginal + (kept ? kept_weight : 0) +
                          (selected ? 1e6
                           : chosen ? 1e5
                                    : 0),
                      paint.colour, style_of(paint.pattern) != nullptr, chosen, kept, style_of(chosen)});
  }
  return labels;
}

/// Where a larger area lies on the picture: at its place, or where its areas' tiles are.
struct LargerPlace {
  Point centre{0, 0};
  Box bounds;
};

/// Of tiles that lie together, the one that has most of them about it, as far as a name reaches; of several, the one
/// nearest to their middle. One region may wind around another.
Point deepest_of(std::span<const Tile> tiles) {
  Point middle{0, 0};
  for (const Tile& tile : tiles) middle += tile.centre / static_cast<double>(tiles.size());
  const Point reach = tiles.front().radius * Point{5.5, 2.6};  // three cells aside, a row up and down
  Point best = middle;
  double most = -1e300;
  for (const Tile& tile : tiles) {
    double score = -0.05 * glm::length((tile.centre - middle) / tile.radius);
    for (const Tile& other : tiles)
      if (const Point way = (other.centre - tile.centre) / reach; glm::dot(way, way) < 1) ++score;
    if (score > most) most = score, best = tile.centre;
  }
  return best;
}

std::vector<LargerPlace> larger_places(const LabelContext& context, const AtlasLayer& parents) {
  std::vector<LargerPlace> places(parents.layer.areas.size());
  const Placement& placement = context.placement;
  if (placement.tiles.empty()) {
    for (AreaIndex area = 0; area < places.size(); ++area)
      places[area] = {parents.label_points[area], parents.area_bounds[area]};
    return places;
  }
  const AtlasLayer& layer = context.atlas.layers[context.part.layer];
  std::vector<std::vector<Tile>> tiles(places.size());
  for (AreaIndex area = 0; area < layer.layer.areas.size(); ++area) {
    const auto parent = parents.find(layer.layer.areas[area].parent);
    if (!parent) continue;
    tiles[*parent].push_back({placement.anchor(layer, area), placement.tiles[area].radius});
    places[*parent].bounds.add(placement.bounds(layer, area));
  }
  for (std::size_t i = 0; i < places.size(); ++i)
    if (!tiles[i].empty()) places[i].centre = deepest_of(tiles[i]);
  return places;
}

/// Names of boroughs may reach a little over their borders, where they cannot lie inside.
std::vector<Label> parent_labels(const Canvas& canvas, const LabelContext& context, LayerIndex parent_layer,
                                 const LabelMemory& memory) {
  const AtlasLayer& parents = context.atlas.layers[parent_layer];
  const TextStyle style = style_of(context.presented);
  const Type type{*canvas.sheet, style};
  const std::vector<LargerPlace> places = larger_places(context, parents);
  std::vector<Label> labels;
  for (AreaIndex area = 0; area < parents.layer.areas.size(); ++area) {
    if (!visible(context.viewport, places[area].bounds)) continue;
    const bool kept = memory.has(parent_layer, area);
    const float slack = kept ? kept_slack : 1;
    const double side = side_pixels(places[area].bounds, context.viewport) * static_cast<double>(slack);
    const Area& parent = parents.layer.areas[area];
    const ImVec2 place = pixel(context.viewport.to_screen(places[area].centre));
    std::optional<Lines> name;
    if (context.placement.tiles.empty())
      name = name_inside(type, parent.name, {parent.shape, parents.area_bounds[area], context.viewport}, place, 1);
    if (!name) {
      name = broken(type, parent.name, 2);
      name->centre = place;
      if (static_cast<double>(name->size.x) > side * 1.2) continue;
    }
    labels.push_back({area, std::move(*name), side + (kept ? kept_weight : 0), canvas.sheet->palette().ground, true,
                      false, kept, style});
  }
  return labels;
}

/// Do wards crowd too much to be named? Their boroughs are then, until a ward has room for its own name.
bool crowded(const Canvas& canvas, const AtlasLayer& layer, const Viewport& viewport, bool was_crowded) {
  const double typical = std::sqrt(layer.layer.bounds.size().x * layer.layer.bounds.size().y /
                                   static_cast<double>(layer.layer.areas.size())) /
                         viewport.metres_per_pixel / canvas.scale;
  return typical < (was_crowded ? 68 : 64);
}

/// Have nearly all areas in the picture a name? A few of many before an audience say nothing about why those.
bool all_have_room(const LabelContext& context, const std::vector<Label>& labels) {
  const AtlasLayer& layer = context.atlas.layers[context.part.layer];
  std::size_t seen = 0;
  for (AreaIndex area = 0; area < layer.layer.areas.size(); ++area)
    if (context.is_lit(area) && context.is_here(area) &&
        visible(context.viewport, context.placement.bounds(layer, area)))
      ++seen;
  constexpr double nearly_all = 0.9;
  return static_cast<double>(labels.size()) >= nearly_all * static_cast<double>(seen);
}

Rectangle box_about(const Canvas& canvas, const Label& label) {
  const ImVec2 centre = label.name.centre;
  const ImVec2 half{label.name.size.x / 2 + canvas.px(label.kept ? 1.0f : 4.0f),
                    label.name.size.y / 2 + canvas.px(label.kept ? 0.5f : 2.0f)};
  return {{centre.x - half.x, centre.y - half.y}, {centre.x + half.x, centre.y + half.y}};
}

/// The part of a symbol's box that it surely covers.
Rectangle core_of(const Rectangle& symbol) {
  const ImVec2 inset{0.12f * (symbol.high.x - symbol.low.x), 0.12f * (symbol.high.y - symbol.low.y)};
  return {{symbol.low.x + inset.x, symbol.low.y + inset.y}, {symbol.high.x - inset.x, symbol.high.y - inset.y}};
}

/// A name that is not to be missed makes room for another: as far aside as it still stands at its area.
template <class IsFree>
void step_aside(const Canvas& canvas, Label& label, const IsFree& is_free) {
  constexpr std::array<glm::vec2, 9> steps = {glm::vec2{0, 0}, {0, -0.6f}, {0, 0.6f},     {-0.5f, 0},   {0.5f, 0},
                                              {0, -1.1f},      {0, 1.1f},  {0.5f, -0.8f}, {-0.5f, 0.8f}};
  const ImVec2 centre = label.name.centre;
  for (const glm::vec2 step : steps) {
    label.name.centre = {centre.x + step.x * label.name.size.x, centre.y + step.y * label.name.size.y};
    if (is_free(box_about(canvas, label))) return;
  }
  label.name.centre = centre;
}

bool touches(const Rectangle& box, std::span<const Rectangle> taken) {
  return std::any_of(taken.begin(), taken.end(), [&](const Rectangle& other) { return other.touches(box); });
}

void draw_name(const Canvas& canvas, const Label& label, double halo) {
  Sheet& sheet = *canvas.sheet;
  const TextStyle style = label.style;
  const LabelInk written = label_ink(label.under, label.over_lines);
  const ImU32 soft = ink(written.halo, static_cast<float>(halo));
  // A name that is not to be missed may reach over its neighbours: it brings the colour of its area with it.
  const float reach = canvas.px(label.always ? 2.0f : 1.1f);
  ImVec2 at{label.name.centre.x, label.name.centre.y - label.name.size.y / 2};
  for (const std::string& line : label.name.lines) {
    sheet.halo_text(style, at, {ink(written.ink), soft, reach}, line, Align::centre);
    at.y += sheet.height_of(style);
  }
}

}  // namespace

bool LabelContext::is_here(AreaIndex area) const {
  if (inset != nullptr) return inset->holds(static_cast<std::int32_t>(area));
  return !placement.tiles.empty() || !placement.is_moved(area);
}

void draw_labels(const Canvas& canvas, const LabelContext& context, std::vector<Rectangle> taken, LabelMemory* memory) {
  const AtlasLayer& layer = context.atlas.layers[context.part.layer];
  if (layer.label_points.empty()) return;
  LabelMemory fresh;
  LabelMemory& names = memory != nullptr ? *memory : fresh;
  std::vector<Label> labels = area_labels(canvas, context, names);
  const bool few = context.presented && !all_have_room(context, labels);
  // Circles leave their borough: only hexagons of one stay together.
  const bool by_parent = layer.parent_layer && context.keeps_groups && context.inset == nullptr &&
                         context.symbols.empty() && (few || crowded(canvas, layer, context.viewport, names.by_parent));
  if (by_parent || few) std::erase_if(labels, [](const Label& label) { return !label.always; });
  if (by_parent)
    for (Label& label : parent_labels(canvas, context, *layer.parent_layer, names)) labels.push_back(label);
  std::stable_sort(labels.begin(), labels.end(), [](const Label& a, const Label& b) { return a.weight > b.weight; });
  names.by_parent = by_parent;
  names.shown.clear();
  const std::size_t covered = taken.size();
  for (const Rectangle& symbol : context.symbols)
    if (symbol.low.x < symbol.high.x) taken.push_back(core_of(symbol));
  const std::size_t symbols_end = taken.size();
  const SheetGroup group(*canvas.sheet, "labels");
  for (Label& label : labels) {
    // A chosen area is named though symbols lie there.
    const auto is_free = [&](const Rectangle& box) {
      return !touches(box, std::span(taken).first(covered)) && !touches(box, std::span(taken).subspan(symbols_end)) &&
             (label.always || !touches(box, std::span(taken).subspan(covered, symbols_end - covered)));
    };
    if (label.always) step_aside(canvas, label, is_free);
    const Rectangle box = box_about(canvas, label);
    if (!is_free(box)) continue;
    taken.push_back(box);
    const bool of_parent = by_parent && !label.always;
    names.shown.emplace_back(of_parent ? *layer.parent_layer : context.part.layer, label.area);
    // Names of boroughs lie over many tints: they bring their own ground.
    draw_name(canvas, label, of_parent ? parent_halo : area_halo);
  }
}

}  // namespace hustings::ui
