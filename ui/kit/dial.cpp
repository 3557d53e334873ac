#include "ui/kit/dial.h"

#include <array>
#include <cmath>
#include <fmt/format.h>
#include <imgui_internal.h>  // the wheel over a dial is its own, and scrolls no panel

#include "base/text/text.h"
#include "ui/kit/widgets.h"

namespace hustings::ui {

namespace {

constexpr float pi = 3.14159265f;
constexpr std::array<float, 5> ranges = {5, 10, 20, 30, 50};

/// The dial's half circle in the window.
struct Face {
  ImVec2 hub;
  float radius;
  float range;

  /// From the vertical, in radians.
  float angle(double swing) const { return std::clamp(static_cast<float>(swing) / range, -1.0f, 1.0f) * pi / 2; }
  ImVec2 at(double swing, float reach) const {
    const float turned = angle(swing);
    return {hub.x + std::sin(turned) * reach, hub.y - std::cos(turned) * reach};
  }
  double swing_at(ImVec2 point) const {
    const float turned = std::clamp(std::atan2(point.x - hub.x, hub.y - point.y), -pi / 2, pi / 2);
    return std::round(static_cast<double>(turned / (pi / 2) * range) * 10) / 10;
  }
};

void draw_arc(ImDrawList* list, const Face& face, double from, double to, ImU32 colour, float thickness) {
  list->PathArcTo(face.hub, face.radius, face.angle(std::min(from, to)) - pi / 2,
                  face.angle(std::max(from, to)) - pi / 2, 48);
  list->PathStroke(colour, 0, thickness);
}

/// Ticks at round points, with their figures outside.
void draw_scale(const Canvas& canvas, ImDrawList* list, const Face& face) {
  const float step = face.range <= 5 ? 1 : face.range <= 10 ? 2 : face.range <= 20 ? 5 : 10;
  ImFont* font = canvas.fonts->small;
  for (float tick = -face.range; tick <= face.range + 0.01f; tick += step) {
    const auto swing = static_cast<double>(tick);
    list->AddLine(face.at(swing, face.radius - canvas.px(4)), face.at(swing, face.radius + canvas.px(4)),
                  ink(palette().text, 0.8f), canvas.px(1.2f));
    const std::string figure = fmt::format("{:.0f}", std::abs(tick));
    const float width = width_of(font, figure);
    // Beside the ends, above elsewhere.
    const ImVec2 at = face.at(swing, face.radius + canvas.px(13));
    const bool end = std::abs(tick) > face.range - 0.01f;
    const float x = end ? face.at(swing, face.radius).x - width / 2 : at.x - width / 2;
    const float y = end ? face.hub.y + canvas.px(5) : at.y - font->FontSize / 2;
    list->AddText(font, font->FontSize, {std::round(x), std::round(y)}, ink(palette().secondary), figure.c_str());
  }
}

/// A mark where each area turns, in the colour of who would have it.
void draw_turns(const Canvas& canvas, ImDrawList* list, const Face& face, const Atlas& atlas, const Dial& dial) {
  const double needle = dial.needle.value_or(0);
  for (const TippingPoint& turn : dial.tipping_points) {
    if (std::abs(turn.swing) > static_cast<double>(face.range)) continue;
    const bool fallen = needle > 0 ? turn.swing > 0 && turn.swing <= needle : turn.swing < 0 && turn.swing >= needle;
    list->AddLine(face.at(turn.swing, face.radius - canvas.px(fallen ? 21 : 17)),
                  face.at(turn.swing, face.radius - canvas.px(9)),
                  ink(atlas.parties[turn.to].colour, fallen ? 1.0f : 0.55f), canvas.px(fallen ? 2.0f : 1.2f));
  }
}

void draw_needle(const Canvas& canvas, ImDrawList* list, const Face& face, const Dial& dial) {
  const ImU32 colour = ink(dial.real ? palette().secondary : palette().text);
  if (dial.needle) {
    const ImVec2 tip = face.at(*dial.needle, face.radius - canvas.px(6));
    list->AddLine(face.hub, tip, colour, canvas.px(dial.real ? 1.5f : 3));
    if (!dial.real) list->AddCircleFilled(tip, canvas.px(5), colour);
  }
  list->AddCircleFilled(face.hub, canvas.px(6), colour);
  if (dial.has_keys) list->AddCircle(face.hub, canvas.px(10), ink(palette().control_active), 0, canvas.px(1.5f));
}

void turn_range(float& range, float wheel) {
  auto at = std::lower_bound(ranges.begin(), ranges.end(), range - 0.01f);
  if (at == ranges.end()) --at;
  if (wheel < 0 && at + 1 != ranges.end()) ++at;
  if (wheel > 0 && at != ranges.begin()) --at;
  range = *at;
}

}  // namespace

std::optional<double> draw_dial(const Canvas& canvas, const Atlas& atlas, const Dial& dial, float width, float height,
                                float& range) {
  const float above = canvas.px(22);  // figures
  const float below = canvas.px(22);
  const float radius = std::max(canvas.px(48), std::min(width / 2 - canvas.px(22), height - above - below));
  const ImVec2 low = ImGui::GetCursorScreenPos();
  begin_for_pointer();  // the dial has keys of its own
  ImGui::InvisibleButton("dial", {width, radius + above + below});
  end_for_pointer();
  ImGui::SetItemUsingMouseWheel();
  if (ImGui::IsItemHovered() && ImGui::GetIO().MouseWheel != 0) turn_range(range, ImGui::GetIO().MouseWheel);
  // A needle beyond the end would point at a wrong figure.
  float shown = range;
  for (const float wider : ranges)
    if (dial.needle && !(std::abs(*dial.needle) <= static_cast<double>(shown))) shown = std::max(shown, wider);
  if (dial.needle) shown = std::max(shown, static_cast<float>(std::abs(*dial.needle)));
  const Face face{{low.x + width / 2, low.y + above + radius}, radius, shown};
  ImDrawList* list = ImGui::GetWindowDrawList();
  const double end = static_cast<double>(shown);
  draw_arc(list, face, -end, 0, ink(dial.from_colour, 0.4f), canvas.px(5));
  draw_arc(list, face, 0, end, ink(dial.to_colour, 0.4f), canvas.px(5));
  if (dial.needle && *dial.needle != 0 && !dial.real)
    draw_arc(list, face, 0, *dial.needle, ink(*dial.needle > 0 ? dial.to_colour : dial.from_colour), canvas.px(5));
  draw_turns(canvas, list, face, atlas, dial);
  draw_scale(canvas, list, face);
  draw_needle(canvas, list, face, dial);
  if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  if (!ImGui::IsItemActive()) return std::nullopt;
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const float from_hub = std::hypot(mouse.x - face.hub.x, mouse.y - face.hub.y);
  if (from_hub < canvas.px(8)) return std::nullopt;  // there a hair's breadth is half a turn
  return face.swing_at(mouse);
}

}  // namespace hustings::ui
