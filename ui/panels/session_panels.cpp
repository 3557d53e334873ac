#include "ui/panels/session_panels.h"

#include <array>
#include <cmath>
#include <fmt/format.h>
#include <system_error>

#include "atlas/figures/table_rows.h"
#include "base/finding.h"
#include "base/text.h"
#include "ui/kit/picker.h"
#include "ui/kit/widgets.h"
#include "ui/panels/panel_state.h"
#include "ui/panels/requests.h"
#include "ui/panels/session_panels.h"
#include "ui/panels/zones.h"

namespace hustings::ui {

namespace {

/// Small and alone over the timeline, where nothing else stands.
void begin_strip(const Canvas& canvas, const char* id, float width, float above) {
  const float height = ImGui::GetFrameHeight() + canvas.px(16);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ImGui::GetStyle().WindowPadding.x, canvas.px(8)});
  begin_over_all(id, {(canvas.size.x - width) / 2, canvas.size.y - canvas.px(timeline_height + 12 + above) - height},
                 {width, height}, false);
  ImGui::PopStyleVar();
  ImGui::AlignTextToFramePadding();
}

/// A finding of a session, whose file everybody knows: the line, and the key where that is not said anyway.
std::string line_of(const Finding& finding) {
  const std::string& key = finding.place.column;
  std::string where = finding.place.row ? fmt::format("Line {}", *finding.place.row) : "";
  if (!key.empty() && finding.what.find(key) == std::string::npos) where += (where.empty() ? "" : ", ") + key;
  return fmt::format("{}{}{}. {}", where, where.empty() ? "" : ": ", finding.what, finding.remedy);
}

}  // namespace

void draw_open_session(const Canvas& canvas, PanelState& state) {
  if (state.picker.what != Asking::session_to_open) return;
  if (auto path = draw_file_list(canvas, "session", state.session_files,
                                 "No session is saved yet; a path opens one from elsewhere", state.picker))
    state.requests.ask(OpenSession{*std::move(path)});
}

void draw_save_session(const Canvas& canvas, PanelState& state) {
  if (state.picker.what != Asking::session_to_save) return;
  if (auto path = draw_path_field(canvas, "Path of a file to save to", "Enter saves the session there",
                                  state.save_fault, state.picker))
    state.requests.ask(SaveSession{*std::move(path)});
}

void draw_offer(const Canvas& canvas, PanelState& state) {
  if (state.offer.empty()) return;
  const std::string text = "Go on where you left off: " + state.offer;
  const float padding = ImGui::GetStyle().WindowPadding.x;
  const float button = canvas.px(92);
  const float close = canvas.px(28);
  const float width = std::min(canvas.size.x - canvas.px(32),
                               width_of(canvas.fonts->body, text) + button + close + 2 * padding + canvas.px(24));
  begin_strip(canvas, "offer", width, 0);
  text_in(canvas.fonts->body, palette().text,
          fitted(canvas.fonts->body, text, width - button - close - 2 * padding - canvas.px(20)));
  ImGui::SameLine(width - padding - button - close - canvas.px(6));
  if (ImGui::Button("Go on (R)", {button, 0})) state.requests.ask(RunCommand{"go-on"});
  ImGui::SameLine(0, canvas.px(6));
  if (ImGui::Button("\u00d7", {close, 0})) state.offer.clear();
  ImGui::End();
}

void draw_notice(const Canvas& canvas, const PanelState& state) {
  if (state.notice.empty()) return;
  const std::string text = fitted(canvas.fonts->body, state.notice, canvas.size.x * 0.7f);
  const float width = width_of(canvas.fonts->body, text) + 2 * ImGui::GetStyle().WindowPadding.x + canvas.px(4);
  begin_strip(canvas, "notice", width, state.offer.empty() ? 0 : 48);
  text_in(canvas.fonts->body, palette().text, text);
  ImGui::End();
}

void draw_left_out(const Canvas& canvas, PanelState& state) {
  if (state.left_out.empty()) return;
  const float width = std::min(canvas.px(720), canvas.size.x - canvas.px(48));
  ImGui::SetNextWindowSizeConstraints({width, 0}, {width, canvas.size.y * 0.6f});
  begin_over_all("left-out", {(canvas.size.x - width) / 2, canvas.px(140)}, {width, 0}, true,
                 ImGuiWindowFlags_AlwaysAutoResize);
  text_in(
      canvas.fonts->large, palette().text,
      fmt::format("The {} was {}", state.left_out_of, has_errors(state.left_out) ? "not opened" : "opened in part"));
  if (const std::string& file = state.left_out.front().place.file; !file.empty())
    wrapped(canvas.fonts->small, palette().secondary, file);
  rule(canvas);
  for (const Finding& finding : state.left_out) wrapped(canvas.fonts->body, palette().text, line_of(finding));
  if (ImGui::Button("Close (Esc)")) state.left_out.clear();
  ImGui::End();
}

