#include "export/vector_map.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <tuple>

#include "atlas/paint/area_card.h"
#include "picture/map_theme.h"
#include "ui/kit/sheet.h"

namespace hustings {

namespace {

constexpr AreaIndex at_once = 128;  // areas of one step

Rgb rgb_of(glm::vec3 colour) {
  const auto byte = [](float channel) { return static_cast<Rgb>(std::lround(255 * channel)); };
  return byte(colour.r) << 16U | byte(colour.g) << 8U | byte(colour.b);
}

Box box_of(const ui::Rectangle& rectangle) {
  return {{rectangle.low.x, rectangle.low.y}, {rectangle.high.x, rectangle.high.y}};
}

/// "Kensington: Labour, majority 20 (0.05 points)".
std::string words_of(const AreaCard& card) {
  std::string winner = card.headline.substr(0, card.headline.find(" gain from "));
  if (winner.ends_with(" hold")) winner.resize(winner.size() - 5);
  std::string margin;
  for (const char letter : card.majority)
    if (letter != ' ' || !margin.ends_with(' ')) margin += letter;
  if (margin.empty()) return winner.empty() ? card.name : fmt::format("{}: {}", card.name, winner);
  margin.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(margin.front())));
  return fmt::format("{}: {}, {}", card.name, winner, margin);
}

ImVec2 place_of(glm::dvec2 at) { return {static_cast<float>(at.x), static_cast<float>(at.y)}; }

}  // namespace

VectorMap::VectorMap(VectorSheet& sheet, const Atlas& atlas, const View& view, const LaidMap& laid, VectorPlace place,
                     VectorDetail detail)
    : sheet_(sheet),
      atlas_(atlas),
      view_(view),
      map_(laid.map),
      placements_(laid.placements),
      viewport_(laid.viewport),
      place_(place),
      detail_(detail),
      theme_(map_theme(view.look)),
      scale_(static_cast<double>(sheet.setting().scale)),
      seen_(place.cell ? box_of(place.cell->seen) : Box{{0, 0}, sheet.setting().size}),
      corner_(place.cell ? glm::dvec2(place.cell->frame.low.x, place.cell->frame.high.y)
                         : glm::dvec2(0, sheet.setting().size.y)),
      lying_(viewport_, seen_, scale_, detail_) {}

void VectorMap::add_steps(DrawingSteps& steps) {
  steps.add([this] { begin(); });
  for (std::size_t part = 0; part < map_.scene.parts.size(); ++part) {
    steps.add([this, part] { begin_part(part); });
    const auto areas = static_cast<AreaIndex>(layer_of(part).layer.areas.size());
    for (AreaIndex first = 0; first < areas; first += at_once)
      steps.add(
          [this, part, first, end = std::min<AreaIndex>(areas, first + at_once)] { draw_areas(part, first, end); });
    steps.add([this, part] { draw_patterns(part); });
    steps.add([this, part] { draw_lines(part); });
  }
  steps.add([this] {
    sheet_.pop_clip();
    sheet_.end_group();
  });
}

/// Of the first map as they are; those of the others say whose they are.
std::string VectorMap::id(std::size_t part, const std::string& name) const {
  return (place_.map == 0 ? "" : fmt::format("map-{}-", place_.map + 1)) + (part == 0 ? "" : "next-") + name;
}

void VectorMap::begin() {
  sheet_.begin_group(place_.map == 0 ? "map" : fmt::format("map-{}", place_.map + 1).c_str());
  sheet_.push_clip(place_of(seen_.low), place_of(seen_.high));
  const double away = placements_.empty() ? 0 : placements_.front().morph;
  if (place_.ground) draw_ground();
  if (away < 1) water_ = lying_.ground(atlas_, GroundKind::water);
}

