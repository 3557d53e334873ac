#include "elections/dhondt.h"

namespace hustings {

std::vector<int> list_seats(const std::vector<ListVotes>& lists, std::int64_t valid, int seats, double threshold) {
  std::vector<int> won(lists.size(), 0);
  const auto admitted = [&](const ListVotes& list) {
    return list.votes > 0 && 100 * static_cast<double>(list.votes) >= threshold * static_cast<double>(valid);
  };
  for (int seat = 0; seat < seats; ++seat) {
    std::size_t best = lists.size();
    for (std::size_t i = 0; i < lists.size(); ++i) {
      if (!admitted(lists[i])) continue;
      const auto quotient = [&](std::size_t list) {
        return static_cast<double>(lists[list].votes) / (1 + lists[list].constituencies + won[list]);
      };
      if (best == lists.size() || quotient(i) > quotient(best)) best = i;
    }
    if (best == lists.size()) break;  // nobody reached the threshold
    ++won[best];
  }
  return won;
}

}  // namespace hustings
