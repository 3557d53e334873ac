// The night of an election beside the map: its declarations in order, the latest on top, or its seats over time.
#pragma once

#include "ui/zones/panel.h"

namespace hustings::ui {

class NightPanel : public Panel {
 public:
  void draw(const PanelContext& context) override;
  void keep(PanelFlags& flags) const override;
  void restore(const PanelFlags& flags) override;

  bool lines_tab = false;  ///< seats over time, and not the list
};

}  // namespace hustings::ui
