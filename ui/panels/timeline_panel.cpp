#include "ui/panels/timeline_panel.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "atlas/view/night_clock.h"
#include "atlas/view/playback.h"
#include "base/text/text.h"
#include "ui/kit/seen_text.h"
#include "ui/kit/widgets.h"
#include "ui/map/draw_marks.h"
#include "ui/panels/timeline_buttons.h"
#include "ui/panels/timeline_marks.h"

namespace hustings::ui {

namespace {

/// Where the stops of a sequence stand on the line.
std::vector<float> stops_x(const ContestSequence& sequence, const std::vector<TimelineMark>& marks) {
  std::vector<float> at;
  for (const ContestIndex stop : sequence.stops)
    at.push_back(
        std::find_if(marks.begin(), marks.end(), [&](const TimelineMark& mark) { return mark.contest == stop; })->x);
  return at;
}

float clock_x(const std::vector<float>& stops, double progress) {
  const double at = progress * static_cast<double>(stops.size() - 1);
  const auto stop = std::min(static_cast<std::size_t>(at), stops.size() - 1);
  if (stop + 1 >= stops.size()) return stops.back();
  return std::lerp(stops[stop], stops[stop + 1], static_cast<float>(at - static_cast<double>(stop)));
}

double progress_at(const std::vector<float>& stops, float x) {
  if (stops.size() < 2) return 0;
  for (std::size_t i = 0; i + 1 < stops.size(); ++i)
    if (x <= stops[i + 1] || i + 2 == stops.size()) {
      const float along = std::clamp((x - stops[i]) / std::max(1.0f, stops[i + 1] - stops[i]), 0.0f, 1.0f);
      return (static_cast<double>(i) + static_cast<double>(along)) / static_cast<double>(stops.size() - 1);
    }
  return 1;
}

std::size_t nearest_stop(std::size_t stops, double progress) {
  return static_cast<std::size_t>(std::lround(progress * static_cast<double>(stops - 1)));
}

/// What a track's contests are marked with: the first letter of its title, or of its last word where another track has
/// that letter already.
std::string letter_of(const Atlas& atlas, const std::string& track) {
  const std::string title = atlas.track_title(track);
  const std::string_view first = first_letter(title);
  for (const Track& other : atlas.tracks) {
    if (other.id == track) break;
    if (first_letter(other.title) == first)
      return upper_case(first_letter(std::string_view(title).substr(title.find_last_of(' ') + 1)));
  }
  return std::string(first);
}

void draw_marks(const Canvas& canvas, const Atlas& atlas, const std::vector<TimelineMark>& marks, float y, View& view,
                Playback& playback) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const auto small = [&](ImVec2 at, ImU32 colour, const std::string& text) {
    list->AddText(canvas.fonts->small, canvas.fonts->small->FontSize, at, colour, as_seen(text).c_str());
  };
  float last_label_right = -1e9f;
  int last_year = 0;
  for (const TimelineMark& mark : marks) {
    const Contest& contest = atlas.contest(mark.contest);
    const bool on_track = playback.track.empty() || playback.track == contest.track;
    const bool here = view.contest == contest.id && view.next_contest.empty();
    const float reach = canvas.px(22);  // up and down: a finger hits it, and small marks are hit as easily
    ImGui::SetCursorScreenPos({mark.x - mark.radius, y - reach});
    ImGui::PushID(contest.id.c_str());
    if (ImGui::InvisibleButton("mark", {2 * mark.radius, 2 * reach})) go_to(atlas, mark.contest, playback, view);
    const bool hovered = ImGui::IsItemHovered();
    if (hovered)
      ImGui::SetTooltip("%s", as_seen(fmt::format("{}\n{}", contest.title, long_date(contest.date))).c_str());
    ImGui::PopID();
    const float alpha = on_track ? 1 : 0.6f;
    list->AddCircleFilled({mark.x, y}, mark.radius,
                          here || hovered ? ink(palette().control_active) : ink(palette().mark), 32);
    list->AddCircle({mark.x, y}, mark.radius, ink(palette().control_active, alpha), 32, canvas.px(1.2f));
    if (on_track && mark.radius >= canvas.px(8)) {
      const std::string letter = letter_of(atlas, contest.track);
      small({mark.x - width_of(canvas.fonts->small, letter) / 2, y - canvas.fonts->small->FontSize / 2},
            here || hovered ? ink(palette().panel) : ink(palette().text, alpha), letter);
    }
    const std::string year = std::to_string(year_of(contest.date));
    const float label_left = mark.x - width_of(canvas.fonts->small, year) / 2;
    if (year_of(contest.date) == last_year || label_left < last_label_right + canvas.px(6)) continue;
    small({label_left, y + canvas.px(15)}, ink(here ? palette().text : palette().secondary), year);
    last_label_right = label_left + width_of(canvas.fonts->small, year);
    last_year = year_of(contest.date);
  }
}

void choose_track(const Atlas& atlas, const std::string& track, View& view, Playback& playback) {
  playback.track = track;
  const ContestSequence sequence = sequence_of_track(atlas, track);
  const auto contest = atlas.find_contest(view.contest);
  if (sequence.stops.empty() || !contest) return;
  const auto found = std::find(sequence.stops.begin(), sequence.stops.end(), *contest);
  go_to(atlas, found != sequence.stops.end() ? *found : sequence.stops.back(), playback, view);
}

void track_rows(const Atlas& atlas, View& view, Playback& playback) {
  for (const Track& track : atlas.tracks)
    if (menu_row(track.title.c_str(), playback.track == track.id)) choose_track(atlas, track.id, view, playback);
  if (menu_row("All elections", playback.track.empty())) choose_track(atlas, "", view, playback);
}

void night_row(const Atlas& atlas, const View& view, Requests& requests) {
  if (!can_open_night(atlas, view)) return;
  ImGui::Separator();
  if (menu_row("The night of this election", false)) requests.ask(RunCommand{"night"});
}

void speed_rows(Playback& playback, const char* before) {
  for (const double speed : {0.25, 0.5, 1.0, 2.0, 4.0})
    if (menu_row(fmt::format("{}{}\u00d7", before, speed).c_str(), playback.speed == speed)) playback.speed = speed;
}

/// Everything in one menu, where there is no room for more.
void draw_choices_in_one(const Canvas& canvas, const Atlas& atlas, View& view, Playback& playback,
                         const std::string& shown, Requests& requests) {
  ImGui::SetNextItemWidth(canvas.px(136));
  if (ImGui::BeginCombo("##track", as_seen(shown).c_str(), ImGuiComboFlags_HeightLargest)) {
    track_rows(atlas, view, playback);
    night_row(atlas, view, requests);
    ImGui::Separator();
    speed_rows(playback, "Speed ");
    ImGui::Separator();
    if (menu_row("Loop", playback.loop)) playback.loop = !playback.loop;
    if (menu_row("Reverse", playback.backwards)) playback.backwards = !playback.backwards;
    ImGui::EndCombo();
  }
  if (ImGui::IsItemHovered()) ImGui::SetTooltip("Elections that are played, and how");
}

void draw_options(const Canvas& canvas, const Atlas& atlas, const TimelinePlan& plan, View& view, Playback& playback,
                  Workspace& shared) {
  const CommandHints& hints = shared.hints;
  ImGui::SetCursorPos({plan.choices, canvas.px(timeline_height / 2 - 17)});
  const std::string shown = playback.track.empty() ? "All elections" : atlas.track_title(playback.track);
  if (plan.choices_in_one) return draw_choices_in_one(canvas, atlas, view, playback, shown, shared.requests);
  ImGui::SetNextItemWidth(canvas.px(128));
  if (ImGui::BeginCombo("##track", as_seen(shown).c_str())) {
    track_rows(atlas, view, playback);
    night_row(atlas, view, shared.requests);
    ImGui::EndCombo();
  }
  if (ImGui::IsItemHovered()) ImGui::SetTooltip("Elections that are played");
  ImGui::SameLine(0, canvas.px(8));
  ImGui::SetNextItemWidth(canvas.px(64));
  if (ImGui::BeginCombo("##speed", fmt::format("{}\u00d7", playback.speed).c_str(), ImGuiComboFlags_NoArrowButton)) {
    speed_rows(playback, "");
    ImGui::EndCombo();
  }
  if (ImGui::IsItemHovered()) ImGui::SetTooltip("Speed");
  ImGui::SameLine(0, canvas.px(8));
  if (choice_button("Loop", playback.loop)) playback.loop = !playback.loop;
  command_tip(hints, "loop");
  ImGui::SameLine(0, canvas.px(8));
  if (choice_button("Reverse", playback.backwards)) playback.backwards = !playback.backwards;
  command_tip(hints, "backwards");
}

}  // namespace

