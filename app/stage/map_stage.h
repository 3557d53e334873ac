// The map on the desk: its camera, what moves on it, and what the pointer is on.
#pragma once

#include <glm/vec2.hpp>
#include <memory>
#include <optional>
#include <string>

#include "app/input/camera.h"
#include "app/input/layout_motion.h"
#include "app/stage/window_part.h"
#include "atlas/figures/changes.h"
#include "picture/map_cells.h"
#include "picture/story_show.h"
#include "picture/text_plans.h"
#include "ui/kit/canvas.h"
#include "ui/labels/labels.h"
#include "ui/map/cells.h"

namespace hustings {

struct Desk;

/// The mouse holds the map, or a box over it. Places in pixels of the picture.
struct Drag {
  bool active = false;
  bool boxing = false;  ///< shift-drag zooms to a box
  bool moved = false;
  glm::dvec2 start{0, 0};
  glm::dvec2 last{0, 0};
  glm::dvec2 speed{0, 0};   ///< pixels a second
  double since_motion = 0;  ///< seconds
};

class MapStage : public WindowPart {
 public:
  explicit MapStage(Desk& desk) : desk_(desk) {}

  void add_commands(CommandTable& table) override;
  void drop_atlas() override;
  void take_atlas() override;

  ui::Canvas canvas() const;       ///< with what the panels take from its edges
  ui::Canvas list_canvas() const;  ///< of what lies over everything else

  // Where the maps lie; pixels of the picture.
  ui::CellLayout cells() const;
  ui::CellLayout cells_for(const ToldMap& told) const;
  CameraRoom room() const;
  CameraRoom room_for(const ToldMap& told) const;
  Margins margins() const { return room().margins; }

  // The camera. A viewport is of the own map in pixels of the picture, but for `cell_viewport`: of each map in its
  // cell.
  Viewport viewport() const;
  Viewport cell_viewport() const;
  Viewport home() const;                             ///< that shows the whole map
  Viewport clamped(const Viewport& viewport) const;  ///< to what a camera may show
  void set_camera(const Viewport& viewport);
  void zoom(glm::dvec2 screen, double factor, double seconds);
  void drag_by(glm::dvec2 step);
  void zoom_to_box(glm::dvec2 from, glm::dvec2 to);
  void fly_to(const Box& box);
  /// And selects it. Where it is not on the map, the nearest election that is counted on its layer is shown; for one of
  /// a larger layer, what lies at its centre is selected. A notice says which.
  void fly_to(LayerIndex layer, AreaIndex area);
  void fit_all();

  void select_at(glm::dvec2 screen, bool add);
  /// The area there, on whichever map.
  std::optional<std::pair<LayerIndex, AreaIndex>> area_at(glm::dvec2 screen) const;
  View shown_view() const;  ///< the view with the areas where they are on their way
  bool is_exact() const { return painter->is_exact() && beside->are_exact(); }
  bool moves() const;  ///< camera, layout or flashes
  bool camera_moves() const;

  /// A turn of so many seconds; whether anything moved.
  bool advance(double seconds);
  void update_flashes(double seconds);
  /// Draws the maps and finds what the pointer is on. `may_point`: false where nothing is lit under it.
  void draw(bool may_point);
  void forget_names();  ///< where names stood: they are placed again

  std::unique_ptr<MapPainter> painter;
  std::unique_ptr<MapCells> beside;  ///< the other maps
  std::unique_ptr<TextPlans> plans;
  CameraMotion motion;
  LayoutMotion layout;
  Flashes flashes;
  ui::LabelMemory labels;
  Drag drag;
  bool drawn_moving = false;             ///< the last picture was one of a moving camera: the exact one is due
  bool fingers_move = false;             ///< fingers hold the map
  std::optional<AreaIndex> hovered;      ///< on the own map's layer
  std::optional<MapCells::Found> found;  ///< the same on the map that the pointer is on

 private:
  ToldMap told() const;
  TextPlans::Plan window_plan(const View& view) const;
  Planning planning() const { return {*plans, painter->placements()}; }
  Viewport camera_of(const View& view) const;
  void show_contest_on(LayerIndex layer, const std::string& wanted);
  void pan(double x, double y);
  void fit_selection();
  void finish_flight();
  void draw_map(double scale);
  void update_hover(bool may_point);

  Desk& desk_;
  /// The movement at whose end the view has no camera of its own again, and fits whatever size comes.
  std::optional<unsigned> flight_home_;
};

}  // namespace hustings
