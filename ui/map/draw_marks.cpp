#include "ui/map/draw_marks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

#include "geo/viewport.h"
#include "ui/kit/drawing.h"
#include "ui/kit/sheet.h"
#include "ui/kit/widgets.h"

namespace hustings::ui {

namespace {

float width_of(const Canvas& canvas, const Mark& mark) {
  return canvas.px(static_cast<float>(std::clamp(mark.width, 0.5, 200.0)));
}

void draw_mark(const Canvas& canvas, const Mark& mark, const Viewport& viewport) {
  Sheet& sheet = *canvas.sheet;
  const float width = width_of(canvas, mark);
  const ImU32 colour = ink(mark_colour(mark.colour));
  if (mark.tool == MarkTool::text) {
    if (mark.points.empty()) return;
    const Point at = viewport.to_screen(mark.points.front());
    return sheet.halo_text(TextStyle::title, width, {static_cast<float>(at.x), static_cast<float>(at.y) - width / 2},
                           {colour, ink(mark_casing, 0.9f), canvas.px(2)}, mark.text);
  }
  const std::vector<Line> lines = mark_lines(mark, viewport, static_cast<double>(canvas.scale));
  if (mark.tool == MarkTool::highlighter)
    return sheet.stroke(lines, ink(mark_colour(mark.colour), static_cast<float>(highlight_opacity)), width);
  sheet.stroke(lines, ink(mark_casing), width + 2 * canvas.px(static_cast<float>(casing_width)));
  sheet.stroke(lines, colour, width);
}

// Tools --------------------------------------------------------------------------------------------------------------

constexpr float side = 44;  // design pixels: of a target that a finger hits
constexpr float gap = 4;
constexpr float group_gap = 14;
constexpr float action_width = 64;
constexpr std::array tools = {MarkTool::pen, MarkTool::highlighter, MarkTool::arrow, MarkTool::circle, MarkTool::text};

const char* title_of(MarkTool tool) {
  switch (tool) {
    case MarkTool::pen: return "Pen";
    case MarkTool::highlighter: return "Highlighter";
    case MarkTool::arrow: return "Arrow";
    case MarkTool::circle: return "Circle";
    case MarkTool::text: return "Text";
  }
  return "";
}

/// A square that is lit while it is the chosen one. Returns whether it was pressed.
bool target(const Canvas& canvas, const char* id, bool chosen, ImVec2& centre) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const bool pressed = ImGui::InvisibleButton(id, {canvas.px(side), canvas.px(side)});
  const ImVec2 end{at.x + canvas.px(side), at.y + canvas.px(side)};
  centre = {(at.x + end.x) / 2, (at.y + end.y) / 2};
  if (chosen || ImGui::IsItemHovered())
    ImGui::GetWindowDrawList()->AddRectFilled(
        at, end, ink(chosen ? palette().control_active : palette().control_hovered), canvas.px(5));
  return pressed;
}

void draw_icon(const Canvas& canvas, MarkTool tool, ImVec2 at, std::uint32_t colour) {
  ListSheet sheet(*canvas.fonts, ImGui::GetWindowDrawList());
  const auto stroke = [&](Line line, float width, float alpha = 1) {
    for (Point& point : line) point = Point{at.x, at.y} + point * static_cast<double>(canvas.scale);
    sheet.stroke({&line, 1}, ink(colour, alpha), canvas.px(width));
  };
  constexpr float thin = 2.2f;
  switch (tool) {
    case MarkTool::pen: stroke(smoothed({{-10, 6}, {-5, -6}, {0, 5}, {5, -6}, {10, 4}}, 1), thin); break;
    case MarkTool::highlighter: stroke({{-7, 0}, {7, 0}}, 11, 0.5f); break;
    case MarkTool::arrow:
      stroke({{-9, 8}, {9, -8}}, thin);
      stroke({{-1, -8}, {9, -8}, {8, 2}}, thin);
      break;
    case MarkTool::circle: sheet.ring(at, canvas.px(10), ink(colour), canvas.px(thin)); break;
    case MarkTool::text:
      sheet.text(TextStyle::large, {at.x, at.y - sheet.height_of(TextStyle::large) / 2}, ink(colour), "T",
                 Align::centre);
      break;
  }
}

void draw_tool_buttons(const Canvas& canvas, DrawingState& drawing) {
  for (std::size_t i = 0; i < tools.size(); ++i) {
    const MarkTool tool = tools[i];
    const bool chosen = drawing.tool == tool;
    ImVec2 centre;
    if (target(canvas, name_of(tool), chosen, centre)) drawing.tool = tool;
    if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s", fmt::format("{} ({})", title_of(tool), i + 1).c_str());
    draw_icon(canvas, tool, centre, chosen ? palette().panel : palette().text);
    ImGui::SameLine(0, canvas.px(gap));
  }
}

void draw_colour_buttons(const Canvas& canvas, DrawingState& drawing) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  for (int colour = 0; colour < static_cast<int>(mark_colours); ++colour) {
    ImVec2 centre;
    if (target(canvas, fmt::format("colour {}", colour).c_str(), drawing.colour == colour, centre))
      drawing.colour = colour;
    list->AddCircleFilled(centre, canvas.px(12), ink(mark_casing));
    list->AddCircleFilled(centre, canvas.px(10), ink(mark_colour(colour)));
    ImGui::SameLine(0, canvas.px(gap));
  }
}

