// Columns of shares of parties: beside their votes, or in their place.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "atlas/import/column_roles.h"

namespace hustings {

/// The header without its words for votes and shares: "gop" of "votes_gop", "Con" of "Con %".
std::string label_of_party_column(std::string_view header);

/// Columns of shares that are called after known parties, where there are no votes.
std::vector<PartyColumn> parties_with_shares_alone(const Table& table, const RolesOfColumns& roles,
                                                   const std::vector<std::size_t>& keys, const KnowsParty& knows);

/// Gives parties with votes the column of their shares, which is called after them.
void find_shares_beside(const Table& table, const RolesOfColumns& roles, const std::vector<std::size_t>& keys,
                        std::vector<PartyColumn>& parties);

}  // namespace hustings
