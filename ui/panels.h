// The panels over the map. Each reads the atlas and edits the view; none holds state of its own.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "atlas/area_card.h"
#include "atlas/headline.h"
#include "atlas/legend.h"
#include "atlas/placement.h"
#include "atlas/playback.h"
#include "atlas/search.h"
#include "atlas/story.h"
#include "atlas/table_rows.h"
#include "base/finding.h"
#include "geo/viewport.h"
#include "ui/commands.h"
#include "ui/drawing.h"
#include "ui/export_choice.h"
#include "ui/theme.h"

namespace hustings::ui {

/// Panels that stand in a zone.
enum class PanelKind { controls, area, marginals, charts, swingometer, compare, table, story };
constexpr std::size_t panel_kinds = 8;
enum class Zone { left, right, bottom };

/// Which panels are open, where, and how large the zones are. Saved with a session.
struct Zones {
  struct Place {
    Zone zone;
    bool open;
    bool operator==(const Place&) const = default;
  };
  std::array<Place, panel_kinds> places{{{Zone::left, true},
                                         {Zone::right, false},
                                         {Zone::right, false},
                                         {Zone::right, false},
                                         {Zone::right, false},
                                         {Zone::right, false},
                                         {Zone::bottom, false},
                                         {Zone::right, false}}};                           ///< by PanelKind
  std::array<PanelKind, 3> front{PanelKind::controls, PanelKind::area, PanelKind::table};  ///< by Zone
  float left_width = 232;                                                                  ///< design pixels
  float right_width = 344;
  float bottom_height = 264;
  std::optional<PanelKind> dragged;  ///< a tab on its way to another zone
  std::optional<PanelKind> focus;    ///< wants the keyboard in the next frame
  std::optional<PanelKind> focused;  ///< has it; keys may mean its rows
  std::optional<PanelKind> last;     ///< had it last
  bool in_fields = false;            ///< keys go from field to field of that panel, and are no rows' and not the map's
  bool operator==(const Zones&) const = default;
};

/// What a field over the map asks for.
enum class Asking {
  nothing,
  place,
  command,
  session_to_open,
  session_to_save,
  table_to_write,
  table_to_join,
  story_to_open,
  story_to_save
};

/// That field, and the list under it.
struct Picker {
  Asking what = Asking::nothing;
  bool focus = false;  ///< the field wants the keyboard
  std::string text;
  std::size_t choice = 0;  ///< the row that Enter takes
  int step = 0;            ///< rows down that a key asked for; the panel spends it
  bool accept = false;     ///< a key asked for the row; the panel spends it
};

/// What was searched for, to search again only where it changed.
struct Searched {
  std::string words;
  LayerIndex layer = 0;
  ContestIndex contest = 0;
  bool operator==(const Searched&) const = default;
};

/// What keys ask of the rows, or of the chart, of the panel that has the keyboard; the panel spends it.
struct RowKeys {
  int step = 0;        ///< rows down
  int across = 0;      ///< places to the right
  int pages = 0;       ///< pages down
  int to_end = 0;      ///< -1: to the first row, 1: to the last
  bool adds = false;   ///< to what is selected already
  bool takes = false;  ///< selects what the keys come to on the way
  bool accept = false;
  bool moves() const { return step != 0 || across != 0 || pages != 0 || to_end != 0; }
};

/// The table of areas: what the user chose, and what was worked out for it.
struct TableState {
  TableSetting setting;
  TableRows rows;
  std::string anchor;                 ///< code of the area that a range of rows begins at
  std::vector<std::string> followed;  ///< the selection that the table was scrolled to
};

struct SessionFile {
  std::filesystem::path path;
  std::string title;
  std::string detail;  ///< when it was saved
};

/// The story that is open, and what its panel asks for.
struct StoryState {
  std::optional<Story> story;
  std::filesystem::path file;        ///< empty: it was never saved
  bool changed = false;              ///< since it was saved
  std::size_t cue = 0;               ///< the chosen one
  std::size_t seen_cue = 0;          ///< the one that the list was brought to last
  std::optional<std::size_t> go_to;  ///< asked for: to this cue
};

struct ChartState;
class Sheet;

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

  // Asked for by a panel; the program does it and clears it.
  std::optional<SearchHit> fly_to;
  std::string wanted_command;  ///< id
  std::optional<std::filesystem::path> open_session, save_session, write_table, open_story, save_story;
  std::string join_table;  ///< FILE or FILE:SHEET
};

/// The flags that a session keeps, by name.
std::map<std::string, std::string> kept_panels(const PanelState& state);
void restore_panels(const std::map<std::string, std::string>& panels, PanelState& state);

