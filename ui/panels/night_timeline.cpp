#include "ui/panels/night_timeline.h"

#include <algorithm>
#include <fmt/format.h>
#include <imgui_stdlib.h>

#include "atlas/moment.h"
#include "atlas/view/night_clock.h"
#include "base/text/text.h"
#include "ui/fields/area_rows.h"
#include "ui/kit/seen_text.h"
#include "ui/kit/widgets.h"
#include "ui/panels/night_plan.h"
#include "ui/panels/timeline_buttons.h"

namespace hustings::ui {

namespace {

constexpr float ground = 47;      // design pixels: where the marks stand
constexpr float words_below = 4;  // from there to the hours
constexpr float top = 6;

/// What a night's timeline is drawn with.
struct NightLine {
  const Canvas& canvas;
  const Atlas& atlas;
  View& view;
  Playback& playback;
  Workspace& shared;
  const DeclaredSeats& declared;
  NightPlan plan;
  ImVec2 corner;

  const std::string& zone() const { return atlas.contest(declared.contest).time_zone; }
  float y() const { return corner.y + canvas.px(ground); }
  float x(float in_plan) const { return corner.x + in_plan; }
};

void draw_hours(const NightLine& line) {
  const Canvas& canvas = line.canvas;
  ImDrawList* list = ImGui::GetWindowDrawList();
  ImFont* font = canvas.fonts->small;
  for (const NightHour& hour : line.plan.hours) {
    const float x = line.x(hour.x);
    list->AddLine({x, line.y()}, {x, line.y() + canvas.px(4)}, ink(palette().secondary), canvas.px(1));
    put(font, palette().secondary, x - width_of(font, hour.words) / 2, line.y() + canvas.px(words_below), hour.words);
  }
}

/// A line in dashes, and how long it was.
void draw_gaps(const NightLine& line) {
  const Canvas& canvas = line.canvas;
  ImDrawList* list = ImGui::GetWindowDrawList();
  ImFont* font = canvas.fonts->small;
  for (const NightGap& gap : line.plan.gaps) {
    const float low = line.x(gap.low) + canvas.px(2);
    const float high = line.x(gap.high) - canvas.px(2);
    list->AddRectFilled({low, line.y() - canvas.px(night_stack)}, {high, line.y() + canvas.px(2)},
                        ink(palette().control, 0.55f), canvas.px(3));
    const float middle = (low + high) / 2;
    if (width_of(font, gap.words) <= high - low + canvas.px(6))
      put(font, palette().secondary, middle - width_of(font, gap.words) / 2,
          line.y() - canvas.px(night_stack / 2) - font->FontSize / 2, gap.words);
  }
}

void draw_marks(const NightLine& line) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const NightPlan& plan = line.plan;
  const std::size_t by_now = line.declared.declared_by(*line.view.at);
  const float slit = plan.height >= 3 ? 1.0f : 0.0f;  // between marks, where they can be told apart
  for (const NightMark& mark : plan.marks) {
    const DeclaredSeat& seat = line.declared.seats[mark.seat];
    const auto winner = line.declared.winner(seat);
    const bool is_in = mark.seat < by_now;
    const ImU32 colour = !is_in   ? ink(palette().track)
                         : winner ? ink(line.atlas.parties[*winner].colour)
                                  : ink(palette().secondary);
    const float low = line.y() - static_cast<float>(mark.level) * plan.height;
    list->AddRectFilled({line.x(mark.x) - plan.width / 2, low - plan.height},
                        {line.x(mark.x) + plan.width / 2 - slit, low - slit}, colour);
  }
}

void draw_hand(const NightLine& line, double part) {
  const Canvas& canvas = line.canvas;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float x = line.x(line.plan.x_of(part));
  const float high = line.corner.y + canvas.px(top);
  list->AddLine({x, high}, {x, line.y() + canvas.px(3)}, ink(palette().text), canvas.px(1.5f));
  list->AddTriangleFilled({x - canvas.px(6), high - canvas.px(3)}, {x + canvas.px(6), high - canvas.px(3)},
                          {x, high + canvas.px(5)}, ink(palette().text));
}

/// The time under the pointer, and who was declared about then.
void tell(const NightLine& line, float x) {
  const NightPlan& plan = line.plan;
  for (const NightGap& gap : plan.gaps)
    if (x > gap.low && x < gap.high) return tooltip(line.canvas, gap.tip);
  const NightCourse course(night_of(line.atlas, line.declared.contest));
  const auto at = std::chrono::round<std::chrono::minutes>(course.at(plan.part_at(x)));
  std::string words = fmt::format("{}: {} of {} declared", clock_of(at, line.zone()), line.declared.declared_by(at),
                                  line.declared.seats.size());
  constexpr std::size_t most = 6;
  std::size_t told = 0;
  for (const NightMark& mark : plan.marks) {
    if (std::abs(mark.x - x) > plan.width) continue;
    const DeclaredSeat& seat = line.declared.seats[mark.seat];
    if (++told <= most) words += fmt::format("\n{} {}", clock_of(seat.at, line.zone()), line.declared.name_of(seat));
  }
  if (told > most) words += fmt::format("\nand {} more", told - most);
  tooltip(line.canvas, words);
}

void scrub(NightLine& line) {
  const NightPlan& plan = line.plan;
  const Canvas& canvas = line.canvas;
  const float beyond = canvas.px(14);
  ImGui::SetCursorScreenPos({line.x(plan.left) - beyond, line.corner.y + canvas.px(4)});
  ImGui::InvisibleButton("scrub", {plan.right - plan.left + 2 * beyond, canvas.px(timeline_height - 8)});
  const float x = ImGui::GetIO().MousePos.x - line.corner.x;
  if (ImGui::IsItemActive()) seek_night(line.atlas, plan.part_at(x), line.playback, line.view);
  else if (ImGui::IsItemHovered()) tell(line, x);
}

/// The time, which can be typed. What is typed and is no time is told, and changes nothing.
void draw_clock(const NightLine& line) {
  std::optional<std::string>& typed = line.shared.night_time;
  const Canvas& canvas = line.canvas;
  const bool asked = typed && typed->empty() && !ImGui::GetIO().WantTextInput;
  std::string text = typed && !typed->empty() ? *typed : clock_of(*line.view.at, line.zone());
  ImGui::SetNextItemWidth(canvas.px(64));
  if (asked) {
    ImGui::SetKeyboardFocusHere();
    ImGui::GetIO().ClearInputCharacters();  // the letter of the key that asked is no part of the time
  }
  const bool entered =
      ImGui::InputText("##time", &text, ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
  if (entered) {
    line.shared.requests.ask(GoToTime{text});
    typed.reset();
  } else if (ImGui::IsItemActive()) {
    typed = text;
  } else if (!asked) {
    typed.reset();
  }
  if (ImGui::IsItemHovered()) command_tip(line.shared.hints, "night-time");
}

void draw_options(NightLine& line) {
  const Canvas& canvas = line.canvas;
  ImGui::SetCursorPos({line.plan.choices, canvas.px(timeline_height / 2 - 17)});
  draw_clock(line);
  ImGui::SameLine(0, canvas.px(8));
  if (!line.plan.narrow) {
    ImGui::SetNextItemWidth(canvas.px(126));
    const auto words = [](double speed) { return fmt::format("{} min a second", speed); };
    if (ImGui::BeginCombo("##speed", words(line.playback.night_speed).c_str(), ImGuiComboFlags_NoArrowButton)) {
      for (const double speed : night_speeds)
        if (menu_row(words(speed).c_str(), line.playback.night_speed == speed)) line.playback.night_speed = speed;
      ImGui::EndCombo();
    }
    if (ImGui::IsItemHovered()) ImGui::SetTooltip("How fast the night is played");
    ImGui::SameLine(0, canvas.px(8));
  }
  if (choice_button("Leave the night", false)) line.shared.requests.ask(RunCommand{"night"});
  command_tip(line.shared.hints, "night");
}

}  // namespace

void draw_night_timeline(const Canvas& canvas, const Atlas& atlas, View& view, Playback& playback, Workspace& shared) {
  const auto declared = declared_seats(atlas, view);
  if (!declared || declared->seats.empty()) return;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
  begin_panel("timeline", {0, canvas.size.y - canvas.px(timeline_height)}, {canvas.size.x, canvas.px(timeline_height)});
  ImGui::PopStyleVar();
  switch (timeline_buttons(canvas, playback.playing, shared.hints, "previous-declaration", "next-declaration")) {
    case TimelineButton::back: step_declaration(atlas, -1, playback, view); break;
    case TimelineButton::play: toggle_playing(atlas, playback, view); break;
    case TimelineButton::forward: step_declaration(atlas, 1, playback, view); break;
    case TimelineButton::none: break;
  }
  NightLine line{
      canvas, atlas, view, playback, shared, *declared, plan_night(canvas, atlas, *declared), ImGui::GetWindowPos()};
  const float left = line.x(line.plan.left);
  ImGui::GetWindowDrawList()->AddLine({left, line.y()}, {line.x(line.plan.right), line.y()}, ink(palette().track),
                                      canvas.px(2));
  draw_gaps(line);
  draw_hours(line);
  draw_marks(line);
  draw_hand(line, NightCourse(night_of(atlas, declared->contest)).part_of(*view.at));
  scrub(line);
  draw_options(line);
  ImGui::End();
}

}  // namespace hustings::ui
