// The panel beside a cue's map on its slide: lists as tables, charts as shapes.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "atlas/view/scene.h"
#include "export/deck/slide_sheet.h"
#include "ui/kit/canvas.h"
#include "ui/zones/zones.h"

namespace hustings {

class ImGuiSurface;

/// What panels are drawn with where there is no window; made when a cue first has one. Needs no OpenGL.
class PanelSurface {
 public:
  PanelSurface();
  PanelSurface(const PanelSurface&) = delete;
  PanelSurface& operator=(const PanelSurface&) = delete;
  ~PanelSurface();

  ImGuiSurface& of(const Atlas& atlas);

 private:
  std::unique_ptr<ImGuiSurface> surface_;
};

/// What the panel shows.
struct PanelSubject {
  const Atlas& atlas;
  const View& view;
  const ScenePart& part;
  ui::PanelKind kind;
  const std::map<std::string, std::string>& panels;  ///< as the cue has them
};

/// `canvas`: the large one, whose sheet is this. `place`: pixels.
void draw_cue_panel(SlidePage& page, const ui::Canvas& canvas, const ui::Rectangle& place, const PanelSubject& subject,
                    PanelSurface& surface);

}  // namespace hustings
