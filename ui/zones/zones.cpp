#include "ui/zones/zones.h"

#include <cmath>
#include <imgui_internal.h>  // an item in the padding has no public call
#include <utility>

#include "base/finding.h"
#include "ui/kit/widgets.h"
#include "ui/zones/panel.h"

namespace hustings::ui {

namespace {

constexpr std::array<const char*, 3> zone_names{"left", "right", "bottom"};
constexpr std::array<Zone, 3> all_zones{Zone::left, Zone::right, Zone::bottom};

// Design pixels.
constexpr float edge = 16;
constexpr float top = 108;
constexpr float narrowest = 232;
constexpr float lowest = 140;
constexpr float grip = 8;
constexpr float drag_starts = 10;

std::size_t index_of(PanelKind kind) { return static_cast<std::size_t>(kind); }
std::size_t index_of(Zone zone) { return static_cast<std::size_t>(zone); }

Zones::Place& place_of(Zones& zones, PanelKind kind) { return zones.places[index_of(kind)]; }
const Zones::Place& place_of(const Zones& zones, PanelKind kind) { return zones.places[index_of(kind)]; }

std::vector<PanelKind> open_in(const Zones& zones, Zone zone) {
  std::vector<PanelKind> open;
  for (std::size_t i = 0; i < panel_kinds; ++i)
    if (zones.places[i].open && zones.places[i].zone == zone) open.push_back(static_cast<PanelKind>(i));
  return open;
}

/// The view's controls alone are as tall as they need, and leave the map below them free.
bool is_compact(const Zones& zones, Zone zone) {
  return zone != Zone::bottom && open_in(zones, zone) == std::vector{PanelKind::controls};
}

/// Half of the picture's width and height stays the map's.
float side_width(const Canvas& canvas, float wanted) {
  return std::clamp(canvas.px(wanted), canvas.px(narrowest), std::max(canvas.px(narrowest), 0.32f * canvas.size.x));
}

float bottom_height(const Canvas& canvas, const Zones& zones) {
  const float room = canvas.size.y / 2 - canvas.px(timeline_height + 2 * edge);
  return std::clamp(canvas.px(zones.bottom_height), std::min(canvas.px(lowest), room),
                    std::max(canvas.px(lowest), room));
}

float zone_bottom(const Canvas& canvas) { return canvas.size.y - canvas.px(timeline_height + edge); }

/// Where the zone would lie, whether or not anything is in it.
Rectangle possible_place(const Canvas& canvas, const Zones& zones, Zone zone) {
  const float bottom = zone_bottom(canvas);
  const float left =
      front_of(zones, Zone::left) ? side_width(canvas, zones.left_width) + canvas.px(2 * edge) : canvas.px(edge);
  const float right =
      canvas.size.x -
      (front_of(zones, Zone::right) ? side_width(canvas, zones.right_width) + canvas.px(2 * edge) : canvas.px(edge));
  switch (zone) {
    case Zone::left:
      return {{canvas.px(edge), canvas.px(top)}, {canvas.px(edge) + side_width(canvas, zones.left_width), bottom}};
    case Zone::right:
      return {{canvas.size.x - canvas.px(edge) - side_width(canvas, zones.right_width), canvas.px(top)},
              {canvas.size.x - canvas.px(edge), bottom}};
    case Zone::bottom: break;
  }
  return {{left, bottom - bottom_height(canvas, zones)}, {right, bottom}};
}

bool contains(const Rectangle& place, ImVec2 at) {
  return at.x >= place.low.x && at.x < place.high.x && at.y >= place.low.y && at.y < place.high.y;
}

/// Where a dragged tab may be let go, and where it would be.
void draw_drop_places(const Canvas& canvas, Zones& zones, const PanelWords& words) {
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  ImDrawList* list = ImGui::GetForegroundDrawList();
  std::optional<Zone> under;
  for (const Zone zone : {Zone::bottom, Zone::left, Zone::right})
    if (contains(possible_place(canvas, zones, zone), mouse)) under = zone;
  for (const Zone zone : all_zones) {
    const Rectangle place = possible_place(canvas, zones, zone);
    list->AddRectFilled(place.low, place.high, ink(palette().control_active, under == zone ? 0.22f : 0.08f),
                        canvas.px(8));
    list->AddRect(place.low, place.high, ink(palette().control_active, under == zone ? 0.9f : 0.4f), canvas.px(8), 0,
                  canvas.px(1.5f));
  }
  const char* title = words.title(*zones.dragged);
  const ImVec2 low{mouse.x + canvas.px(12), mouse.y + canvas.px(8)};
  list->AddRectFilled(low, {low.x + width_of(canvas.fonts->body, title) + canvas.px(20), low.y + canvas.px(28)},
                      ink(palette().control_active), canvas.px(5));
  list->AddText(canvas.fonts->body, canvas.fonts->body->FontSize, {low.x + canvas.px(10), low.y + canvas.px(5)},
                ink(palette().panel), title);
  if (ImGui::IsMouseDown(ImGuiMouseButton_Left)) return;
  const PanelKind kind = *zones.dragged;
  zones.dragged.reset();
  if (under && *under != place_of(zones, kind).zone) move_to(zones, kind, *under);
}

/// The tabs of a zone's panels, and a cross that closes the one in front.
void draw_tabs(const Canvas& canvas, Zones& zones, Zone zone, PanelKind front, const PanelWords& words) {
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {canvas.px(8), canvas.px(4)});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {canvas.px(4), canvas.px(4)});
  const float right = ImGui::GetWindowWidth() - ImGui::GetStyle().WindowPadding.x;
  const float cross = canvas.px(28);
  for (const PanelKind kind : open_in(zones, zone)) {
    const float width = width_of(canvas.fonts->body, words.title(kind)) + canvas.px(16);
    if (ImGui::GetCursorPosX() + width > right - cross) ImGui::NewLine();
    if (choice_button(words.title(kind), kind == front)) zones.front[index_of(zone)] = kind;
    if (words.tip) words.tip(kind);
    if (ImGui::IsItemActive() && ImGui::IsMouseDragging(ImGuiMouseButton_Left, canvas.px(drag_starts)))
      zones.dragged = kind;
    ImGui::SameLine();
  }
  ImGui::SameLine(right - cross);
  ImGui::PushStyleColor(ImGuiCol_Button, ink(palette().control, 0));
  if (ImGui::Button("##close", {cross, 0})) close(zones, front);
  ImGui::PopStyleColor();
  const ImVec2 low = ImGui::GetItemRectMin();
  const ImVec2 high = ImGui::GetItemRectMax();
  const ImVec2 middle{(low.x + high.x) / 2, (low.y + high.y) / 2};
  const float arm = canvas.px(4.5f);
  for (const float slope : {1.0f, -1.0f})
    ImGui::GetWindowDrawList()->AddLine({middle.x - arm, middle.y - slope * arm},
                                        {middle.x + arm, middle.y + slope * arm}, ink(palette().secondary),
                                        canvas.px(1.5f));
  if (ImGui::IsItemHovered()) ImGui::SetTooltip("Close");
  ImGui::PopStyleVar(2);
  rule(canvas);
}

