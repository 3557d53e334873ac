#include <algorithm>
#include <imgui.h>
#include <limits>

#include "app/window/window.h"
#include "base/paths.h"
#include "picture/panel_content.h"
#include "ui/kit/commands.h"
#include "ui/kit/lock.h"
#include "ui/kit/picker.h"
#include "ui/map/card_panel.h"
#include "ui/map/cells.h"
#include "ui/map/marks.h"
#include "ui/map/presentation.h"
#include "ui/panels/changes_panel.h"
#include "ui/panels/export_panel.h"
#include "ui/panels/help_panel.h"
#include "ui/panels/loading_panel.h"
#include "ui/panels/palette_panel.h"
#include "ui/panels/search_panel.h"
#include "ui/panels/session_panels.h"
#include "ui/panels/signs_panel.h"
#include "ui/panels/story_panel.h"
#include "ui/panels/table_panel.h"
#include "ui/panels/timeline_panel.h"
#include "ui/panels/warnings_panel.h"
#include "ui/panels/zones.h"

namespace hustings {

void Window::draw_panel(const ui::Canvas& canvas, ui::PanelKind kind) {
  const ScenePart& part = main_part(painter_->scene());
  const std::vector<AreaIndex> selected = selected_areas(atlas_->layers[part.layer], view_);
  draw_panel_content(canvas, kind, *atlas_, view_, {part, selected.empty() ? hovered_ : selected.back()}, panels_);
}

bool Window::is_seen(ui::PanelKind kind) const {
  for (const ui::Zone zone : {ui::Zone::left, ui::Zone::right, ui::Zone::bottom})
    if (ui::front_of(panels_.zones, zone) == kind) return true;
  return false;
}

void Window::draw_panels(ui::Canvas canvas) {
  const View before = view_;
  const Playback played = playback_;
  const float bottom =
      canvas.size.y - canvas.px((panels_.panels_hidden ? 0 : ui::timeline_height) + 16) - canvas.inset.legend_bottom;
  const ui::CellLayout layout = cells();
  const bool several = layout.several();
  View* menus = panels_.panels_hidden || shot_ ? nullptr : &view_;  // on the way to a cue nothing can be chosen
  const OverlayStyle style{.legend_bottom = bottom, .presented = nullptr, .handle = true, .menus = menus};
  const Viewport camera = several ? cell_viewport() : viewport();
  const CellPlaces places{.layout = layout, .camera = camera, .standing = shot_ ? &shot_->standing : nullptr};
  const ui::Rectangle legend =
      several ? cells_->draw_overlays(canvas, view_with_live_mark(), *painter_, places, style)
              : draw_map_overlays(canvas, *atlas_, view_with_live_mark(), DrawnMap(*painter_, &labels_), camera, style);
  canvas.inset.legend_top = canvas.size.y - legend.low.y;
  const ScenePart& part = main_part(painter_->scene());
  const std::vector<AreaIndex> selected = selected_areas(atlas_->layers[part.layer], view_);
  constexpr AreaIndex nobody = std::numeric_limits<AreaIndex>::max();
  // The list of disagreements has the card's place, but for the area under the pointer.
  // Beside an open zone the card would cover the map: there it is shown for the area under the pointer alone.
  const bool listing = panels_.changes_open || ui::front_of(panels_.zones, ui::Zone::right) ||
                       (panels_.signs_open && view_.colour == ColourMode::swing);
  const AreaIndex carded = hovered_.value_or(selected.empty() || listing ? nobody : selected.back());
  const auto pointed = std::exchange(panels_.pointed, std::nullopt);
  const auto pointed_many = std::exchange(panels_.pointed_many, {});
  if (panels_.panels_hidden || canvas.size.x < canvas.px(ui::narrow_width)) {
    panels_.zones.focused.reset();
    panels_.zones.in_fields = false;
  }
  panels_.dial_has_keys = false;
  if (!panels_.panels_hidden) {
    if (canvas.size.x >= canvas.px(ui::narrow_width))
      ui::draw_zones(canvas, panels_.zones, [&](ui::PanelKind kind) { draw_panel(canvas, kind); });
    ui::draw_timeline(canvas, *atlas_, view_, playback_);
  }
  // What the inspector tells needs no card beside it.
  const bool inspected = !panels_.panels_hidden && canvas.size.x >= canvas.px(ui::narrow_width) &&
                         is_seen(ui::PanelKind::area) &&
                         carded == (selected.empty() ? hovered_.value_or(nobody) : selected.back());
  if (several) {
    // A card would cover a map; what the pointer is on is told as of the map that it is on.
    if (found_ && !inspected) {
      const View shown = view_beside(before, found_->map);
      const ScenePart& there = main_part(found_->map == 0 ? painter_->scene() : cells_->painter(found_->map).scene());
      ui::draw_tip(canvas, card_of(*atlas_, shown, there, found_->area, 4));
    }
  } else if (carded < atlas_->layers[part.layer].layer.areas.size() && !inspected) {
    const AreaCard card = card_of(*atlas_, before, part, carded, canvas.size.y < canvas.px(820) ? 4 : 6);
    if (ui::card_fits(canvas))
      ui::draw_card(canvas, card, std::find(selected.begin(), selected.end(), carded) != selected.end());
    else if (hovered_ == carded) ui::draw_tip(canvas, card);
  }
  if (drag_.active && drag_.boxing && drag_.moved)
    ImGui::GetForegroundDrawList()->AddRect({static_cast<float>(drag_.start.x), static_cast<float>(drag_.start.y)},
                                            {static_cast<float>(drag_.last.x), static_cast<float>(drag_.last.y)},
                                            ui::ink(ui::palette().text), 0, 0, canvas.px(1.5f));
  draw_lists(canvas);
  give_focus_back();
  if (!panels_.panels_hidden && carded == nobody) {
    if (panels_.changes_open) ui::draw_changes(canvas, *atlas_, view_, panels_);
    else ui::draw_sign_disagreements(canvas, *atlas_, view_, panels_);
  }
  obey_panels(part);
  // Another contest chosen in a panel is one for the clock too.
  if (const auto contest = atlas_->find_contest(view_.contest);
      contest && view_.contest != before.contest && playback_ == played)
    go_to(*atlas_, *contest, playback_, view_);
  // Edits take effect in the next frame.
  if (view_ != before || playback_ != played || panels_.pointed != pointed || panels_.pointed_many != pointed_many)
    frames_due_ = std::max(frames_due_, 2);
}

/// What lies over a panel takes the keyboard; when it is gone the panel has it again.
void Window::give_focus_back() {
  const bool covered = panels_.picker.what != ui::Asking::nothing || panels_.help_open || panels_.warnings_open ||
                       !panels_.left_out.empty() || !panels_.fault.empty();
  if (covered && panels_.zones.focused) covered_ = panels_.zones.focused;
  if (covered || !covered_) return;
  const ui::PanelKind kind = *std::exchange(covered_, std::nullopt);
  if (!panels_.zones.focus && is_seen(kind)) panels_.zones.focus = kind;
}

/// What lies over everything else: fields with lists, and what there is to tell.
void Window::draw_lists(const ui::Canvas& canvas) {
  if (panels_.picker.what == ui::Asking::place) {
    if (indexing_.valid()) index_ = indexing_.get();
    ui::draw_search(canvas, *atlas_, *index_, view_, panels_);
  } else if (panels_.picker.what == ui::Asking::command) {
    ui::draw_palette(canvas, palette_lines(commands_), panels_);
  }
  ui::draw_open_story(canvas, panels_);
  ui::draw_save_story(canvas, panels_);
  ui::draw_open_session(canvas, panels_);
  ui::draw_save_session(canvas, panels_);
  ui::draw_write_table(canvas, panels_);
  ui::draw_join_table(canvas, panels_);
  ui::draw_export(canvas, panels_);
  ui::draw_export_progress(canvas, panels_);
  const KeyMode mode = key_mode();
  if (panels_.help_open) {
    std::vector<ui::CommandLine> lines = help_lines(commands_, mode);
    if (panels_.dial_has_keys && mode == KeyMode::map) {
      const std::vector<ui::CommandLine> dial = help_lines(commands_, KeyMode::dial);
      lines.insert(lines.begin(), dial.begin(), dial.end());
    }
    ui::draw_help(canvas, title_of(mode), lines, panels_);
  }
  if (!panels_.panels_hidden && !presentation_.on()) {
    ui::draw_menu_button(canvas, panels_);
    ui::draw_warnings(canvas, atlas_->findings, panels_);
  }
  if (panels_.drawing.on) draw_mark_tools(canvas);
  // An audience need not see it.
  if ((!presentation_.on() || cursor_shown_) && ui::draw_lock(canvas, panels_.locked)) frames_due_ = settling_frames;
  ui::draw_left_out(canvas, panels_);
  ui::draw_offer(canvas, panels_);
  ui::draw_notice(canvas, panels_);
  ui::draw_fault(canvas, panels_);
  if (loading_.valid()) ui::draw_loading(canvas, "Loading boundaries and results", progress_);
}

/// At the lower edge of the free map; before an audience at its upper one, as the caption has the lower.
void Window::draw_mark_tools(const ui::Canvas& canvas) {
  const bool presented = presentation_.on();
  const float gap = canvas.px(12);
  const float below = canvas.px(panels_.panels_hidden ? 0 : ui::timeline_height) + canvas.inset.bottom;
  const float above = presented ? ui::presentation_top(this->canvas()).high.y : 0;
  const float legend = presented ? 0 : canvas.px(264);  // stands at the left, as high as it is
  const ui::Rectangle room{{std::max(canvas.inset.left, legend), above + gap},
                           {canvas.size.x - canvas.inset.right, canvas.size.y - below - gap}};
  std::string asked = ui::draw_mark_tools(canvas, view_, panels_.drawing, room, presented);
  if (!asked.empty()) panels_.wanted_command = std::move(asked);
}

/// Does what the panels asked for in this frame.
void Window::obey_panels(const ScenePart& part) {
  if (panels_.fly_to) {
    const AtlasLayer& layer = atlas_->layers[panels_.fly_to->layer];
    const AtlasLayer& shown = atlas_->layers[part.layer];
    const std::string& code = layer.layer.areas[panels_.fly_to->area].code;
    // An area of another layer is not on this map: what lies there is selected instead.
    const auto there =
        shown.find(code) ? shown.find(code) : shown.locator->locate(layer.label_points[panels_.fly_to->area]);
    if (there) view_.selected = {shown.layer.areas[*there].code};
    const bool tiled = there && !painter_->placement().tiles.empty();
    fly_to(tiled ? painter_->placement().bounds(shown, *there) : layer.area_bounds[panels_.fly_to->area]);
    panels_.fly_to.reset();
  }
  if (!panels_.wanted_command.empty()) {
    run_command(std::exchange(panels_.wanted_command, {}));
    frames_due_ = settling_frames;  // what it opened is drawn now, and not with the next key
  }
  if (panels_.open_story) open_story(*std::exchange(panels_.open_story, std::nullopt));
  if (panels_.save_story) save_story(*std::exchange(panels_.save_story, std::nullopt));
  if (panels_.open_session) open_session(*std::exchange(panels_.open_session, std::nullopt));
  if (panels_.write_table) write_table(*std::exchange(panels_.write_table, std::nullopt));
  if (!panels_.join_table.empty()) join(typed_path(std::exchange(panels_.join_table, {})).string());
  if (panels_.save_session) save_session(*std::exchange(panels_.save_session, std::nullopt));
}

}  // namespace hustings
