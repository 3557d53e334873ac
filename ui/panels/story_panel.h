// The cues of a story, and its file.
#pragma once

#include "ui/fields/field.h"
#include "ui/zones/panel.h"

namespace hustings::ui {

/// The cues of the story: chosen, edited and put in order.
class StoryPanel : public Panel {
 public:
  void draw(const PanelContext& context) override;
};

void draw_open_story(const Canvas& canvas, Field& field, Requests& requests);
void draw_save_story(const Canvas& canvas, Field& field, Requests& requests);

}  // namespace hustings::ui
