// A story in pictures: its files, its cameras, and what is on the screen at each moment of it.
#pragma once

#include <filesystem>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "atlas/saved/story.h"
#include "atlas/saved/tween.h"
#include "geo/flight.h"
#include "picture/map_cells.h"
#include "picture/map_overlays.h"
#include "picture/text_plans.h"
#include "ui/kit/canvas.h"
#include "ui/labels/labels.h"
#include "ui/map/cells.h"
#include "ui/map/presented_map.h"
#include "ui/panels/panel_table.h"
#include "ui/zones/zones.h"

namespace hustings {

/// The cue's camera on a picture.
Viewport cue_viewport(const Atlas& atlas, const Cue& cue, const CameraRoom& room, Placements& placements);

/// A framing that shows what the camera shows, whatever the picture's size.
Framing framing_of(const Viewport& viewport, const Margins& margins);

/// Seconds that the way to the cue takes; 0 for a cut.
double seconds_of(const Cue& cue);

/// What is on the screen while a story is told.
struct Shot {
  View view;                  ///< camera and all
  std::optional<View> under;  ///< dissolves away under it
  double opacity = 1;         ///< of the view over that
  Viewport viewport;          ///< of each map in its cell
  ui::CellLayout layout;      ///< where its maps lie
  ui::CellLayout standing;    ///< the layout of the end whose title and legends are shown
  bool arriving = true;       ///< title and caption are those of the cue that is being reached
  View told = {};             ///< what title, tally and legend are of: one election at rest
  bool passing = false;       ///< that is one between the two cues: neither's title and caption
  bool transition = false;    ///< the map is between two elections
  float strength = 1;         ///< of these texts: where they change they fade out and in
};

/// Where the camera and the maps of a view are.
struct MapArrangement {
  Viewport viewport;  ///< of each map in its cell
  ui::CellLayout layout;
  /// In mid-flight: how the maps would stand at its end. None: they stand.
  std::optional<ui::CellLayout> standing = {};
};

/// On the way from a picture to a cue.
class CueTransition {
 public:
  /// The atlas must outlive it.
  CueTransition(const Atlas& atlas, const View& from, MapArrangement from_here, const Cue& to, MapArrangement to_there,
                Arrival arrive);

  /// `part` of the way, 0 to 1, which takes so many seconds.
  Shot at(double part, double seconds) const;

 private:
  float strength_at(double part, double seconds, const Tween::Now& now) const;

  Tween tween_;
  Flight flight_;
  ui::CellLayout from_, from_standing_, to_;
  bool cut_;
};

/// The panel that a cue shows beside the map, or none.
std::optional<ui::PanelKind> panel_of(const std::map<std::string, std::string>& panels);

/// The canvas with what the panel takes from the edge of the picture.
ui::Canvas beside_panel(ui::Canvas canvas, std::optional<ui::PanelKind> panel);

/// What a single map's texts are planned with.
struct Planning {
  TextPlans& plans;
  Placements& placements;
};
/// Where the maps of a view lie before an audience, and its texts. Canvases as for draw_presented.
ui::CellLayout presented_layout(const ui::Canvas& canvas, const ui::Canvas& smaller, const ToldMap& told,
                                const Planning& with);
/// The room that each of these maps has.
CameraRoom presented_room(const ui::Canvas& canvas, const ui::Canvas& smaller, const ToldMap& told,
                          const Planning& with);

/// The texts of that moment on the way from or to the cue; they refer to the shot.
ui::PresentedTexts texts_of(const Shot& shot, const Cue& cue);

/// What an audience sees is drawn on.
struct PresentedCanvases {
  const ui::Canvas& canvas;   ///< of what is read from afar
  const ui::Canvas& smaller;  ///< of names and panels
};

/// The maps that an audience sees.
struct PresentedMaps {
  const MapPainter& own;
  MapCells& cells;
  CellPlaces places;
  bool handle = false;               ///< the divider can be dragged
  ui::LabelMemory* names = nullptr;  ///< of the own one, where it is alone
};

/// The panel beside the map, or none.
struct PresentedPanel {
  std::optional<ui::PanelKind> kind;
  ui::PanelSet& panels;
};

/// Everything over the map, as the audience sees it; inside an ImGui frame.
void draw_presented(const PresentedCanvases& on, const Atlas& atlas, View& view, const PresentedMaps& maps,
                    ui::PresentedTexts presented, const PresentedPanel& panel);

/// The atlases of a story, by the names that it has for them.
using StoryAtlases = std::map<std::string, std::shared_ptr<const Atlas>>;

/// Draws a story's pictures off-screen, in one size: for films, pictures, the booklet and the speaker. Needs a current
/// context.
class StoryPainter {
 public:
  /// Reads the story and all atlases that it names. `look`: instead of the cues' own. `found` gets what else was wrong.
  /// Throws InputError where a cue does not fit its atlas.
  StoryPainter(const std::filesystem::path& story_file, glm::ivec2 size, std::optional<Look> look, Findings& found);
  /// Of a story that is open, on atlases that are loaded; a cue on another one cannot be drawn. It waits for no level
  /// of detail, and names no sources below its pictures.
  StoryPainter(Story story, StoryAtlases atlases, glm::ivec2 size);
  StoryPainter(const StoryPainter&) = delete;
  StoryPainter& operator=(const StoryPainter&) = delete;
  ~StoryPainter();

  const Story& story() const { return story_; }
  const Atlas& atlas(std::size_t cue) const;
  /// Seconds from the beginning until the cue is reached.
  double begins(std::size_t cue) const;
  /// Of the whole story.
  double seconds() const;
  /// The cue that the story rests on then, or none while it is on its way.
  std::optional<std::size_t> resting_at(double seconds) const;

  /// The story with other cues, on the same atlases.
  void tell(Story story);
  /// Makes what the cue's atlas is drawn with; whether there was anything to make.
  bool prepare(std::size_t cue);
  /// Did the last picture of that cue's atlas have the levels of detail that it should?
  bool is_exact(std::size_t cue);

  /// Where the cue's panel lies in its picture, or none. Pixels.
  std::optional<ui::Rectangle> panel_place(std::size_t cue) const;

  /// What is on the screen while the story rests on a cue.
  Shot resting_on(std::size_t cue);
  /// Pixels of its map to one of the design.
  double map_scale() const { return static_cast<double>(smaller_canvas().scale); }

  /// What is returned holds the picture until the next call.
  const Target& draw_cue(std::size_t cue);
  /// The picture so many seconds from the beginning.
  const Target& draw_at(double seconds);

 private:
  struct Stage;
  std::size_t cue_at(double seconds) const;
  Stage& stage_of(std::size_t cue);
  ui::Canvas canvas_of(std::size_t cue) const;
  ui::Canvas smaller_canvas() const { return overlays_.panel_canvas(glm::dvec2(size_)); }
  const Target& draw(Stage& stage, Shot shot, std::size_t cue);

  void start();

  Story story_;
  StoryAtlases atlases_;
  glm::ivec2 size_;
  std::optional<Look> look_;
  bool live_ = false;  ///< beside a window: nothing is waited for
  ImGuiSurface overlays_;
  VisionPreview vision_;
  Target target_;
  std::unique_ptr<ui::PanelSet> panels_;
  std::size_t panels_of_ = std::numeric_limits<std::size_t>::max();  ///< the cue that they were set up for
  std::map<std::string, std::unique_ptr<Stage>> stages_;             ///< by the name that the story has for the atlas
};

}  // namespace hustings
