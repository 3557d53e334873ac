// All panels over the map, in their zones and over everything else.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "app/stage/window_part.h"
#include "app/window/area_teller.h"
#include "atlas/view/view.h"
#include "ui/kit/canvas.h"
#include "ui/menus/about_panel.h"
#include "ui/menus/toolbar.h"
#include "ui/zones/zones.h"

namespace hustings {

struct Desk;
class Loading;
class MarkHand;

class PanelLayer : public WindowPart {
 public:
  PanelLayer(Desk& desk, Loading& loading, MarkHand& marks)
      : desk_(desk), areas_(desk), loading_(loading), marks_(marks) {}

  void add_commands(CommandTable& table) override;
  void drop_atlas() override;

  /// Everything over the maps, and the panels; inside an ImGui frame.
  void draw(ui::Canvas canvas);
  /// What lies over everything else: fields with lists, and what there is to tell.
  void draw_lists(const ui::Canvas& canvas);
  /// One thing at a time, from the top; and at last the selection.
  void close_top();
  /// Whether what is told beside the map goes by itself now, and when it does.
  bool advance() const { return areas_.advance(); }
  std::optional<double> due_in() const { return areas_.due_in(); }  ///< seconds

 private:
  /// Something that Esc closes.
  struct Open {
    bool is_open = false;
    std::function<void()> close;
  };

  void add_field_commands(CommandTable& table);
  void add_panel_commands(CommandTable& table);
  ui::Rectangle draw_over_maps(const ui::Canvas& canvas);
  void draw_zones(const ui::Canvas& canvas, float right_foot);
  void draw_panel(const ui::Canvas& canvas, ui::PanelKind kind);
  void draw_listed(ui::Canvas canvas, const ToldAreas& told);
  void draw_box(const ui::Canvas& canvas) const;
  void draw_field(const ui::Canvas& canvas);
  void draw_help(const ui::Canvas& canvas);
  void draw_toolbar(const ui::Canvas& canvas);
  std::vector<ui::ToolbarItem> toolbar_items() const;
  void show_about();
  void draw_mark_tools(const ui::Canvas& canvas);
  bool is_listing() const;
  bool has_zones(const ui::Canvas& canvas) const;
  std::vector<Open> open_things();  ///< from the top
  void show_panel(ui::PanelKind kind);
  void enter_fields();
  void leave_panel();
  void give_focus_back();
  bool is_covered() const;

  Desk& desk_;
  AreaTeller areas_;
  Loading& loading_;
  MarkHand& marks_;
  ui::AboutProgram about_;
  std::optional<ui::Rectangle> find_place_;  ///< of the field in the toolbar; none where that is not shown
  std::optional<ui::PanelKind> covered_;     ///< had the keyboard before something came over it
};

}  // namespace hustings
