#include "atlas/import/party_knowledge.h"

#include <algorithm>
#include <vector>

#include "atlas/load/column_values.h"

namespace hustings {

PartyKnowledge::PartyKnowledge(const std::optional<Parties>& own) {
  if (own) own_.emplace("own", *own);
}

bool PartyKnowledge::knows(std::string_view label) {
  if (label.size() > 80 || !has_letter(std::string(label))) return false;
  const auto [at, is_new] = known_.try_emplace(std::string(label), false);
  if (is_new) at->second = find(label);
  return at->second;
}

bool PartyKnowledge::find(std::string_view label) const {
  if (own_ && own_->find(label)) return true;
  const std::vector<PartySet>& sets = carried_party_sets().all();
  return std::any_of(sets.begin(), sets.end(), [&](const PartySet& set) { return set.find(label).has_value(); });
}

}  // namespace hustings
