#include "elections/apportion.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

namespace hustings {

std::vector<std::int64_t> apportioned(std::int64_t whole, std::span<const double> parts) {
  const double sum = std::accumulate(parts.begin(), parts.end(), 0.0);
  assert(sum > 0);
  std::vector<std::int64_t> shares;
  std::vector<double> remainders;
  shares.reserve(parts.size());
  remainders.reserve(parts.size());
  std::int64_t left = whole;
  for (const double part : parts) {
    const double quota = static_cast<double>(whole) * (part / sum);
    const auto floor = static_cast<std::int64_t>(std::floor(quota));
    shares.push_back(floor);
    remainders.push_back(quota - static_cast<double>(floor));
    left -= floor;
  }
  std::vector<std::size_t> order(parts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return remainders[a] != remainders[b] ? remainders[a] > remainders[b] : a < b;
  });
  for (std::size_t i = 0; left > 0; i = (i + 1) % order.size()) {
    if (parts[order[i]] <= 0) continue;  // rounding must not give a vote to what has no part
    ++shares[order[i]];
    --left;
  }
  // A quota may come out a hair above a whole number and its floor one too many.
  for (std::size_t i = order.size(); left < 0 && i-- > 0;)
    if (shares[order[i]] > 0) --shares[order[i]], ++left;
  return shares;
}

}  // namespace hustings
