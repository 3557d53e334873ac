#include "ui/panels/export_panel.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <imgui.h>
#include <imgui_stdlib.h>
#include <system_error>

#include "base/paths.h"
#include "base/picture_format.h"
#include "ui/fields/file_field.h"
#include "ui/kit/picker.h"
#include "ui/kit/widgets.h"
#include "ui/panels/export_choice.h"
#include "ui/zones/requests.h"

namespace hustings::ui {

namespace {

constexpr float panel_width = 440;  // design pixels
constexpr float label_width = 92;   // design pixels
constexpr int largest_side = 16384;

/// The name of a setting at the left; the setting follows on the same line.
void label(const Canvas& canvas, const char* text) {
  ImGui::AlignTextToFramePadding();
  text_in(canvas.fonts->body, palette().secondary, text);
  ImGui::SameLine(ImGui::GetStyle().WindowPadding.x + canvas.px(label_width));
}

/// One of several side by side; whether another was chosen.
template <class Value, std::size_t Count>
bool one_of(const Canvas& canvas, const std::array<std::pair<Value, const char*>, Count>& choices, Value& value) {
  const float gap = canvas.px(4);
  const float room = ImGui::GetContentRegionAvail().x;
  const float width = (room - gap * static_cast<float>(Count - 1)) / static_cast<float>(Count);
  bool changed = false;
  for (std::size_t i = 0; i < Count; ++i) {
    if (i > 0) ImGui::SameLine(0, gap);
    if (choice_button(choices[i].second, value == choices[i].first, {width, 0}) && value != choices[i].first) {
      value = choices[i].first;
      changed = true;
    }
  }
  return changed;
}

void draw_size(const Canvas& canvas, ExportChoice& choice) {
  static constexpr std::array<std::pair<ExportSize, const char*>, 4> sizes{{{ExportSize::window, "Window"},
                                                                            {ExportSize::full_hd, "1920\u00d71080"},
                                                                            {ExportSize::ultra_hd, "3840\u00d72160"},
                                                                            {ExportSize::free, "Custom"}}};
  label(canvas, "Size");
  one_of(canvas, sizes, choice.size);
  if (choice.size == ExportSize::free) {
    label(canvas, "");
    ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x);
    ImGui::InputInt2("##free", choice.free_size.data());
    for (int& side : choice.free_size) side = std::clamp(side, 1, largest_side);
  }
  static constexpr std::array<std::pair<float, const char*>, 6> scales{
      {{0.0f, "Auto"}, {1.0f, "1"}, {1.5f, "1.5"}, {2.0f, "2"}, {3.0f, "3"}, {4.0f, "4"}}};
  label(canvas, "Text and line scale");
  one_of(canvas, scales, choice.scale);
}

void draw_film_choices(const Canvas& canvas, ExportChoice& choice) {
  label(canvas, "Seconds");
  const float half = ImGui::GetContentRegionAvail().x / 2 - canvas.px(48);
  ImGui::SetNextItemWidth(half);
  ImGui::InputFloat("##seconds", &choice.seconds, 0, 0, "%.1f");
  choice.seconds = std::clamp(std::isfinite(choice.seconds) ? choice.seconds : 20.0f, 0.1f, 3600.0f);
  ImGui::SameLine(0, canvas.px(12));
  ImGui::AlignTextToFramePadding();
  text_in(canvas.fonts->body, palette().secondary, "Frames/s");
  ImGui::SameLine(0, canvas.px(8));
  ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x);
  ImGui::InputInt("##rate", &choice.frames_per_second, 0, 0);
  choice.frames_per_second = std::clamp(choice.frames_per_second, 1, 240);
}

/// What is written, and by which names.
std::string note_on(ExportKind kind) {
  switch (kind) {
    case ExportKind::film:
      return fmt::format("The timeline's elections; {}, or a folder for PNGs.",
                         fmt::join(endings_of(PictureKind::film), ", "));
    case ExportKind::table: return "The columns and rows of the table (F2), as CSV.";
    case ExportKind::page: return "The elections of this kind as one HTML file, for any browser.";
    case ExportKind::picture: break;
  }
  return fmt::format("Saves a PNG; end the name in {} for vectors, in .pptx for a slide.",
                     joined_by_or(endings_of(PictureKind::still, Endings::vectors)));
}

