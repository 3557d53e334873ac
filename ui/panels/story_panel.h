// The cues of a story, and its file.
#pragma once

#include "ui/zones/panel.h"

namespace hustings::ui {

/// The cues of the story: chosen, edited and put in order.
class StoryPanel : public Panel {
 public:
  void draw(const PanelContext& context) override;
};

}  // namespace hustings::ui
