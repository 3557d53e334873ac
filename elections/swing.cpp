#include "elections/swing.h"

#include <algorithm>
#include <fmt/format.h>

#include "elections/result_measures.h"

namespace hustings {

namespace {

constexpr const char* no_earlier_result = "no earlier result for this area";
constexpr const char* then_clause = "in the earlier contest";
constexpr const char* now_clause = "in this contest";

Measured<double> share_in(const Result& result, PartyIndex party, const Parties& parties, const char* clause) {
  auto found = share(result, party, parties);
  if (!found) return Undefined{fmt::format("{} {}", found.reason(), clause)};
  return found;
}

/// The shares of both in one contest, in percent.
struct PairShares {
  double from = 0;
  double to = 0;
};

Measured<PairShares> shares_in(const Result& result, const SwingPair& pair, const Parties& parties,
                               const char* clause) {
  const auto from = share_in(result, pair.from, parties, clause);
  if (!from) return from.undefined();
  const auto to = share_in(result, pair.to, parties, clause);
  if (!to) return to.undefined();
  return PairShares{*from, *to};
}

const Candidacy& best_of(const Result& result, PartyIndex party) {
  return *std::find_if(result.candidacies.begin(), result.candidacies.end(),
                       [&](const Candidacy& candidacy) { return candidacy.party == party; });
}

}  // namespace

Measured<SwingPair> top_two(const Result& now) {
  const auto first = winner(now);
  if (!first) return first.undefined();
  const auto second = runner_up(now);
  if (!second) return second.undefined();
  return SwingPair{.from = second->party, .to = first->party};
}

std::optional<Undefined> why_different_persons(const Candidacy& now, const Candidacy& then) {
  if (!now.independent || same_person(now, then)) return std::nullopt;
  if (now.candidate.empty() || then.candidate.empty())
    return Undefined{"independents are compared by name, and one has none"};
  return Undefined{fmt::format("the best independent is {}, and was {}", now.candidate, then.candidate)};
}

std::optional<Undefined> why_not_comparable(PartyIndex party, const Parties& parties) {
  if (parties[party].kind == PartyKind::independent) return Undefined{"independents are not one party"};
  if (parties[party].kind == PartyKind::aggregate)
    return Undefined{fmt::format("{} is a sum of several parties", parties[party].short_name)};
  return std::nullopt;
}

std::optional<Undefined> why_not_comparable(const SwingPair& pair, const Parties& parties) {
  for (const PartyIndex party : {pair.from, pair.to})
    if (auto fault = why_not_comparable(party, parties)) return fault;
  if (pair.from == pair.to) return Undefined{fmt::format("both are {}", parties[pair.from].short_name)};
  return std::nullopt;
}

double butler_swing(double from_then, double from_now, double to_then, double to_now) {
  return ((from_then - from_now) + (to_now - to_then)) / 2;
}

double steed_swing(double from_then, double from_now, double to_then, double to_now) {
  return 100 * (to_now / (from_now + to_now) - to_then / (from_then + to_then));
}

Measured<Swing> swing(const Result& now, const Result* then, std::optional<SwingPair> pair, SwingFormula formula,
                      const Parties& parties) {
  if (then == nullptr) return Undefined{no_earlier_result};
  const Measured<SwingPair> chosen = pair ? Measured<SwingPair>(*pair) : top_two(now);
  if (!chosen) return chosen.undefined();
  if (const auto fault = why_not_comparable(*chosen, parties)) return *fault;

  const auto before = shares_in(*then, *chosen, parties, then_clause);
  if (!before) return before.undefined();
  const auto after = shares_in(now, *chosen, parties, now_clause);
  if (!after) return after.undefined();
  if (formula == SwingFormula::butler)
    return Swing{*chosen, butler_swing(before->from, after->from, before->to, after->to)};

  // The two-party vote is what Steed divides by.
  for (const auto& [shares, clause] : {std::pair(*before, then_clause), std::pair(*after, now_clause)})
    if (shares.from + shares.to == 0) return Undefined{fmt::format("neither party had a vote {}", clause)};
  return Swing{*chosen, steed_swing(before->from, after->from, before->to, after->to)};
}

Measured<double> change_of_share(const Result& now, const Result* then, PartyIndex party, const Parties& parties) {
  if (then == nullptr) return Undefined{no_earlier_result};
  auto before = share_in(*then, party, parties, then_clause);
  if (!before) return before;
  auto after = share_in(now, party, parties, now_clause);
  if (!after) return after;
  if (auto fault = why_different_persons(best_of(now, party), best_of(*then, party))) return *fault;
  return *after - *before;
}

}  // namespace hustings
