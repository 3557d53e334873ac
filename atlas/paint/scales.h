// From figures to colours: fixed round breaks, the same in every year, so that a colour means the same all through a
// film.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <vector>

#include "atlas/colour.h"
#include "atlas/view/view.h"

namespace hustings {

/// A ramp through colours at fixed figures; mixed in OKLab between them, flat beyond the ends.
struct Ramp {
  struct Stop {
    Stop(double figure, Rgb tint) : at(figure), colour(tint), lab(to_oklab(tint)) {}
    double at;
    Rgb colour;
    OkLab lab;  ///< the same, ready to be mixed
  };
  std::vector<Stop> stops;

  Rgb at(double figure) const;
};

/// A ramp with its breaks, as the user wants them.
struct Scale {
  Ramp ramp;
  std::vector<double> fixed;  ///< breaks that the ramp was made for
  std::vector<double> ticks;  ///< the breaks that are used instead, at the same colours; two at least
  bool stepped = false;

  Rgb at(double figure) const;
};

/// The fixed breaks of a mode, in its own unit (percentage points or percent).
std::span<const double> fixed_breaks(ColourMode mode);

/// The ramp under the user's choice of breaks. A midpoint moves a diverging scale as a whole; on others it says where
/// the middle colour lies. Throws CommandError: breaks that do not ascend or are fewer than two, a midpoint beyond the
/// ends.
Scale scale_of(Ramp ramp, ColourMode mode, const ScaleChoice& choice);

/// The scale of the view's column of numbers; from 0 to 1 where it names none.
Scale number_scale(const Atlas& atlas, const View& view);

/// The scale of the view's figure in a contest, where it is one for all areas and not one a party.
Scale common_scale(const Atlas& atlas, const View& view, ContestIndex contest);

/// The breaks that the view's figure has without the user's choice: those of a plain measure, such as turnout, are
/// round and about all figures of the track.
std::vector<double> usual_breaks(const Atlas& atlas, const View& view);
/// Throws CommandError where a plain measure's midpoint lies beyond the scale that it has in the view's track; painting
/// leaves it out there.
void require_fitting_midpoint(const Atlas& atlas, const View& view);
/// Do the choice's breaks and midpoint fit this mode? (A midpoint among figures of swing may lie beyond the ends of
/// another's.)
bool fits_mode(const ScaleChoice& choice, ColourMode mode);

/// From a pale to the full tint of a party: 0 to 60 percentage points of majority.
Ramp majority_ramp(Rgb party);

/// A party's share of the vote, 0 to 80%.
Ramp share_ramp(Rgb party);

/// Symmetric about 0, neutral there, blue to orange so that it reads under every colour vision: -15 to 15 points.
const Ramp& diverging_ramp();

/// A swing between two parties in their hues, of one lightness at both ends, neutral at 0: -15 points to the first, 15
/// to the second. Where a colour vision would hardly tell the hues apart, the diverging ramp.
Ramp swing_ramp(Rgb first, Rgb second);

/// What stands for a swing to a party: where the view names the pair the end of its ramp, so that arrows and map agree;
/// else the party's own colour.
class SwingColours {
 public:
  SwingColours(const Atlas& atlas, const View& view, ContestIndex contest);
  Rgb to(PartyIndex party) const;

 private:
  const Atlas& atlas_;
  std::optional<SwingPair> pair_;
  Rgb first_ = 0, second_ = 0;
};

/// A change of share: the party's hue where it rose, violet-grey where it fell; -15 to 15 points. Where a colour vision
/// would hardly tell these apart, the diverging ramp.
Ramp change_ramp(Rgb party);

/// Along the tints of a plain measure, evenly from break to break.
Ramp plain_ramp(ColourMode mode);

/// Numbers of any kind, through these breaks: on a dark ground more is lighter, on a light one darker, so that little
/// always lies near the ground.
Ramp number_ramp(const std::vector<double>& breaks, Look look);

/// Two figures at once: three classes of each. Source of the form: Trumbo, B. E., A theory for coloring bivariate
/// statistical maps, The American Statistician 35, 1981.
std::array<double, 2> class_breaks(ColourMode mode);  ///< between the classes of a mode
std::array<double, 2> class_breaks(const Atlas& atlas, const View& view, ColourMode mode);  ///< of numbers too
int class_of(ColourMode mode, double figure);                                               ///< 0, 1 or 2
int class_of(const std::array<double, 2>& breaks, double figure);
Rgb crossed_colour(int first, int second);

}  // namespace hustings
