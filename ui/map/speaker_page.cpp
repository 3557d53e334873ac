#include "ui/map/speaker_page.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "ui/kit/widgets.h"

namespace hustings::ui {

namespace {

// Design pixels.
constexpr float edge = 24;
constexpr float gap = 16;
constexpr float times_height = 56;
constexpr float place_height = 36;
constexpr float button_height = 44;  // for a finger
constexpr float label_height = 20;
constexpr float next_title_height = 44;

/// Everything between the rows of times and of buttons.
Rectangle middle_of(const Canvas& canvas) {
  return {{canvas.px(edge), canvas.px(edge + times_height + place_height)},
          {canvas.size.x - canvas.px(edge), canvas.size.y - canvas.px(edge + button_height + gap)}};
}

/// Pictures stand in a column at the right; on a high page beside each other above the notes.
bool has_column(const Canvas& canvas) { return canvas.size.x >= 1.1f * canvas.size.y; }

std::string draw_buttons(const Canvas& canvas, float width) {
  static constexpr std::array<std::pair<const char*, const char*>, 7> buttons{{{"Previous", "previous-cue"},
                                                                               {"Next", "next-cue"},
                                                                               {"Back to script", "back-to-script"},
                                                                               {"Black", "black"},
                                                                               {"Swap displays", "swap-displays"},
                                                                               {"Notes \u2212", "smaller-notes"},
                                                                               {"Notes +", "larger-notes"}}};
  std::string wanted;
  const float between = canvas.px(8);
  const float each = (width - between * (buttons.size() - 1)) / buttons.size();
  for (std::size_t i = 0; i < buttons.size(); ++i) {
    if (i > 0) ImGui::SameLine(0, between);
    if (choice_button(buttons[i].first, false, {each, canvas.px(button_height)})) wanted = buttons[i].second;
  }
  return wanted;
}

/// A figure with what it is of above it, and behind it what was planned.
void draw_time(const Canvas& canvas, float left, const char* label, const std::string& figure,
               const std::string& plan) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const Fonts& fonts = *canvas.fonts;
  const float top = canvas.px(edge);
  list->AddText(fonts.small, fonts.small->FontSize, {left, top}, ink(palette().secondary), label);
  const float below = top + canvas.px(18);
  list->AddText(fonts.title, fonts.title->FontSize, {left, below}, ink(palette().text), figure.c_str());
  const float baseline = fonts.title->Ascent - fonts.large->Ascent;
  list->AddText(fonts.large, fonts.large->FontSize,
                {left + width_of(fonts.title, figure) + canvas.px(8), below + baseline}, ink(palette().secondary),
                plan.c_str());
}

/// Time, where the eye finds it first.
void draw_times(const Canvas& canvas, const SpeakerPage& page) {
  const float left = canvas.px(edge);
  const float right = canvas.size.x - left;
  const float share = 0.4f * (right - left);
  draw_time(canvas, left, "This cue", page.on_cue, page.cue_plan);
  draw_time(canvas, left + share, "Since the start", page.elapsed, page.plan);
  draw_time(canvas, right - width_of(canvas.fonts->title, page.clock), "Clock", page.clock, "");
  ImGui::SetCursorPos({left, canvas.px(edge + times_height + 4)});
  text_in(canvas.fonts->strong, palette().text,
          "Cue " + page.place + (page.typed.empty() ? "" : "  \u2192 " + page.typed));
  if (page.state.empty()) return;
  ImGui::SameLine();
  text_right(canvas.fonts->strong, palette().control_active, page.state, right);
}

/// A picture in its frame, which is empty until it is drawn.
void draw_picture(const Canvas& canvas, ImVec2 low, ImVec2 size, ImTextureID picture) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 high{low.x + size.x, low.y + size.y};
  list->AddRectFilled(low, high, ink(palette().ground));
  if (picture != nullptr) list->AddImage(picture, low, high, {0, 1}, {1, 0});
  list->AddRect(low, high, ink(palette().rule), 0, 0, canvas.px(1));
}

struct LabelledPicture {
  const char* label;
  ImTextureID picture;
  std::string title;  ///< below it
};

