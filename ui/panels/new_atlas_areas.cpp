#include "ui/panels/new_atlas_areas.h"

#include <algorithm>
#include <fmt/format.h>
#include <vector>

#include "base/text/text.h"
#include "ui/kit/seen_text.h"
#include "ui/kit/widgets.h"
#include "ui/panels/new_atlas_panel.h"

namespace hustings::ui {

namespace {

std::string text_of(const AreaRow& area) { return area.name.empty() ? area.code : area.name; }

std::string counted(std::size_t count, const char* one, const char* several) {
  return fmt::format("{} {}", with_thousands(static_cast<std::int64_t>(count)), count == 1 ? one : several);
}

/// A line of a list: text at the left, a note at its right end; whether it was pressed.
bool list_row(const Canvas& canvas, const std::string& text, const std::string& note, bool chosen, float width) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const bool pressed = ImGui::Selectable("##row", chosen, ImGuiSelectableFlags_None, {width, ImGui::GetFrameHeight()});
  ImDrawList* list = ImGui::GetWindowDrawList();
  ImFont* body = canvas.fonts->body;
  ImFont* small = canvas.fonts->small;
  const float beside = width_of(small, note);
  const float middle = at.y + ImGui::GetFrameHeight() / 2;
  list->AddText(body, body->FontSize, {at.x + canvas.px(6), middle - body->FontSize / 2}, ink(palette().text),
                fitted(body, text, width - beside - canvas.px(22)).c_str());
  list->AddText(small, small->FontSize, {at.x + width - beside - canvas.px(6), middle - small->FontSize / 2},
                ink(palette().secondary), as_seen(note).c_str());
  return pressed;
}

/// Rows of one height, of which only those that are seen are drawn.
template <class Draw>
void clipped_rows(std::size_t count, Draw draw) {
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(count), ImGui::GetFrameHeightWithSpacing());
  while (clipper.Step())
    for (int row = clipper.DisplayStart; row < clipper.DisplayEnd; ++row) {
      ImGui::PushID(row);
      draw(static_cast<std::size_t>(row));
      ImGui::PopID();
    }
}

void draw_pairs(const Canvas& canvas, Decisions& decisions, float width) {
  std::string undone;
  const float button = width_of(canvas.fonts->body, "Undo") + canvas.px(20);
  for (const auto& [written, area] : decisions.pairs) {
    ImGui::PushID(written.c_str());
    list_row(canvas, written, "is " + area, false, width - button - canvas.px(6));
    ImGui::SameLine(0, canvas.px(6));
    if (ImGui::Button("Undo", {button, 0})) undone = written;
    ImGui::PopID();
  }
  if (!undone.empty()) decisions.pairs.erase(undone);
}

/// Names of the results that are no area's, with what they may be.
void draw_results(const Canvas& canvas, NewAtlasState& state, const AreaReading& areas) {
  const float width = ImGui::GetContentRegionAvail().x;
  Decisions& decisions = state.request.decisions;
  draw_pairs(canvas, decisions, width);
  clipped_rows(areas.unmatched.size(), [&](std::size_t row) {
    const UnmatchedKey& key = areas.unmatched[row];
    const bool has_suggestion = !key.suggestions.empty();
    const float button = has_suggestion ? width * 0.46f : 0;
    if (list_row(canvas, key.written, has_suggestion ? "" : counted(key.rows, "row", "rows"),
                 state.chosen_result == key.written, width - button - (has_suggestion ? canvas.px(6) : 0)))
      state.chosen_result = key.written;
    if (row == 0) take_focus(state, SheetPart::results);
    if (!has_suggestion) return;
    ImGui::SameLine(0, canvas.px(6));
    const std::string& suggested = key.suggestions.front();
    const std::string label = fitted(canvas.fonts->body, "Is " + suggested, button - canvas.px(16));
    if (ImGui::Button(fmt::format("{}##take", label).c_str(), {button, 0})) decisions.pairs[key.written] = suggested;
    if (ImGui::IsItemHovered())
      tooltip(canvas, fmt::format("{} of the results is {} of the boundaries", key.written, suggested));
  });
}

