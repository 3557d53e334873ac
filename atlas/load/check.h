// The join report: what matched, what did not, and whether sums agree with what was declared.
#pragma once

#include <string>
#include <vector>

#include "atlas/atlas.h"
#include "base/table.h"

namespace hustings {

/// What was looked at, and what was found of it.
struct CheckSubject {
  std::string kind;  ///< "atlas", "layer", "numbers", "weights", "contest", "tally"
  std::string id;    ///< of weights the two layers; of the atlas none
  std::string summary;
  std::vector<std::string> notes = {}, explained = {}, faults = {};
};

struct CheckReport {
  std::vector<std::string> lines;      ///< for a person, in order
  std::vector<CheckSubject> subjects;  ///< the same for a program; the atlas first
  int faults = 0;                      ///< everything that the atlas does not explain
};

/// A contest whose figures are carried without boundaries.
struct Tally {
  std::string id;
  std::vector<Result> results;
};

/// Per layer: geometry problems, and areas that do not lie in their parents. Per contest: areas matched, codes
/// unmatched both ways, figures of an area that cannot all be true, how many published winners and majorities agree,
/// polls on another day, seats of a list against d'Hondt, and totals against `declared`, the table of declared totals
/// (contest, scope, party, kind, value, source, explained), or none. A total that differs is a fault unless `explained`
/// says why; one that is explained and agrees is a fault too. Kinds: votes, valid, electorate, ballots,
/// candidate-votes, top-votes (each also -declared, -published or -borough), seats, seats-constituency, seats-list,
/// seats-total, votes-final, votes-second, valid-second. Declared totals of a contest that is neither in the atlas nor
/// among the tallies are a fault. With `crs`, the atlas's, each layer's line says where on the Earth it lies.
CheckReport check(const Atlas& atlas, const std::optional<Table>& declared, const std::vector<Tally>& tallies = {},
                  const std::string& crs = {});

}  // namespace hustings
