// Everything written over the map: the ImGui context, its fonts, and what stills and the window have in common.
#pragma once

#include <glm/vec2.hpp>

#include "picture/font_texture.h"
#include "picture/map_painter.h"
#include "renderer/vision_pass.h"
#include "ui/kit/canvas.h"
#include "ui/kit/font_letters.h"
#include "ui/kit/sheet.h"
#include "ui/labels/labels.h"
#include "ui/map/legend_strip.h"
#include "ui/map/presented_map.h"

struct ImGuiContext;

namespace hustings {

/// An ImGui context that draws through OpenGL, and its fonts. Needs a current GL context, which must outlive it.
class ImGuiSurface {
 public:
  ImGuiSurface(float scale, Look look);
  /// With fonts, which take the time, and without OpenGL, so that another thread can make them, as long as no other
  /// uses ImGui: `start_opengl` comes before the first frame.
  struct WithoutOpenGl {};
  ImGuiSurface(float scale, Look look, WithoutOpenGl without);
  void start_opengl();
  ImGuiSurface(const ImGuiSurface&) = delete;
  ImGuiSurface& operator=(const ImGuiSurface&) = delete;
  ~ImGuiSurface();

  void make_current() const;
  void set_scale(float scale) { set_scales(scale, scale); }
  /// Of what is read from afar, and of panels and names. Rebuilds the fonts where either changed.
  void set_scales(float scale, float panel_scale);
  void set_look(Look look);
  /// Has fonts hold these letters too from the next frame on; they are rebuilt where they lack some.
  void need(const ui::FontLetters& letters);
  ui::Canvas canvas(glm::dvec2 size) const;
  ui::Canvas panel_canvas(glm::dvec2 size) const;

  /// A frame without input, for stills.
  void begin_still_frame(glm::ivec2 size) const;
  /// Draws the frame into the target.
  static void finish_frame(const Target& target);
  /// Ends the frame; `draw_again` draws it.
  static void end_still_frame();
  /// Draws the frame that was ended last into a target that holds the part of the picture from `corner` on, its upper
  /// left. As often as there are parts.
  void draw_again(const Target& target, glm::ivec2 corner) const;

 private:
  void make_fonts();
  void rebuild_fonts();

  ImGuiContext* context_;
  FontTexture font_texture_;
  ui::Fonts fonts_, panel_fonts_;
  ui::FontLetters letters_;                         ///< beside the usual ones
  std::unique_ptr<ui::Sheet> sheet_, panel_sheet_;  ///< behind all windows
  float scale_, panel_scale_;
  Look look_;
};

/// What those see who lack one kind of cone.
const VisionMatrix& vision_matrix(Vision vision);

/// The whole picture as those see it who lack one kind of cone. Needs a current context.
class VisionPreview {
 public:
  void apply(Vision vision, const Target& target);

 private:
  std::optional<VisionPass> pass_;  ///< made when first asked for
};

/// A map on the picture, as it was painted.
struct DrawnMap {
  DrawnMap(const PaintedMap& map, const Placement& place, ui::LabelMemory* memory = nullptr)
      : painted(map), placement(place), names(memory) {}
  explicit DrawnMap(const MapPainter& painter, ui::LabelMemory* memory = nullptr)
      : DrawnMap(painter.painted(), painter.placement(), memory) {}

  const PaintedMap& painted;
  const Placement& placement;  ///< of its main part
  ui::LabelMemory* names;      ///< to be remembered from picture to picture; may be null
};

/// What names keep clear of, in pixels, and the areas that are named first of all but the selected ones.
struct NameRoom {
  std::vector<ui::Rectangle> taken;
  std::vector<AreaIndex> first = {};
  bool presented = false;  ///< before an audience
};

/// Symbols and names of one map. `canvas`: of names.
void draw_on_map(const ui::Canvas& canvas, const Atlas& atlas, const View& view, const DrawnMap& map,
                 const Viewport& viewport, NameRoom room);

/// How maps are written over, and for whom.
struct OverlayStyle {
  float legend_bottom = 0;                        ///< pixels from the top
  const ui::PresentedTexts* presented = nullptr;  ///< as an audience sees it, with title, caption and a slim timeline
  bool handle = false;                            ///< of several maps: the divider can be dragged
  const ui::TextPlan* plan = nullptr;  ///< of a single map that nobody presents: where its texts stand; none: in bands
  View* menus = nullptr;               ///< of several maps: the view that is chosen from in the place of titles
};

/// Strength of the ground under the words of a plan; none where there is none, and they have bands.
std::optional<float> ground_of(const ui::TextPlan* plan, const Viewport& camera);

/// The canvas of names: before an audience one of its own.
const ui::Canvas& canvas_of_names(const ui::Canvas& canvas, const OverlayStyle& style);

/// Title, tally, labels and legend, on the sheet of the canvas, and returns where the legend is.
ui::Rectangle draw_map_overlays(const ui::Canvas& canvas, const Atlas& atlas, const View& view, const DrawnMap& map,
                                const Viewport& viewport, const OverlayStyle& style);

/// Where a legend stands, which is cut to what fits there. `bottom`: pixels from the top, where nothing is presented.
/// `band`: below several maps, or none.
ui::LegendSpot place_legend(const ui::Canvas& canvas, Legend& legend, float bottom, const ui::PresentedTexts* presented,
                            std::optional<ui::Rectangle> band = {});

/// What a map without overlays has all the same: what is drawn over it, and that it is hypothetical, where it is.
bool is_marked(const Atlas& atlas, const View& view);
void draw_on_bare_map(const ui::Canvas& canvas, const Atlas& atlas, const View& view, const Viewport& viewport);

/// Publishers of what is on the maps, a line or a few: as many on each as the canvas has room for, where there is one.
std::string source_line(const Atlas& atlas, const View& view, const ui::Canvas* canvas = nullptr);

}  // namespace hustings
