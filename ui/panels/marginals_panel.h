// Areas that are near to changing hands, and targets.
#pragma once

#include "ui/zones/panel.h"

namespace hustings::ui {

/// The areas nearest to changing hands, and what a party must win.
class MarginalsPanel : public Panel {
 public:
  void draw(const PanelContext& context) override;
  void keep(PanelFlags& flags) const override;
  void restore(const PanelFlags& flags) override;

  bool targets_tab = false;  ///< what a party must win, instead of what is near to changing hands
};

}  // namespace hustings::ui
