#include "base/unfinished.h"

#include <csignal>
#include <mutex>
#include <set>
#include <system_error>

namespace hustings {

namespace fs = std::filesystem;

namespace {

struct Unfinished {
  std::mutex lock;
  std::set<fs::path> paths;
  std::set<pid_t> leaders;
};

/// Never taken apart: other threads may still be making files when the program ends.
Unfinished& unfinished() {
  static auto& kept = *new Unfinished;
  return kept;
}

}  // namespace

void note_unfinished(const fs::path& path) {
  const std::lock_guard held(unfinished().lock);
  unfinished().paths.insert(path);
}

void forget_unfinished(const fs::path& path) {
  const std::lock_guard held(unfinished().lock);
  unfinished().paths.erase(path);
}

void note_running(pid_t leader) {
  const std::lock_guard held(unfinished().lock);
  unfinished().leaders.insert(leader);
}

void forget_running(pid_t leader) {
  const std::lock_guard held(unfinished().lock);
  unfinished().leaders.erase(leader);
}

void remove_unfinished() {
  unfinished().lock.lock();  // and never unlocked: nothing new is begun now
  for (const pid_t leader : unfinished().leaders) ::kill(-leader, SIGKILL);
  std::error_code ignored;
  for (const fs::path& path : unfinished().paths) fs::remove_all(path, ignored);
}

}  // namespace hustings