/// Returns the id of the command of the button that was pressed, or nothing.
std::string draw_actions(const Canvas& canvas, const View& view, const DrawingState& drawing) {
  std::string asked;
  const ImVec2 size{canvas.px(action_width), canvas.px(side)};
  const auto action = [&](const char* label, const char* command, bool enabled) {
    ImGui::BeginDisabled(!enabled);
    if (ImGui::Button(label, size)) asked = command;
    ImGui::EndDisabled();
    ImGui::SameLine(0, canvas.px(gap));
  };
  action("Undo", "undo-mark", !view.marks.empty() || !drawing.past.empty() || drawing.live);
  action("Clear", "clear-marks", !view.marks.empty() || drawing.live);
  action("Done", "draw", true);
  return asked;
}

/// What would be drawn here.
void draw_tip_of_tool(const Canvas& canvas, const DrawingState& drawing) {
  if (drawing.live || ImGui::GetIO().WantCaptureMouse || !ImGui::IsMousePosValid()) return;
  ListSheet sheet(*canvas.fonts, ImGui::GetForegroundDrawList());
  const ImVec2 at = ImGui::GetIO().MousePos;
  const float half = canvas.px(static_cast<float>(usual_width(drawing.tool)) / 2);
  const ImU32 colour = ink(mark_colour(drawing.colour));
  if (drawing.tool == MarkTool::text) {
    sheet.line({at.x, at.y - half}, {at.x, at.y + half}, ink(mark_casing), canvas.px(4));
    sheet.line({at.x, at.y - half}, {at.x, at.y + half}, colour, canvas.px(2));
    return;
  }
  sheet.ring(at, half + canvas.px(2), ink(mark_casing), canvas.px(4));
  sheet.ring(at, half + canvas.px(2), colour, canvas.px(1.6f));
}

}  // namespace

void draw_marks(const Canvas& canvas, std::span<const Mark> marks, const Viewport& viewport) {
  if (marks.empty()) return;
  const SheetGroup group(*canvas.sheet, "marks");
  for (const Mark& mark : marks) draw_mark(canvas, mark, viewport);
}

std::string draw_mark_tools(const Canvas& canvas, const View& view, DrawingState& drawing, const Rectangle& room,
                            bool at_top) {
  const float choices = tools.size() * (side + gap) + group_gap - gap + mark_colours * (side + gap);
  const float actions = 3 * (action_width + gap) - gap;
  constexpr float edge = 8;
  const bool in_one_row = canvas.px(choices + group_gap + actions + 2 * edge + 16) <= room.high.x - room.low.x;
  const ImVec2 size{canvas.px(in_one_row ? choices + group_gap + actions + 2 * edge : choices + 2 * edge),
                    canvas.px(in_one_row ? side + 2 * edge : 2 * side + gap + 2 * edge)};
  drawing.strip_low = {std::round((room.low.x + room.high.x - size.x) / 2), at_top ? room.low.y : room.high.y - size.y};
  drawing.strip_high = {drawing.strip_low.x + size.x, drawing.strip_low.y + size.y};
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {canvas.px(edge), canvas.px(edge)});
  begin_panel("mark-tools", drawing.strip_low, size);
  ImGui::PopStyleVar();
  draw_tool_buttons(canvas, drawing);
  ImGui::SameLine(0, canvas.px(group_gap));
  draw_colour_buttons(canvas, drawing);
  if (in_one_row) {
    ImGui::SameLine(0, canvas.px(group_gap));
  } else {
    ImGui::NewLine();
    ImGui::SetCursorPos({canvas.px(edge), canvas.px(edge + side + gap)});
  }
  std::string asked = draw_actions(canvas, view, drawing);
  ImGui::End();
  draw_tip_of_tool(canvas, drawing);
  return asked;
}

}  // namespace hustings::ui
