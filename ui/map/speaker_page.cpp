#include "ui/map/speaker_page.h"

#include <array>
#include <utility>

#include "ui/kit/widgets.h"

namespace hustings::ui {

namespace {

constexpr float button_height = 44;  ///< design pixels, for a finger

std::string draw_buttons(const Canvas& canvas, float width) {
  static constexpr std::array<std::pair<const char*, const char*>, 5> buttons{{{"Previous", "previous-cue"},
                                                                               {"Next", "next-cue"},
                                                                               {"Back to script", "back-to-script"},
                                                                               {"Black", "black"},
                                                                               {"Swap displays", "swap-displays"}}};
  std::string wanted;
  const float gap = canvas.px(8);
  const float each = (width - gap * (buttons.size() - 1)) / buttons.size();
  for (std::size_t i = 0; i < buttons.size(); ++i) {
    if (i > 0) ImGui::SameLine(0, gap);
    if (ImGui::Button(buttons[i].first, {each, canvas.px(button_height)})) wanted = buttons[i].second;
  }
  return wanted;
}

}  // namespace

std::string draw_speaker_page(const Canvas& canvas, const SpeakerPage& page) {
  const float edge = canvas.px(24);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {edge, edge});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
  begin_panel("speaker", {0, 0}, canvas.size);
  ImGui::PopStyleVar(2);
  const float width = canvas.size.x - 2 * edge;
  // Time, where the eye finds it first.
  text_in(canvas.fonts->title, palette().text, page.elapsed);
  ImGui::SameLine();
  text_right(canvas.fonts->title, palette().secondary, page.clock, edge + width);
  text_in(canvas.fonts->body, palette().secondary,
          "Cue " + page.place + (page.typed.empty() ? "" : "  \u2192 " + page.typed));
  if (!page.state.empty()) {
    ImGui::SameLine();
    text_right(canvas.fonts->strong, palette().control_active, page.state, edge + width);
  }
  rule(canvas);
  const float below = canvas.px(button_height + 16 + 132);
  ImGui::BeginChild("now", {width, std::max(canvas.px(80), ImGui::GetContentRegionAvail().y - below)});
  wrapped(canvas.fonts->large, palette().text, page.title);
  wrapped(canvas.fonts->body, palette().secondary, page.caption);
  ImGui::Dummy({0, canvas.px(8)});
  wrapped(canvas.fonts->large, palette().text, page.notes);
  ImGui::EndChild();
  rule(canvas);
  ImGui::BeginChild("next", {width, canvas.px(112)});
  text_in(canvas.fonts->small, palette().secondary, page.next_title.empty() ? "This is the last cue" : "Next");
  wrapped(canvas.fonts->strong, palette().text, page.next_title);
  wrapped(canvas.fonts->body, palette().secondary, page.next_caption);
  ImGui::EndChild();
  std::string wanted = draw_buttons(canvas, width);
  ImGui::End();
  return wanted;
}

}  // namespace hustings::ui