void VectorMap::draw_ground() {
  const double away = placements_.empty() ? 0 : placements_.front().morph;
  const ui::SheetGroup group(sheet_, id(0, "ground").c_str());
  const auto fades = static_cast<float>(away);
  sheet_.rectangle(place_of(seen_.low), place_of(seen_.high),
                   ui::ink(rgb_of(glm::mix(theme_.sea, theme_.paper, fades))));
  if (away >= 1) return;
  for (const SheetShape& shape : lying_.ground(atlas_, GroundKind::land))
    sheet_.shape(shape, rgb_of(glm::mix(theme_.land, theme_.paper, fades)));
}

void VectorMap::draw_water(const std::string& name, double opacity) {
  if (!place_.ground || water_.empty() || opacity <= 0) return;
  sheet_.begin_layer(name.c_str(), opacity);
  for (const SheetShape& shape : water_) {
    sheet_.shape(shape, rgb_of(theme_.water));
    // A river narrower than a pixel must not break up.
    sheet_.strokes(shape.rings, true, {rgb_of(theme_.water), 1}, 1.2 * scale_);
  }
  sheet_.end_group();
}

// Areas ---------------------------------------------------------------------------------------------------------------

void VectorMap::begin_part(std::size_t part) {
  const AtlasLayer& layer = layer_of(part);
  const Placement& placement = placements_[part];
  if (part > 0) sheet_.begin_layer(id(0, "next").c_str(), map_.scene.dissolve);
  if (placement.tiles.empty() || detail_.paired) lying_.set_insets(layer, placement.insets);
  if (placement.tiles.empty()) {
    areas_ = {};
    areas_.shapes.resize(layer.layer.areas.size());
  } else {
    areas_ =
        lying_.on_tiles(layer, placement, view_.layout == Layout::hexagons ? TileKind::hexagons : TileKind::circles);
  }
  // Areas on their way to tiles have left the water behind.
  dry_ = !place_.ground && placement.morph <= 0 && !water_.empty();
  if (dry_) sheet_.push_clip_without(water_, place_of(lying_.about().low), place_of(lying_.about().high));
  sheet_.begin_group(id(part, "areas").c_str());
}

void VectorMap::draw_areas(std::size_t part, AreaIndex first, AreaIndex end) {
  const AtlasLayer& layer = layer_of(part);
  const std::vector<Paint>& paints = map_.shown_paints(part);
  for (AreaIndex area = first; area < end; ++area) {
    SheetShape& shape = areas_.shapes[area];
    if (placements_[part].tiles.empty()) shape.rings = lying_.rings(layer, area);
    if (shape.rings.empty()) continue;
    shape.code = layer.layer.areas[area].code;
    shape.id = id(part, shape.code);
    if (detail_.titles) shape.title = title_of(part, area);
    sheet_.shape(shape, paints[area].colour);
  }
}

std::string VectorMap::title_of(std::size_t part, AreaIndex area) const {
  const AreaCard card = card_of(atlas_, view_, map_.scene.parts[part], area, 0);
  if (detail_.figures) return words_of(card);
  return card.headline.empty() ? card.name : card.name + ": " + card.headline;
}

/// Areas with the same lines over them share one clip.
void VectorMap::draw_patterns(std::size_t part) {
  sheet_.end_group();  // of the areas
  const std::vector<Paint>& paints = map_.shown_paints(part);
  std::map<std::tuple<Pattern, std::size_t, Rgb, double>, std::pair<Hatching, std::vector<const SheetShape*>>> found;
  for (std::size_t area = 0; area < areas_.shapes.size(); ++area) {
    if (areas_.shapes[area].rings.empty()) continue;
    const auto hatchings = hatchings_of(paints[area], rgb_of(theme_.pattern_ink), corner_, scale_);
    for (std::size_t i = 0; i < hatchings.size(); ++i) {
      auto& [hatching, over] = found[{paints[area].pattern, i, hatchings[i].hue.colour, hatchings[i].hue.opacity}];
      hatching = hatchings[i];
      over.push_back(&areas_.shapes[area]);
    }
  }
  if (found.empty()) return;
  const ui::SheetGroup group(sheet_, id(part, "patterns").c_str());
  for (const auto& [key, lines] : found) sheet_.hatch(lines.second, lines.first);
}