/// A sign at the lower edge of a panel without a scroll bar whose content continues below it.
void sign_below(const Canvas& canvas) {
  if (ImGui::GetScrollY() + 1 >= ImGui::GetScrollMaxY()) return;
  const ImVec2 low = ImGui::GetWindowPos();
  const ImVec2 high{low.x + ImGui::GetWindowWidth(), low.y + ImGui::GetWindowHeight()};
  const ImVec2 tip{(low.x + high.x) / 2, high.y - canvas.px(6)};
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->PushClipRect(low, high, false);
  const float thin = canvas.px(1);
  list->AddRectFilledMultiColor({low.x + thin, high.y - canvas.px(44)}, {high.x - thin, high.y - canvas.px(20)},
                                ink(palette().panel, 0), ink(palette().panel, 0), ink(palette().panel),
                                ink(palette().panel));
  list->AddRectFilled({low.x + thin, high.y - canvas.px(20)}, {high.x - thin, high.y - thin}, ink(palette().panel),
                      canvas.px(8), ImDrawFlags_RoundCornersBottom);
  list->AddTriangleFilled({tip.x - canvas.px(6), tip.y - canvas.px(6)}, {tip.x + canvas.px(6), tip.y - canvas.px(6)},
                          tip, ink(palette().secondary));
  list->PopClipRect();
}

