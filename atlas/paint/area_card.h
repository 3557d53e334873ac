// Everything that is said of one area: its candidates, majority, swing, turnout, and where the figures come from.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "atlas/colour.h"
#include "atlas/figures/area_values.h"

namespace hustings {

struct CardBar {
  std::string party;      ///< short name
  std::string candidate;  ///< may be empty
  Rgb colour = 0;
  std::int64_t votes = 0;
  double share = 0;  ///< percent of valid votes
  int seats = 0;     ///< won here, in wards of several members
};

struct CardLine {
  std::string label;
  std::string value;
  std::string remark;  ///< formula, inputs, or why there is no value
};

struct AreaCard {
  std::string code;
  std::string name;
  std::string within;    ///< borough or larger area
  std::string contest;   ///< title of the contest that the card speaks of
  std::string headline;  ///< "Labour gain from Conservative"
  Rgb headline_colour = 0;
  std::vector<CardBar> bars;  ///< most votes first
  int others = 0;             ///< candidates left out of the bars
  std::int64_t other_votes = 0;
  bool shares_only = false;  ///< votes are not known
  bool unopposed = false;    ///< nobody voted: neither votes nor shares
  std::vector<CardLine> lines;
  std::string majority, swing;          ///< in short, of the lines; empty: none
  std::string note;                     ///< of the contest or the area
  std::vector<std::string> provenance;  ///< flags, edition, method, source: a line each
};

/// The card of an area in the contest that a scene part chiefly shows.
AreaCard card_of(const Atlas& atlas, const View& view, const ScenePart& part, AreaIndex area, std::size_t bars = 6);

}  // namespace hustings