void draw_timeline(const Canvas& canvas, const Atlas& atlas, View& view, Playback& playback, Workspace& shared) {
  const ContestSequence sequence = sequence_of_track(atlas, playback.track);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
  begin_panel("timeline", {0, canvas.size.y - canvas.px(timeline_height)}, {canvas.size.x, canvas.px(timeline_height)});
  ImGui::PopStyleVar();
  switch (timeline_buttons(canvas, playback.playing, shared.hints, "previous-election", "next-election")) {
    case TimelineButton::back: step_election(atlas, -1, playback, view); break;
    case TimelineButton::play: toggle_playing(atlas, playback, view); break;
    case TimelineButton::forward: step_election(atlas, 1, playback, view); break;
    case TimelineButton::none: break;
  }
  const ImVec2 corner = ImGui::GetWindowPos();
  const TimelinePlan plan = plan_timeline(canvas, atlas, playback.track);
  std::vector<TimelineMark> marks = plan.marks;
  for (TimelineMark& mark : marks) mark.x += corner.x;
  if (marks.size() > 1 && !sequence.stops.empty()) {
    const std::vector<float> stops = stops_x(sequence, marks);
    const float y = corner.y + canvas.px(timeline_height / 2 - 8);
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddLine({marks.front().x, y}, {marks.back().x, y}, ink(palette().track), canvas.px(3));
    const float clock = clock_x(stops, playback.progress);
    list->AddLine({stops.front(), y}, {clock, y}, ink(palette().control_active), canvas.px(3));
    draw_marks(canvas, atlas, marks, y, view, playback);
    list->AddTriangleFilled({clock - canvas.px(6), y - canvas.px(21)}, {clock + canvas.px(6), y - canvas.px(21)},
                            {clock, y - canvas.px(12)}, ink(palette().text));
    // The rest of the line scrubs; it comes last, so that marks are clicked first.
    ImGui::SetCursorScreenPos({corner.x + plan.left, corner.y + canvas.px(4)});
    ImGui::InvisibleButton("scrub", {plan.right - plan.left, canvas.px(timeline_height - 8)});
    if (ImGui::IsItemActive()) {
      playback.playing = false;
      seek(atlas, progress_at(stops, ImGui::GetIO().MousePos.x), playback, view);
    } else if (ImGui::IsItemDeactivated()) {  // between two elections nothing is data: the nearer one stays
      go_to(atlas, sequence.stops[nearest_stop(stops.size(), playback.progress)], playback, view);
    }
  }
  draw_options(canvas, atlas, plan, view, playback, shared);
  ImGui::End();
}

}  // namespace hustings::ui
