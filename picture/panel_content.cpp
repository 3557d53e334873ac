#include "picture/panel_content.h"

#include <imgui.h>

#include "ui/charts/charts_panel.h"
#include "ui/panels/compare_panel.h"
#include "ui/panels/controls_panel.h"
#include "ui/panels/inspector_panel.h"
#include "ui/panels/marginals_panel.h"
#include "ui/panels/panel_state.h"
#include "ui/panels/story_panel.h"
#include "ui/panels/swingometer_panel.h"
#include "ui/panels/table_panel.h"
#include "ui/panels/zones.h"

namespace hustings {

namespace {

constexpr float widest_controls = 440;  // design pixels

}  // namespace

void draw_panel_content(const ui::Canvas& canvas, ui::PanelKind kind, const Atlas& atlas, View& view,
                        const InspectedArea& inspected, ui::PanelState& panels) {
  switch (kind) {
    case ui::PanelKind::controls:
      // Buttons as wide as the bottom zone would be far from each other.
      if (ImGui::GetContentRegionAvail().x > canvas.px(widest_controls)) {
        ImGui::BeginChild("controls", {canvas.px(widest_controls), 0});
        ui::draw_controls(canvas, atlas, view, panels);
        ImGui::EndChild();
      } else {
        ui::draw_controls(canvas, atlas, view, panels);
      }
      break;
    case ui::PanelKind::charts: ui::draw_charts(canvas, atlas, view, panels); break;
    case ui::PanelKind::table: ui::draw_table(canvas, atlas, view, panels); break;
    case ui::PanelKind::marginals: ui::draw_marginals(canvas, atlas, view, panels); break;
    case ui::PanelKind::swingometer: ui::draw_swingometer(canvas, atlas, view, panels); break;
    case ui::PanelKind::compare: ui::draw_compare(canvas, atlas, view, panels); break;
    case ui::PanelKind::area: ui::draw_inspector(canvas, atlas, view, inspected.part, inspected.area, panels); break;
    case ui::PanelKind::story: ui::draw_story(canvas, panels); break;
  }
}

}  // namespace hustings
