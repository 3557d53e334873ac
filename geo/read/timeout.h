// Timeouts for work that may never end, such as waiting for a database: it runs on a thread of its own, and is given up
// where it reports no progress for so long.
#pragma once

#include <chrono>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace hustings {

/// How long a database may be silent: 60 seconds, or what HUSTINGS_DATABASE_SECONDS of the environment says (1 to
/// 86,400).
std::chrono::seconds database_timeout();

/// The work on this thread progresses: the timeout of whoever waits for it starts again. On other threads it does
/// nothing.
void restart_timeout();

/// Does the work on another thread and waits for it; false where nothing was heard of it for so long. Then it is left
/// alone, and may still be at work when the caller continues: it must own all that it touches. Does not throw what the
/// work throws; the work must see to that.
bool finished_within(std::function<void()> work, std::chrono::milliseconds silence);

/// What the work gives, or none where it was given up. Throws what the work throws.
template <class Value>
std::optional<Value> result_within(std::function<Value()> work, std::chrono::milliseconds silence) {
  struct Given {
    std::optional<Value> value;
    std::exception_ptr failure;
  };
  const auto given = std::make_shared<Given>();
  const auto done = [given, work = std::move(work)] {
    try {
      given->value = work();
    } catch (...) {
      given->failure = std::current_exception();
    }
  };
  if (!finished_within(done, silence)) return std::nullopt;
  if (given->failure) std::rethrow_exception(given->failure);
  return std::move(given->value);
}

}  // namespace hustings
