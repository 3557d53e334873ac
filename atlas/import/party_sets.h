// The parties of several countries, as they are carried: assets/parties.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "atlas/published/statement.h"
#include "elections/party.h"
#include "elections/read/party_names.h"

namespace hustings {

/// What a table of results says of one party, or of one candidate's label.
struct Standing {
  std::string written;
  double votes = 0;  ///< in all areas; or a sum of shares
  int wins = 0;      ///< areas in which it is first
};

/// The parties of a country, with those that stand anywhere: independents, others, the answers of a referendum.
class PartySet {
 public:
  PartySet(std::string id, Parties parties);

  /// The party that is written so, by any of its names; of a label of several parties ("DEM/WFP") the first of the set,
  /// where one candidate may stand for several.
  std::optional<PartyIndex> find(std::string_view written) const;
  /// Is it a label of several parties, which `find` gives to one of them?
  bool is_joint(std::string_view written) const;
  const Parties& parties() const { return parties_; }

  std::string id;                   ///< "de"; "" for the parties that stand anywhere
  std::string title;                ///< "Germany"
  std::vector<std::string> places;  ///< codes and names of the country, folded
  bool fusion = false;              ///< may one candidate stand for several parties?
  /// So many, from the first on, are those of an atlas without parties of its own.
  std::size_t in_every_atlas = 0;
  PartyNames names;

 private:
  Parties parties_;
};

/// The parties of the country that the areas lie in, and why.
struct ChosenParties {
  const PartySet* set = nullptr;
  Statement said;  ///< empty where it need not be said
};

class PartySets {
 public:
  /// Reads sets.csv, any.csv and the table of each set in that folder, and the parties of every atlas, which those of
  /// gb.csv are added to. Throws InputError where a file is not there or is wrong.
  PartySets(const std::string& folder, const std::string& parties_of_every_atlas);

  /// The set of that id; "" is that of parties that stand anywhere. None where there is no such set.
  const PartySet* find(std::string_view id) const;
  const std::vector<PartySet>& all() const { return sets_; }

  /// By where the areas lie, which is an ISO code ("DE") or the name of an area of PROJ ("Germany - onshore between 6°E
  /// and 12°E"), and by which set knows most of the names that stand. Where the areas lie is followed unless another
  /// set knows far more of them. Nothing known of either: the parties that stand anywhere.
  ChosenParties choose(const std::vector<Standing>& standing, std::string_view where) const;

 private:
  std::vector<PartySet> sets_;  ///< in the order of sets.csv
  PartySet anywhere_;
};

/// The carried ones, read once.
const PartySets& carried_party_sets();

}  // namespace hustings
