// The one table of what a map can be coloured by. Commands, options, keys, buttons, titles, legends, scales and columns
// are made of it; a measure that follows from an area's result alone is one row in measure_table.cpp and nothing else.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "atlas/colour.h"
#include "elections/result_measures.h"

namespace hustings {

/// A measure by its place in the table. Named are those that other code speaks of; a row needs no name here.
/// number: a column of numbers that belongs to no election.
enum class ColourMode { winner, majority, swing, share, change, turnout, status, number };

/// How figures become colours.
enum class Colouring {
  leader,     ///< the tint of who leads
  margin,     ///< from a pale to the full tint of who leads
  party,      ///< of the chosen party
  diverging,  ///< symmetric about a middle
  plain,      ///< along the measure's own tints
  status,     ///< the tint of who leads, weak where nothing changed hands
  number      ///< along the breaks of a joined column
};

/// What a measure asks for besides the contest.
enum class Asks { nothing, party, number };

struct Measure {
  const char* id = "";      ///< in files, commands and options: "turnout"
  const char* label = "";   ///< on a button: "Turnout"
  const char* spoken = "";  ///< within a sentence: "turnout"
  const char* title = "";   ///< over a map, with words of `filled`: "{Party} share of the vote"
  const char* legend = "";  ///< the same over a scale, with its unit: "Turnout, % of {electors}"
  char key = 0;             ///< that colours the map by it; 0: none
  Asks asks = Asks::nothing;
  bool compares = false;   ///< with an earlier contest
  bool is_figure = false;  ///< a number, which can be crossed with another
  Colouring colouring = Colouring::plain;
  std::span<const double> breaks = {};                 ///< of the scale, the same in every year
  std::array<double, 2> thirds = {10, 25};             ///< between the three classes that it is crossed in
  std::span<const Rgb> tints = {};                     ///< plain: from the first to the last break, evenly
  const char *low = "", *high = "";                    ///< what the ends of the scale mean, where that is to be said
  const char* column = "";                             ///< of the table, with words of `filled`: "share_{party}"
  const char* unit = "";                               ///< of the column, where `value` fills it
  Measured<double> (*value)(const Result&) = nullptr;  ///< from an area's result alone; null: area_values.cpp knows
};

/// All of them, in the order of ColourMode.
std::span<const Measure> measures();
const Measure& measure_of(ColourMode mode);
/// All of them in the order in which they are offered: that of their keys.
std::vector<ColourMode> offered_measures();
/// The measure that fills that column from an area's result alone, or none.
const Measure* plain_measure(std::string_view column);

const char* name_of(ColourMode mode);  ///< "majority", as the command line takes it
std::optional<ColourMode> maybe_colour_mode(std::string_view name);

/// Can the mode's figure be one of two that are crossed? (A winner or a status is no figure.)
bool is_figure(ColourMode mode);

/// "winner, majority, swing, share:PARTY, ... or number:ID": what an option for a measure takes.
std::string measures_to_name();
/// "majority, swing, ... or number:ID": the same of those that are figures.
std::string figures_to_name();
/// "majority, swing, ... and number".
std::string figure_names();

/// The text with each {word} in it replaced by what `word` says.
std::string filled(std::string_view text, const std::function<std::string(std::string_view)>& word);

}  // namespace hustings
