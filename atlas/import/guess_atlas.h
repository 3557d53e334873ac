// A first atlas from somebody's own boundaries and results: which columns matter, and the tables that it needs.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/finding.h"
#include "base/table.h"
#include "elections/contest.h"
#include "elections/party.h"

namespace hustings {

/// A guess at what two files hold.
struct AtlasGuess {
  std::string code;              ///< column of the boundaries with the code
  std::string name;              ///< column of the boundaries with the name; empty: none
  std::optional<Table> votes;    ///< tidy, where the table of results cannot be read as it is
  std::optional<Table> areas;    ///< electorates, ballots and seats of such a table
  std::optional<Table> parties;  ///< where parties stand that `carried` lacks: those that stand, old and new
  Method method = Method::first_past_the_post;
  std::vector<std::string> assumed;      ///< one line each, for a person
  std::vector<std::string> not_counted;  ///< columns of numbers that may be parties, and are not in `votes`
  std::vector<std::string> left_out;     ///< what else is not in `votes`, one clause each, for a person
};

/// Looks at the attributes of boundaries and at a table of results. The code is a column that is unique and filled, and
/// that the results share best, or that looks like a GSS code (E05000026); results without codes are joined by name.
/// Where several areas have one name, a column of both that names the larger area tells them apart. Figures are copied,
/// thousands separators aside, and so is what the table says of whole areas (`published_areas`) and of shares. Errors:
/// no column can be the code, none holds parties or votes, or several elections stand in one table.
Outcome<AtlasGuess> guess_atlas(const Table& boundaries, const Table& results, const Parties& carried);

}  // namespace hustings
