#include "geo/read/timeout.h"

#include <doctest/doctest.h>

#include <future>
#include <stdexcept>

using namespace hustings;

namespace {

using std::chrono::milliseconds;

constexpr milliseconds long_enough(60'000);

}  // namespace

TEST_CASE("what is done in time is given, and what it throws is thrown") {
  CHECK(result_within<int>([] { return 7; }, long_enough) == 7);
  CHECK_THROWS_AS(result_within<int>([]() -> int { throw std::runtime_error("no"); }, long_enough), std::runtime_error);
}

TEST_CASE("work that reports no progress is given up, and may end later") {
  const auto door = std::make_shared<std::promise<void>>();
  const auto ended = std::make_shared<std::promise<int>>();
  CHECK(result_within<int>(
            [door, ended] {
              door->get_future().wait();
              ended->set_value(1);
              return 1;
            },
            milliseconds(0)) == std::nullopt);
  door->set_value();
  CHECK(ended->get_future().get() == 1);
}

TEST_CASE("progress restarts the timeout of no other thread") {
  restart_timeout();
  CHECK(result_within<int>(
            [] {
              for (int i = 0; i < 1000; ++i) restart_timeout();
              return 3;
            },
            long_enough) == 3);
}
