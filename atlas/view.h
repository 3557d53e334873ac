// Every choice that the user has made, in one plain struct.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "atlas/atlas.h"
#include "elections/swing.h"
#include "geo/viewport.h"

namespace hustings {

enum class ColourMode { winner, majority, swing, share, change, turnout, status };

/// The camera that the user chose; a view without one fits the contest's layer.
struct Camera {
  Point centre{0, 0};            ///< metres
  double metres_per_pixel = 50;  ///< of the picture's own pixels
  bool operator==(const Camera&) const = default;
};

struct View {
  std::string contest;       ///< id; the contest on the map
  std::string next_contest;  ///< id; between two contests, the one that is being approached
  double fraction = 0;       ///< 0 to 1 between them
  std::string against;       ///< id; empty: what the contest compares with
  ColourMode colour = ColourMode::majority;
  std::string party = "con";  ///< for share and change
  bool top_two = false;       ///< swing between this election's first two, instead of the pair
  std::string swing_from = "con";
  std::string swing_to = "lab";
  SwingFormula formula = SwingFormula::butler;
  std::vector<std::string> selected;  ///< area codes
  std::optional<Camera> camera;
  bool overlays = true;  ///< labels, legend, title, panels

  bool operator==(const View&) const = default;
};

const char* name_of(ColourMode mode);  ///< "majority", as the command line takes it
std::optional<ColourMode> maybe_colour_mode(std::string_view name);

/// The pair of the view, or none for "top two". Throws CommandError where a party is unknown.
std::optional<SwingPair> swing_pair(const Atlas& atlas, const View& view);
/// The party of the view. Throws CommandError where it is unknown.
PartyIndex chosen_party(const Atlas& atlas, const View& view);
/// The contest that `contest` is compared with: the view's choice if it is of the same track, else the atlas's.
std::optional<ContestIndex> compared_with(const Atlas& atlas, const View& view, ContestIndex contest);

/// Throws CommandError where the view names a contest, party or area that the atlas does not have, or compares contests
/// of different tracks; the message lists what there is.
void require_valid(const Atlas& atlas, const View& view);

}  // namespace hustings
