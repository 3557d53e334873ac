#include "atlas/import/party_shares.h"

#include <algorithm>

#include "atlas/published/header_grid.h"
#include "atlas/published/words.h"
#include "base/text/text.h"
#include "elections/read/result_words.h"

namespace hustings {

namespace {

bool is_word_for_votes(std::string_view token) {
  const auto roles = carried_words().roles_of(token);
  return std::any_of(roles.begin(), roles.end(),
                     [](const HeaderWord& word) {
                       return word.weight == 1 && (word.role == Role::votes || word.role == Role::share);
                     }) ||
         token == "pct" || token == "%" || token == "per";
}

bool is_among(const std::vector<std::size_t>& columns, std::size_t column) {
  return std::find(columns.begin(), columns.end(), column) != columns.end();
}

bool may_be_share(const RolesOfColumns& roles, std::size_t column, double fewest_numbers) {
  const ColumnFacts& facts = roles.facts[column];
  constexpr double whole = 100.5;
  return facts.numbers > fewest_numbers && facts.least >= 0 && facts.most <= whole;
}

bool is_share(const Table& table, const RolesOfColumns& roles, std::size_t column) {
  const ColumnFacts& facts = roles.facts[column];
  return share_of(table.columns[column]) || facts.percents > 0.5 || facts.counts < 0.9;
}

}  // namespace

std::string label_of_party_column(std::string_view header) {
  std::string text(trimmed(header));
  std::erase(text, '%');
  for (bool shorter = true; shorter;) {
    shorter = false;
    const std::vector<HeaderToken> tokens = tokens_of(text);
    if (tokens.size() < 2) break;
    for (const HeaderToken* token : {&tokens.back(), &tokens.front()})
      if (is_word_for_votes(lower_case(token->text))) {
        text = without_token(text, *token);
        shorter = true;
        break;
      }
  }
  return text;
}

std::vector<PartyColumn> parties_with_shares_alone(const Table& table, const RolesOfColumns& roles,
                                                   const std::vector<std::size_t>& keys, const KnowsParty& knows) {
  std::vector<PartyColumn> parties;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const std::string label = label_of_party_column(table.columns[i]);
    if (is_among(keys, i) || !may_be_share(roles, i, 0.3) || !knows(label) || !is_share(table, roles, i)) continue;
    parties.push_back({.column = i, .label = label, .share = {}});
  }
  return parties;
}

void find_shares_beside(const Table& table, const RolesOfColumns& roles, const std::vector<std::size_t>& keys,
                        std::vector<PartyColumn>& parties) {
  const auto is_taken = [&](std::size_t column) {
    return std::any_of(parties.begin(), parties.end(),
                       [&](const PartyColumn& party) { return party.column == column || party.share == column; });
  };
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (is_among(keys, i) || is_taken(i) || roles.columns[i].is_decided) continue;
    if (!may_be_share(roles, i, 0.5)) continue;
    const bool says_so = is_share(table, roles, i);
    const std::string label = folded(label_of_party_column(table.columns[i]));
    const auto party = std::find_if(parties.begin(), parties.end(), [&](const PartyColumn& one) {
      // "Con" in whole percent beside "Con Vote".
      const bool is_larger = roles.facts[one.column].most > 100.5;
      return !one.share && (says_so || is_larger) &&
             (folded(one.label) == label || folded(label_of_party_column(table.columns[one.column])) == label);
    });
    if (party != parties.end()) party->share = i;
  }
}

}  // namespace hustings