/// What is taken from the picture's edges; pixels.
struct Insets {
  float left = 0, right = 0, bottom = 0;
  float legend_bottom = 0;  ///< below the legend, which stands beside the bottom zone where that leaves it room
  float legend_top = 0;     ///< above the lower edge of the picture, where the legend begins
  // What there is for the legend; 0: as much as it likes.
  float legend_width = 0, legend_height = 0;
};

/// Where things go: the picture's size and scale.
struct Canvas {
  ImVec2 size;      ///< pixels
  float scale = 1;  ///< pixels to one of the design
  const Fonts* fonts = nullptr;
  Insets inset = {};       ///< by panels: legend, card and names keep clear of them
  Sheet* sheet = nullptr;  ///< that title, names, legend and source are drawn on
  bool scrims = true;      ///< under title and source; none where there is no ground to cover
  float px(float design) const { return design * scale; }
};

void draw_headline(const Canvas& canvas, const Headline& headline);
void draw_legend(const Canvas& canvas, const Legend& legend, float bottom);
/// The legend, as far as it fits into a height in pixels: where it does not, its last entries are summed up in a note.
Legend shortened(const Canvas& canvas, Legend legend, float height);

/// A part of the picture that text already has; pixels.
struct Rectangle {
  ImVec2 low, high;
  bool touches(const Rectangle& other) const {
    return low.x < other.high.x && other.low.x < high.x && low.y < other.high.y && other.low.y < high.y;
  }
};
Rectangle legend_place(const Canvas& canvas, const Legend& legend, float bottom);
Rectangle headline_place(const Canvas& canvas);
Rectangle source_place(const Canvas& canvas, const std::string& text);
/// The part of the picture's width that a line of it may have.
constexpr float source_width = 0.66f;
/// Words over the map that a picture of something hypothetical never goes without. Nothing where they are empty.
/// They keep clear of panels and of the legend, wherever that is.
void draw_watermark(const Canvas& canvas, const std::string& text, const Rectangle& legend = {});
Rectangle watermark_place(const Canvas& canvas, const std::string& text, const Rectangle& legend = {});
void draw_card(const Canvas& canvas, const AreaCard& card, bool selected);
/// What the card says in three lines, beside the pointer: where the card would cover the map's middle.
void draw_tip(const Canvas& canvas, const AreaCard& card);
/// Does the card leave the map's middle free beside the panels?
bool card_fits(const Canvas& canvas);
void draw_source_line(const Canvas& canvas, const std::string& text);
void draw_loading(const Canvas& canvas, const std::string& title, float progress);

/// Colour mode, party, pair, formula, comparison, areas, and how votes are counted; inside a panel.
void draw_controls(const Canvas& canvas, const Atlas& atlas, View& view, PanelState& state);
/// All areas that the filter keeps with the figures of the contest on the map; rows are the map's selection.
void draw_table(const Canvas& canvas, const Atlas& atlas, View& view, PanelState& state);
/// Its columns in its order: all rows that are shown; or the selected ones, where there are any.
Table table_shown(const Atlas& atlas, const View& view, const PanelState& state, bool selected_only);
void draw_write_table(const Canvas& canvas, PanelState& state);
void draw_join_table(const Canvas& canvas, PanelState& state);
/// What Ctrl+E asks, and how far the export is, with a button that ends it.
void draw_export(const Canvas& canvas, PanelState& state);
void draw_export_progress(const Canvas& canvas, PanelState& state);
/// The areas where Butler and Steed disagree about the direction, with both figures; a click flies there.
void draw_sign_disagreements(const Canvas& canvas, const Atlas& atlas, const View& view, PanelState& state);
/// What changed hands since the contest that it is compared with, or so far in a transition; a click flies there.
void draw_changes(const Canvas& canvas, const Atlas& atlas, const View& view, PanelState& state);
/// Charts of the areas on the map; a lasso or a brush selects.
void draw_charts(const Canvas& canvas, const Atlas& atlas, View& view, PanelState& panels);
/// The areas nearest to changing hands, and what a party must win; inside a panel.
void draw_marginals(const Canvas& canvas, const Atlas& atlas, View& view, PanelState& state);
/// The dial of the what-if, and what turns under it; inside a panel.
void draw_swingometer(const Canvas& canvas, const Atlas& atlas, View& view, PanelState& state);
/// Everything of one area, and the pinned ones side by side; inside a panel.
void draw_inspector(const Canvas& canvas, const Atlas& atlas, View& view, const ScenePart& part,
                    std::optional<AreaIndex> area, PanelState& state);
