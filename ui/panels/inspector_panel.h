// Everything of one area.
#pragma once

#include "ui/zones/panel.h"

namespace hustings::ui {

/// Everything of one area, and the pinned ones side by side.
class InspectorPanel : public Panel {
 public:
  void draw(const PanelContext& context) override;
  void keep(PanelFlags& flags) const override;
  void restore(const PanelFlags& flags) override;

 private:
  bool sources_ = false;  ///< where the figures come from
};

}  // namespace hustings::ui
