#include "ui/panels/table_panel.h"
#include "base/text/text.h"

#include <algorithm>
#include <fmt/format.h>
#include <system_error>

#include "atlas/figures/area_order.h"
#include "atlas/figures/search.h"
#include "atlas/figures/table_rows.h"
#include "atlas/view/scene.h"
#include "ui/fields/area_rows.h"
#include "ui/fields/filter_controls.h"
#include "ui/kit/row_keys.h"
#include "ui/kit/seen_text.h"
#include "ui/kit/widgets.h"
#include "ui/zones/requests.h"
#include "ui/zones/zones.h"

namespace hustings::ui {

namespace {

constexpr float head_with_thread = 860;  // design pixels: a narrower head has no room for the slider

/// What a frame of the table needs to know.
struct Frame {
  const Canvas& canvas;
  const Atlas& atlas;
  View& view;
  Workspace& shared;
  TableState& table;
  const AreaFigures& figures;
  const AtlasLayer& layer;
  std::vector<const Column*> columns;
  std::vector<bool> selected;  ///< by area
  float row_height;
  std::vector<float> widths = {};  ///< of the columns that are seen, as they were drawn; pixels

  const std::vector<AreaIndex>& areas() const { return table.rows.areas(); }
  const std::string& code(AreaIndex area) const { return layer.layer.areas[area].code; }
};

/// The next item goes on in the line where it has room.
void flow(float width) {
  const float gap = ImGui::GetStyle().ItemSpacing.x;
  const float right = ImGui::GetWindowPos().x + ImGui::GetWindowContentRegionMax().x;
  if (ImGui::GetItemRectMax().x + gap + width <= right) ImGui::SameLine();
}

float button_width(const Canvas& canvas, const char* label) {
  return width_of(canvas.fonts->body, label) + 2 * ImGui::GetStyle().FramePadding.x;
}

// Columns ------------------------------------------------------------------------------------------------------------

std::string head_of(const Frame& frame, const Column& column) {
  const auto pair = column.id == "swing_pct" ? swing_pair(frame.atlas, frame.view) : std::nullopt;
  if (!pair) return title_with_unit(column);
  return fmt::format("{} {} \u2192 {}, {}", column.title, frame.atlas.parties[pair->from].short_name,
                     frame.atlas.parties[pair->to].short_name, column.unit);
}

float column_width(const Frame& frame, const Column& column, float room) {
  const Canvas& canvas = frame.canvas;
  if (column.id == "area_name") return std::min(canvas.px(200), 0.55f * room);
  float least = 64;
  if (column.kind == ColumnKind::party) least = 84;
  if (column.kind == ColumnKind::text) least = column.id == "parent_name" || column.id == "flags" ? 148 : 84;
  return std::max(canvas.px(least), width_of(canvas.fonts->small, head_of(frame, column)) + canvas.px(14));
}

void draw_columns_popup(const Canvas& canvas, const AreaFigures& figures, const View& view, TableSetting& setting) {
  ImGui::SetNextWindowSizeConstraints({canvas.px(264), 0}, {canvas.px(264), canvas.size.y * 0.6f});
  if (!ImGui::BeginPopup("columns")) return;
  if (ImGui::Button("The usual ones", {-1, 0})) setting.columns.clear();
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {canvas.px(2), canvas.px(2)});
  const std::vector<std::string> shown = shown_columns(figures, setting, view.top_two);
  std::vector<std::string_view> groups;
  for (const Column& column : figures.columns)
    if (std::find(groups.begin(), groups.end(), group_of(column)) == groups.end()) groups.push_back(group_of(column));
  for (const std::string_view group : groups) {
    text_in(canvas.fonts->small, palette().secondary, std::string(group));
    for (const Column& column : figures.columns) {
      if (group_of(column) != group || column.id == "area_name") continue;
      bool on = std::find(shown.begin(), shown.end(), column.id) != shown.end();
      if (ImGui::Checkbox(fmt::format("{}##{}", title_with_unit(column), column.id).c_str(), &on))
        toggle_column(figures, view.top_two, column.id, setting);
    }
  }
  ImGui::PopStyleVar();
  ImGui::EndPopup();
}

// Above the rows -----------------------------------------------------------------------------------------------------

void draw_head(const Canvas& canvas, const Atlas& atlas, View& view, Workspace& shared, TableState& table,
               const AreaFigures& figures) {
  const bool wide = ImGui::GetContentRegionAvail().x >= canvas.px(head_with_thread);
  if (choice_button("Filter \u2026", view.filter.active())) ImGui::OpenPopup("filter");
  if (wide) {
    ImGui::SameLine();
    draw_thread(canvas, canvas.px(330), view.filter, shared.hints);
  }
  flow(button_width(canvas, "Columns \u2026"));
  if (ImGui::Button("Columns \u2026")) ImGui::OpenPopup("columns");
  flow(button_width(canvas, "Copy"));
  if (ImGui::Button("Copy")) shared.requests.ask(RunCommand{"copy-rows"});
  command_tip(shared.hints, "copy-rows", "To paste into a spreadsheet");
  flow(button_width(canvas, "CSV \u2026"));
  if (ImGui::Button("CSV \u2026")) shared.requests.ask(RunCommand{"write-table"});
  command_tip(shared.hints, "write-table");
  const std::size_t shown = table.rows.areas().size();
  const std::string count = view.filter.active() ? fmt::format("{} of {} areas", shown, figures.size())
                                                 : fmt::format("{} areas", figures.size());
  flow(width_of(canvas.fonts->body, count));
  ImGui::AlignTextToFramePadding();
  text_in(canvas.fonts->body, palette().secondary, count);
  // Last, so that nothing moves under the hand that filters.
  if (view.filter.active()) {
    flow(button_width(canvas, "Clear"));
    if (ImGui::Button("Clear")) view.filter = {};
    command_tip(shared.hints, "clear-filter");
  }
  ImGui::SetNextWindowSizeConstraints({canvas.px(344), 0}, {canvas.px(344), canvas.size.y * 0.7f});
  if (ImGui::BeginPopup("filter")) {
    draw_filter(canvas, atlas, figures, view, shared.hints);
    ImGui::EndPopup();
  }
  draw_columns_popup(canvas, figures, view, table.setting);
}

/// The title of a column; a press sorts by it.
void draw_column_head(const Frame& frame, const Column& column, float height) {
  const Canvas& canvas = frame.canvas;
  TableSetting& setting = frame.table.setting;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = std::max(1.0f, ImGui::GetContentRegionAvail().x);
  if (ImGui::InvisibleButton(column.id.c_str(), {width, height})) sort_by(frame.figures, column.id, setting);
  const bool sorted = setting.sort == column.id;
  const std::uint32_t colour = sorted || ImGui::IsItemHovered() ? palette().text : palette().secondary;
  const float arrow = sorted ? canvas.px(12) : 0;
  ImFont* font = canvas.fonts->small;
  const std::string title = fitted(font, head_of(frame, column), width - arrow);
  const float length = width_of(font, title);
  const float x = column.kind == ColumnKind::number ? at.x + width - length : at.x;
  const float y = at.y + (height - font->FontSize) / 2;
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddText(font, font->FontSize, {x, y}, ink(colour), as_seen(title).c_str());
  if (!sorted) return;
  const float tip = column.kind == ColumnKind::number ? x - canvas.px(8) : x + length + canvas.px(8);
  const float middle = at.y + height / 2;
  const float half = canvas.px(setting.descending ? 3.0f : -3.0f);
  list->AddTriangleFilled({tip - canvas.px(4), middle - half}, {tip + canvas.px(4), middle - half},
                          {tip, middle + half}, ink(colour));
}

// Rows ---------------------------------------------------------------------------------------------------------------

void take(Frame& frame, std::vector<std::string> selected) {
  frame.view.selected = std::move(selected);
  frame.table.followed = frame.view.selected;
}

/// A click: alone, with ctrl one more or one less, with shift all from the last click to here.
void select_row(Frame& frame, std::size_t row) {
  const ImGuiIO& io = ImGui::GetIO();
  TableState& table = frame.table;
  const std::string& code = frame.code(frame.areas()[row]);
  std::vector<std::string> selected;
  if (io.KeyCtrl) selected = frame.view.selected;
  const auto from = frame.layer.find(table.anchor);
  const auto anchor = from ? table.rows.row_of(*from) : std::nullopt;
  if (io.KeyShift && anchor) {
    const bool down = *anchor <= row;
    for (std::size_t at = *anchor;; down ? ++at : --at) {
      const std::string& between = frame.code(frame.areas()[at]);
      std::erase(selected, between);
      selected.push_back(between);
      if (at == row) break;
    }
  } else {
    if (std::erase(selected, code) == 0) selected.push_back(code);
    table.anchor = code;
  }
  take(frame, std::move(selected));
}

void draw_cell(const Frame& frame, const Column& column, AreaIndex area) {
  const Canvas& canvas = frame.canvas;
  std::string text = cell_for_reader(frame.atlas, frame.figures, column, area);
  const bool none = text.empty();
  if (none && column.id == "flags") return;
  if (none) text = "\u2013";
  const float width = ImGui::GetContentRegionAvail().x;
  ImVec2 at = ImGui::GetCursorScreenPos();
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (column.kind == ColumnKind::party && !none) {
    party_square(canvas, {at.x, at.y + canvas.px(3)}, frame.atlas.parties[*column.parties[area]].colour);
    at.x += canvas.px(16);
  }
  ImFont* font = canvas.fonts->body;
  if (column.kind == ColumnKind::number) at.x += std::max(0.0f, width - width_of(font, text));
  else text = fitted(font, text, width);
  list->AddText(font, font->FontSize, at, ink(palette().text, none ? 0.45f : 1), as_seen(text).c_str());
}

/// Of the cell under the pointer: why it is empty, and the whole text of what is cut.
void explain(const Frame& frame, AreaIndex area) {
  for (std::size_t i = 0; i < frame.columns.size(); ++i) {
    if ((ImGui::TableGetColumnFlags(static_cast<int>(i)) & ImGuiTableColumnFlags_IsHovered) == 0) continue;
    const Column& column = *frame.columns[i];
    const std::string why = why_undefined(frame.atlas, frame.view, frame.figures, column.id, area);
    if (!why.empty()) tooltip(frame.canvas, why);
    else if (column.kind == ColumnKind::text) {
      const std::string text = cell_for_reader(frame.atlas, frame.figures, column, area);
      if (width_of(frame.canvas.fonts->body, text) > frame.widths[i]) tooltip(frame.canvas, text);
    }
  }
}

void draw_row(Frame& frame, std::size_t row) {
  const AreaIndex area = frame.areas()[row];
  ImGui::TableNextRow(ImGuiTableRowFlags_None, frame.row_height);
  for (std::size_t i = 0; i < frame.columns.size(); ++i) {
    if (!ImGui::TableSetColumnIndex(static_cast<int>(i)) && i > 0) continue;
    if (i > 0) {
      draw_cell(frame, *frame.columns[i], area);
      continue;
    }
    ImGui::PushID(static_cast<int>(area));
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    if (ImGui::Selectable("##row", frame.selected[area], ImGuiSelectableFlags_SpanAllColumns)) select_row(frame, row);
    ImGui::PopID();
    if (ImGui::IsItemHovered()) {
      frame.shared.pointed = {frame.figures.shown.layer, area};
      explain(frame, area);
      if (ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left))
        frame.shared.requests.ask(FlyToArea{frame.figures.shown.layer, area});
    }
    ImFont* font = frame.canvas.fonts->body;
    ImGui::GetWindowDrawList()->AddText(font, font->FontSize, at, ink(palette().text),
                                        fitted(font, (*frame.figures.names->names)[area], width).c_str());
  }
}

