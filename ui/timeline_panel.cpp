#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "ui/widgets.h"

namespace hustings::ui {

namespace {

/// The timeline's own measure: dates on a line of pixels.
struct Axis {
  float left, right;
  Date first, last;

  float x_of(double days) const {
    return left +
           (right - left) * static_cast<float>(days / std::max<double>(1, static_cast<double>((last - first).count())));
  }
  float x_of(Date date) const { return x_of(static_cast<double>((date - first).count())); }
};

double days_since(Date date, Date first) { return static_cast<double>((date - first).count()); }

/// Where the clock stands by the calendar: between two stops of its track, in proportion.
double clock_days(const Journey& journey, double progress, Date first) {
  const double at = progress * static_cast<double>(journey.stops.size() - 1);
  const auto stop = std::min(static_cast<std::size_t>(at), journey.stops.size() - 1);
  if (stop + 1 >= journey.stops.size()) return days_since(journey.dates.back(), first);
  return std::lerp(days_since(journey.dates[stop], first), days_since(journey.dates[stop + 1], first),
                   at - static_cast<double>(stop));
}

double progress_at(const Journey& journey, double days, Date first) {
  if (journey.stops.size() < 2) return 0;
  for (std::size_t i = 0; i + 1 < journey.dates.size(); ++i) {
    const double a = days_since(journey.dates[i], first);
    const double b = days_since(journey.dates[i + 1], first);
    if (days <= b || i + 2 == journey.dates.size())
      return (static_cast<double>(i) + std::clamp((days - a) / std::max(1.0, b - a), 0.0, 1.0)) /
             static_cast<double>(journey.dates.size() - 1);
  }
  return 1;
}

void draw_play_icon(ImDrawList* list, ImVec2 centre, float r, bool playing, ImU32 colour) {
  if (playing) {
    list->AddRectFilled({centre.x - r * 0.7f, centre.y - r}, {centre.x - r * 0.15f, centre.y + r}, colour);
    list->AddRectFilled({centre.x + r * 0.15f, centre.y - r}, {centre.x + r * 0.7f, centre.y + r}, colour);
  } else {
    list->AddTriangleFilled({centre.x - r * 0.6f, centre.y - r}, {centre.x - r * 0.6f, centre.y + r},
                            {centre.x + r, centre.y}, colour);
  }
}

void draw_step_icon(ImDrawList* list, ImVec2 centre, float r, int direction, ImU32 colour) {
  const auto d = static_cast<float>(direction);
  list->AddTriangleFilled({centre.x - d * r * 0.7f, centre.y - r * 0.8f},
                          {centre.x - d * r * 0.7f, centre.y + r * 0.8f}, {centre.x + d * r * 0.4f, centre.y}, colour);
  list->AddRectFilled({centre.x + d * r * 0.5f - r * 0.13f, centre.y - r * 0.8f},
                      {centre.x + d * r * 0.5f + r * 0.13f, centre.y + r * 0.8f}, colour);
}

bool round_button(const char* id, const Canvas& canvas, float radius, ImVec2& centre) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  centre = {at.x + radius, at.y + radius};
  const bool pressed = ImGui::InvisibleButton(id, {2 * radius, 2 * radius});
  if (ImGui::IsItemHovered())
    ImGui::GetWindowDrawList()->AddCircleFilled(centre, radius, ink(palette::control_hovered), 32);
  ImGui::SameLine(0, canvas.px(4));
  return pressed;
}

void draw_buttons(const Canvas& canvas, const Atlas& atlas, View& view, Playback& playback) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  ImVec2 centre;
  const float y = (canvas.px(timeline_height) - canvas.px(36)) / 2 - canvas.px(2);
  ImGui::SetCursorPos({canvas.px(14), y});
  if (round_button("back", canvas, canvas.px(18), centre)) step_election(atlas, -1, playback, view);
  draw_step_icon(list, centre, canvas.px(9), -1, ink(palette::text));
  if (round_button("play", canvas, canvas.px(18), centre)) toggle_playing(atlas, playback, view);
  draw_play_icon(list, centre, canvas.px(10), playback.playing, ink(palette::text));
  if (round_button("forward", canvas, canvas.px(18), centre)) step_election(atlas, 1, playback, view);
  draw_step_icon(list, centre, canvas.px(9), 1, ink(palette::text));
}

/// What a track's contests are marked with: the first letter of its title.
std::string letter_of(const Atlas& atlas, const std::string& track) { return atlas.track_title(track).substr(0, 1); }

