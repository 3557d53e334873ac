// Whole processes: how long a program runs, and how much memory it takes.
#pragma once

#include <string>
#include <vector>

namespace hustings::benchmarks {

struct ProgramRun {
  double seconds = 0;   ///< from the fork to the exit
  double peak_mib = 0;  ///< resident memory
};

/// Runs the program with its arguments; words with "=" before it are added to the environment. What it prints is
/// dropped. Throws MachineError where it cannot be run or fails.
ProgramRun run_program(const std::vector<std::string>& words);

}  // namespace hustings::benchmarks
