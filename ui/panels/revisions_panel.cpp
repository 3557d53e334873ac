#include "ui/panels/revisions_panel.h"

#include <string>

#include "base/text/text.h"
#include "ui/kit/widgets.h"
#include "ui/map/card_place.h"

namespace hustings::ui {

namespace {

/// Each in a line of its own.
void draw_figures(const Canvas& canvas, const char* when, std::uint32_t colour, const std::string& figures,
                  float width) {
  if (figures.empty()) return;
  std::string line = std::string(when) + ": ";
  for (const std::string& figure : split(figures, ';')) {
    text_in(canvas.fonts->small, colour, fitted(canvas.fonts->small, line + figure, width));
    line.clear();
  }
}

void draw_revision(const Canvas& canvas, const Atlas& atlas, const RevisionLine& line, float width,
                   Requests& requests) {
  const auto contest = atlas.find_contest(line.contest);
  const float clock = canvas.px(60);
  const float right = width - canvas.px(16);
  text_in(canvas.fonts->small, palette().secondary, line.clock);
  ImGui::SameLine(clock);
  const float room = right - clock - width_of(canvas.fonts->small, line.what) - canvas.px(12);
  if (ImGui::Selectable(fitted(canvas.fonts->body, line.area, room).c_str()) && contest) {
    const LayerIndex layer = atlas.contests[*contest].own.layer;
    if (const auto area = atlas.layers[layer].find(line.area_code)) requests.ask(FlyToArea{layer, *area});
  }
  ImGui::SameLine();
  text_right(canvas.fonts->small, palette().secondary, line.what, right);
  const float indent = clock - ImGui::GetStyle().WindowPadding.x;
  ImGui::Indent(indent);
  draw_figures(canvas, "before", palette().secondary, line.before, right - clock);
  draw_figures(canvas, "now", palette().text, line.after, right - clock);
  ImGui::Unindent(indent);
}

}  // namespace

void draw_revisions(const Canvas& canvas, const Atlas& atlas, const LiveState& live, Requests& requests) {
  const float width = canvas.px(card_width + 24);
  const float top = canvas.px(card_top);
  ImGui::SetNextWindowSizeConstraints(
      {width, 0}, {width, canvas.size.y - top - canvas.px(timeline_height + 24) - canvas.inset.bottom});
  begin_panel("revisions", {canvas.size.x - canvas.inset.right - width - canvas.px(16), top}, {width, 0}, true,
              ImGuiWindowFlags_AlwaysAutoResize);
  text_in(canvas.fonts->large, palette().text, "Revisions of results");
  if (!live.heading.empty()) wrapped(canvas.fonts->small, palette().secondary, live.heading);
  rule(canvas);
  if (live.revisions.empty())
    wrapped(canvas.fonts->body, palette().secondary, "No result has been revised or taken back.");
  int row = 0;
  for (const RevisionLine& line : live.revisions) {
    ImGui::PushID(row++);
    draw_revision(canvas, atlas, line, width, requests);
    ImGui::PopID();
  }
  ImGui::End();
}

}  // namespace hustings::ui
