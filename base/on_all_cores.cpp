#include "base/on_all_cores.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace hustings {

namespace {

/// One call of `on_all_cores`.
struct Job {
  const std::function<void(std::size_t)>& work;
  std::size_t count;
  std::atomic<std::size_t> next = 0;  ///< index that nobody has taken yet
  // Guarded by the pool's mutex.
  std::size_t helpers = 0;  ///< threads of the pool that are at work on it
  std::exception_ptr failure = nullptr;
};

/// Threads that are made once and wait for jobs. A caller works on its own job alone, so that a lock that it holds is
/// never asked for again by somebody else's work on its thread; and because it does not depend on helpers, calls within
/// calls cannot wait for each other.
class Pool {
 public:
  Pool() {
    try {
      for (std::size_t i = 1; i < core_count(); ++i) std::thread([this] { help(); }).detach();
    } catch (const std::system_error&) {
      // No more threads are to be had: callers do more themselves.
    }
  }

  void run(Job& job) {
    open(job);
    while (do_one(job)) {
    }
    std::unique_lock lock(mutex_);
    close(job);
    done_.wait(lock, [&] { return job.helpers == 0; });
  }

 private:
  void open(Job& job) {
    {
      const std::scoped_lock lock(mutex_);
      jobs_.push_back(&job);
      newest_ = &job;
    }
    for (std::size_t i = 1; i < std::min(job.count, core_count()); ++i) opened_.notify_one();
  }

  /// Nobody begins to help from now on. Needs the lock.
  void close(Job& job) {
    std::erase(jobs_, &job);
    newest_ = jobs_.empty() ? nullptr : jobs_.back();
  }

  /// False where every index is taken.
  bool do_one(Job& job) {
    const std::size_t index = job.next++;
    if (index >= job.count) return false;
    try {
      job.work(index);
    } catch (...) {
      const std::scoped_lock lock(mutex_);
      if (!job.failure) job.failure = std::current_exception();
    }
    return true;
  }

  /// Helps with the newest job: what others wait for is begun within it, or after it.
  void help() {
    std::unique_lock lock(mutex_);
    while (true) {
      opened_.wait(lock, [&] { return !jobs_.empty(); });
      Job& job = *jobs_.back();
      ++job.helpers;
      lock.unlock();
      bool left = true;
      while (left && newest_ == &job) left = do_one(job);
      lock.lock();
      if (!left) close(job);
      if (--job.helpers == 0) done_.notify_all();
    }
  }

  std::mutex mutex_;
  std::condition_variable opened_;     ///< a job was added
  std::condition_variable done_;       ///< a job has no helpers any more
  std::vector<Job*> jobs_;             ///< that have indices left, the newest last
  std::atomic<Job*> newest_{nullptr};  ///< the last of them, to be compared without the lock
};

/// Never destroyed: its threads wait until the program ends, whatever is at work then. A process that is forked has no
/// threads of it, and must call exec.
Pool& pool() {
  static Pool& made = *new Pool;
  return made;
}

}  // namespace

std::size_t core_count() {
  static const std::size_t count = std::max(1U, std::thread::hardware_concurrency());
  return count;
}

void on_all_cores(std::size_t count, const std::function<void(std::size_t index)>& work) {
  Job job{.work = work, .count = count};
  pool().run(job);
  if (job.failure) std::rethrow_exception(job.failure);
}

}  // namespace hustings
