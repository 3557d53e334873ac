// Tables whose columns hold several candidates or several elections side by side, brought to rows.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "atlas/import/understanding.h"
#include "atlas/published/statement.h"
#include "base/table.h"

namespace hustings {

/// The column that says which of the elections that stood side by side a row is of.
inline constexpr std::string_view election_column = "election";

struct Reshaped {
  Table table;
  Arrangement shape = Arrangement::columns;  ///< groups or ranked where it was one, else columns
  bool has_elections = false;                ///< is there a column `election` that was made of headers?
  std::vector<std::string> parties;          ///< where kinds of votes stand side by side: what they are votes for
  std::string year;                          ///< that all headers of parties bear: "17"; empty: none
  std::vector<Statement> statements;
};

/// Does a label name a party that is known anywhere?
using KnowsParty = std::function<bool(std::string_view)>;

/// Groups of columns, one a candidate (nuance1, voix1, nuance2, ...; winner_party, winner_votes, runner_up_party, ...),
/// become a row each; columns of several elections (Con17, Con15; CDU Erststimmen, CDU Zweitstimmen) become a row for
/// each election, under their own names. Anything else comes back as it is.
Reshaped reshaped(Table table, const KnowsParty& knows);

/// "2017" of "17", "2017" of "2017"; empty where it is no year.
std::string year_of_affix(std::string_view affix);

}  // namespace hustings
