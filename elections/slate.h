// Wards that elect several members: what counts as a party's vote there, and who won the seats.
#pragma once

#include <vector>

#include "elections/contest.h"

namespace hustings {

/// A party's vote where it puts up several candidates for several seats. Never the sum of the slate: each elector has
/// as many votes as there are seats.
/// top: that of its best candidate. average: of its slate, to the nearest whole vote (halves up).
/// Source: Rallings, C. and Thrasher, M., Local Elections in Britain, 1997 (both conventions, top vote preferred).
enum class SlateVote { top, average };

/// The ward's result with each party's slate merged: one candidacy a party, under the name of its best candidate.
/// Independents are never merged; neither are candidates of parties too small to have an id of their own, unless their
/// labels agree. Where one seat is filled, a party's candidacy is elected if one of its candidates is; else nobody is
/// named.
Result merge_slates(const Result& result, SlateVote vote, const Parties& parties);

struct SeatsWon {
  PartyIndex party = 0;
  int seats = 0;
};

/// Members elected, by party: most first, then by votes. Empty where the table does not say who was elected.
std::vector<SeatsWon> seats_won(const Result& result);

/// Did candidates of more than one party win a seat here?
bool is_split(const Result& result);

}  // namespace hustings
