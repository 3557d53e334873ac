// A panel that stands in a zone, and what all of them share.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "atlas/atlas.h"
#include "atlas/view/scene.h"
#include "atlas/view/view.h"
#include "ui/kit/canvas.h"
#include "ui/kit/row_keys.h"
#include "ui/zones/command_tip.h"
#include "ui/zones/requests.h"
#include "ui/zones/story_state.h"
#include "ui/zones/zones.h"

namespace hustings::ui {

/// What a session keeps of panels: "open" by name, and what else they write.
using PanelFlags = std::map<std::string, std::string>;
/// Is it there, and "open"?
bool is_set(const PanelFlags& flags, const std::string& name);

/// Lists over the map that are open.
struct OpenLists {
  bool help = false;
  bool about = false;
  bool warnings = false;
  bool signs = false;    ///< areas where two definitions of swing disagree
  bool changes = false;  ///< what changed hands
};

/// The menu of an area that is open.
struct AreaMenu {
  LayerIndex layer = 0;
  AreaIndex area = 0;
  ImVec2 at;            ///< pixels
  bool opened = false;  ///< it was drawn already
};

/// What all panels share.
struct Workspace {
  Zones zones;
  OpenLists lists;
  StoryState story;
  RowKeys row_keys;                                         ///< for the panel that has the keyboard
  std::optional<std::pair<LayerIndex, AreaIndex>> pointed;  ///< the area of the row under the pointer: lit on the map
  std::vector<AreaIndex> pointed_many;                      ///< those of the bar under it
  std::optional<AreaMenu> menu;
  std::optional<std::string> night_time;  ///< that is being typed into the clock of a night
  CommandHints hints;                     ///< of every command
  Requests requests;                      ///< what the panels want of the program
  bool hidden = false;                    ///< all panels
  bool presented = false;                 ///< to an audience: nothing is chosen in a panel
  bool reduced_motion = false;            ///< cuts: no flight, no morph, nothing between two elections or cues
  bool dial_has_keys = false;             ///< arrow keys turn the swingometer's dial
};

/// What a panel is drawn with.
struct PanelContext {
  const Canvas& canvas;
  const Atlas& atlas;
  View& view;
  const ScenePart& part;          ///< the main one of the map
  std::optional<AreaIndex> area;  ///< that the inspector is about
  Workspace& shared;
};

/// Draws what is inside of its window, edits the view, and keeps its own state.
class Panel {
 public:
  Panel() = default;
  Panel(const Panel&) = delete;
  Panel& operator=(const Panel&) = delete;
  virtual ~Panel() = default;

  virtual void draw(const PanelContext& context) = 0;
  /// Another atlas comes.
  virtual void drop_atlas() {}
  /// What a session keeps of it, and takes back.
  virtual void keep(PanelFlags& /*flags*/) const {}
  virtual void restore(const PanelFlags& /*flags*/) {}
};

}  // namespace hustings::ui
