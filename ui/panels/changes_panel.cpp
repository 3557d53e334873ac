#include "ui/panels/changes_panel.h"

#include "atlas/figures/changes.h"
#include "atlas/figures/search.h"
#include "ui/kit/seen_text.h"
#include "ui/map/card_place.h"

#include <fmt/format.h>

#include "base/text/text.h"
#include "ui/kit/widgets.h"
#include "ui/zones/requests.h"

namespace hustings::ui {

namespace {

std::string margin_of(const Atlas& atlas, const Changes& changes, const Change& change) {
  if (!change.majority) return "\u2013";
  const bool votes = !atlas.contest(changes.to).estimate && change.majority->votes > 0;
  return votes ? with_thousands(change.majority->votes) : decimal(change.majority->percent, 1) + " points";
}

void draw_row(const Canvas& canvas, const Atlas& atlas, const Changes& changes, const Change& change, float width,
              Workspace& shared) {
  const Area& area = atlas.layers[changes.layer].layer.areas[change.area];
  const Party& from = atlas.parties[change.from];
  const Party& to = atlas.parties[change.to];
  const float parties_left = width - canvas.px(176);
  ImGui::PushID(area.code.c_str());
  const ImVec2 at = ImGui::GetCursorScreenPos();
  if (ImGui::Selectable(fitted(canvas.fonts->body, area.name, parties_left - canvas.px(24)).c_str()))
    shared.requests.ask(FlyToArea{changes.layer, change.area});
  ImGui::PopID();
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float left = at.x + parties_left - canvas.px(16);
  party_square(canvas, {left, at.y + canvas.px(3)}, from.colour);
  const auto small = [&](float x, const std::string& text) {
    list->AddText(canvas.fonts->small, canvas.fonts->small->FontSize, {x, at.y + canvas.px(1)},
                  ink(palette().secondary), as_seen(text).c_str());
  };
  small(left + canvas.px(14), fitted(canvas.fonts->small, from.short_name, canvas.px(30)));
  small(left + canvas.px(46), "\u2192");
  party_square(canvas, {left + canvas.px(62), at.y + canvas.px(3)}, to.colour);
  small(left + canvas.px(76), fitted(canvas.fonts->small, to.short_name, canvas.px(30)));
  text_right(canvas.fonts->body, palette().text, margin_of(atlas, changes, change), width - canvas.px(16));
}

}  // namespace

void draw_changes(const Canvas& canvas, const Atlas& atlas, const View& view, Workspace& shared) {
  if (!shared.lists.changes) return;
  const auto changes = changes_of(atlas, view);
  const float width = canvas.px(card_width + 24);
  const float top = canvas.px(card_top);
  ImGui::SetNextWindowSizeConstraints(
      {width, 0}, {width, canvas.size.y - top - canvas.px(timeline_height + 24) - canvas.inset.bottom});
  begin_panel("changes", {canvas.size.x - canvas.inset.right - width - canvas.px(16), top}, {width, 0}, true,
              ImGuiWindowFlags_AlwaysAutoResize);
  text_in(canvas.fonts->large, palette().text, "Changed hands");
  if (!changes) {
    wrapped(canvas.fonts->small, palette().secondary, "There is no earlier election to compare this one with.");
    ImGui::End();
    return;
  }
  const auto happened = static_cast<std::size_t>(
      std::count_if(changes->list.begin(), changes->list.end(), [](const Change& change) { return change.happened; }));
  const std::string& title = atlas.contest(changes->from).title;
  const std::string years = changes->from == changes->to  // a what-if
                                ? fmt::format("{} \u2192 hypothetical", title)
                                : fmt::format("{} \u2192 {}", title, year_of(atlas.contest(changes->to).date));
  wrapped(canvas.fonts->small, palette().secondary, years);
  rule(canvas);
  text_in(canvas.fonts->small, palette().secondary, count_words(atlas, *changes, happened));
  text_right(canvas.fonts->small, palette().secondary, "majority", width - canvas.px(16));
  for (const Change& change : changes->list)
    if (change.happened) draw_row(canvas, atlas, *changes, change, width, shared);
  ImGui::End();
}

}  // namespace hustings::ui