/// The row of what was selected last, where it is shown.
std::optional<std::size_t> current_row(const Frame& frame) {
  for (auto code = frame.view.selected.rbegin(); code != frame.view.selected.rend(); ++code)
    if (const auto area = frame.layer.find(*code))
      if (const auto row = frame.table.rows.row_of(*area)) return row;
  return std::nullopt;
}

/// What keys asked for; returns the row that is to be seen.
std::optional<std::size_t> spend_keys(Frame& frame, std::size_t rows_at_once) {
  const bool has_keys = frame.shared.zones.focused == PanelKind::table;
  const RowKeys keys = has_keys ? std::exchange(frame.shared.row_keys, {}) : RowKeys{};
  std::optional<std::size_t> current = current_row(frame);
  if (frame.areas().empty()) return std::nullopt;
  if (keys.moves()) {
    current = moved_row(keys, current, frame.areas().size(), rows_at_once);
    const AreaIndex area = frame.areas()[*current];
    if (!keys.takes) frame.table.anchor = frame.code(area);
    std::vector<std::string> selected = frame.view.selected;
    select_by_key(selected, frame.code(area), keys.takes);
    take(frame, std::move(selected));
  }
  if (keys.accept && current) {
    const AreaIndex area = frame.areas()[*current];
    frame.shared.requests.ask(FlyToArea{frame.figures.shown.layer, area});
  }
  const bool elsewhere = frame.view.selected != frame.table.followed;  // selected on the map, or undone
  frame.table.followed = frame.view.selected;
  return keys.moves() || elsewhere ? current : std::nullopt;
}