/// The name of the file, and the folder that it is looked for in; whether the name is typed into.
bool draw_file(const Canvas& canvas, ExportChoice& chosen, Field& field, Requests& requests) {
  label(canvas, "File");
  const float gap = canvas.px(6);
  const float button = width_of(canvas.fonts->body, browse_label) + canvas.px(20);
  if (chosen.focus) ImGui::SetKeyboardFocusHere();
  chosen.focus = false;
  ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x - button - gap);
  if (text_line("##file", "Path of a file to save to", chosen.file, chosen.put)) chosen.fault.clear();
  const bool typed_into = ImGui::IsItemActive();
  ImGui::SameLine(0, gap);
  if (ImGui::Button(browse_label, {button, 0})) requests.ask(BrowseFiles{});
  if (field.folder.is_open()) {
    const auto row =
        draw_picker_rows(canvas, field.folder.rows(chosen.file), ImGui::GetContentRegionAvail().x, field.picker);
    std::string file = chosen.file;
    if (row) field.folder.take(*row, file);
    if (file != chosen.file) chosen.put = std::move(file);
    if (row) {
      field.picker.choice = 0;
      chosen.focus = true;
    }
  }
  std::error_code failed;
  const bool exists = std::filesystem::is_regular_file(expanded_path(chosen.file), failed);
  const std::string note = exists ? "The file of that name is replaced." : note_on(chosen.kind);
  wrapped(canvas.fonts->small, palette().secondary, chosen.fault.empty() ? note : chosen.fault);
  return typed_into;
}

}  // namespace

void draw_export(const Canvas& canvas, ExportChoice& chosen, Field& field, Requests& requests) {
  if (!chosen.open) return;
  const float width = std::min(canvas.px(panel_width), canvas.size.x - canvas.px(32));
  begin_top_panel("export", {(canvas.size.x - width) / 2, canvas.px(128)}, {width, 0}, false,
                  ImGuiWindowFlags_AlwaysAutoResize);
  text_in(canvas.fonts->large, palette().text, "Export what is on the screen");
  rule(canvas);
  static constexpr std::array<std::pair<ExportKind, const char*>, 4> kinds{{{ExportKind::picture, "Picture"},
                                                                            {ExportKind::film, "Film"},
                                                                            {ExportKind::table, "Table"},
                                                                            {ExportKind::page, "Page"}}};
  const bool drawn = chosen.kind == ExportKind::picture || chosen.kind == ExportKind::film;
  label(canvas, "Type");
  if (one_of(canvas, kinds, chosen.kind)) requests.ask(NameExport{});
  if (drawn) draw_size(canvas, chosen);
  if (chosen.kind == ExportKind::film) draw_film_choices(canvas, chosen);
  if (drawn) {
    label(canvas, "");
    ImGui::Checkbox("Title, names, legend", &chosen.text);
    if (can_be_transparent(chosen.kind == ExportKind::film ? PictureKind::film : PictureKind::still)) {
      ImGui::SameLine(0, canvas.px(16));
      ImGui::Checkbox("Transparent background", &chosen.transparent);
    }
  }
  const bool in_settings = ImGui::IsAnyItemActive();
  const bool in_name = draw_file(canvas, chosen, field, requests);
  chosen.in_other_field = in_settings && !in_name;
  ImGui::Dummy({0, canvas.px(4)});
  const ImVec2 button{canvas.px(132), canvas.px(32)};
  if (choice_button("Export (Enter)", true, button)) requests.ask(StartExport{});
  ImGui::SameLine(0, canvas.px(8));
  if (choice_button("Cancel (Esc)", false, button)) chosen.open = false;
  ImGui::End();
}

void draw_export_progress(const Canvas& canvas, ExportChoice& chosen, Requests& requests) {
  if (!chosen.part) return;
  const float width = std::min(canvas.px(420), canvas.size.x - canvas.px(32));
  const float button = canvas.px(112);
  const float height = ImGui::GetFrameHeight() + canvas.px(28);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ImGui::GetStyle().WindowPadding.x, canvas.px(8)});
  begin_top_panel("exporting", {(canvas.size.x - width) / 2, canvas.size.y - canvas.px(timeline_height + 60) - height},
                  {width, height}, false);
  ImGui::PopStyleVar();
  const float inner = width - 2 * ImGui::GetStyle().WindowPadding.x;
  const std::string text = fmt::format("Writing {}  {}%", chosen.name, static_cast<int>(100 * *chosen.part));
  ImGui::AlignTextToFramePadding();
  text_in(canvas.fonts->body, palette().text, fitted(canvas.fonts->body, text, inner - button - canvas.px(12)));
  ImGui::SameLine(ImGui::GetStyle().WindowPadding.x + inner - button);
  if (choice_button("Cancel (Esc)", false, {button, 0})) requests.ask(CancelExport{});
  ImGui::ProgressBar(*chosen.part, {inner, canvas.px(4)}, "");
  ImGui::End();
}

}  // namespace hustings::ui
