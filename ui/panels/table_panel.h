// The table of areas, and tables as files.
#pragma once

#include <string>
#include <vector>

#include "atlas/figures/area_table.h"
#include "atlas/figures/table_rows.h"
#include "ui/fields/field.h"
#include "ui/zones/panel.h"

namespace hustings::ui {

/// The table of areas: what the user chose, and what was worked out for it.
struct TableState {
  TableSetting setting;
  TableRows rows;
  std::string anchor;                 ///< code of the area that a range of rows begins at
  std::vector<std::string> followed;  ///< the selection that the table was scrolled to
  bool wide = false;                  ///< it has more columns than room, and scrolls to the side
};

/// All areas that the filter keeps with the figures of the contest on the map; rows are the map's selection.
class TablePanel : public Panel {
 public:
  void draw(const PanelContext& context) override;
  void keep(PanelFlags& flags) const override;
  void restore(const PanelFlags& flags) override;

  /// Its columns in its order: all rows that are shown; or the selected ones, where there are any.
  Table shown(const Atlas& atlas, const View& view, bool selected_only) const;
  const TableState& state() const { return state_; }
  const TableSetting& setting() const { return state_.setting; }
  void set(TableSetting setting) { state_.setting = std::move(setting); }

 private:
  TableState state_;
};

}  // namespace hustings::ui