/// What a hand on a zone's inner edge does.
void pull(const Canvas& canvas, Zones& zones, Zone zone, const Rectangle& place, bool hovered, bool held) {
  if (hovered || held)
    ImGui::SetMouseCursor(zone == Zone::bottom ? ImGuiMouseCursor_ResizeNS : ImGuiMouseCursor_ResizeEW);
  if (!held) return;
  // From what is seen, so that an edge at its limit follows the hand immediately when it turns back.
  const ImVec2 moved = ImGui::GetIO().MouseDelta;
  const float scale = canvas.scale;
  if (zone == Zone::left) zones.left_width = (place.high.x - place.low.x + moved.x) / scale;
  if (zone == Zone::right) zones.right_width = (place.high.x - place.low.x - moved.x) / scale;
  if (zone == Zone::bottom) zones.bottom_height = (place.high.y - place.low.y - moved.y) / scale;
}

/// A strip along a zone's inner edge, from so far inside to so far outside; pixels.
Rectangle edge_strip(Zone zone, const Rectangle& place, float inside, float outside) {
  Rectangle at = place;
  if (zone == Zone::left) at.low.x = place.high.x - inside, at.high.x = place.high.x + outside;
  if (zone == Zone::right) at.low.x = place.low.x - outside, at.high.x = place.low.x + inside;
  if (zone == Zone::bottom) at.low.y = place.low.y - outside, at.high.y = place.low.y + inside;
  return at;
}

/// The edge inside of the zone's window, in its padding, where nothing else is.
void draw_grip_inside(const Canvas& canvas, Zones& zones, Zone zone, const Rectangle& place) {
  const Rectangle at = edge_strip(zone, place, canvas.px(grip), 0);
  const ImGuiID id = ImGui::GetID("grip");
  bool hovered = false;
  bool held = false;
  ImGui::PushClipRect(at.low, at.high, false);
  begin_for_pointer();
  if (ImGui::ItemAdd({at.low, at.high}, id)) ImGui::ButtonBehavior({at.low, at.high}, id, &hovered, &held);
  end_for_pointer();
  ImGui::PopClipRect();
  pull(canvas, zones, zone, place, hovered, held);
}

/// The edge outside of it.
void draw_grip(const Canvas& canvas, Zones& zones, Zone zone, const Rectangle& place) {
  const Rectangle at = edge_strip(zone, place, 0, canvas.px(grip));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {1, 1});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
  ImGui::PushStyleColor(ImGuiCol_WindowBg, 0U);
  const ImVec2 size{at.high.x - at.low.x, at.high.y - at.low.y};
  begin_panel((std::string("grip-") + name_of(zone)).c_str(), at.low, size, true, ImGuiWindowFlags_NoNav);
  ImGui::InvisibleButton("grip", size);
  pull(canvas, zones, zone, place, ImGui::IsItemHovered(), ImGui::IsItemActive());
  ImGui::End();
  ImGui::PopStyleColor();
  ImGui::PopStyleVar(3);
}

}  // namespace

const char* name_of(Zone zone) { return zone_names[index_of(zone)]; }

std::optional<Zone> maybe_zone(std::string_view name) {
  for (const Zone zone : all_zones)
    if (name == name_of(zone)) return zone;
  return std::nullopt;
}

bool is_open(const Zones& zones, PanelKind kind) { return place_of(zones, kind).open; }

void show(Zones& zones, PanelKind kind) {
  place_of(zones, kind).open = true;
  zones.front[index_of(place_of(zones, kind).zone)] = kind;
  zones.focus = kind;
}

void close(Zones& zones, PanelKind kind) { place_of(zones, kind).open = false; }

void toggle(Zones& zones, PanelKind kind) {
  if (front_of(zones, place_of(zones, kind).zone) == kind) close(zones, kind);
  else show(zones, kind);
}

void move_to(Zones& zones, PanelKind kind, Zone zone) {
  place_of(zones, kind).zone = zone;
  show(zones, kind);
}

std::optional<PanelKind> front_of(const Zones& zones, Zone zone) {
  const std::vector<PanelKind> open = open_in(zones, zone);
  if (open.empty()) return std::nullopt;
  const PanelKind front = zones.front[index_of(zone)];
  return std::find(open.begin(), open.end(), front) != open.end() ? front : open.front();
}

std::optional<Rectangle> zone_place(const Canvas& canvas, const Zones& zones, Zone zone) {
  if (!front_of(zones, zone)) return std::nullopt;
  return possible_place(canvas, zones, zone);
}

