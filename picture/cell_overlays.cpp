#include "picture/cell_overlays.h"

#include <algorithm>

#include "atlas/paint/headline.h"
#include "atlas/paint/legend.h"
#include "atlas/paint/map_titles.h"
#include "atlas/view/scene.h"
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

/// What is written over the maps, from what names keep clear of to what lies on top.
class CellOverlays {
 public:
  CellOverlays(const ui::Canvas& canvas, const Atlas& atlas, const View& view, std::span<const DrawnMap> maps,
               const CellPlaces& places, const OverlayStyle& style)
      : canvas_(canvas),
        names_(canvas_of_names(canvas, style)),
        atlas_(atlas),
        view_(view),
        told_view_(style.presented != nullptr && style.presented->told != nullptr ? *style.presented->told : view),
        maps_(maps),
        layout_(places.layout),
        camera_(places.camera),
        standing_(places.standing != nullptr ? *places.standing : places.layout),
        style_(style),
        hypothesis_(hypothesis_title(atlas, view)) {
    told_view_.beside.resize(std::min(told_view_.beside.size(), told_maps() - 1));
    for (std::size_t map = 0; map < maps.size(); ++map) views_.push_back(view_beside(view, map));
    for (std::size_t map = 0; map <= told_view_.beside.size(); ++map)
      told_views_.push_back(view_beside(told_view_, map));
    legends_ = placed_legends();
  }

  ui::Rectangle draw() {
    const ui::Rectangle legend_there = ui::legend_place(legends_.front().spot, legends_.front().legend);
    const std::vector<ui::Rectangle> taken = taken_places(legend_there);
    for (std::size_t map = 0; map < views_.size(); ++map) draw_map(map, taken);
    ui::draw_cell_rules(names_, layout_, style_.handle);
    ui::draw_watermark(canvas_, hypothesis_, legend_there);
    draw_titles();
    if (style_.presented != nullptr) canvas_.sheet->set_strength(style_.presented->strength);
    for (const PlacedLegend& one : legends_) ui::draw_legend(one.spot, one.legend);
    canvas_.sheet->set_strength(1);
    return legend_there;
  }

 private:
  /// Those that titles and legends are about.
  std::size_t told_maps() const { return standing_.cells.size(); }
  /// Those that have a title: it stands beside a divider or in the corner of a cell; between the two it would leap.
  std::size_t titled_maps() const {
    const bool placed = standing_.divider.has_value() == layout_.divider.has_value();
    return standing_.several() && placed ? told_maps() : 0;
  }
  const ui::Canvas& titles() const { return ui::title_canvas(canvas_, names_, standing_); }

  /// One for all maps where all have one measure, else one for each.
  std::vector<PlacedLegend> placed_legends() const {
    if (!standing_.several()) {
      return {placed(legend_of_map(0, Base::in_legend), {})};
    }
    std::vector<Legend> legends = own_legends();
    if (one_measure(told_view_)) {
      const std::vector<Legend> others(legends.begin() + 1, legends.end());
      return {placed(ui::merged(std::move(legends.front()), others), standing_.legend_band)};
    }
    std::vector<PlacedLegend> each;
    for (std::size_t map = 0; map < legends.size(); ++map) {
      const ui::LegendSpot spot = own_spot(titles(), names_, legends[map], standing_, map);
      each.push_back({std::move(legends[map]), spot});
    }
    return each;
  }
  PlacedLegend placed(Legend legend, std::optional<ui::Rectangle> band) const {
    const ui::LegendSpot spot = place_legend(canvas_, legend, style_.legend_bottom, style_.presented, band);
    return {std::move(legend), spot};
  }
  std::vector<Legend> own_legends() const {
    const Base base = one_measure(told_view_) && !one_base(atlas_, told_views_) ? Base::on_maps : Base::in_legend;
    std::vector<Legend> legends;
    for (std::size_t map = 0; map < told_views_.size(); ++map) legends.push_back(legend_of_map(map, base));
    return legends;
  }
  Legend legend_of_map(std::size_t map, Base base) const {
    if (style_.presented != nullptr && style_.presented->told != nullptr)
      return legend_of(atlas_, told_views_[map], scene_of(atlas_, told_views_[map]), base);
    return legend_of(atlas_, views_[map], maps_[map].painted.scene, maps_[map].painted.values, base);
  }

