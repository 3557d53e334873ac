// Ctrl+C, and a request to end, while a file is being made: the work stops, and what is not whole goes.
#pragma once

#include <stdexcept>

namespace hustings {

/// Somebody stopped the work; the exit code is 128 and the signal's number: 130 for Ctrl+C.
class Interrupted : public std::runtime_error {
 public:
  explicit Interrupted(int signal);
  int exit_code() const { return 128 + signal_; }

 private:
  int signal_;
};

/// From now on the first SIGINT, SIGTERM or SIGHUP is only remembered; the second ends the program at once. A file that
/// grows too large, and a pipe that nobody reads, become errors of the write.
void catch_interrupts();

/// Throws Interrupted where such a signal has come.
void throw_if_interrupted();

}  // namespace hustings
