// Seats shared out among party lists.
#pragma once

#include <cstdint>
#include <vector>

#include "elections/contest.h"

namespace hustings {

/// One list in the count.
struct ListVotes {
  PartyIndex party = 0;
  std::int64_t votes = 0;
  int constituencies = 0;  ///< seats that it has won already
};

/// List seats by modified d'Hondt: each seat goes to the list with the largest votes / (1 + seats won so far), seats
/// won in constituencies included. Lists with less than `threshold` percent of all list votes win none. A tie goes to
/// the earlier list. Returned in the order of `lists`; `valid` is all list votes. Source: Greater London Authority Act
/// 1999, section 4 and Schedule 2, part II (threshold 5 percent, 11 seats of 25).
std::vector<int> list_seats(const std::vector<ListVotes>& lists, std::int64_t valid, int seats, double threshold = 5);

}  // namespace hustings