  /// What names keep clear of. Menus are drawn here, and titles last; where these stand does not depend on what is
  /// under them.
  std::vector<ui::Rectangle> taken_places(const ui::Rectangle& legend_there) const {
    const ui::PresentedTexts* presented = style_.presented;
    std::vector<ui::Rectangle> taken =
        presented
            ? ui::presented_places(canvas_, *presented)
            : std::vector{ui::headline_place(canvas_), ui::source_place(canvas_, source_line(atlas_, view_, &canvas_))};
    for (const PlacedLegend& one : legends_) taken.push_back(ui::legend_place(one.spot, one.legend));
    if (!hypothesis_.empty()) taken.push_back(ui::watermark_place(canvas_, hypothesis_, legend_there));
    if (style_.menus != nullptr) {
      const auto menus = ui::draw_cell_menus(canvas_, atlas_, *style_.menus, layout_);
      taken.insert(taken.end(), menus.begin(), menus.end());
    } else {
      for (std::size_t map = 0; map < titled_maps(); ++map) taken.push_back(title_place(map));
    }
    return taken;
  }
  ui::Rectangle title_place(std::size_t map) const {
    const ui::Rectangle& seen = layout_.cells[map].seen;
    const float top = std::max(seen.low.y, layout_.free.low.y);
    return {{seen.low.x, top}, {seen.high.x, top + titles().px(54)}};
  }

  void draw_map(std::size_t map, std::vector<ui::Rectangle> taken) const {
    const ui::Rectangle& seen = layout_.cells[map].seen;
    const Viewport viewport = layout_.on_picture(camera_, map);
    for (const ui::Rectangle& part : outside(seen, canvas_.size)) taken.push_back(part);
    names_.sheet->push_clip(seen.low, seen.high);
    draw_on_map(names_, atlas_, views_[map], maps_[map], viewport,
                {.taken = std::move(taken),
                 .first = style_.presented != nullptr ? areas_of_cue(atlas_, views_[map], maps_[map].painted)
                                                      : std::vector<AreaIndex>{},
                 .presented = style_.presented != nullptr});
    ui::draw_marks(names_, view_.marks, viewport);
    names_.sheet->pop_clip();
  }
  void draw_titles() const {
    Headline headline = headline_of(atlas_, told_view_);
    if (style_.presented != nullptr) headline.transition |= style_.presented->transition;
    if (style_.presented != nullptr) ui::draw_presentation(canvas_, atlas_, view_, headline, *style_.presented);
    else ui::draw_headline(canvas_, headline);
    if (style_.menus == nullptr)
      ui::draw_cell_titles(titles(), atlas_, std::span(told_views_).first(titled_maps()), layout_);
  }

  const ui::Canvas& canvas_;
  const ui::Canvas& names_;
  const Atlas& atlas_;
  const View& view_;
  View told_view_;  ///< with the maps alone that titles and legends are about
  std::span<const DrawnMap> maps_;
  const ui::CellLayout& layout_;
  const Viewport& camera_;
  const ui::CellLayout& standing_;
  const OverlayStyle& style_;
  std::string hypothesis_;
  std::vector<View> views_;       ///< by map
  std::vector<View> told_views_;  ///< by map that titles and legends are about
  std::vector<PlacedLegend> legends_;
};

}  // namespace

ui::Rectangle draw_cell_overlays(const ui::Canvas& canvas, const Atlas& atlas, const View& view,
                                 std::span<const DrawnMap> maps, const CellPlaces& places, const OverlayStyle& style) {
  return CellOverlays(canvas, atlas, view, maps, places, style).draw();
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
