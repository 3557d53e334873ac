// Which labels name parties: somebody's own, carried ones, and those that a table's headers taught.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "atlas/import/party_sets.h"
#include "elections/party.h"

namespace hustings {

/// Does a set know the party? Labels are asked for again and again.
class PartyKnowledge {
 public:
  explicit PartyKnowledge(const std::optional<Parties>& own);

  bool knows(std::string_view label);
  void learn(const std::string& label) { known_[label] = true; }
  const std::optional<PartySet>& own() const { return own_; }

 private:
  bool find(std::string_view label) const;

  std::optional<PartySet> own_;
  std::unordered_map<std::string, bool> known_;
};

}  // namespace hustings
