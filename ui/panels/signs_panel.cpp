#include "ui/panels/signs_panel.h"

#include <fmt/format.h>

#include "atlas/figures/comparison.h"
#include "atlas/figures/search.h"
#include "base/text/text.h"
#include "ui/kit/widgets.h"
#include "ui/map/card_place.h"
#include "ui/zones/requests.h"

namespace hustings::ui {

namespace {

std::string signed_swing(const Atlas& atlas, const Swing& swing) {
  const bool forwards = swing.percent >= 0;
  return fmt::format("{} {:.2f}", atlas.parties[forwards ? swing.pair.to : swing.pair.from].short_name,
                     std::abs(swing.percent));
}

}  // namespace

void draw_sign_disagreements(const Canvas& canvas, const Atlas& atlas, const View& view, Workspace& shared) {
  const auto contest = atlas.find_contest(view.contest);
  if (!shared.lists.signs || !contest || view.colour != ColourMode::swing) return;
  const ShownContest shown = shown_contest(atlas, view, *contest);
  const std::vector<SignDisagreement> found = sign_disagreements(atlas, view, shown);
  if (found.empty()) return;
  // The card's place: the map's middle stays free.
  const float width = canvas.px(card_width);
  const float top = canvas.px(card_top);
  const float butler_right = width - canvas.px(90);
  const float steed_right = width - canvas.px(16);
  ImGui::SetNextWindowSizeConstraints(
      {width, 0}, {width, canvas.size.y - top - canvas.px(timeline_height + 24) - canvas.inset.bottom});
  begin_panel("signs", {canvas.size.x - canvas.inset.right - width - canvas.px(16), top}, {width, 0}, true,
              ImGuiWindowFlags_AlwaysAutoResize);
  text_in(canvas.fonts->large, palette().text, "Butler and Steed disagree");
  wrapped(canvas.fonts->small, palette().secondary,
          "Both shares moved the same way here: of all votes it went one way, of the two parties' votes the other.");
  rule(canvas);
  text_in(canvas.fonts->small, palette().secondary,
          fmt::format("{} {}, points", found.size(), found.size() == 1 ? "area" : "areas"));
  text_right(canvas.fonts->small, palette().secondary, "Butler to", butler_right);
  text_right(canvas.fonts->small, palette().secondary, "Steed to", steed_right);
  for (const SignDisagreement& item : found) {
    const Area& area = atlas.layers[shown.layer].layer.areas[item.area];
    ImGui::PushID(area.code.c_str());
    const float name_width = butler_right - canvas.px(84);
    if (ImGui::Selectable(fitted(canvas.fonts->body, area.name, name_width).c_str()))
      shared.requests.ask(FlyToArea{shown.layer, item.area});
    text_right(canvas.fonts->body, palette().text, signed_swing(atlas, item.butler), butler_right);
    text_right(canvas.fonts->body, palette().text, signed_swing(atlas, item.steed), steed_right);
    ImGui::PopID();
  }
  ImGui::End();
}

}  // namespace hustings::ui