void draw_areas(const Canvas& canvas, NewAtlasState& state, const AreaReading& areas,
                const std::vector<std::size_t>& rows) {
  const float width = ImGui::GetContentRegionAvail().x;
  clipped_rows(rows.size(), [&](std::size_t row) {
    const AreaRow& area = areas.rows[rows[row]];
    if (list_row(canvas, text_of(area), area.name.empty() ? "" : area.code, state.chosen_area == rows[row], width))
      state.chosen_area = rows[row];
    if (row == 0) take_focus(state, SheetPart::areas);
    if (ImGui::IsItemHovered() || (ImGui::IsItemFocused() && !ImGui::GetIO().NavVisible))
      state.pointed_area = rows[row];
  });
}

void heading(const Canvas& canvas, const std::string& text) { text_in(canvas.fonts->strong, palette().text, text); }

/// Two that were chosen become one.
void draw_pairing(const Canvas& canvas, NewAtlasState& state, const AreaReading& areas, float width) {
  const bool is_known = std::any_of(areas.unmatched.begin(), areas.unmatched.end(),
                                    [&](const UnmatchedKey& key) { return state.chosen_result == key.written; });
  if (!is_known) state.chosen_result.reset();
  if (state.chosen_area &&
      (*state.chosen_area >= areas.rows.size() || areas.rows[*state.chosen_area].match != AreaMatch::none))
    state.chosen_area.reset();
  if (!state.chosen_result || !state.chosen_area) {
    text_in(canvas.fonts->small, palette().secondary,
            fitted(canvas.fonts->small, "Take a suggestion, or choose one line of each side to pair them.", width));
    return;
  }
  const AreaRow& area = areas.rows[*state.chosen_area];
  const std::string label =
      fitted(canvas.fonts->body, fmt::format("{} is {}", *state.chosen_result, text_of(area)), width - canvas.px(24));
  if (choice_button(fmt::format("{}##pair", label).c_str(), true, {width, 0})) {
    state.request.decisions.pairs[*state.chosen_result] = area.code;
    state.chosen_result.reset();
    state.chosen_area.reset();
  }
}

}  // namespace

bool has_unmatched(const NewAtlasState& state) {
  const AreaReading* areas = state.found ? state.found->areas() : nullptr;
  if (areas == nullptr) return false;
  return !areas->unmatched.empty() || !state.request.decisions.pairs.empty() ||
         std::any_of(areas->rows.begin(), areas->rows.end(),
                     [](const AreaRow& row) { return row.match == AreaMatch::none; });
}

void draw_unmatched(const Canvas& canvas, NewAtlasState& state, ImVec2 room) {
  const AreaReading* areas = state.found ? state.found->areas() : nullptr;
  if (areas == nullptr) return;
  std::vector<std::size_t> free;
  for (std::size_t row = 0; row < areas->rows.size(); ++row)
    if (areas->rows[row].match == AreaMatch::none) free.push_back(row);
  if (!has_unmatched(state)) {
    if (!areas->rows.empty())
      wrapped(canvas.fonts->body, palette().secondary, "Every area has its result, and every result its area.");
    return;
  }
  const float gap = canvas.px(16);
  const float half = (room.x - gap) / 2;
  const float bottom = ImGui::GetFrameHeightWithSpacing();
  const float height = std::max(canvas.px(60), room.y - bottom);
  ImGui::BeginGroup();
  heading(canvas, fmt::format("In the results only: {}", counted(areas->unmatched.size(), "name", "names")));
  begin_column("results only", {half, height - ImGui::GetTextLineHeightWithSpacing()});
  draw_results(canvas, state, *areas);
  if (!areas->unmatched.empty()) state.parts.push_back(SheetPart::results);
  ImGui::EndChild();
  ImGui::EndGroup();
  ImGui::SameLine(0, gap);
  ImGui::BeginGroup();
  heading(canvas, fmt::format("In the boundaries only: {}", counted(free.size(), "area", "areas")));
  begin_column("boundaries only", {half, height - ImGui::GetTextLineHeightWithSpacing()});
  draw_areas(canvas, state, *areas, free);
  if (!free.empty()) state.parts.push_back(SheetPart::areas);
  ImGui::EndChild();
  ImGui::EndGroup();
  if (!areas->unmatched.empty() && !free.empty()) draw_pairing(canvas, state, *areas, room.x);
}

}  // namespace hustings::ui