/// Returns how high it is.
float draw_labelled(const Canvas& canvas, ImVec2 at, glm::ivec2 size, const LabelledPicture& shown) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const Fonts& fonts = *canvas.fonts;
  list->AddText(fonts.small, fonts.small->FontSize, at, ink(palette().secondary), shown.label);
  const ImVec2 low{std::round(at.x), std::round(at.y + canvas.px(label_height))};
  const ImVec2 pixels{static_cast<float>(size.x), static_cast<float>(size.y)};
  draw_picture(canvas, low, pixels, shown.picture);
  if (!shown.title.empty())
    list->AddText(fonts.strong, fonts.strong->FontSize, {low.x, low.y + pixels.y + canvas.px(6)}, ink(palette().text),
                  fitted(fonts.strong, shown.title, pixels.x).c_str());
  return canvas.px(label_height) + pixels.y;
}

/// Of both cues. Returns what is left of the middle for the notes.
Rectangle draw_pictures(const Canvas& canvas, const SpeakerPage& page) {
  Rectangle room = middle_of(canvas);
  const glm::ivec2 size = speaker_picture_size(canvas, page.screen);
  const LabelledPicture now{"On the screen", page.picture, ""};
  const LabelledPicture next{page.next_title.empty() ? "This is the last cue" : "Next", page.next_picture,
                             page.next_title};
  const auto width = static_cast<float>(size.x);
  if (has_column(canvas)) {
    const float left = room.high.x - width;
    const float height = draw_labelled(canvas, {left, room.low.y}, size, now);
    draw_labelled(canvas, {left, room.low.y + height + canvas.px(gap)}, size, next);
    room.high.x = left - canvas.px(edge);
  } else {
    const float height = draw_labelled(canvas, room.low, size, now);
    draw_labelled(canvas, {room.high.x - width, room.low.y}, size, next);
    room.low.y += height + canvas.px(next_title_height);
  }
  return room;
}

}  // namespace

glm::ivec2 speaker_picture_size(const Canvas& canvas, glm::dvec2 screen) {
  constexpr float largest_part = 0.42f;  // of the page's width: the notes have the rest
  const Rectangle room = middle_of(canvas);
  const glm::vec2 whole{room.high.x - room.low.x, room.high.y - room.low.y};
  const auto form = static_cast<float>(screen.x / std::max(1.0, screen.y));
  float width = (whole.x - canvas.px(edge)) / 2;
  float height = 0.45f * whole.y;
  if (has_column(canvas)) {
    width = largest_part * whole.x;
    height = (whole.y - canvas.px(2 * label_height + gap + next_title_height)) / 2;
  }
  width = std::max(16.0f, std::min(width, height * form));
  return {static_cast<int>(width), std::max(9, static_cast<int>(std::round(width / form)))};
}

std::string draw_speaker_page(const Canvas& canvas, const Canvas& notes, const SpeakerPage& page) {
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {canvas.px(edge), canvas.px(edge)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
  begin_panel("speaker", {0, 0}, canvas.size);
  ImGui::PopStyleVar(2);
  draw_times(canvas, page);
  const Rectangle room = draw_pictures(canvas, page);
  ImGui::SetCursorPos(room.low);
  ImGui::BeginChild("now", {room.high.x - room.low.x, std::max(canvas.px(80), room.high.y - room.low.y)});
  wrapped(canvas.fonts->large, palette().text, page.title);
  wrapped(canvas.fonts->body, palette().secondary, page.caption);
  ImGui::Dummy({0, canvas.px(8)});
  wrapped(notes.fonts->large, palette().text, page.notes);
  if (!page.next_caption.empty()) {
    ImGui::Dummy({0, canvas.px(8)});
    wrapped(canvas.fonts->body, palette().secondary, "Next: " + page.next_caption);
  }
  ImGui::EndChild();
  ImGui::SetCursorPos({canvas.px(edge), canvas.size.y - canvas.px(edge + button_height)});
  std::string wanted = draw_buttons(canvas, canvas.size.x - canvas.px(2 * edge));
  ImGui::End();
  return wanted;
}

}  // namespace hustings::ui
