#include "geo/read/timeout.h"

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <cstdlib>
#include <mutex>
#include <thread>

#include "base/text/text.h"

namespace hustings {

namespace {

/// What the two threads share, and own together: either may outlive the other.
struct Watch {
  std::mutex lock;
  std::condition_variable changed;
  std::atomic<std::uint64_t> signs = 0;
  bool done = false;
};

thread_local Watch* watched = nullptr;

}  // namespace

std::chrono::seconds database_timeout() {
  constexpr std::int64_t usual = 60;
  constexpr std::int64_t a_day = 86'400;
  const char* chosen = std::getenv("HUSTINGS_DATABASE_SECONDS");
  const auto seconds = chosen != nullptr ? maybe_integer(chosen) : std::nullopt;
  return std::chrono::seconds(seconds && *seconds >= 1 && *seconds <= a_day ? *seconds : usual);
}

void restart_timeout() {
  if (watched != nullptr) ++watched->signs;
}

bool finished_within(std::function<void()> work, std::chrono::milliseconds silence) {
  const auto watch = std::make_shared<Watch>();
  std::thread([watch, work = std::move(work)] {
    watched = watch.get();
    work();
    const std::lock_guard held(watch->lock);
    watch->done = true;
    watch->changed.notify_all();
  }).detach();
  std::unique_lock held(watch->lock);
  for (std::uint64_t heard = 0;; heard = watch->signs) {
    if (watch->changed.wait_for(held, silence, [&] { return watch->done; })) return true;
    if (watch->signs == heard) return false;
  }
}

}  // namespace hustings