// Lines ---------------------------------------------------------------------------------------------------------------

void VectorMap::draw_lines(std::size_t part) {
  const AtlasLayer& layer = layer_of(part);
  if (placements_[part].tiles.empty()) areas_.borders = lying_.borders(layer);
  const double wet = 1 - placements_[part].morph;
  draw_water(id(part, "water"), wet);
  draw_borders(part, {BorderRank::area, BorderRank::parent});
  draw_water(id(part, "water-over-borders"), 0.75 * wet);  // where they whisper
  if (dry_) sheet_.pop_clip();
  draw_borders(part, {BorderRank::outline});
  if (part == map_.main_index()) draw_selected(layer);
  if (part > 0) sheet_.end_group();
}

void VectorMap::draw_borders(std::size_t part, std::initializer_list<BorderRank> ranks) {
  static constexpr std::array<const char*, 3> names{"borders", "borders-parents", "outline"};
  const AtlasLayer& layer = layer_of(part);
  const Point extent = placed_bounds(layer, {.morph = 0, .tiles = {}, .insets = placements_[part].insets}).size();
  const BorderStyle style =
      border_style(typical_area_pixels(extent, layer.layer.areas.size(), viewport_.metres_per_pixel * scale_));
  for (const BorderRank rank : ranks) {
    const auto index = static_cast<std::size_t>(rank);
    std::vector<SheetLine> lines;
    for (const SheetBorder& border : areas_.borders)
      if (border.rank == rank) lines.push_back(border.points);
    if (lines.empty()) continue;
    const auto away = static_cast<float>(placements_[part].morph);
    const glm::vec3 colour = glm::mix(theme_.border[index], theme_.border[0], away);
    const double half = static_cast<double>(style.half_width[static_cast<int>(index)]) * scale_;
    // A line thinner than a pixel covers no pixel whole: as faint as cover.frag has it.
    const double cover = half < 0.5 ? (half + 0.5) * (half + 0.5) : 1;
    sheet_.begin_layer(id(part, names[index]).c_str(),
                       static_cast<double>(style.alpha[static_cast<int>(index)]) * cover);
    sheet_.strokes(lines, false, {rgb_of(colour), 1}, 2 * half);
    sheet_.end_group();
  }
}

/// One outline about all of them, with a glow.
void VectorMap::draw_selected(const AtlasLayer& layer) {
  const std::vector<AreaIndex> selected = selected_areas(layer, view_);
  if (selected.empty()) return;
  const auto marked = [&](std::int32_t area) {
    return area != no_area &&
           std::find(selected.begin(), selected.end(), static_cast<AreaIndex>(area)) != selected.end();
  };
  std::vector<SheetLine> lines;
  for (const SheetBorder& border : areas_.borders)
    if (marked(border.left) != marked(border.right)) lines.push_back(border.points);
  const ui::SheetGroup group(sheet_, id(0, "selected").c_str());
  const Rgb colour = rgb_of(theme_.selected);
  struct Stroke {
    const char* name;
    double half, opacity;
  };
  for (const Stroke& stroke : {Stroke{"glow-far", 6.6, 0.03}, Stroke{"glow", 4.8, 0.07}, Stroke{"glow-near", 3.2, 0.18},
                               Stroke{"selected-outline", 1.6, 1}}) {
    sheet_.begin_layer(id(0, stroke.name).c_str(), stroke.opacity);
    sheet_.strokes(lines, false, {colour, 1}, 2 * stroke.half * scale_);
    sheet_.end_group();
  }
}

void draw_vector_map(VectorSheet& sheet, const Atlas& atlas, const View& view, const LaidMap& laid,
                     VectorDetail detail) {
  DrawingSteps steps;
  VectorMap drawn(sheet, atlas, view, laid, {}, detail);
  drawn.add_steps(steps);
  steps.run();
}

}  // namespace hustings
