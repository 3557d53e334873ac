// Sums of results over larger areas that they nest in.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "elections/contest.h"

namespace hustings {

/// The same contest on the areas that `parent_of` names for each area code; postal rows already carry the parent's
/// code and are added to it, or to its own parent where `parent_of` names one (boroughs into London). Candidates are
/// kept apart, sums are exact. Electorate and ballots are summed where every part has them, postal rows included, and
/// are empty otherwise; seats likewise over the areas. Areas without a parent are left out.
std::vector<Result> aggregate(const std::vector<Result>& results,
                              const std::function<std::optional<std::string>(const std::string&)>& parent_of);

}  // namespace hustings
