#include "picture/text_plans.h"

#include <algorithm>
#include <cmath>

#include "atlas/paint/headline.h"
#include "atlas/paint/legend.h"
#include "atlas/view/scene.h"
#include "geo/mesh/drawn_shapes.h"
#include "picture/map_overlays.h"
#include "ui/kit/measure_sheet.h"
#include "ui/map/presented_map.h"
#include "ui/map/presented_plan.h"
#include "ui/map/still_plan.h"

namespace hustings {

namespace {

constexpr std::size_t kept_plans = 12;

/// Without what the texts do not depend on.
View laid_out_view(View view) {
  view.camera.reset();
  view.marks.clear();
  view.selected.clear();
  view.look = Look::dark;
  view.vision = Vision::normal;
  view.next_contest.clear();
  view.fraction = 0;
  view.morph = view.layout == Layout::geography || view.morph <= 0 ? 0 : 1;
  return view;
}

std::vector<float> numbers_of(const ui::Canvas& canvas) {
  const ui::Insets& inset = canvas.inset;
  return {canvas.size.x, canvas.size.y,       canvas.scale,       inset.left,         inset.right,
          inset.bottom,  inset.legend_bottom, inset.legend_width, inset.legend_height};
}

/// Of areas that lie at their places, but for those that insets move.
Silhouette lying(const Layer& layer, const LayerInsets* insets) {
  if (insets != nullptr) return Silhouette(drawn_shapes(layer, insets));
  std::vector<const Shape*> shapes;
  for (const Area& area : layer.areas) shapes.push_back(&area.shape);
  return Silhouette(shapes);
}

}  // namespace

Silhouette TextPlans::made_silhouette(const View& view, const ScenePart& part, Placements& placements) const {
  const AtlasLayer& layer = atlas_->layers[part.layer];
  const Placement placement = placements.of(view, part);
  if (placement.tiles.empty()) return lying(layer.layer, shown_insets(view, layer));
  const Cartogram tiles{.kind = view.layout == Layout::circles ? TileKind::circles : TileKind::hexagons,
                        .tiles = placement.tiles,
                        .cells = {},
                        .bounds = {}};
  std::vector<Shape> shapes;
  for (std::size_t area = 0; area < tiles.tiles.size(); ++area)
    shapes.push_back({{.outer = tile_ring(tiles, area), .holes = {}}});
  return Silhouette(shapes);
}

const Silhouette& TextPlans::silhouette_of(const View& view, LayerIndex layer) {
  const AtlasLayer& drawn = atlas_->layers[layer];
  const LayerInsets* insets = shown_insets(view, drawn);
  const std::pair key(layer, insets != nullptr);
  const auto known = layers_.find(key);
  if (known != layers_.end()) return known->second;
  return layers_.emplace(key, lying(drawn.layer, insets)).first->second;
}

void TextPlans::follow(const Atlas& atlas) {
  atlas_ = &atlas;
  known_.clear();
}

TextPlans::Plan TextPlans::planned(Key key, Placements& placements, const Maker& make) {
  const auto known = std::find_if(known_.begin(), known_.end(), [&](const Known& one) { return one.key == key; });
  if (known != known_.end()) {
    if (known != known_.begin()) std::rotate(known_.begin(), known, known + 1);
    return known_.front().plan;
  }
  const ScenePart part = main_part(scene_of(*atlas_, key.view));
  std::optional<ui::TextPlan> made;
  if (key.view.layout == Layout::geography) made = make(key.view, silhouette_of(key.view, part.layer));
  else made = make(key.view, made_silhouette(key.view, part, placements));
  known_.push_front({std::move(key), made ? std::make_shared<const ui::TextPlan>(std::move(*made)) : nullptr});
  if (known_.size() > kept_plans) known_.pop_back();
  return known_.front().plan;
}

TextPlans::Plan TextPlans::presented(const ui::Canvas& canvas, const ToldMap& told, Placements& placements) {
  Key key{laid_out_view(told.view), told.title, told.caption, numbers_of(canvas)};
  return planned(std::move(key), placements, [&](const View& view, const Silhouette& silhouette) {
    const Headline headline = headline_of(*atlas_, view);
    const Legend legend = legend_of(*atlas_, view, scene_of(*atlas_, view));
    const std::string& title = told.title.empty() ? headline.title : told.title;
    const std::string below = ui::words_below_title(*atlas_, view, headline, told.title);
    return ui::plan_presented(canvas, {headline, title, below, told.caption, legend}, silhouette);
  });
}

TextPlans::Plan TextPlans::still(const ui::Canvas& canvas, const View& view, Placements& placements) {
  Key key{laid_out_view(view), {}, {}, numbers_of(canvas)};
  return planned(std::move(key), placements, [&](const View& standing, const Silhouette& silhouette) {
    ui::Canvas measured = canvas;
    ui::MeasureSheet sheet(canvas.scale);
    measured.sheet = &sheet;
    return ui::plan_still(canvas, headline_of(*atlas_, standing), source_line(*atlas_, standing, &measured),
                          legend_of(*atlas_, standing, scene_of(*atlas_, standing)), silhouette);
  });
}

TextPlans::Plan TextPlans::window(const ui::Canvas& canvas, const View& view, const ui::WindowPlaces& places,
                                  Placements& placements) {
  Key key{laid_out_view(view), {}, {}, numbers_of(canvas)};
  key.canvas.push_back(places.legend_bottom);
  for (const ui::Rectangle& panel : places.panels)
    for (const float edge : {panel.low.x, panel.low.y, panel.high.x, panel.high.y}) key.canvas.push_back(edge);
  return planned(std::move(key), placements, [&](const View& standing, const Silhouette& silhouette) {
    return ui::plan_window(canvas, headline_of(*atlas_, standing),
                           legend_of(*atlas_, standing, scene_of(*atlas_, standing)), places, silhouette);
  });
}

std::vector<RestingView> resting_views(const View& view) {
  std::vector<RestingView> views{{view, 1}};
  if (view.fraction > 0 && !view.next_contest.empty()) {
    View next = view;
    next.contest = view.next_contest;
    views = {{view, 1 - view.fraction}, {std::move(next), view.fraction}};
  }
  for (RestingView& one : views) {
    one.view.next_contest.clear();
    one.view.fraction = 0;
  }
  if (view.layout == Layout::geography || view.morph <= 0 || view.morph >= 1) return views;
  std::vector<RestingView> forms;
  for (const RestingView& one : views)
    for (const double morph : {0.0, 1.0}) {
      forms.push_back(one);
      forms.back().view.morph = morph;
      if (morph == 0) forms.back().view.layout = Layout::geography;
      forms.back().part *= morph == 0 ? 1 - view.morph : view.morph;
    }
  return forms;
}

std::optional<Viewport> planned_home(const View& view, const std::function<TextPlans::Plan(const View&)>& plan_of) {
  const std::vector<RestingView> views = resting_views(view);
  Viewport home;
  Point centre{0, 0};
  double scale = 0;
  for (const RestingView& one : views) {
    const auto plan = plan_of(one.view);
    if (!plan) return std::nullopt;
    home = plan->home;
    centre += home.centre * one.part;
    scale += std::log(home.metres_per_pixel) * one.part;
  }
  if (views.size() == 1) return home;
  home.centre = centre;
  home.metres_per_pixel = std::exp(scale);
  return home;
}

}  // namespace hustings
