// The parties of a first atlas: those that are known, and a table for those that are not.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/table.h"
#include "elections/party.h"

namespace hustings {

/// Gives each party that stands an id: that of a carried party, or one that is made of its words and is no other's.
class NewParties {
 public:
  explicit NewParties(const Parties& carried) : carried_(carried) {}

  /// The id of the party that is written so; "" for nothing.
  std::string id_of_party(const std::string& written);
  /// The carried party of that name.
  std::optional<PartyIndex> known(const std::string& written);
  /// Does it stand for itself, rather than as one of several or for nobody?
  bool is_party(const std::string& written);

  /// All that were asked for, with colours and short names unlike each other; none where all are carried.
  std::optional<Table> table() const;
  /// As written, in order of appearance: those that are new, and those that are known under another name.
  const std::vector<std::string>& unknown() const { return unknown_; }
  std::vector<std::pair<std::string, std::string>> renamed() const;  ///< as written, name of the carried party

 private:
  std::string new_id(const std::string& written);

  const Parties& carried_;
  std::map<std::string, std::optional<PartyIndex>> known_;  ///< as written
  std::map<std::string, std::string> new_ids_;              ///< by folded name
  std::set<std::string> used_;                              ///< ids of new parties
  std::vector<std::string> unknown_;
  std::vector<std::pair<std::string, std::string>> standing_;  ///< id, as first written
  std::set<std::string> stood_;
};

}  // namespace hustings
