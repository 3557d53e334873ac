// Ctrl+C, and a request to end, while a file is being made: the work stops, and what is not whole goes.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stdexcept>
#include <thread>

namespace hustings {

/// Somebody stopped the work; the exit code is 128 and the signal's number: 130 for Ctrl+C.
class Interrupted : public std::runtime_error {
 public:
  explicit Interrupted(int signal);
  int exit_code() const { return 128 + signal_; }

 private:
  int signal_;
};

/// From now on the first SIGINT, SIGTERM or SIGHUP is only remembered; the second ends the program immediately. A file
/// that grows too large, and a pipe that nobody reads, become errors of the write.
void catch_interrupts();

/// Throws Interrupted where such a signal has come.
void throw_if_interrupted();

/// As long as it lives, the first such signal ends the program so long after it, whatever the program is waiting for: a
/// database, a disk, a picture that takes its time. What is being made goes, as does who works at it.
class EndAtInterrupt {
 public:
  explicit EndAtInterrupt(std::chrono::milliseconds grace = {});
  EndAtInterrupt(const EndAtInterrupt&) = delete;
  EndAtInterrupt& operator=(const EndAtInterrupt&) = delete;
  ~EndAtInterrupt();

 private:
  void watch();

  std::chrono::milliseconds grace_;
  std::mutex lock_;
  std::condition_variable changed_;
  bool over_ = false;
  std::thread watcher_;  // last: it works with all of the above
};

/// Ends the program without waiting for anything that is still at work.
[[noreturn]] void end_at_once(int exit_code);

}  // namespace hustings
