// Votes carried to other areas than those they were counted in, where they do not nest: by overlap, or by spreading
// postal votes. Estimates, to the whole vote.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "elections/aggregate.h"
#include "elections/contest.h"

namespace hustings {

/// The part of an area that lies in another one.
struct Portion {
  std::string area_code;
  double part = 1;          ///< of the area, 0 to 1; an area's portions sum to 1
  Flag by = Flag::by_area;  ///< or by_population: how a part of less than the whole was worked out
};

/// The same contest on other areas: each candidate's votes in an area, and its electorate and ballots, are divided by
/// `portions_of` the area's code, so that every vote lands somewhere (`apportioned`). Area results only: postal rows
/// belong to no area, and are left out. Source: Goodchild, M. F. and Lam, N. S.-N., Areal interpolation, Geo-Processing
/// 1, 1980. A sum to which an area gave only a part of itself is an estimate, and says by what; a sum of whole areas is
/// exact.
/// `shares_only` results cannot be summed and are left out.
std::vector<Result> reallocate(const std::vector<Result>& results,
                               const std::function<std::vector<Portion>(const std::string&)>& portions_of,
                               Candidates candidates = Candidates::everywhere);

/// Our own estimate, by nobody's publication: postal votes spread over the areas that they came from: each candidate's
/// postal votes in a borough go to its wards in proportion to his votes in person there (in proportion to all votes
/// where he had none in person). The results have no postal rows and are estimates; electorate and ballots are not
/// known then. Postal rows of a borough without any area are kept.
std::vector<Result> spread_postal(const std::vector<Result>& results,
                                  const std::function<std::optional<std::string>(const std::string&)>& parent_of);

}  // namespace hustings
