// All panels: one row each.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string_view>

#include "ui/zones/panel.h"

namespace hustings::ui {

class ControlsPanel;
class MarginalsPanel;
class NightPanel;
class TablePanel;

/// What the program knows of a panel. Another panel is another row here, and a `PanelKind`.
struct PanelRow {
  PanelKind kind;
  const char* name;   ///< for files: "marginals"
  const char* title;  ///< for a reader: "Marginals"
  Zone zone;          ///< where it stands at first
  bool open;          ///< at first
  int function_key;   ///< F2 to F12
  std::unique_ptr<Panel> (*make)();
};
/// In the order of `PanelKind`.
const std::array<PanelRow, panel_kinds>& panel_table();

const char* name_of(PanelKind kind);
const char* title_of(PanelKind kind);
std::optional<PanelKind> maybe_panel(std::string_view name);  ///< by the name for files

Zones first_zones();
/// "bottom, open" for panel-table; "table" for front-bottom; a number of design pixels for bottom-height. What is as
/// at first is left out.
void keep_zones(const Zones& zones, PanelFlags& flags);
Zones zones_from(const PanelFlags& flags);

/// One of each panel, and what they share.
class PanelSet {
 public:
  PanelSet();

  Workspace shared;

  void draw(PanelKind kind, const PanelContext& context) { panel(kind).draw(context); }
  void drop_atlas();

  /// What a session keeps.
  PanelFlags kept() const;
  void restore(const PanelFlags& flags);

  TablePanel& table();
  const TablePanel& table() const;
  MarginalsPanel& marginals();
  const MarginalsPanel& marginals() const;
  ControlsPanel& controls();
  NightPanel& night();

 private:
  Panel& panel(PanelKind kind) { return *panels_[static_cast<std::size_t>(kind)]; }
  const Panel& panel(PanelKind kind) const { return *panels_[static_cast<std::size_t>(kind)]; }

  std::array<std::unique_ptr<Panel>, panel_kinds> panels_;
};

}  // namespace hustings::ui
