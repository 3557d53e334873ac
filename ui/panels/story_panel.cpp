#include "ui/panels/story_panel.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <imgui.h>
#include <imgui_stdlib.h>

#include "atlas/saved/story.h"
#include "atlas/view/playback.h"
#include "base/text/clock_text.h"
#include "geo/viewport.h"
#include "ui/kit/seen_text.h"
#include "ui/kit/soft_lines.h"
#include "ui/kit/widgets.h"
#include "ui/zones/requests.h"

namespace hustings::ui {

namespace {

std::string length_of(const Cue& cue) {
  const std::string way =
      cue.arrive == Arrival::cut ? title_of(cue.arrive) : fmt::format("{}, {:g} s", title_of(cue.arrive), cue.seconds);
  return cue.planned ? fmt::format("{} \u00b7 {}", way, clock_text(*cue.planned)) : way;
}

bool number_field(const Canvas& canvas, const char* label, const char* tip, double& value) {
  ImGui::SetNextItemWidth(canvas.px(76));
  const bool edited = ImGui::InputDouble(label, &value, 0, 0, "%g s");
  if (edited) value = std::clamp(value, 0.0, most_cue_seconds);
  if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s", tip);
  return edited;
}

/// Minutes and seconds; what is no length of time yet changes nothing.
bool planned_field(const Canvas& canvas, std::optional<double>& planned) {
  std::string text = planned ? clock_text(*planned) : "";
  ImGui::AlignTextToFramePadding();
  text_in(canvas.fonts->body, palette().secondary, "Planned time");
  ImGui::SameLine();
  ImGui::SetNextItemWidth(canvas.px(76));
  const bool typed = ImGui::InputTextWithHint("##planned", "m:ss", &text);
  if (ImGui::IsItemHovered())
    tooltip(canvas, "Time planned for this cue, in minutes and seconds: for the speaker's window");
  const auto seconds = maybe_seconds(text);
  if (!typed || (!seconds && !text.empty())) return false;
  planned = seconds ? std::optional(std::min(*seconds, most_planned_seconds)) : std::nullopt;
  return true;
}

bool text_field(const Canvas& canvas, const char* label, std::string& text) {
  text_in(canvas.fonts->small, palette().secondary, label);
  ImGui::PushID(label);
  const bool edited = wrapped_field("##text", text, 2);
  ImGui::PopID();
  return edited;
}

/// The chosen cue, to be edited in place.
bool draw_chosen(const Canvas& canvas, Cue& cue, Workspace& shared) {
  bool edited = false;
  ImGui::SetNextItemWidth(-1);
  edited |= ImGui::InputTextWithHint("##title", "Title", &cue.title);
  edited |= text_field(canvas, "Caption, for the audience", cue.caption);
  edited |= text_field(canvas, "Notes, for the speaker", cue.notes);
  ImGui::SetNextItemWidth(canvas.px(112));
  if (ImGui::BeginCombo("##arrive", title_of(cue.arrive))) {
    for (const Arrival arrival : {Arrival::cut, Arrival::fly, Arrival::play})
      if (menu_row(title_of(arrival), arrival == cue.arrive)) {
        cue.arrive = arrival;
        edited = true;
      }
    ImGui::EndCombo();
  }
  ImGui::SameLine();
  if (cue.arrive != Arrival::cut) {
    edited |= number_field(canvas, "##seconds", "Seconds that the way here takes", cue.seconds);
    ImGui::SameLine();
  }
  edited |= number_field(canvas, "##hold", "Seconds that a film rests here", cue.hold);
  edited |= planned_field(canvas, cue.planned);
  if (ImGui::Button("Update with this view")) shared.requests.ask(RunCommand{"update-cue"});
  command_tip(shared.hints, "update-cue", "Its words stay");
  return edited;
}

/// Moves it, or asks to remove it; whether it was moved.
bool draw_order(std::size_t index, Workspace& shared) {
  StoryState& state = shared.story;
  Story& story = *state.story;
  const auto swap = [&](std::size_t other) {
    std::swap(story.cues[index], story.cues[other]);
    state.cue = other;
    return true;
  };
  const bool first = index == 0;
  const bool last = index + 1 == story.cues.size();
  ImGui::BeginDisabled(first);
  const bool up = ImGui::Button("Up");
  ImGui::EndDisabled();
  ImGui::SameLine();
  ImGui::BeginDisabled(last);
  const bool down = ImGui::Button("Down");
  ImGui::EndDisabled();
  ImGui::SameLine();
  ImGui::BeginDisabled(story.cues.size() == 1);
  if (ImGui::Button("Remove")) shared.requests.ask(RunCommand{"remove-cue"});
  command_tip(shared.hints, "remove-cue");
  ImGui::EndDisabled();
  if (up) return swap(index - 1);
  if (down) return swap(index + 1);
  return false;
}

/// The chosen cue's fields, from `top` to here, where another one was chosen: all of them, or the first ones.
void bring_into_view(StoryState& state, float top) {
  if (state.seen_cue == state.cue) return;
  state.seen_cue = state.cue;
  const float below = ImGui::GetCursorPosY() - ImGui::GetScrollY() - ImGui::GetWindowHeight();
  const float above = top - ImGui::GetScrollY();
  if (below > 0) ImGui::SetScrollY(ImGui::GetScrollY() + std::min(below, above));
  else if (above < 0) ImGui::SetScrollY(top);
}

void draw_cues(const Canvas& canvas, Workspace& shared) {
  StoryState& state = shared.story;
  Story& story = *state.story;
  for (std::size_t i = 0; i < story.cues.size(); ++i) {
    ImGui::PushID(static_cast<int>(i));
    const bool chosen = i == state.cue;
    const Cue& cue = story.cues[i];
    const float top = ImGui::GetCursorPosY();
    const float width = ImGui::GetContentRegionAvail().x;
    const std::string length = length_of(cue);
    const std::string title =
        fitted(canvas.fonts->body, fmt::format("{}  {}", i + 1, cue.title.empty() ? "Untitled" : cue.title),
               width - width_of(canvas.fonts->small, length) - canvas.px(16));
    if (ImGui::Selectable(as_seen(title).c_str(), chosen)) {
      state.cue = i;
      shared.requests.ask(GoToCue{i});
    }
    // A row is dragged to its place.
    if (ImGui::IsItemActive() && !ImGui::IsItemHovered() && ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
      const std::size_t other = ImGui::GetMouseDragDelta(ImGuiMouseButton_Left).y < 0 ? i - 1 : i + 1;
      if (other < story.cues.size()) {
        std::swap(story.cues[i], story.cues[other]);
        state.cue = other;
        state.changed = true;
        ImGui::ResetMouseDragDelta();
      }
    }
    ImGui::SameLine(ImGui::GetCursorPosX() + width - width_of(canvas.fonts->small, length));
    text_in(canvas.fonts->small, palette().secondary, length);
    if (chosen && i == state.cue) {
      ImGui::Indent(canvas.px(12));
      state.changed |= draw_chosen(canvas, story.cues[i], shared);
      const bool moved = draw_order(i, shared);
      state.changed |= moved;
      ImGui::Unindent(canvas.px(12));
      rule(canvas);
      bring_into_view(state, top);
      if (moved) {
        ImGui::PopID();
        break;
      }
    }
    ImGui::PopID();
  }
}

}  // namespace

void StoryPanel::draw(const PanelContext& context) {
  const Canvas& canvas = context.canvas;
  StoryState& story = context.shared.story;
  Requests& requests = context.shared.requests;
  const auto button = [&](const char* label, const char* command) {
    if (ImGui::Button(label)) requests.ask(RunCommand{command});
    command_tip(context.shared.hints, command);
  };
  const auto ask = [&](const char* label, const char* command) {
    button(label, command);
    ImGui::SameLine();
  };
  if (!story.story) {
    wrapped(canvas.fonts->body, palette().text, "A story is a sequence of views with captions, to be told on the map.");
    ImGui::Spacing();
    button("Open the sample story of London", "open-sample-story");
    button("Open a story \u2026", "open-story");
    button("Start a story from this view (A)", "record-cue");
    return;
  }
  ask("Present (F5)", "present");
  ask("Add this view (A)", "record-cue");
  ImGui::NewLine();
  ask("Open \u2026", "open-story");
  ask(story.changed ? "Save *" : "Save", "save-story");
  ask("Save as \u2026", "save-story-as");
  ImGui::NewLine();
  ImGui::SetNextItemWidth(-1);
  story.changed |= ImGui::InputTextWithHint("##story", "Title of the story", &story.story->title);
  rule(canvas);
  begin_column("cues");
  draw_cues(canvas, context.shared);
  ImGui::EndChild();
}

}  // namespace hustings::ui
