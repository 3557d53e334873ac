// What the map shows, and how.
#pragma once

#include <optional>
#include <string>

#include "ui/zones/panel.h"

namespace hustings::ui {

/// Colour mode, party, pair, formula, comparison, areas, and how votes are counted.
class ControlsPanel : public Panel {
 public:
  void draw(const PanelContext& context) override;
  void keep(PanelFlags& flags) const override;
  void restore(const PanelFlags& flags) override;

  bool picture_tab = false;  ///< how the map is drawn, instead of what it shows
};

/// The column that a press of "Numbers" shows: the one that was shown last, else the first that these areas have; none
/// where the atlas has no numbers.
std::optional<std::string> number_to_show(const Atlas& atlas, const View& view);

}  // namespace hustings::ui
