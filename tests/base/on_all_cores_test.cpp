#include "base/on_all_cores.h"

#include <atomic>
#include <doctest/doctest.h>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <vector>

using namespace hustings;

namespace {

std::atomic<std::size_t> threads_seen = 0;

/// Counts the threads that ever made one.
struct Witness {
  Witness() { ++threads_seen; }
  void look() const {}
};

}  // namespace

TEST_CASE("work is done once for each index") {
  for (const std::size_t count : {std::size_t{0}, std::size_t{1}, std::size_t{2}, std::size_t{1000}}) {
    std::vector<std::atomic<int>> times(count);
    on_all_cores(count, [&](std::size_t i) { ++times[i]; });
    for (const auto& one : times) CHECK(one == 1);
  }
}

TEST_CASE("the same threads serve every call") {
  for (int call = 0; call < 200; ++call)
    on_all_cores(64, [](std::size_t) {
      thread_local const Witness witness;
      witness.look();
    });
  CHECK(threads_seen <= core_count());
}

TEST_CASE("calls within calls end") {
  std::atomic<int> done = 0;
  on_all_cores(
      9, [&](std::size_t) { on_all_cores(9, [&](std::size_t) { on_all_cores(9, [&](std::size_t) { ++done; }); }); });
  CHECK(done == 9 * 9 * 9);
}

TEST_CASE("several callers at once get their own work done") {
  constexpr std::size_t callers = 4;
  std::vector<std::size_t> sums(callers);
  {
    std::vector<std::jthread> threads;
    for (std::size_t& sum : sums)
      threads.emplace_back([&sum] {
        for (int call = 0; call < 100; ++call) {
          std::atomic<std::size_t> part = 0;
          on_all_cores(50, [&](std::size_t i) { part += i; });
          sum += part;
        }
      });
  }
  for (const std::size_t sum : sums) CHECK(sum == 100 * (49 * 50 / 2));
}

TEST_CASE("a caller that holds a lock does no other caller's work, which may want it") {
  std::mutex mutex;
  std::atomic<int> done = 0;
  {
    std::jthread wants([&] {
      for (int call = 0; call < 100; ++call)
        on_all_cores(8, [&](std::size_t) {
          const std::scoped_lock lock(mutex);
          ++done;
        });
    });
    for (int call = 0; call < 100; ++call) {
      const std::scoped_lock lock(mutex);
      on_all_cores(8, [&](std::size_t) { ++done; });
    }
  }
  CHECK(done == 2 * 100 * 8);
}

TEST_CASE("an exception comes when all other work is done, and spoils no later call") {
  std::atomic<int> done = 0;
  const auto work = [&](std::size_t i) {
    if (i == 3) throw std::runtime_error("three");
    ++done;
  };
  CHECK_THROWS_WITH_AS(on_all_cores(100, work), "three", std::runtime_error);
  CHECK(done == 99);
  on_all_cores(100, [&](std::size_t) { ++done; });
  CHECK(done == 199);
}
