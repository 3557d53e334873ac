#include "app/window/area_teller.h"

#include <algorithm>
#include <imgui.h>

#include "app/stage/desk.h"
#include "ui/map/card_panel.h"
#include "ui/map/card_place.h"
#include "ui/zones/zones.h"

namespace hustings {

std::vector<AreaIndex> AreaTeller::selected() const {
  return selected_areas(desk_.atlas->layers[main_part(desk_.map.painter->scene()).layer], desk_.view);
}

/// What the pointer is on, and was on a moment ago, as long as it is over the map.
void AreaTeller::follow_pointer() {
  const LayerIndex layer = main_part(desk_.map.painter->scene()).layer;
  if (desk_.map.hovered) pointed_ = {layer, *desk_.map.hovered, std::nullopt};
  if (desk_.map.hovered || !pointed_) return;
  if (!pointed_->left) pointed_->left = desk_.time;
  const bool over_map = desk_.pointer.inside() && !ImGui::GetIO().WantCaptureMouse;
  if (!over_map || pointed_->layer != layer || desk_.time - *pointed_->left >= lingers) pointed_.reset();
}

std::optional<double> AreaTeller::due_in() const {
  if (!pointed_ || !pointed_->left || desk_.presentation.on()) return std::nullopt;
  return std::max(0.0, *pointed_->left + lingers - desk_.time);
}

/// What the panel of the area tells is told nowhere else.
ui::CardsAsked AreaTeller::asked_areas(const ui::Canvas& canvas, Beside beside) const {
  ui::CardsAsked asked;
  if (pointed_) asked.pointed = pointed_->area;
  if (const std::vector<AreaIndex> areas = selected(); !areas.empty()) asked.selected = areas.back();
  if (beside.panels && desk_.is_seen(ui::PanelKind::area)) {
    if (!asked.selected || asked.pointed == asked.selected) asked.pointed.reset();
    asked.selected.reset();
  }
  asked.column = ui::has_card_column(canvas);
  asked.reserved = beside.panels;  // the map is laid out beside it
  asked.listing = beside.list;
  if (!asked.pointed && !asked.selected) return asked;  // nobody asks whether there is room
  const MapPainter& painter = *desk_.map.painter;
  asked.free = !ui::holds_areas(desk_.atlas->layers[main_part(painter.scene()).layer], painter.placement(),
                                desk_.map.viewport(), ui::card_room(canvas));
  return asked;
}

ToldAreas AreaTeller::told(const ui::Canvas& canvas, Beside beside) {
  follow_pointer();
  const ScenePart& part = main_part(desk_.map.painter->scene());
  const auto card = [&](const View& view, const ScenePart& there, AreaIndex area, std::size_t bars) {
    return card_of(*desk_.atlas, view, there, area, bars);
  };
  constexpr std::size_t few = 4;
  ToldAreas told;
  const ui::CardsAsked asked = asked_areas(canvas, beside);
  const std::vector<AreaIndex> areas = selected();
  const bool is_one = areas.size() == 1;  // of many none is told at the foot: panels would jump under the hand
  if (desk_.map.cells().several()) {
    // A card would cover a map; what the pointer is on is told as of the map that it is on.
    if (const auto& found = desk_.map.found) {
      const ScenePart& there = found->map == 0 ? part : main_part(desk_.map.beside->painter(found->map).scene());
      told.tip = card(view_beside(desk_.view, found->map), there, found->area, few);
    }
    if (asked.selected && is_one && canvas.inset.right > 0) told.foot = card(desk_.view, part, *asked.selected, few);
    return told;
  }
  const ui::CardPlan plan = ui::plan_cards(asked);
  if (plan.card) {
    told.card = card(desk_.view, part, *plan.card, canvas.size.y < canvas.px(820) ? few : 6);
    told.selected = std::find(areas.begin(), areas.end(), *plan.card) != areas.end();
  }
  if (plan.tip) told.tip = card(desk_.view, part, *plan.tip, few);
  if (plan.foot && is_one) told.foot = card(desk_.view, part, *plan.foot, few);
  return told;
}

void draw_told(const ui::Canvas& canvas, const ToldAreas& told) {
  if (told.card) ui::draw_card(canvas, *told.card, told.selected);
  if (told.foot) ui::draw_foot(canvas, *told.foot);
  if (told.tip) ui::draw_tip(canvas, *told.tip);
}

}  // namespace hustings