/// Two contests on one map: what moved, from whom to whom; inside a panel.
void draw_compare(const Canvas& canvas, const Atlas& atlas, View& view, PanelState& state);
/// What the contest on the map may be compared with.
void against_combo(const Atlas& atlas, View& view);
void draw_timeline(const Canvas& canvas, const Atlas& atlas, View& view, Playback& playback);
void draw_search(const Canvas& canvas, const Atlas& atlas, const SearchIndex& index, const View& view,
                 PanelState& state);
/// Every command, by the letters typed; disabled ones are grey.
void draw_palette(const Canvas& canvas, std::span<const CommandLine> commands, PanelState& state);
/// Opens the palette by mouse.
void draw_menu_button(const Canvas& canvas, PanelState& state);
/// The cues of the story: chosen, edited and put in order; inside a panel.
void draw_story(const Canvas& canvas, PanelState& state);
void draw_open_story(const Canvas& canvas, PanelState& state);
void draw_save_story(const Canvas& canvas, PanelState& state);
void draw_open_session(const Canvas& canvas, PanelState& state);
void draw_save_session(const Canvas& canvas, PanelState& state);
/// A strip that offers the last session.
void draw_offer(const Canvas& canvas, PanelState& state);
void draw_notice(const Canvas& canvas, const PanelState& state);
/// What could not be read of the session that was opened.
void draw_left_out(const Canvas& canvas, PanelState& state);
/// Closes an open menu of a combo box; returns whether there was one.
bool close_menus();
bool is_menu_open();
/// Before ImGui::NewFrame(): the keyboard goes from field to field while a panel's fields have it.
void hand_fields_keys(const PanelState& state);

/// What could not be done, until the user closes it.
void draw_fault(const Canvas& canvas, PanelState& state);

/// The column that a press of "Numbers" shows: the one that was shown last, else the first that these areas have; none
/// where the atlas has no numbers.
std::optional<std::string> number_to_show(const Atlas& atlas, const View& view);

/// Those of the commands that have keys, and what the mouse does.
void draw_help(const Canvas& canvas, const char* title, std::span<const CommandLine> commands, PanelState& state);

/// A button that says how many warnings the atlas came with, and the list of them. Nothing where there are none.
void draw_warnings(const Canvas& canvas, const Findings& findings, PanelState& state);

/// What names and symbols over the map are placed by.
struct LabelContext {
  const Atlas& atlas;
  const ScenePart& part;
  const Placement& placement;
  std::span<const Paint> paints;  ///< what lies under a name, or colours a symbol, by area
  const Viewport& viewport;
  std::vector<AreaIndex> selected;
  std::span<const Rectangle> symbols{};  ///< by area, what its symbol covers, which names stand below; or empty
  std::vector<double> marginality;       ///< by area, 1: a hair's breadth, 0: safe; may be empty
  std::vector<bool> lit{};               ///< by area, whether the filter keeps it; empty: all
  std::vector<AreaIndex> told{};         ///< what the picture is about: named as the selected ones are, after them
  bool is_lit(AreaIndex area) const { return lit.empty() || lit[area]; }
};

/// Which names the last frame had, so that they stay while the map moves.
struct LabelMemory {
  std::vector<std::pair<LayerIndex, AreaIndex>> shown;
  bool by_parent = false;
  bool has(LayerIndex layer, AreaIndex area) const {
    return std::find(shown.begin(), shown.end(), std::pair(layer, area)) != shown.end();
  }
};

/// Names inside areas, placed so that none touches another or what is `taken`: the selected first, though they have no
/// room inside, and what the picture is about; then those that the last frame had, then marginal and large ones.
/// Without a memory there is no last frame.
void draw_labels(const Canvas& canvas, const LabelContext& context, std::vector<Rectangle> taken,
                 LabelMemory* memory = nullptr);

/// Circles or arrows over a quiet map, where the view asks for them. Returns what each covers, by area; nothing where
/// there are none.
std::vector<Rectangle> draw_symbols(const Canvas& canvas, const LabelContext& context, const View& view);

/// What the panels cover, so that a fitted map stays clear of them; pixels.
Margins panel_margins(const Canvas& canvas, bool interactive);

constexpr float timeline_height = 72;     ///< design pixels
constexpr float menu_button_width = 132;  ///< design pixels
constexpr float card_width = 300;         ///< design pixels
constexpr float card_top = 108;           ///< design pixels
constexpr float narrow_width = 1000;  ///< design pixels; a narrower window has no room for the controls beside the map

}  // namespace hustings::ui
