#include "app/window/panel_layer.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <functional>
#include <imgui.h>
#include <utility>

#include "app/desktop/about.h"
#include "app/stage/desk.h"
#include "app/stage/passing_places.h"
#include "app/window/area_teller.h"
#include "app/window/loading.h"
#include "app/window/mark_hand.h"
#include "app/window/row_commands.h"
#include "atlas/figures/filter_words.h"
#include "atlas/view/night_clock.h"
#include "atlas/view/night_view.h"
#include "picture/map_overlays.h"
#include "ui/fields/file_field.h"
#include "ui/kit/canvas.h"
#include "ui/kit/font_letters.h"
#include "ui/kit/lock.h"
#include "ui/kit/widgets.h"
#include "ui/map/card_panel.h"
#include "ui/map/draw_marks.h"
#include "ui/map/presented_map.h"
#include "ui/menus/about_panel.h"
#include "ui/menus/area_menu.h"
#include "ui/menus/help_panel.h"
#include "ui/menus/palette_panel.h"
#include "ui/menus/search_panel.h"
#include "ui/menus/toolbar.h"
#include "ui/panels/changes_panel.h"
#include "ui/panels/export_panel.h"
#include "ui/panels/loading_panel.h"
#include "ui/panels/new_atlas_panel.h"
#include "ui/panels/night_timeline.h"
#include "ui/panels/panel_table.h"
#include "ui/panels/revisions_panel.h"
#include "ui/panels/session_panels.h"
#include "ui/panels/signs_panel.h"
#include "ui/panels/story_panel.h"
#include "ui/panels/table_panel.h"
#include "ui/panels/timeline_panel.h"
#include "ui/panels/warnings_panel.h"
#include "ui/zones/requests.h"

