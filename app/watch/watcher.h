// A live atlas on a thread of its own.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "app/watch/live_atlas.h"

namespace hustings {

class Watcher {
 public:
  /// `make` runs on the thread; it may give none. `wake` is called there when there is something to take.
  Watcher(std::function<std::unique_ptr<LiveAtlas>()> make, std::function<void()> wake);
  Watcher(const Watcher&) = delete;
  Watcher& operator=(const Watcher&) = delete;
  ~Watcher();

  /// What was read since the last call; of several readings the newest atlas, and the revisions of all.
  std::optional<WatchNews> take();
  std::optional<WatchFault> fault() const;
  std::size_t tables() const { return tables_; }
  /// What looks like half a table is meant.
  void allow();
  void want_hexagons() { hexagons_ = true; }

  /// Until all that has happened to the files so far is read, or is known to be unreadable.
  void wait();
  /// Is the thread at something that may never end, such as a database?
  bool is_stuck();

 private:
  void run(const std::function<std::unique_ptr<LiveAtlas>()>& make);
  unsigned begin();
  void step(LiveAtlas& live);
  void answer(const LiveAtlas* live, unsigned question);
  void sleep(const LiveAtlas* live) const;
  void ring() const;  ///< the thread looks up

  std::function<void()> wake_;
  int bell_;
  std::atomic<bool> ending_ = false;
  std::atomic<bool> hexagons_ = false;
  std::atomic<bool> allowed_ = false;
  std::atomic<std::size_t> tables_ = 0;
  mutable std::mutex mutex_;  // of what follows
  std::condition_variable answered_;
  std::optional<WatchNews> news_;
  std::optional<WatchFault> fault_;
  unsigned asked_ = 0, answered_to_ = 0;
  bool at_work_ = false;
  std::thread thread_;
};

}  // namespace hustings
