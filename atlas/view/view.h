// Every choice that the user has made, in one plain struct.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "atlas/atlas.h"
#include "atlas/count.h"
#include "atlas/view/filter.h"
#include "atlas/view/mark.h"
#include "elections/projection.h"
#include "elections/swing.h"
#include "geo/viewport.h"

namespace hustings {

/// number: a column of numbers that belongs to no election.
enum class ColourMode { winner, majority, swing, share, change, turnout, status, number };

/// How areas are compared whose boundaries changed in between: by the larger area that they lie in, with the earlier
/// votes divided by overlap (an estimate), or not at all.
enum class Across { parent, overlap, none };

/// Colours as those see them who lack one kind of cone: red, green or blue; a preview, never data.
enum class Vision { normal, protanopia, deuteranopia, tritanopia };

/// The look of everything: for a dark room, for print and daylight, or with the strongest contrast.
enum class Look { dark, light, contrast };

/// Where areas lie: as they are, or drawn so that each counts the same (a hexagon), or by electors or votes (a circle).
enum class Layout { geography, hexagons, circles };
enum class CircleSize { electorate, votes };

/// What carries the colours: the areas, or circles or swing arrows over a quiet map.
enum class Symbols { none, circles, arrows };

/// How figures become colours, where the user departs from the fixed scale of a colour mode.
struct ScaleChoice {
  bool stepped = false;            ///< one colour from break to break
  std::optional<double> midpoint;  ///< where the middle colour lies
  std::vector<double> breaks;      ///< ascending; empty: those of the mode
  bool operator==(const ScaleChoice&) const = default;
};

/// The camera that the user chose; a view without one fits the contest's layer.
struct Camera {
  Point centre{0, 0};            ///< metres
  double metres_per_pixel = 50;  ///< of the picture's own pixels
  bool operator==(const Camera&) const = default;
};

/// A result that never was: the contest on the map after a swing within the view's pair (what_if.h).
struct WhatIf {
  bool on = false;
  SwingModel model = SwingModel::uniform;
  double swing = 0;         ///< percentage points, -100 to 100; positive: swing_from -> swing_to
  std::string third_party;  ///< id; may be empty
  double third_change = 0;  ///< percentage points of its share, -100 to 100
  bool operator==(const WhatIf&) const = default;
};

/// A chart of the areas on the map; `swing` and `histogram` stack areas by class, `ternary` shows three parties.
enum class Chart { scatter, histogram, swing, ternary, seats };

/// The chart that is shown, and of what. What is empty, or what the contest does not have, is the usual one (charts.h).
struct ChartChoice {
  Chart chart = Chart::scatter;
  std::string x, y;                  ///< ids of columns of numbers, of the scatter
  std::string column;                ///< of the histogram
  std::vector<std::string> corners;  ///< ids of the ternary plot's three parties
  bool operator==(const ChartChoice&) const = default;
};

/// A map beside the view's own: what it shows. All else is the view's.
struct Beside {
  std::string contest;  ///< id
  ColourMode colour = ColourMode::majority;
  std::string party;   ///< for share and change; empty: the usual one
  std::string number;  ///< id of a column of numbers
  bool operator==(const Beside&) const = default;
};

struct View {           // NOLINT(clang-analyzer-optin.performance.Padding): in the order in which they are asked for
  std::string contest;  ///< id; the contest on the map
  std::string next_contest;     ///< id; between two contests, the one that is being approached
  double fraction = 0;          ///< 0 to 1 between them
  std::string against;          ///< id; empty: what the contest compares with
  bool at_dissolution = false;  ///< compared with the last by-election since then, where there was one
  std::string by;               ///< id of the layer to show it on; empty, or one that it cannot be shown on: its own
  Across across = Across::parent;
  Basis basis;
  ColourMode colour = ColourMode::majority;
  std::string party;       ///< for share and change; empty: the usual one of the contest's track
  std::string number;      ///< id of a column of numbers
  bool top_two = false;    ///< swing between this election's first two, instead of the pair
  std::string swing_from;  ///< empty: of the usual pair of the contest's track (usual_parties.h)
  std::string swing_to;
  SwingFormula formula = SwingFormula::butler;
  std::vector<std::string> selected;  ///< area codes
  std::vector<std::string> pinned;    ///< codes of areas to compare; most_pinned at most
  Filter filter;                      ///< areas outside it are dimmed
  bool spotlight = false;             ///< areas that are not selected are dimmed, where any are selected
  std::optional<Camera> camera;
  Vision vision = Vision::normal;
  Look look = Look::dark;
  Layout layout = Layout::geography;
  double morph = 1;  ///< how far the areas are on their way from geography to the layout, 0 to 1
  CircleSize circle_size = CircleSize::electorate;
  Symbols symbols = Symbols::none;
  ScaleChoice scale;
  bool fade_small = false;                 ///< value by alpha: the fewer electors, the fainter
  std::optional<ColourMode> crossed_with;  ///< a second figure, in classes of three by three
  WhatIf what_if;
  ChartChoice charts;
  std::vector<Beside> beside;   ///< further maps, most_beside at most; what each adds to the view: view_beside
  std::optional<double> swipe;  ///< with one map beside: it lies over the own one, right of this part of the width
  std::vector<Mark> marks;      ///< in the order in which they were drawn
  bool overlays = true;         ///< labels, legend, title, panels

