// Charts of the areas on the map.
#pragma once

#include <memory>

#include "ui/zones/panel.h"

namespace hustings::ui {

struct ChartState;

/// Charts of the areas on the map; a lasso or a brush selects.
class ChartsPanel : public Panel {
 public:
  ChartsPanel();
  ~ChartsPanel() override;
  void draw(const PanelContext& panel) override;
  void drop_atlas() override;

 private:
  std::unique_ptr<ChartState> state_;  ///< what they are drawn from
};

}  // namespace hustings::ui