Insets insets_of(const Canvas& canvas, const Zones& zones) {
  Insets insets;
  const bool compact = is_compact(zones, Zone::left);
  if (const auto left = zone_place(canvas, zones, Zone::left); left && !compact) insets.left = left->high.x;
  if (const auto right = zone_place(canvas, zones, Zone::right)) insets.right = canvas.size.x - right->low.x;
  if (const auto bottom = zone_place(canvas, zones, Zone::bottom))
    insets.bottom = zone_bottom(canvas) - bottom->low.y + canvas.px(edge);
  insets.legend_bottom = compact ? 0 : insets.bottom;
  // Beside the bottom zone it has the controls' column, and leaves them half of it at least.
  if (compact && insets.bottom > 0) insets.legend_width = side_width(canvas, zones.left_width);
  const float column = zone_bottom(canvas) - canvas.px(top);
  insets.legend_height = compact ? column / 2 : column - insets.bottom;
  return insets;
}

void draw_zones(const Canvas& canvas, Zones& zones, const PanelWords& words,
                const std::function<void(PanelKind)>& content, float right_foot) {
  const auto had_focus = std::exchange(zones.focused, std::nullopt);
  const bool menu_open = is_menu_open();  // one that closes in this frame gives the keyboard back in the next
  for (const Zone zone : all_zones) {
    const auto front = front_of(zones, zone);
    if (!front) continue;
    Rectangle place = possible_place(canvas, zones, zone);
    if (zone == Zone::right) place.high.y -= right_foot;
    const ImVec2 size{place.high.x - place.low.x, place.high.y - place.low.y};
    const bool compact = is_compact(zones, zone);
    const float above_legend = canvas.size.y - canvas.inset.legend_top - canvas.px(edge) - place.low.y;
    if (compact)
      ImGui::SetNextWindowSizeConstraints({size.x, 0}, {size.x, std::clamp(above_legend, canvas.px(lowest), size.y)});
    begin_panel((std::string("zone-") + name_of(zone)).c_str(), place.low, compact ? ImVec2{size.x, 0} : size, true,
                compact ? ImGuiWindowFlags_AlwaysAutoResize : ImGuiWindowFlags_NoScrollbar);
    const bool asked = zones.focus == front;
    if (asked) {
      ImGui::SetWindowFocus();
      if (zones.in_fields) focus_first_field();
      zones.focus.reset();
    }
    // ImGui moves the focus on by itself where a window goes; only what a person chose counts.
    const bool in_fields = zones.in_fields && zones.last == front;  // back from a menu
    const bool chosen = asked || had_focus == front || in_fields || ImGui::IsMouseDown(ImGuiMouseButton_Left);
    if (chosen && ImGui::IsWindowFocused(ImGuiFocusedFlags_ChildWindows | ImGuiFocusedFlags_NoPopupHierarchy))
      zones.focused = zones.last = front;
    if (!compact) draw_tabs(canvas, zones, zone, *front, words);
    content(*front);
    if (compact) sign_below(canvas);
    else draw_grip_inside(canvas, zones, zone, place);  // last: keys begin at the first item of a window
    ImGui::End();
    if (!compact) draw_grip(canvas, zones, zone, place);
  }
  if (!zones.focused && !menu_open && !is_menu_open()) zones.in_fields = false;
  if (zones.dragged) draw_drop_places(canvas, zones, words);
}

void hand_fields_keys(const Zones& zones, bool panels_hidden) {
  ImGuiIO& io = ImGui::GetIO();
  const bool in_fields = zones.in_fields && !panels_hidden;
  if (!in_fields) {
    io.ConfigFlags &= ~ImGuiConfigFlags_NavEnableKeyboard;
    return;
  }
  hand_fields_keys();
}

void hand_fields_keys() {
  ImGuiIO& io = ImGui::GetIO();
  io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
  // ImGui presses buttons with Space alone. Enter does it too, but not the Enter that ended a text.
  for (const ImGuiKey key : {ImGuiKey_Enter, ImGuiKey_KeyPadEnter}) {
    const int index = io.KeyMap[key];
    if (index < 0 || !io.KeysDown[index] || io.WantTextInput || io.KeyCtrl) continue;
    if (io.KeysDownDuration[index] < 0 || io.NavInputsDownDuration[ImGuiNavInput_Activate] >= 0)
      io.NavInputs[ImGuiNavInput_Activate] = 1;
  }
}

bool is_set(const PanelFlags& flags, const std::string& name) {
  const auto found = flags.find(name);
  return found != flags.end() && found->second == "open";
}

}  // namespace hustings::ui
