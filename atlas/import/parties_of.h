// The parties of a table of results: who stands, by what id and name, and in what colour.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "atlas/import/party_sets.h"
#include "atlas/published/statement.h"
#include "base/table.h"
#include "elections/party.h"

namespace hustings {

/// The columns of a long table that say who stands: one row is a party, or a candidate of it, in one area.
struct StandingColumns {
  std::size_t area = 0, party = 0, votes = 0;
};

/// Every label of a party in the table, in order of appearance, with its votes and the areas in which it is first.
/// Cells that are no number count nothing.
std::vector<Standing> standing_in(const Table& table, const StandingColumns& columns);

/// All that stand.
struct StandingParties {
  std::map<std::string, std::string, std::less<>> ids;  ///< as written: the party's id; not of what is blank
  Parties parties;                   ///< in order of appearance, no two of one id, short name or colour
  bool are_in_every_atlas = false;   ///< an atlas needs no table of parties for them
  std::vector<std::string> unknown;  ///< as written: those of no carried party
  std::vector<std::pair<std::string, std::string>> renamed;  ///< as written, and the carried party's name
  std::vector<Statement> said;

  /// "" of what is blank or does not stand.
  const std::string& id_of(const std::string& written) const;
  /// Does it stand for itself, rather than as one of several or for nobody?
  bool is_party(const std::string& written) const;
};

/// Known parties have id, name and colour of their set; labels that mean one party are one. A party that is new gets an
/// id of the words of its name, in Latin letters, which is no other's, its initials for a short name, and a colour
/// unlike any other: a full one where it wins an area or has over 5% of all votes, else a muted one.
StandingParties parties_of(const std::vector<Standing>& standing, const PartySet& set);

/// As `read_parties` reads it.
Table table_of(const Parties& parties);

}  // namespace hustings