void draw_menu_button(const Canvas& canvas, PanelState& state) {
  if (state.help_open || !state.left_out.empty()) return;  // they have its place
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  begin_panel("menu", {canvas.px(264), canvas.px(100)}, {canvas.px(menu_button_width), canvas.px(28)});
  ImGui::PopStyleVar();
  ImGui::PushFont(canvas.fonts->small);
  if (choice("Commands (Ctrl+K)", state.picker.what == Asking::command, {canvas.px(menu_button_width), canvas.px(28)}))
    state.requests.ask(RunCommand{"commands"});
  ImGui::PopFont();
  ImGui::End();
}

namespace {

/// What of the panels a session keeps. Another one that stays open is another line here.
constexpr std::array<std::pair<const char*, bool PanelState::*>, 7> kept = {
    {{"signs", &PanelState::signs_open},
     {"targets", &PanelState::targets_tab},
     {"changes", &PanelState::changes_open},
     {"picture", &PanelState::picture_tab},
     {"sources", &PanelState::sources_open},
     {"reduced-motion", &PanelState::reduced_motion},
     {"hidden", &PanelState::panels_hidden}}};

constexpr std::pair<const char*, float Zones::*> kept_sizes[] = {
    {"left-width", &Zones::left_width}, {"right-width", &Zones::right_width}, {"bottom-height", &Zones::bottom_height}};
constexpr float largest_zone = 10000;  // design pixels
constexpr std::array<Zone, 3> zones_kept{Zone::left, Zone::right, Zone::bottom};

PanelKind& front_in(Zones& zones, Zone zone) { return zones.front[static_cast<std::size_t>(zone)]; }

/// "bottom, open" for panel-table; "table" for front-bottom; a number of design pixels for bottom-height. What is as
/// usual is left out.
void keep_zones(const Zones& zones, std::map<std::string, std::string>& panels) {
  Zones usual;
  for (std::size_t i = 0; i < panel_kinds; ++i)
    if (zones.places[i] != usual.places[i])
      panels[fmt::format("panel-{}", name_of(static_cast<PanelKind>(i)))] =
          fmt::format("{}, {}", name_of(zones.places[i].zone), zones.places[i].open ? "open" : "closed");
  for (const Zone zone : zones_kept)
    if (const PanelKind front = zones.front[static_cast<std::size_t>(zone)]; front != front_in(usual, zone))
      panels[fmt::format("front-{}", name_of(zone))] = name_of(front);
  for (const auto& [name, size] : kept_sizes)
    if (zones.*size != usual.*size) panels[name] = fmt::format("{}", zones.*size);
}

Zones zones_from(const std::map<std::string, std::string>& panels) {
  Zones zones;
  const auto text_of = [&](const std::string& key) {
    const auto found = panels.find(key);
    return found != panels.end() ? found->second : std::string();
  };
  for (std::size_t i = 0; i < panel_kinds; ++i) {
    const std::vector<std::string> parts =
        split(text_of(fmt::format("panel-{}", name_of(static_cast<PanelKind>(i)))), ',');
    const auto zone = maybe_zone(parts.empty() ? "" : parts.front());
    if (zone && parts.size() == 2) zones.places[i] = {*zone, parts[1] == "open"};
  }
  for (const Zone zone : zones_kept)
    if (const auto kind = maybe_panel(text_of(fmt::format("front-{}", name_of(zone))))) front_in(zones, zone) = *kind;
  for (const auto& [name, size] : kept_sizes)
    if (const auto number = maybe_number(text_of(name)); number && *number > 0 && *number < largest_zone)
      zones.*size = static_cast<float>(*number);
  return zones;
}

/// "table" holds the columns, "table-sort" the column that sorts, with "-" where the largest comes first.
void keep_table(const TableSetting& setting, std::map<std::string, std::string>& panels) {
  if (!setting.columns.empty()) panels["table"] = fmt::format("{}", fmt::join(setting.columns, ","));
  const std::string sort = (setting.descending ? "-" : "") + setting.sort;
  if (sort != TableSetting().sort) panels["table-sort"] = sort;
}

TableSetting table_from(const std::map<std::string, std::string>& panels) {
  TableSetting setting;
  if (const auto columns = panels.find("table"); columns != panels.end())
    for (const std::string& id : split(columns->second, ','))
      if (!id.empty()) setting.columns.push_back(id);
  if (const auto sort = panels.find("table-sort"); sort != panels.end() && !sort->second.empty()) {
    setting.descending = sort->second.front() == '-';
    setting.sort = sort->second.substr(setting.descending ? 1 : 0);
  }
  return setting;
}

}  // namespace

std::map<std::string, std::string> kept_panels(const PanelState& state) {
  std::map<std::string, std::string> panels;
  for (const auto& [name, field] : kept)
    if (state.*field) panels.emplace(name, "open");
  keep_zones(state.zones, panels);
  keep_table(state.table.setting, panels);
  return panels;
}

void restore_panels(const std::map<std::string, std::string>& panels, PanelState& state) {
  for (const auto& [name, field] : kept) {
    const auto found = panels.find(name);
    state.*field = found != panels.end() && found->second == "open";
  }
  state.zones = zones_from(panels);
  state.table.setting = table_from(panels);
}

}  // namespace hustings::ui
