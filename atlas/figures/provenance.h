// Where a figure comes from, what boundaries it was counted on, by what method, and what to know before using it.
#pragma once

#include <string>
#include <vector>

#include "atlas/view/view.h"

namespace hustings {

struct Provenance {
  std::string source;              ///< who published it
  std::string edition_title;       ///< "Wards 2014–2018"
  std::string edition;             ///< "Wards 2014–2018, in force from 22 May 2014 to 2 May 2018"
  std::string method;              ///< "several members a ward, top vote"
  std::vector<std::string> flags;  ///< "notional", "in-person", ...
  std::string off_map;             ///< what of the contest is not on the map; empty: nothing
  std::string people;              ///< who counted the people that its votes were divided by; may be empty
  std::string allocation;  ///< how its votes were allocated to the layer shown, where they were counted on another
};

/// Of a contest as shown; with the flags of one result where that is given.
Provenance provenance_of(const Atlas& atlas, const ShownContest& shown, const Result* result = nullptr);

/// Who could have voted in it: "electors", "polling-station electors".
std::string electors_of(const Atlas& atlas, const ShownContest& shown);

/// "the poll was held on 25 May 2010, not on 6 May 2010"; empty where it was on the contest's day, or the result's note
/// names the day.
std::string poll_day_note(const Contest& contest, const Result& result);

/// The flags in words for a reader, in a fixed order: "an estimate, by population", "votes at polling stations only".
std::vector<std::string> words_for(Flags flags);

/// What votes were divided by, as in "divided by population": empty where nothing was (`divided_by`).
std::string division_words(Flags by);

/// One line under every picture: source, and all that a reader must know of its figures: how they were laid on these
/// areas, whose votes are in them, what counts as a party's vote, and how redrawn areas are compared.
std::string source_line_of(const Atlas& atlas, const View& view);

}  // namespace hustings
