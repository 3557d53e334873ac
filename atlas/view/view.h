// Every choice that the user has made, in one plain struct.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "atlas/atlas.h"
#include "atlas/view/filter.h"
#include "atlas/view/mark.h"
#include "atlas/view/measure_table.h"
#include "atlas/view/question.h"
#include "geo/viewport.h"

namespace hustings {

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

/// A chart of the areas on the map; `swing` and `histogram` stack areas by class, `ternary` shows three parties.
enum class Chart { scatter, histogram, swing, ternary, seats };

/// The chart that is shown, and of what. What is empty, or what the contest does not have, is the usual one
/// (chart_data.h).
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

/// Which of the figures are shown, and how they are drawn.
struct Appearance {  // NOLINT(clang-analyzer-optin.performance.Padding): in the order in which they are asked for
  std::string next_contest;  ///< id; between two contests, the one that is being approached
  double fraction = 0;       ///< 0 to 1 between them
  ColourMode colour = ColourMode::majority;
  std::string party;       ///< for share and change; empty: the usual one of the contest's track
  std::string number;      ///< id of a column of numbers
  Filter filter;           ///< areas outside it are dimmed
  bool spotlight = false;  ///< areas that are not selected are dimmed, where any are selected
  Vision vision = Vision::normal;
  Look look = Look::dark;
  Layout layout = Layout::geography;
  double morph = 1;    ///< how far the areas are on their way from geography to the layout, 0 to 1
  bool insets = true;  ///< those of the layer on the map, where it has any
  CircleSize circle_size = CircleSize::electorate;
  Symbols symbols = Symbols::none;
  ScaleChoice scale;
  bool fade_small = false;                 ///< value by alpha: the fewer electors, the fainter
  std::optional<ColourMode> crossed_with;  ///< a second figure, in classes of three by three
  ChartChoice charts;
  std::vector<Beside> beside;   ///< further maps, most_beside at most; what each adds to the view: view_beside
  std::optional<double> swipe;  ///< with one map beside: it lies over the own one, right of this part of the width
  bool overlays = true;         ///< labels, legend, title, panels
  bool operator==(const Appearance&) const = default;
};

/// What a hand did to the map: pointed areas out, drew on it, moved it.
struct Hand {
  std::vector<std::string> selected;  ///< area codes
  std::vector<std::string> pinned;    ///< codes of areas to compare; most_pinned at most
  std::optional<Camera> camera;
  std::vector<Mark> marks;  ///< in the order in which they were drawn
  bool operator==(const Hand&) const = default;
};

struct View : Question, Appearance, Hand {
  bool operator==(const View&) const = default;
};

const char* name_of(Vision vision);  ///< "normal", "protanopia", ...
std::optional<Vision> maybe_vision(std::string_view name);
const char* name_of(Look look);        ///< "dark", "light", "contrast"
const char* name_of(Layout layout);    ///< "geography", "hexagons", "circles"
const char* name_of(CircleSize size);  ///< "electorate", "votes"
const char* name_of(Symbols symbols);  ///< "none", "circles", "arrows"
const char* name_of(Chart chart);      ///< "scatter", "histogram", "swing", "ternary", "seats"

/// Colours by another figure; a scale's breaks and midpoint are of one figure, and go with it.
void colour_by(View& view, ColourMode mode);
void colour_by_number(View& view, const std::string& column);

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

/// The party of the view, or the usual one of the contest's track; where it stood nowhere in the contest, the party
/// with most votes there (the contest's titles name it). Throws CommandError where it is unknown.
PartyIndex chosen_party(const Atlas& atlas, const View& view, ContestIndex contest);
PartyIndex chosen_party(const Atlas& atlas, const View& view);  ///< in the view's contest
/// The joined column of numbers that the view names, or none.
const NumberColumn* chosen_number(const Atlas& atlas, const View& view);
/// The contest that `contest` is compared with (earlier_contest); where it is hypothetical, itself.
std::optional<ContestIndex> compared_with(const Atlas& atlas, const View& view, ContestIndex contest);

}  // namespace hustings
