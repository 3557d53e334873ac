#include "picture/cell_overlays.h"

#include <algorithm>

#include "atlas/paint/headline.h"
#include "atlas/paint/legend.h"
#include "atlas/paint/map_titles.h"
#include "atlas/view/what_if.h"
#include "ui/map/cells.h"
#include "ui/map/draw_marks.h"
#include "ui/map/headline_panel.h"
#include "ui/map/legend_strip.h"
#include "ui/map/presented_map.h"
#include "ui/map/watermark.h"
#include "ui/panels/cells_panel.h"

namespace hustings {

namespace {

/// What of the picture lies outside the rectangle.
std::vector<ui::Rectangle> outside(const ui::Rectangle& seen, ImVec2 size) {
  return {{{0, 0}, {seen.low.x, size.y}},
          {{seen.high.x, 0}, size},
          {{0, 0}, {size.x, seen.low.y}},
          {{0, seen.high.y}, size}};
}

struct PlacedLegend {
  Legend legend;
  ui::LegendSpot spot;
};

/// The legend of one map among several that each have their own: below it in its cell, or in a lower corner.
ui::LegendSpot own_spot(const ui::Canvas& titles, const ui::Canvas& names, const Legend& legend,
                        const ui::CellLayout& layout, std::size_t map) {
  const ui::Rectangle& seen = layout.cells[map].seen;
  ui::LegendSpot spot{names, (layout.divider ? layout.free.high.y : seen.high.y) - names.px(8), std::nullopt};
  const float left = std::max(seen.low.x, layout.free.low.x);
  spot.canvas.inset.left = left - names.px(8);
  spot.canvas.inset.legend_width = std::min(seen.high.x, layout.free.high.x) - left - names.px(16);
  spot.canvas.inset.legend_height = 0;
  if (layout.divider && map > 0) {
    // At the outer edge: the map lies about the divider.
    const ui::Rectangle there = ui::legend_place(spot, legend);
    spot.canvas.inset.left += std::max(0.0f, layout.free.high.x - names.px(8) - there.high.x);
  } else if (layout.apart() && !legend.crossing && !ui::legend_beside(titles, names, layout)) {
    const float height = names.px(ui::legend_strip_height((seen.high.x - seen.low.x) / names.scale));
    spot.band = {{left + names.px(6), spot.bottom - height + names.px(2)},
                 {seen.high.x - names.px(6), spot.bottom + names.px(2)}};
  }
  return spot;
}

/// One for all maps where all have one measure, else one for each.
std::vector<PlacedLegend> placed_legends(const ui::Canvas& canvas, const ui::Canvas& names, const Atlas& atlas,
                                         const View& view, std::span<const View> views, std::span<const CellMap> maps,
                                         const ui::CellLayout& layout, float bottom,
                                         const ui::PresentedTexts* presented) {
  if (!layout.several()) {
    Legend legend = legend_of(atlas, views.front(), maps.front().painted.scene, maps.front().painted.values);
    const ui::LegendSpot spot = place_legend(canvas, legend, bottom, presented);
    return {{std::move(legend), spot}};
  }
  const bool shared = one_measure(view);
  const Base base = shared && !one_base(atlas, views) ? Base::on_maps : Base::in_legend;
  std::vector<Legend> legends;
  for (std::size_t map = 0; map < maps.size(); ++map)
    legends.push_back(legend_of(atlas, views[map], maps[map].painted.scene, maps[map].painted.values, base));
  if (shared) {
    const std::vector<Legend> others(legends.begin() + 1, legends.end());
    Legend one = ui::merged(std::move(legends.front()), others);
    const ui::LegendSpot spot = place_legend(canvas, one, bottom, presented, layout.legend_band);
    return {{std::move(one), spot}};
  }
  std::vector<PlacedLegend> placed;
  const ui::Canvas& titles = ui::title_canvas(canvas, names, layout);
  for (std::size_t map = 0; map < maps.size(); ++map) {
    const ui::LegendSpot spot = own_spot(titles, names, legends[map], layout, map);
    placed.push_back({std::move(legends[map]), spot});
  }
  return placed;
}

}  // namespace

ui::Rectangle draw_cell_overlays(const ui::Canvas& canvas, const Atlas& atlas, const View& view,
                                 std::span<const CellMap> maps, const ui::CellLayout& layout, const Viewport& camera,
                                 float legend_bottom, bool handle, const ui::PresentedTexts* presented, View* menus,
                                 const ui::CellLayout* legend_layout) {
  const ui::CellLayout& legends = legend_layout != nullptr ? *legend_layout : layout;
  const std::size_t told_maps = legends.cells.size();
  View told_view = view;
  told_view.beside.resize(std::min(view.beside.size(), told_maps - 1));
  const ui::Canvas& names = presented != nullptr && presented->names != nullptr ? *presented->names : canvas;
  std::vector<View> views;
  for (std::size_t map = 0; map < maps.size(); ++map) views.push_back(view_beside(view, map));
  const std::vector<PlacedLegend> legends =
      placed_legends(canvas, names, atlas, told_view, std::span(views).first(told_maps), maps.first(told_maps), legends,
                     legend_bottom, presented);
  std::vector<ui::Rectangle> taken{presented != nullptr ? ui::presentation_top(canvas) : ui::headline_place(canvas)};
  for (const PlacedLegend& one : legends) taken.push_back(ui::legend_place(one.spot, one.legend));
  const ui::Rectangle legend_there = taken[1];
  const std::string hypothesis = hypothesis_title(atlas, view);
  taken.push_back(presented != nullptr ? ui::presentation_bottom(canvas, *presented)
                                       : ui::source_place(canvas, source_line(atlas, view, &canvas)));
  if (!hypothesis.empty()) taken.push_back(ui::watermark_place(canvas, hypothesis, legend_there));
  const std::vector<ui::Rectangle> titles =
      menus != nullptr ? ui::draw_cell_menus(canvas, atlas, *menus, layout) : std::vector<ui::Rectangle>{};
  taken.insert(taken.end(), titles.begin(), titles.end());
  const ui::Canvas& large = ui::title_canvas(canvas, names, legends);
  // Titles stand beside a divider or in the corners of cells; between the two they would leap.
  const bool placed = legends.divider.has_value() == layout.divider.has_value();
  const std::size_t titled = legends.several() && placed ? told_maps : 0;
  if (menus == nullptr)
    // Titles are drawn last; where they stand does not depend on what is under them.
    for (std::size_t map = 0; map < titled; ++map) {
      const ui::Rectangle& seen = layout.cells[map].seen;
      const float top = std::max(seen.low.y, layout.free.low.y);
      taken.push_back({{seen.low.x, top}, {seen.high.x, top + large.px(54)}});
    }
  for (std::size_t map = 0; map < views.size(); ++map) {
    const ui::Rectangle& seen = layout.cells[map].seen;
    const Viewport viewport = layout.on_picture(camera, map);
    std::vector<ui::Rectangle> here = taken;
    for (const ui::Rectangle& part : outside(seen, canvas.size)) here.push_back(part);
    names.sheet->push_clip(seen.low, seen.high);
    draw_on_map(names, atlas, views[map], maps[map].painted, maps[map].placement, viewport, std::move(here),
                maps[map].names,
                presented != nullptr ? areas_of_cue(atlas, views[map], maps[map].painted) : std::vector<AreaIndex>{});
    ui::draw_marks(names, view.marks, viewport);
    names.sheet->pop_clip();
  }
  ui::draw_cell_rules(names, layout, handle);
  ui::draw_watermark(canvas, hypothesis, legend_there);
  const Headline headline = headline_of(atlas, told_view);
  if (presented != nullptr) ui::draw_presentation(canvas, atlas, told_view, headline, *presented);
  else ui::draw_headline(canvas, headline);
  if (menus == nullptr) ui::draw_cell_titles(large, atlas, std::span(views).first(titled), layout);
  for (const PlacedLegend& one : legends) ui::draw_legend(one.spot, one.legend);
  return legend_there;
}

void draw_on_bare_cells(const ui::Canvas& canvas, const Atlas& atlas, const View& view, const ui::CellLayout& layout,
                        const Viewport& camera) {
  for (std::size_t map = 0; map < layout.cells.size(); ++map) {
    canvas.sheet->push_clip(layout.cells[map].seen.low, layout.cells[map].seen.high);
    ui::draw_marks(canvas, view.marks, layout.on_picture(camera, map));
    canvas.sheet->pop_clip();
  }
  ui::draw_cell_rules(canvas, layout, false);
  ui::draw_watermark(canvas, hypothesis_title(atlas, view));
}

}  // namespace hustings
