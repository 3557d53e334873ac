// Tables of invented elections, disfigured as election offices publish them, are read as they were.
#include <doctest/doctest.h>

#include <set>

#include "tests/atlas/import/reading_rate.h"

using namespace hustings::disfigure;

TEST_CASE("a seed gives the same disfigured table each time, and every kind comes up") {
  std::set<Kind> seen;
  for (std::uint32_t seed = 1; seed <= 300; ++seed) {
    const Published one = published(seed);
    CHECK(one.bytes == published(seed).bytes);
    CHECK_FALSE(one.done.empty());
    CHECK(one.done.size() <= 6);
    seen.insert(one.done.begin(), one.done.end());
  }
  CHECK(seen.size() == kinds);
}

TEST_CASE("disfigured tables are read as they were, or something is asked") {
  constexpr int tables = 300;
  const Rates found = rates(1, tables);
  for (const auto& [seed, judged] : found.failures)
    MESSAGE("seed " << seed << ": " << name_of(judged.verdict) << ": " << judged.why);
  // Over 10,000 tables none is wrong, and 2 are refused (docs/testing.md).
  CHECK(found.all[static_cast<std::size_t>(Verdict::wrong)] == 0);
  CHECK(found.all[static_cast<std::size_t>(Verdict::refused)] <= tables / 100);
}