void draw_marks(const Canvas& canvas, const Atlas& atlas, const Axis& axis, float y, View& view, Playback& playback) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  float last_label_right = -1e9f;
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < atlas.contests.size(); ++i)
    if (!atlas.contest(i).base_only) order.push_back(i);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return atlas.contest(a).date < atlas.contest(b).date; });
  for (const std::size_t i : order) {
    const Contest& contest = atlas.contest(i);
    const float x = axis.x_of(contest.date);
    const bool on_track = playback.track.empty() || playback.track == contest.track;
    const bool here = view.contest == contest.id && view.next_contest.empty();
    const float radius = canvas.px(11);
    ImGui::SetCursorScreenPos({x - radius, y - radius});
    ImGui::PushID(contest.id.c_str());
    if (ImGui::InvisibleButton("mark", {2 * radius, 2 * radius})) go_to(atlas, i, playback, view);
    const bool hovered = ImGui::IsItemHovered();
    if (hovered) ImGui::SetTooltip("%s", fmt::format("{}\n{}", contest.title, long_date(contest.date)).c_str());
    ImGui::PopID();
    const float alpha = on_track ? 1 : 0.38f;
    list->AddCircleFilled({x, y}, radius, here || hovered ? ink(palette::control_active) : ink(0x2F3844), 32);
    list->AddCircle({x, y}, radius, ink(palette::control_active, alpha), 32, canvas.px(1.2f));
    const std::string letter = letter_of(atlas, contest.track);
    list->AddText(canvas.fonts->small, canvas.fonts->small->FontSize,
                  {x - width_of(canvas.fonts->small, letter) / 2, y - canvas.fonts->small->FontSize / 2},
                  here || hovered ? ink(palette::panel) : ink(palette::text, alpha), letter.c_str());
    const std::string year = std::to_string(year_of(contest.date));
    const float label_left = x - width_of(canvas.fonts->small, year) / 2;
    if (label_left > last_label_right + canvas.px(6)) {
      list->AddText(canvas.fonts->small, canvas.fonts->small->FontSize, {label_left, y + canvas.px(15)},
                    ink(here ? palette::text : palette::secondary), year.c_str());
      last_label_right = label_left + width_of(canvas.fonts->small, year);
    }
  }
}

void draw_options(const Canvas& canvas, const Atlas& atlas, View& view, Playback& playback, float left) {
  ImGui::SetCursorPos({left, canvas.px(timeline_height / 2 - 17)});
  ImGui::SetNextItemWidth(canvas.px(128));
  const std::string shown = playback.track.empty() ? "All contests" : atlas.track_title(playback.track);
  const auto choose = [&](const std::string& track) {
    playback.track = track;
    const Journey journey = journey_of(atlas, track);
    const auto contest = atlas.find_contest(view.contest);
    if (journey.stops.empty() || !contest) return;
    const auto found = std::find(journey.stops.begin(), journey.stops.end(), *contest);
    go_to(atlas, found != journey.stops.end() ? *found : journey.stops.back(), playback, view);
  };
  if (ImGui::BeginCombo("##track", shown.c_str())) {
    for (const Track& track : atlas.tracks)
      if (ImGui::Selectable(track.title.c_str(), playback.track == track.id)) choose(track.id);
    if (ImGui::Selectable("All contests", playback.track.empty())) choose("");
    ImGui::EndCombo();
  }
  ImGui::SameLine(0, canvas.px(8));
  ImGui::SetNextItemWidth(canvas.px(64));
  if (ImGui::BeginCombo("##speed", fmt::format("{}\u00d7", playback.speed).c_str(), ImGuiComboFlags_NoArrowButton)) {
    for (const double speed : {0.25, 0.5, 1.0, 2.0, 4.0})
      if (ImGui::Selectable(fmt::format("{}\u00d7", speed).c_str(), playback.speed == speed)) playback.speed = speed;
    ImGui::EndCombo();
  }
  ImGui::SameLine(0, canvas.px(8));
  if (choice("Loop", playback.loop)) playback.loop = !playback.loop;
}

}  // namespace

void draw_timeline(const Canvas& canvas, const Atlas& atlas, View& view, Playback& playback) {
  const Journey journey = journey_of(atlas, playback.track);
  const Journey everything = journey_of(atlas, "");
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
  begin_panel("timeline", {0, canvas.size.y - canvas.px(timeline_height)}, {canvas.size.x, canvas.px(timeline_height)});
  ImGui::PopStyleVar();
  draw_buttons(canvas, atlas, view, playback);
  if (everything.stops.size() > 1 && !journey.stops.empty()) {
    const ImVec2 corner = ImGui::GetWindowPos();
    const Axis axis{corner.x + canvas.px(172), corner.x + canvas.size.x - canvas.px(330), everything.dates.front(),
                    everything.dates.back()};
    const float y = corner.y + canvas.px(timeline_height / 2 - 8);
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddLine({axis.left, y}, {axis.right, y}, ink(0x39414D), canvas.px(3));
    const float clock_x = axis.x_of(clock_days(journey, playback.progress, axis.first));
    list->AddLine({axis.x_of(journey.dates.front()), y}, {clock_x, y}, ink(palette::control_active), canvas.px(3));
    draw_marks(canvas, atlas, axis, y, view, playback);
    list->AddTriangleFilled({clock_x - canvas.px(6), y - canvas.px(21)}, {clock_x + canvas.px(6), y - canvas.px(21)},
                            {clock_x, y - canvas.px(12)}, ink(palette::text));
    // The rest of the line scrubs; it comes last, so that marks are clicked first.
    ImGui::SetCursorScreenPos({axis.left, corner.y + canvas.px(4)});
    ImGui::InvisibleButton("scrub", {axis.right - axis.left, canvas.px(timeline_height - 8)});
    if (ImGui::IsItemActive()) {
      const float part = (ImGui::GetIO().MousePos.x - axis.left) / (axis.right - axis.left);
      playback.playing = false;
      seek(atlas, progress_at(journey, part * days_since(axis.last, axis.first), axis.first), playback, view);
    }
  }
  draw_options(canvas, atlas, view, playback, canvas.size.x - canvas.px(300));
  ImGui::End();
}

}  // namespace hustings::ui
