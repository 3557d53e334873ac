// The dial of the what-if, and what turns under it.
#pragma once

#include "ui/zones/panel.h"

namespace hustings::ui {

class SwingometerPanel : public Panel {
 public:
  void draw(const PanelContext& context) override;

 private:
  float range_ = 20;  ///< points at either end of the dial
};

}  // namespace hustings::ui
