// What the panels show and need to know besides the view.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "atlas/figures/search.h"
#include "atlas/figures/table_rows.h"
#include "atlas/saved/story.h"
#include "base/finding.h"
#include "ui/kit/drawing.h"
#include "ui/kit/picker.h"
#include "ui/kit/row_keys.h"
#include "ui/panels/export_choice.h"
#include "ui/panels/requests.h"
#include "ui/panels/zones.h"

namespace hustings::ui {

/// What was searched for, to search again only where it changed.
struct Searched {
  std::string words;
  LayerIndex layer = 0;
  ContestIndex contest = 0;
  bool operator==(const Searched&) const = default;
};

/// The table of areas: what the user chose, and what was worked out for it.
struct TableState {
  TableSetting setting;
  TableRows rows;
  std::string anchor;                 ///< code of the area that a range of rows begins at
  std::vector<std::string> followed;  ///< the selection that the table was scrolled to
};

/// The story that is open.
struct StoryState {
  std::optional<Story> story;
  std::filesystem::path file;  ///< empty: it was never saved
  bool changed = false;        ///< since it was saved
  std::size_t cue = 0;         ///< the chosen one
  std::size_t seen_cue = 0;    ///< the one that the list was brought to last
};

struct ChartState;

/// What the panels show and need to know besides the view; kept by the program.
struct PanelState {
  Zones zones;
  Picker picker;
  TableState table;
  RowKeys row_keys;
  Searched searched;
  SearchResult found;
  bool help_open = false;
  bool warnings_open = false;
  bool signs_open = false;    ///< the list of areas where two definitions of swing disagree
  bool changes_open = false;  ///< the list of what changed hands
  bool sources_open = false;  ///< of the inspector: where its figures come from
  bool picture_tab = false;   ///< of the controls: how the map is drawn, instead of what it shows
  bool panels_hidden = false;
  bool targets_tab = false;    ///< of the marginals: what a party must win, instead of what is near to changing hands
  float dial_range = 20;       ///< points at either end of the swingometer's dial
  bool dial_has_keys = false;  ///< arrow keys turn the dial
  std::optional<std::pair<LayerIndex, AreaIndex>> pointed;  ///< the area of the row under the pointer: lit on the map
  std::vector<AreaIndex> pointed_many;                      ///< those of the bar under it
  std::vector<SessionFile> session_files;                   ///< newest first
  std::string save_fault;                                   ///< why the session could not be saved
  Findings left_out;                                        ///< of what was opened last
  std::string left_out_of = "session";                      ///< or "story"
  std::string offer;                                        ///< what the last session showed; empty: none is offered
  std::string notice;                                       ///< one line that goes by itself
  std::string fault;  ///< what could not be done, and why; stays until it is closed

  DrawingState drawing;  ///< over the map
  bool locked = false;   ///< mouse and fingers move the map and select, and the panels take none of their presses
  ExportChoice exporting;
  StoryState story;
  std::vector<SessionFile> story_files;  ///< that can be opened
  bool presented = false;                ///< to an audience: nothing is chosen in a panel
  bool reduced_motion = false;           ///< cuts: no flight, no morph, nothing between two elections or cues

  std::shared_ptr<ChartState> charts;  ///< what charts are drawn from (charts.h)

  Requests requests;  ///< what the panels want of the program
};

/// The flags that a session keeps, by name.
std::map<std::string, std::string> kept_panels(const PanelState& state);
void restore_panels(const std::map<std::string, std::string>& panels, PanelState& state);

}  // namespace hustings::ui