void scroll_to(const Frame& frame, std::size_t row, float head, float height) {
  const float top = static_cast<float>(row) * frame.row_height;
  const float room = height - head - frame.row_height - ImGui::GetStyle().ScrollbarSize;
  if (top < ImGui::GetScrollY()) ImGui::SetScrollY(top);
  else if (top > ImGui::GetScrollY() + room) ImGui::SetScrollY(top - std::max(0.0f, room));
}

void draw_rows(Frame& frame) {
  const Canvas& canvas = frame.canvas;
  const float head = canvas.px(22);
  ImVec2 room = ImGui::GetContentRegionAvail();
  const float beside_rows = head + (frame.table.wide ? ImGui::GetStyle().ScrollbarSize : 0);
  room.y = beside_rows + whole_rows(room.y - beside_rows, frame.row_height);
  constexpr ImGuiTableFlags flags = ImGuiTableFlags_ScrollX | ImGuiTableFlags_ScrollY | ImGuiTableFlags_Resizable |
                                    ImGuiTableFlags_SizingFixedFit | ImGuiTableFlags_NoSavedSettings |
                                    ImGuiTableFlags_BordersInnerH;
  // Other columns are another table: their widths are their own.
  if (!ImGui::BeginTable("areas", static_cast<int>(frame.columns.size()), flags, room)) return;
  for (const Column* column : frame.columns)
    ImGui::TableSetupColumn(column->id.c_str(), ImGuiTableColumnFlags_WidthFixed, column_width(frame, *column, room.x));
  ImGui::TableSetupScrollFreeze(1, 1);
  frame.table.wide = ImGui::GetScrollMaxX() > 0;
  scroll_by_rows(frame.row_height);
  ImGui::TableNextRow(ImGuiTableRowFlags_Headers, head);
  frame.widths.assign(frame.columns.size(), 0);
  for (std::size_t i = 0; i < frame.columns.size(); ++i)
    if (ImGui::TableSetColumnIndex(static_cast<int>(i))) {
      frame.widths[i] = ImGui::GetContentRegionAvail().x;
      draw_column_head(frame, *frame.columns[i], head - 2 * ImGui::GetStyle().CellPadding.y);
    }
  const auto at_once = static_cast<std::size_t>(std::max(1.0f, (room.y - head) / frame.row_height - 2));
  if (const auto row = spend_keys(frame, at_once)) scroll_to(frame, *row, head, room.y);
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(frame.areas().size()), frame.row_height);
  while (clipper.Step())
    for (int row = clipper.DisplayStart; row < clipper.DisplayEnd; ++row)
      draw_row(frame, static_cast<std::size_t>(row));
  ImGui::EndTable();
}

}  // namespace

