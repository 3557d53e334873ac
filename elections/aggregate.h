// Sums of results over larger areas that they nest in.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "elections/contest.h"

namespace hustings {

/// Whose votes may be added up: of those whom people everywhere could vote for (a Mayor's candidates), or of those who
/// stood in one area each (councillors), where two independents of one name are two people.
enum class Candidates { everywhere, of_one_area };

/// The same contest on the areas that `parent_of` names for each area code; postal rows already carry the parent's
/// code and are added to it, or to its own parent where `parent_of` names one (boroughs into London). Candidates are
/// kept apart, sums are exact. Electorate and ballots are summed where every part has them, postal rows included, and
/// are empty otherwise; seats likewise over the areas. Areas without a poll (`unopposed`) add seats alone, and the note
/// says how many they are. A sum has the flags of its parts; with its postal votes it is no
/// longer `in_person`. Areas without a parent, and `shares_only` results, are left out.
std::vector<Result> aggregate(const std::vector<Result>& results,
                              const std::function<std::optional<std::string>(const std::string&)>& parent_of,
                              Candidates candidates = Candidates::everywhere);

/// A sum in which each party is one, whoever stood for it in which part; under the candidate's name where he was the
/// same in all of them. Independents stay as they are.
Result merged_by_party(const Result& sum);

}  // namespace hustings