namespace hustings {

void PanelLayer::drop_atlas() {
  areas_.drop_atlas();
  desk_.field.searched = {};
  desk_.panels.shared.menu.reset();
  desk_.panels.drop_atlas();
}

void PanelLayer::add_commands(CommandTable& table) {
  const auto add = [&](WindowCommand command) { table.push_back(std::move(command)); };
  add({.id = "search",
       .title = "Find a ward, seat, borough or person",
       .keys = {with_control(SDLK_f)},
       .run = [this] { desk_.ask(ui::Asking::place); },
       .modes = everywhere});
  add({.id = "commands",
       .title = "All commands",
       .keys = {with_control(SDLK_k)},
       .run = [this] { desk_.ask(ui::Asking::command); },
       .modes = everywhere,
       .listed = false});
  add({.id = "help",
       .title = "Keyboard shortcuts",
       .keys = {shifted(SDLK_SLASH), any_shift(SDLK_QUESTION)},
       .run = [this] { desk_.panels.shared.lists.help = !desk_.panels.shared.lists.help; },
       .modes = {KeyMode::map, KeyMode::presenting}});
  add({.id = "help-anywhere",
       .title = "Keyboard shortcuts",
       .keys = {plain(SDLK_F1)},
       .run = [this] { desk_.panels.shared.lists.help = !desk_.panels.shared.lists.help; },
       .modes = everywhere,
       .listed = false});
  add({.id = "about",
       .title = "About Hustings: version, licence, sources",
       .keys = {},
       .run = [this] { show_about(); },
       .modes = {KeyMode::map}});
  add({.id = "close",
       .title = "Close what is open, then deselect",
       .keys = {any_shift(SDLK_ESCAPE)},
       .run = [this] { close_top(); },
       .modes = {KeyMode::map, KeyMode::list},
       .listed = false});
  add({.id = "hide-panels", .title = "Hide or show the panels", .keys = {plain(SDLK_h)}, .run = [this] {
         desk_.panels.shared.hidden = !desk_.panels.shared.hidden;
       }});
  add({.id = "changes", .title = "What changed hands", .keys = {plain(SDLK_c)}, .run = [this] {
         desk_.panels.shared.lists.changes = !desk_.panels.shared.lists.changes;
       }});
  add_field_commands(table);
  add_panel_commands(table);
  add_row_commands(table, desk_);
}

void PanelLayer::show_about() {
  bool& open = desk_.panels.shared.lists.about;
  open = !open;
  if (!about_.text.empty()) return;
  about_ = about_program(HUSTINGS_VERSION);
  ui::FontLetters letters;
  letters.add(about_.text);
  desk_.add_letters(letters);
}

/// Keys of the list under a field over the map.
void PanelLayer::add_field_commands(CommandTable& table) {
  const auto add = [&](const char* id, const char* title, std::vector<KeyStroke> keys, std::function<void()> run) {
    table.push_back({.id = id,
                     .title = title,
                     .keys = std::move(keys),
                     .run = std::move(run),
                     .modes = {KeyMode::list},
                     .repeats = true,
                     .listed = false});
  };
  add("list-up", "The row above", {plain(SDLK_UP)}, [this] { desk_.field.picker.step = -1; });
  add("list-down", "The row below", {plain(SDLK_DOWN)}, [this] { desk_.field.picker.step = 1; });
  add("list-take", "Take the row", {plain(SDLK_RETURN), plain(SDLK_KP_ENTER)}, [this] {
    const ui::ExportChoice& exporting = desk_.exporting;
    if (!exporting.open || desk_.field.folder.is_open()) desk_.field.picker.accept = true;
    else if (!exporting.in_other_field) desk_.panels.shared.requests.ask(ui::StartExport{});
  });
}

void PanelLayer::add_panel_commands(CommandTable& table) {
  std::vector<ui::PanelRow> rows(ui::panel_table().begin(), ui::panel_table().end());
  std::sort(rows.begin(), rows.end(),
            [](const ui::PanelRow& a, const ui::PanelRow& b) { return a.function_key < b.function_key; });
  for (const ui::PanelRow& row : rows)
    table.push_back({.id = fmt::format("panel-{}", row.name),
                     .title = fmt::format("Panel: {}", row.title),
                     .keys = {plain(SDLK_F1 + row.function_key - 1)},
                     .run = [this, kind = row.kind] { show_panel(kind); },
                     .modes = {KeyMode::map, KeyMode::field}});
  for (const ui::Zone zone : {ui::Zone::left, ui::Zone::right, ui::Zone::bottom})
    table.push_back(
        {.id = fmt::format("move-{}", ui::name_of(zone)),
         .title = fmt::format("Move this panel to the {}", ui::name_of(zone)),
         .keys = {},
         .run = [this, zone] { ui::move_to(desk_.panels.shared.zones, *desk_.panels.shared.zones.last, zone); },
         .enabled =
             [this] {
               return desk_.panels.shared.zones.last &&
                      ui::is_open(desk_.panels.shared.zones, *desk_.panels.shared.zones.last);
             }});
  table.push_back({.id = "join-table", .title = "Join a table of numbers", .keys = {}, .run = [this] {
                     desk_.ask(ui::Asking::table_to_join);
                   }});
  table.push_back({.id = "clear-filter",
                   .title = "Clear the filter",
                   .keys = {},
                   .run = [this] { desk_.view.filter = {}; },
                   .enabled = [this] { return desk_.view.filter.active(); }});
  table.push_back({.id = "thread", .title = "Only what hangs by a thread, or all", .keys = {}, .run = [this] {
                     desk_.view.filter.majority_limit.on = !desk_.view.filter.majority_limit.on;
                   }});
  table.push_back({.id = "enter-fields",
                   .title = "Go through the fields of a panel",
                   .keys = {plain(SDLK_TAB)},
                   .run = [this] { enter_fields(); },
                   .modes = {KeyMode::map, KeyMode::panel}});
  table.push_back({.id = "leave-fields",
                   .title = "Close the menu, then leave the fields",
                   .keys = {any_shift(SDLK_ESCAPE)},
                   .run =
                       [this] {
                         if (!ui::close_menus()) desk_.panels.shared.zones.in_fields = false;
                       },
                   .modes = {KeyMode::fields},
                   .listed = false});
}

/// Opens a panel, with the keyboard; where it is in front already, closes it.
void PanelLayer::show_panel(ui::PanelKind kind) {
  const bool hidden = std::exchange(desk_.panels.shared.hidden, false);
  if (hidden) ui::show(desk_.panels.shared.zones, kind);
  else ui::toggle(desk_.panels.shared.zones, kind);
  if (!ui::is_open(desk_.panels.shared.zones, kind)) leave_panel();
}

/// Of the panel that has the keyboard, else of the one that had it last, else of any that is seen.
void PanelLayer::enter_fields() {
  desk_.panels.shared.hidden = false;
  ui::Zones& zones = desk_.panels.shared.zones;
  std::optional<ui::PanelKind> panel = zones.focused ? zones.focused : zones.last;
  if (!panel || !desk_.is_seen(*panel)) panel.reset();
  for (const ui::Zone zone : {ui::Zone::left, ui::Zone::right, ui::Zone::bottom})
    if (!panel) panel = ui::front_of(zones, zone);
  if (!panel) panel = ui::PanelKind::controls;
  ui::show(zones, *panel);
  zones.in_fields = true;
  zones.last = panel;
  // The key has done its work; ImGui would take it to the first field that is typed in.
  ImGuiIO& io = ImGui::GetIO();
  if (io.KeyMap[ImGuiKey_Tab] >= 0) io.KeysDown[io.KeyMap[ImGuiKey_Tab]] = false;
}

/// The keys are the map's again.
void PanelLayer::leave_panel() {
  desk_.panels.shared.zones.focused.reset();
  desk_.panels.shared.zones.in_fields = false;
  desk_.panels.shared.row_keys = {};
  ImGui::SetWindowFocus(nullptr);
}

void PanelLayer::draw_panel(const ui::Canvas& canvas, ui::PanelKind kind) {
  const ScenePart& part = main_part(desk_.map.painter->scene());
  const std::vector<AreaIndex> selected = selected_areas(desk_.atlas->layers[part.layer], desk_.view);
  desk_.panels.draw(kind, {canvas, *desk_.atlas, desk_.view, part,
                           selected.empty() ? desk_.map.hovered : selected.back(), desk_.panels.shared});
}

void PanelLayer::draw(ui::Canvas canvas) {
  const View before = desk_.view;
  const Playback played = desk_.playback;
  const ui::Rectangle legend = draw_over_maps(canvas);
  const auto left = ui::zone_place(canvas, desk_.panels.shared.zones, ui::Zone::left);
  const bool below_left = !left || legend.low.x < left->high.x;
  canvas.inset.legend_top = below_left ? canvas.size.y - legend.low.y : canvas.px(ui::timeline_height);
  const auto pointed = std::exchange(desk_.panels.shared.pointed, std::nullopt);
  const auto pointed_many = std::exchange(desk_.panels.shared.pointed_many, {});
  const ToldAreas told = areas_.told(
      canvas, {.panels = has_zones(canvas), .list = is_listing()});  // as it was before the panels changed the view
  const bool has_foot = told.foot && canvas.inset.right > 0;
  const ui::Rectangle foot = has_foot ? ui::foot_place(canvas, *told.foot) : ui::Rectangle{};
  draw_zones(canvas, has_foot ? foot.high.y - foot.low.y + canvas.px(ui::foot_gap) : 0);
  draw_told(canvas, told);
  draw_box(canvas);
  draw_lists(canvas);
  give_focus_back();
  if (is_listing()) draw_listed(canvas, told);
  // Another contest chosen in a panel is one for the clock too.
  if (const auto contest = desk_.atlas->find_contest(desk_.view.contest);
      contest && desk_.view.contest != before.contest && desk_.playback == played)
    go_to(*desk_.atlas, *contest, desk_.playback, desk_.view);
  // Edits take effect in the next frame.
  if (desk_.view != before || desk_.playback != played || desk_.panels.shared.pointed != pointed ||
      desk_.panels.shared.pointed_many != pointed_many)
    desk_.frames_due = std::max(desk_.frames_due, 2);
}

/// What is written over the maps; returns where the legend is.
ui::Rectangle PanelLayer::draw_over_maps(const ui::Canvas& canvas) {
  // At rest names follow from the view alone; while something moves they stay where they were as long as they can.
  if (!desk_.map.camera_moves() && !desk_.playback.playing) desk_.map.forget_names();
  const float height = canvas.px((desk_.panels.shared.hidden ? 0 : ui::timeline_height) + 16);
  const float bottom = canvas.size.y - height - canvas.inset.legend_bottom;
  const ui::CellLayout layout = desk_.map.cells();
  const View view = view_with_live_mark(desk_);
  if (!layout.several())
    return draw_map_overlays(canvas, *desk_.atlas, view, DrawnMap(*desk_.map.painter, &desk_.map.labels),
                             desk_.map.viewport(), {.legend_bottom = bottom, .plan = layout.texts.get()});
  const std::optional<Shot>& shot = desk_.transition.shot;
  View* menus = desk_.panels.shared.hidden || shot ? nullptr : &desk_.view;  // on the way to a cue nothing is chosen
  const Viewport camera = desk_.map.cell_viewport();
  return desk_.map.beside->draw_overlays(
      canvas, view, *desk_.map.painter, {layout, camera, shot ? &shot->standing : nullptr},
      {.legend_bottom = bottom, .presented = nullptr, .handle = true, .menus = menus});
}

bool PanelLayer::has_zones(const ui::Canvas& canvas) const {
  return !desk_.panels.shared.hidden && canvas.size.x >= canvas.px(ui::narrow_width);
}

void PanelLayer::draw_zones(const ui::Canvas& canvas, float right_foot) {
  if (!has_zones(canvas)) {
    desk_.panels.shared.zones.focused.reset();
    desk_.panels.shared.zones.in_fields = false;
  }
  desk_.panels.shared.dial_has_keys = false;
  if (desk_.panels.shared.hidden) return;
  const auto tip = [&](ui::PanelKind kind) {
    ui::command_tip(desk_.panels.shared.hints, fmt::format("panel-{}", ui::name_of(kind)));
  };
  if (has_zones(canvas))
    ui::draw_zones(
        canvas, desk_.panels.shared.zones, {ui::title_of, tip}, [&](ui::PanelKind kind) { draw_panel(canvas, kind); },
        right_foot);
  if (shows_night(*desk_.atlas, desk_.view))
    ui::draw_night_timeline(canvas, *desk_.atlas, desk_.view, desk_.playback, desk_.panels.shared);
  else ui::draw_timeline(canvas, *desk_.atlas, desk_.view, desk_.playback, desk_.panels.shared);
}

/// A list that has the card's column.
bool PanelLayer::is_listing() const {
  const auto& lists = desk_.panels.shared.lists;
  return !desk_.panels.shared.hidden &&
         (desk_.live.listed || lists.changes || (lists.signs && desk_.view.colour == ColourMode::swing));
}

/// The list that has the card's column; where something is selected, above what is told of that.
void PanelLayer::draw_listed(ui::Canvas canvas, const ToldAreas& told) {
  if (told.foot && canvas.inset.right == 0) {
    const ui::Rectangle foot = ui::foot_place(canvas, *told.foot);
    canvas.inset.bottom += foot.high.y - foot.low.y;
  }
  if (desk_.live.listed) ui::draw_revisions(canvas, *desk_.atlas, desk_.live, desk_.panels.shared.requests);
  else if (desk_.panels.shared.lists.changes) ui::draw_changes(canvas, *desk_.atlas, desk_.view, desk_.panels.shared);
  else ui::draw_sign_disagreements(canvas, *desk_.atlas, desk_.view, desk_.panels.shared);
}

/// The box that shift-drag zooms to.
void PanelLayer::draw_box(const ui::Canvas& canvas) const {
  const Drag& drag = desk_.map.drag;
  if (!drag.active || !drag.boxing || !drag.moved) return;
  ImGui::GetForegroundDrawList()->AddRect(ui::pixel(drag.start), ui::pixel(drag.last), ui::ink(ui::palette().text), 0,
                                          0, canvas.px(1.5f));
}

/// Does anything that has the keyboard lie over the panels?
bool PanelLayer::is_covered() const {
  return desk_.field.picker.what != ui::Asking::nothing || desk_.panels.shared.lists.help ||
         desk_.panels.shared.lists.about || desk_.panels.shared.lists.warnings || !desk_.messages.left_out.empty() ||
         !desk_.messages.fault.empty();
}

/// What lies over a panel takes the keyboard; when it is gone the panel has it again.
void PanelLayer::give_focus_back() {
  const bool covered = is_covered() || desk_.new_atlas.open;
  if (covered && desk_.panels.shared.zones.focused) covered_ = desk_.panels.shared.zones.focused;
  if (covered || !covered_) return;
  const ui::PanelKind kind = *std::exchange(covered_, std::nullopt);
  if (!desk_.panels.shared.zones.focus && desk_.is_seen(kind)) desk_.panels.shared.zones.focus = kind;
}

void PanelLayer::draw_lists(const ui::Canvas& canvas) {
  ui::Workspace& shared = desk_.panels.shared;
  ui::Requests& requests = shared.requests;
  ui::draw_new_atlas(canvas, desk_.new_atlas, is_covered(), requests);
  draw_field(canvas);
  ui::draw_export(canvas, desk_.exporting, desk_.field, requests);
  if (!desk_.presentation.on()) ui::draw_export_progress(canvas, desk_.exporting, requests);
  if (desk_.panels.shared.lists.help) draw_help(canvas);
  if (desk_.panels.shared.lists.about) ui::draw_about(canvas, about_, desk_.panels.shared.lists.about);
  if (desk_.presentation.on()) find_place_.reset();
  else draw_toolbar(canvas);
  ui::draw_area_menu(canvas, *desk_.atlas, desk_.view, shared);
  if (desk_.drawing.on) draw_mark_tools(canvas);
  // An audience need not see it.
  if ((!desk_.presentation.on() || desk_.cursor_shown) && ui::draw_lock(canvas, lock_place(desk_), desk_.locked))
    desk_.settle();
  ui::draw_left_out(canvas, desk_.messages);
  ui::draw_leaving(canvas, desk_.messages, shared.story.story ? shared.story.story->title : "", requests);
  if (desk_.messages.notice.empty() && !desk_.live.standing.empty() && !desk_.presentation.on())
    ui::draw_standing(canvas, notice_row(desk_), desk_.live, requests);
  else ui::draw_passing(canvas, notice_row(desk_), desk_.messages, requests);
  ui::draw_fault(canvas, desk_.messages.fault);
  if (loading_.active()) ui::draw_loading(canvas, "Loading boundaries and results", loading_.progress());
}

/// In the order in which they have room.
std::vector<ui::ToolbarItem> PanelLayer::toolbar_items() const {
  using At = ui::ToolbarItem::Place;
  const ui::Workspace& shared = desk_.panels.shared;
  std::vector<ui::ToolbarItem> items;
  const std::size_t warnings = desk_.atlas->findings.size();
  const std::string count = fmt::format("{} {}", warnings, warnings == 1 ? "warning" : "warnings");
  if (warnings > 0) items.push_back({count, "warnings", shared.lists.warnings});
  for (const ui::PanelKind kind : {ui::PanelKind::table, ui::PanelKind::marginals, ui::PanelKind::charts,
                                   ui::PanelKind::swingometer, ui::PanelKind::compare, ui::PanelKind::story})
    items.push_back({ui::title_of(kind), fmt::format("panel-{}", ui::name_of(kind)), ui::is_open(shared.zones, kind)});
  if (has_any_night(*desk_.atlas)) items.push_back({"Night", "night", shows_night(*desk_.atlas, desk_.view)});
  items.push_back({"Export", "export", desk_.exporting.open});
  items.push_back({"Open", "open-file", desk_.field.picker.what == ui::Asking::file_to_open});
  items.push_back({"New atlas", "new-atlas", desk_.new_atlas.open});
  items.push_back({"Commands", "commands", desk_.field.picker.what == ui::Asking::command, At::always});
  items.push_back({"Watch the files of results", "watch-results", desk_.live.on, At::menu});
  if (desk_.live.on) items.push_back({"Revisions of results", "revisions", desk_.live.listed, At::menu});
  items.push_back({"Keyboard shortcuts", "help", shared.lists.help, At::menu});
  items.push_back({"About Hustings", "about", shared.lists.about, At::menu});
  return items;
}

/// What everything else is opened from, warnings, and the filter that is on.
void PanelLayer::draw_toolbar(const ui::Canvas& canvas) {
  ui::Workspace& shared = desk_.panels.shared;
  find_place_.reset();
  const bool covered =
      shared.lists.help || shared.lists.about || !desk_.messages.left_out.empty();  // they have its place
  if (!shared.hidden) {
    find_place_ = covered ? std::nullopt
                          : std::optional(ui::draw_toolbar(canvas, toolbar_items(), shared.hints, shared.requests));
    ui::draw_warnings(canvas, desk_.atlas->findings, shared.lists.warnings);
  }
  if (covered || !desk_.view.filter.active()) return;
  const float left = canvas.px(shared.hidden ? 24 : ui::toolbar_left);
  ui::draw_filter_chip(canvas, left,
                       filter_words(*desk_.atlas, *figures_of(*desk_.atlas, desk_.view), desk_.view.filter),
                       shared.requests);
}

/// The field over the map that something is typed into, and its list.
void PanelLayer::draw_field(const ui::Canvas& canvas) {
  ui::Requests& requests = desk_.panels.shared.requests;
  switch (desk_.field.picker.what) {
    case ui::Asking::nothing: break;
    case ui::Asking::place:
      ui::draw_search(canvas, *desk_.atlas, loading_.search_index(), desk_.view, {desk_.field, find_place_}, requests);
      break;
    case ui::Asking::command:
      ui::draw_palette(canvas, palette_lines(desk_.commands), desk_.field.picker, requests);
      break;
    default: ui::draw_file_field(canvas, desk_.field, requests); break;
  }
}

void PanelLayer::draw_help(const ui::Canvas& canvas) {
  const KeyMode mode = desk_.key_mode();
  std::vector<ui::CommandRow> lines = help_lines(desk_.commands, mode);
  if (desk_.panels.shared.dial_has_keys && (mode == KeyMode::map || mode == KeyMode::night)) {
    const std::vector<ui::CommandRow> dial = help_lines(desk_.commands, KeyMode::dial);
    lines.insert(lines.begin(), dial.begin(), dial.end());
  }
  ui::draw_help(canvas, title_of(mode), lines, desk_.panels.shared.requests);
}

/// At the lower edge of the free map; before an audience at its upper one, as the caption has the lower.
void PanelLayer::draw_mark_tools(const ui::Canvas& canvas) {
  const bool presented = desk_.presentation.on();
  const float gap = canvas.px(12);
  const float below = canvas.px(desk_.panels.shared.hidden ? 0 : ui::timeline_height) + canvas.inset.bottom;
  const float above = presented ? ui::presentation_top(desk_.map.canvas()).high.y : 0;
  // The legend stands at the left, as high as it is; before an audience the lock does.
  const float legend = !presented ? canvas.px(264) : desk_.locked ? lock_place(desk_).high.x : 0;
  const ui::Rectangle room{{std::max(canvas.inset.left, legend), above + gap},
                           {canvas.size.x - canvas.inset.right, canvas.size.y - below - gap}};
  std::string asked = ui::draw_mark_tools(canvas, desk_.view, desk_.drawing, room, presented);
  if (!asked.empty()) desk_.panels.shared.requests.ask(ui::RunCommand{std::move(asked)});
}

std::vector<PanelLayer::Open> PanelLayer::open_things() {
  const auto flag = [](bool& open) { return Open{open, [&open] { open = false; }}; };
  const auto told = [](auto& words) { return Open{!words.empty(), [&words] { words.clear(); }}; };
  return {told(desk_.messages.fault),
          flag(desk_.messages.leaving),
          {desk_.panels.shared.menu.has_value(), [] { ui::close_menus(); }},
          {desk_.field.folder.is_open(), [&] { desk_.field.folder.close(); }},
          {desk_.field.picker.what != ui::Asking::nothing, [&] { desk_.close_field(); }},
          flag(desk_.exporting.open),
          {desk_.exporting.part.has_value(), [&] { desk_.panels.shared.requests.ask(ui::CancelExport{}); }},
          flag(desk_.panels.shared.lists.help),
          flag(desk_.panels.shared.lists.about),
          told(desk_.messages.left_out),
          flag(desk_.panels.shared.lists.warnings),
          flag(desk_.live.listed),
          flag(desk_.panels.shared.lists.signs),
          flag(desk_.panels.shared.lists.changes),
          told(desk_.messages.offer),
          {desk_.drawing.on, [this] { marks_.set_drawing(false); }},
          {desk_.panels.shared.dial_has_keys, [] { ImGui::SetWindowFocus(nullptr); }},
          {desk_.panels.shared.zones.focused.has_value(), [this] { leave_panel(); }},
          {!desk_.view.selected.empty(), [this] { desk_.view.selected.clear(); }},
          {shows_night(*desk_.atlas, desk_.view), [this] { desk_.run_command("night"); }}};
}

void PanelLayer::close_top() {
  if (ui::close_menus()) return;
  for (const Open& thing : open_things())
    if (thing.is_open) return thing.close();
}

}  // namespace hustings
