// Swing between a named pair of parties, in the two classical definitions.
#pragma once

#include <optional>
#include <string>

#include "elections/contest.h"
#include "elections/measured.h"

namespace hustings {

enum class SwingFormula { butler, steed };

/// Two parties, `from` and `to`; a positive swing goes from `from` to `to`.
struct SwingPair {
  PartyIndex from = 0;
  PartyIndex to = 0;
  bool operator==(const SwingPair&) const = default;
};

/// Butler (conventional) swing: ((from's share then - now) + (to's share now - then)) / 2; shares of all valid votes in
/// percent, result in percentage points.
/// Source: Butler, D. E. and Stokes, D., Political Change in Britain, 1969.
double butler_swing(double from_then, double from_now, double to_then, double to_now);

/// Steed (two-party) swing: the change of `to`'s share of the two parties' vote. Any unit, votes or shares.
/// Source: Steed, M., in Butler and King, The British General Election of 1964, appendix.
double steed_swing(double from_then, double from_now, double to_then, double to_now);

/// Why shares of this party, or swing within this pair, mean nothing, if so: independents are not one party, nor is a
/// sum of several, and a pair is two.
std::optional<Undefined> why_not_comparable(PartyIndex party, const Parties& parties);
std::optional<Undefined> why_not_comparable(const SwingPair& pair, const Parties& parties);

/// "Top two": this election's second -> its winner. Undefined: either is not known.
Measured<SwingPair> top_two(const Result& now);

struct Swing {
  SwingPair pair;
  double percent = 0;  ///< percentage points, positive: from -> to
};

/// Swing in one area. With no pair it is "top two": this election's second -> its winner.
/// Undefined, with the reason: no earlier result; one of the pair did not stand then or now; the two are one party or
/// include an independent or an aggregate; a tie in "top two".
Measured<Swing> swing(const Result& now, const Result* then, std::optional<SwingPair> pair, SwingFormula formula,
                      const Parties& parties);

/// Why two independents, the best of them then and now, are not one person; none where they are, or are of a party.
std::optional<Undefined> why_different_persons(const Candidacy& now, const Candidacy& then);

/// A party's change of share, in percentage points. Undefined: no earlier result, or it did not stand then or now; of
/// independents: the best of them was another person then.
Measured<double> change_of_share(const Result& now, const Result* then, PartyIndex party, const Parties& parties);

}  // namespace hustings