  bool operator==(const View&) const = default;
};

const char* name_of(Vision vision);  ///< "normal", "protanopia", ...
std::optional<Vision> maybe_vision(std::string_view name);
const char* name_of(Look look);        ///< "dark", "light", "contrast"
const char* name_of(Layout layout);    ///< "geography", "hexagons", "circles"
const char* name_of(CircleSize size);  ///< "electorate", "votes"
const char* name_of(Symbols symbols);  ///< "none", "circles", "arrows"
const char* name_of(Chart chart);      ///< "scatter", "histogram", "swing", "ternary", "seats"
const char* name_of(Across across);    ///< "parent", "overlap", "none"
const char* name_of(ColourMode mode);  ///< "majority", as the command line takes it
std::optional<ColourMode> maybe_colour_mode(std::string_view name);

/// Colours by another figure; a scale's breaks and midpoint are of one figure, and go with it.
void colour_by(View& view, ColourMode mode);
void colour_by_number(View& view, const std::string& column);

/// Can the mode's figure be one of two that are crossed? (A winner or a status is no figure.)
bool is_figure(ColourMode mode);
/// The second figure of the view, where its colour mode can be crossed with it.
std::optional<ColourMode> crossing(const View& view);

/// Areas side by side that a panel has room for.
constexpr std::size_t most_pinned = 4;
bool is_pinned(const View& view, const std::string& code);
/// Pins the area, or takes the pin away. Where as many are pinned as there can be, no other one is.
void toggle_pin(View& view, const std::string& code);

/// The view as the map is painted: arrows carry the swing, whatever the colour mode; but over gains and holds, which
/// stay in their colours, they stand on what changed hands alone.
View as_painted(View view);
/// Do symbols carry what the colours say, so that the areas are quiet?
bool is_quiet(const View& view);

/// Maps beside the view's own that a picture has room for.
constexpr std::size_t most_beside = 3;
/// The view of one of its maps, alone: 0 is its own, the others are those beside it.
View view_beside(const View& view, std::size_t map);
/// Do all of its maps show the same measure?
bool one_measure(const View& view);
/// Does one map lie over the other?
bool is_swiped(const View& view);
/// Adds a map: the same measure, of the contest before the last map's in its track, or of the last one. Nothing where
/// there are most_beside.
void add_beside(const Atlas& atlas, View& view);
/// One map alone beside the view's own, of the same measure; or none.
void set_beside(View& view, const std::optional<std::string>& contest);
/// Takes the last map away.
void remove_beside(View& view);

/// The party with that id. Throws CommandError where there is none; the message lists some that there are.
PartyIndex required_party(const Atlas& atlas, const std::string& id);
/// The two parties that the view names, "top two" or not; whom it does not name is of the usual pair of the contest's
/// track. None where there is no such pair. Throws CommandError where a party is unknown.
std::optional<SwingPair> named_pair(const Atlas& atlas, const View& view, ContestIndex contest);
std::optional<SwingPair> named_pair(const Atlas& atlas, const View& view);  ///< in the view's contest
/// Between whom the view's swing is: the named pair; none for "top two", which also stands in where there is no pair.
std::optional<SwingPair> swing_pair(const Atlas& atlas, const View& view, ContestIndex contest);
std::optional<SwingPair> swing_pair(const Atlas& atlas, const View& view);
/// Has the view name the pair, so that it stays the same wherever the view goes.
void name_pair(const Atlas& atlas, View& view, const SwingPair& pair);
/// The party of the view, or the usual one of the contest's track; where it stood nowhere in the contest, the party
/// with most votes there (the contest's titles name it). Throws CommandError where it is unknown.
PartyIndex chosen_party(const Atlas& atlas, const View& view, ContestIndex contest);
PartyIndex chosen_party(const Atlas& atlas, const View& view);  ///< in the view's contest
/// The joined column of numbers that the view names, or none.
const NumberColumn* chosen_number(const Atlas& atlas, const View& view);
/// The contest that `contest` is compared with: the view's choice if it is an earlier one of the same track, because a
/// change runs forwards in time; else the atlas's; where it is hypothetical, itself.
std::optional<ContestIndex> compared_with(const Atlas& atlas, const View& view, ContestIndex contest);

}  // namespace hustings
