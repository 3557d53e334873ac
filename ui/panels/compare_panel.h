// Two elections on one map.
#pragma once

#include "ui/zones/panel.h"

namespace hustings::ui {

/// Two contests on one map: what moved, from whom to whom.
class ComparePanel : public Panel {
 public:
  void draw(const PanelContext& context) override;
};
/// What the contest on the map may be compared with.
void against_combo(const Atlas& atlas, View& view);

}  // namespace hustings::ui
