// The slide of a cue: its maps and texts as an audience sees them, as shapes.
#pragma once

#include <optional>
#include <string>

#include "atlas/saved/story.h"
#include "export/deck/cue_panel.h"
#include "geo/viewport.h"
#include "picture/text_plans.h"
#include "ui/map/cells.h"

namespace hustings {

/// What slides of one atlas share. The atlas must outlive it.
struct SlideTools {
  explicit SlideTools(const Atlas& shown) : atlas(shown), placements(shown), plans(shown) {}

  const Atlas& atlas;
  Placements placements;
  TextPlans plans;
  PanelSurface panels;
};

class CueSlide {
 public:
  /// `look`: instead of the cue's own. Cue and tools must outlive it.
  CueSlide(SlideTools& tools, const Cue& cue, std::optional<Look> look);

  const View& view() const { return view_; }
  /// The layers of its maps.
  std::vector<LayerIndex> layers() const;
  /// The coarsest level of detail whose borders are where a reader expects them.
  std::size_t level_needed() const;
  /// The slide's XML, its outlines of that level; `morph`: seconds that Morph takes to get there, 0 for a cut.
  std::string draw(std::size_t level, double morph) const;

 private:
  struct Map;
  ui::Canvas canvas(ui::Sheet& sheet, float scale) const;
  void lay_out();

  SlideTools& tools_;
  const Cue& cue_;
  View view_;
  ui::CellLayout layout_;
  Viewport camera_;
};

/// Pixels of a slide that is laid out as pictures are.
constexpr glm::ivec2 slide_size{1920, 1080};
/// Pixels that a border on a slide may be from where the source has it.
constexpr double slide_error = 0.5;

}  // namespace hustings