void TablePanel::draw(const PanelContext& context) {
  const auto& [canvas, atlas, view, part, area_shown, shared] = context;
  TableState& table = state_;
  const auto figures = figures_of(atlas, view);
  table.rows.update(atlas, figures, view.filter, table.setting);
  draw_head(canvas, atlas, view, shared, table, *figures);
  ImGui::PushStyleVar(ImGuiStyleVar_CellPadding, {canvas.px(6), canvas.px(3)});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {ImGui::GetStyle().ItemSpacing.x, canvas.px(6)});
  const AtlasLayer& layer = atlas.layers[figures->shown.layer];
  Frame frame{canvas,
              atlas,
              view,
              shared,
              table,
              *figures,
              layer,
              {},
              std::vector<bool>(figures->size()),
              canvas.fonts->body->FontSize + canvas.px(6)};
  for (const std::string& id : shown_columns(*figures, table.setting, view.top_two))
    frame.columns.push_back(&figures->column(id));
  for (const AreaIndex area : selected_areas(layer, view)) frame.selected[area] = true;
  draw_rows(frame);
  ImGui::PopStyleVar(2);
}

Table TablePanel::shown(const Atlas& atlas, const View& view, bool selected_only) const {
  const auto figures = figures_of(atlas, view);
  TableRows rows;
  rows.update(atlas, figures, view.filter, state_.setting);
  std::vector<AreaIndex> areas;
  if (selected_only) {
    const std::vector<AreaIndex> selected = selected_areas(atlas.layers[figures->shown.layer], view);
    std::copy_if(rows.areas().begin(), rows.areas().end(), std::back_inserter(areas),
                 [&](AreaIndex area) { return std::find(selected.begin(), selected.end(), area) != selected.end(); });
  }
  if (areas.empty()) areas = rows.areas();
  return table_of(atlas, *figures, shown_columns(*figures, state_.setting, view.top_two), areas);
}

/// "table" holds the columns, "table-sort" the column that sorts, with "-" where the largest comes first.
void TablePanel::keep(PanelFlags& flags) const {
  const TableSetting& setting = state_.setting;
  if (!setting.columns.empty()) flags["table"] = fmt::format("{}", fmt::join(setting.columns, ","));
  const std::string sort = (setting.descending ? "-" : "") + setting.sort;
  if (sort != TableSetting().sort) flags["table-sort"] = sort;
}

void TablePanel::restore(const PanelFlags& flags) {
  TableSetting setting;
  if (const auto columns = flags.find("table"); columns != flags.end())
    for (const std::string& id : split(columns->second, ','))
      if (!id.empty()) setting.columns.push_back(id);
  if (const auto sort = flags.find("table-sort"); sort != flags.end() && !sort->second.empty()) {
    setting.descending = sort->second.front() == '-';
    setting.sort = sort->second.substr(setting.descending ? 1 : 0);
  }
  state_.setting = std::move(setting);
}

}  // namespace hustings::ui
