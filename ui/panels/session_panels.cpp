#include "ui/panels/session_panels.h"

#include <array>
#include <cmath>
#include <fmt/format.h>
#include <system_error>

#include "atlas/figures/table_rows.h"
#include "base/finding.h"
#include "base/text/text.h"
#include "ui/kit/widgets.h"
#include "ui/zones/requests.h"
#include "ui/zones/zones.h"

namespace hustings::ui {

namespace {

/// As high as the row at most, and in its middle.
void begin_strip(const Canvas& canvas, const char* id, const Rectangle& row, float width) {
  const float height = std::min(row.high.y - row.low.y, ImGui::GetFrameHeight() + canvas.px(16));
  const float padding = std::max(0.0f, (height - ImGui::GetFrameHeight()) / 2);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ImGui::GetStyle().WindowPadding.x, padding});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {1, 1});
  begin_top_panel(id, {std::round((row.low.x + row.high.x - width) / 2), row.high.y - height}, {width, height}, false);
  ImGui::PopStyleVar(2);
  ImGui::AlignTextToFramePadding();
}

/// A finding of a session, whose file everybody knows: the line, and the key where that is not said anyway.
std::string line_of(const Finding& finding) {
  const std::string& key = finding.place.column;
  std::string where = finding.place.row ? fmt::format("Line {}", *finding.place.row) : "";
  if (!key.empty() && finding.what.find(key) == std::string::npos) where += (where.empty() ? "" : ", ") + key;
  return fmt::format("{}{}{}. {}", where, where.empty() ? "" : ": ", finding.what, finding.remedy);
}

/// A long path keeps its beginning and the name of the file.
std::string fitted_with_end(ImFont* font, const std::string& text, float width) {
  const std::size_t slash = text.rfind('/');
  if (slash == std::string::npos || width_of(font, text) <= width) return fitted(font, text, width);
  const std::string end = text.substr(slash);
  const float room = width - width_of(font, end);
  return room <= 0 ? fitted(font, text, width) : fitted(font, text.substr(0, slash), room) + as_seen(end);
}

}  // namespace

namespace {

void draw_offer(const Canvas& canvas, const Rectangle& row, Messages& messages, Requests& requests) {
  const std::string text = "Continue where you left off: " + messages.offer;
  const float padding = ImGui::GetStyle().WindowPadding.x;
  const float button = canvas.px(92);
  const float close = canvas.px(28);
  const float width = std::min(row.high.x - row.low.x,
                               width_of(canvas.fonts->body, text) + button + close + 2 * padding + canvas.px(24));
  begin_strip(canvas, "offer", row, width);
  text_in(canvas.fonts->body, palette().text,
          fitted(canvas.fonts->body, text, width - button - close - 2 * padding - canvas.px(20)));
  ImGui::SameLine(width - padding - button - close - canvas.px(6));
  if (ImGui::Button("Go on (R)", {button, 0})) requests.ask(RunCommand{"go-on"});
  ImGui::SameLine(0, canvas.px(6));
  if (ImGui::Button("\u00d7", {close, 0})) messages.offer.clear();
  ImGui::End();
}

void draw_line(const Canvas& canvas, const char* id, const Rectangle& row, const std::string& line) {
  const float around = 2 * ImGui::GetStyle().WindowPadding.x + canvas.px(4);
  const std::string text = fitted_with_end(canvas.fonts->body, line, row.high.x - row.low.x - around);
  begin_strip(canvas, id, row, width_of(canvas.fonts->body, text) + around);
  text_in(canvas.fonts->body, palette().text, text);
  ImGui::End();
}

}  // namespace

void draw_passing(const Canvas& canvas, const Rectangle& row, Messages& messages, Requests& requests) {
  if (!messages.notice.empty()) draw_line(canvas, "notice", row, messages.notice);
  else if (!messages.offer.empty()) draw_offer(canvas, row, messages, requests);
}

void draw_standing(const Canvas& canvas, const Rectangle& row, const LiveState& live, Requests& requests) {
  if (!live.may_be_meant) return draw_line(canvas, "standing", row, live.standing);
  const float padding = ImGui::GetStyle().WindowPadding.x;
  const float button = canvas.px(140);
  const float width = std::min(row.high.x - row.low.x,
                               width_of(canvas.fonts->body, live.standing) + button + 2 * padding + canvas.px(24));
  begin_strip(canvas, "standing", row, width);
  text_in(canvas.fonts->body, palette().text,
          fitted(canvas.fonts->body, live.standing, width - button - 2 * padding - canvas.px(16)));
  ImGui::SameLine(width - padding - button);
  if (ImGui::Button("Read it as it is", {button, 0})) requests.ask(RunCommand{"read-as-it-is"});
  ImGui::End();
}

void draw_left_out(const Canvas& canvas, Messages& messages) {
  if (messages.left_out.empty()) return;
  const float width = std::min(canvas.px(720), canvas.size.x - canvas.px(48));
  ImGui::SetNextWindowSizeConstraints({width, 0}, {width, canvas.size.y * 0.6f});
  begin_top_panel("left-out", {(canvas.size.x - width) / 2, canvas.px(140)}, {width, 0}, true,
                  ImGuiWindowFlags_AlwaysAutoResize);
  text_in(canvas.fonts->large, palette().text,
          fmt::format("The {} was {}", messages.left_out_of,
                      has_errors(messages.left_out) ? "not opened" : "opened in part"));
  if (const std::string& file = messages.left_out.front().place.file; !file.empty())
    wrapped(canvas.fonts->small, palette().secondary, file);
  rule(canvas);
  for (const Finding& finding : messages.left_out) wrapped(canvas.fonts->body, palette().text, line_of(finding));
  if (ImGui::Button("Close (Esc)")) messages.left_out.clear();
  ImGui::End();
}

void draw_leaving(const Canvas& canvas, const Messages& messages, const std::string& story, Requests& requests) {
  if (!messages.leaving) return;
  const float width = std::min(canvas.px(520), canvas.size.x - canvas.px(48));
  begin_top_panel("leaving", {(canvas.size.x - width) / 2, canvas.px(140)}, {width, 0}, true,
                  ImGuiWindowFlags_AlwaysAutoResize);
  wrapped(canvas.fonts->large, palette().text,
          story.empty() ? std::string("Save the story before you quit?")
                        : fmt::format("Save \u201c{}\u201d before you quit?", story));
  wrapped(canvas.fonts->body, palette().secondary, "The story has edits that are not saved.");
  if (ImGui::Button("Save")) requests.ask(RunCommand{"save-story"});
  ImGui::SameLine(0, canvas.px(8));
  if (ImGui::Button("Quit without saving")) requests.ask(RunCommand{"quit-without-saving"});
  ImGui::SameLine(0, canvas.px(8));
  if (ImGui::Button("Stay (Esc)")) requests.ask(RunCommand{"stay"});
  ImGui::End();
}

}  // namespace hustings::ui
