// ImGui without a display, for tests of where things go.
#pragma once

#include "ui/kit/canvas.h"
#include "ui/kit/sheet.h"
#include "ui/panels/panel_table.h"
#include "ui/zones/zones.h"

/// A panel in each zone whose bit is set: 1 the left one, 2 the right, 4 the bottom.
inline hustings::ui::Zones open_zones(unsigned bits) {
  hustings::ui::Zones zones = hustings::ui::first_zones();
  if ((bits & 1U) != 0) move_to(zones, hustings::ui::PanelKind::swingometer, hustings::ui::Zone::left);
  if ((bits & 2U) != 0) move_to(zones, hustings::ui::PanelKind::charts, hustings::ui::Zone::right);
  if ((bits & 4U) != 0) move_to(zones, hustings::ui::PanelKind::table, hustings::ui::Zone::bottom);
  return zones;
}

/// ImGui without a display: fonts to measure names with, and lists to draw into.
class Page {
 public:
  Page() : context_(ImGui::CreateContext()), fonts_(hustings::ui::build_fonts(1)) {
    hustings::ui::apply_style(1, hustings::Look::dark);
  }
  Page(const Page&) = delete;
  Page& operator=(const Page&) = delete;
  ~Page() { ImGui::DestroyContext(context_); }

  hustings::ui::Canvas canvas() const { return {{1366, 768}, 1, &fonts_, {}, &sheet_}; }
  /// With room for the zones that are open.
  hustings::ui::Canvas canvas(ImVec2 size, const hustings::ui::Zones& zones) const {
    hustings::ui::Canvas canvas = this->canvas();
    canvas.size = size;
    canvas.inset = hustings::ui::insets_of(canvas, zones);
    return canvas;
  }

 private:
  ImGuiContext* context_;
  hustings::ui::Fonts fonts_;
  mutable hustings::ui::ListSheet sheet_{fonts_};
};
