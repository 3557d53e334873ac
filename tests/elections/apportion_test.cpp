#include <doctest/doctest.h>

#include <cmath>
#include <numeric>
#include <random>
#include <vector>

#include "elections/apportion.h"

using namespace hustings;

TEST_CASE("what is left after rounding down goes to the largest remainders") {
  const std::vector<double> parts{0.5, 0.3, 0.2};
  CHECK(apportioned(10, parts) == std::vector<std::int64_t>{5, 3, 2});
  CHECK(apportioned(11, parts) == std::vector<std::int64_t>{6, 3, 2});                  // quotas 5.5, 3.3, 2.2
  CHECK(apportioned(1, std::vector<double>{1, 1}) == std::vector<std::int64_t>{1, 0});  // a tie: the earlier part
  CHECK(apportioned(0, parts) == std::vector<std::int64_t>{0, 0, 0});
}

TEST_CASE("no vote is lost or made, no part is a vote or more from its quota, and none gets votes for nothing") {
  std::mt19937 random(1);
  for (int round = 0; round < 2000; ++round) {
    std::vector<double> parts(1 + random() % 9);
    for (double& part : parts) part = random() % 3 == 0 ? 0 : std::uniform_real_distribution<double>(0, 5)(random);
    parts[random() % parts.size()] = 1;
    const auto whole = static_cast<std::int64_t>(random() % 100'000);
    const std::vector<std::int64_t> shares = apportioned(whole, parts);
    CHECK(std::accumulate(shares.begin(), shares.end(), std::int64_t{0}) == whole);
    const double sum = std::accumulate(parts.begin(), parts.end(), 0.0);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const double quota = static_cast<double>(whole) * parts[i] / sum;
      CHECK(std::abs(static_cast<double>(shares[i]) - quota) < 1 + 1e-6);
      if (parts[i] == 0) CHECK(shares[i] == 0);
    }
  }
}
