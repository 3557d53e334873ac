// The title over the map, and the tally beside it.
#pragma once

#include <string>
#include <vector>

#include "atlas/colour.h"
#include "atlas/view/view.h"

namespace hustings {

struct TallyItem {
  std::string name;    ///< party, or candidate
  std::string figure;  ///< "21", or "44.2%"
  double part = 0;     ///< of the whole, 0 to 1, for a bar
  Rgb colour = 0;
};

struct Headline {
  std::string title;     ///< "General election 2017"
  std::string subtitle;  ///< "Winner by majority - 73 constituencies"
  bool transition = false;
  std::string unit;  ///< "seats", "first preferences, London"
  std::vector<TallyItem> tally;
  std::string remark;  ///< the final round; "wards led" and the like
};

/// Seats are counted where seats are won; for Mayor, list and referendum it is the whole vote, postal votes included.
/// With a filter it is of the areas that it keeps: "seats, 3 of 73", else "areas led, 42 of 625".
/// Between two elections the tally stays that of the election left: what lies between is not data.
Headline headline_of(const Atlas& atlas, const View& asked);

/// What the colours show, in words: "Winner by majority", "Butler swing Con to Lab".
std::string measure_title(const Atlas& atlas, const View& view);

}  // namespace hustings
