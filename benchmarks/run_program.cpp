#include "benchmarks/run_program.h"

#include <fmt/format.h>
#include <fstream>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/finding.h"
#include "benchmarks/subjects.h"

namespace hustings::benchmarks {

ProgramRun run_program(const std::vector<std::string>& words) {
  const std::string result = (scratch_folder() / "run.txt").string();
  std::vector<std::string> all = {HUSTINGS_TIME_PROGRAM, result};
  all.insert(all.end(), words.begin(), words.end());
  std::vector<char*> arguments;
  for (std::string& word : all) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  pid_t child = 0;
  int status = 0;
  if (posix_spawn(&child, arguments.front(), nullptr, nullptr, arguments.data(), environ) != 0 ||
      waitpid(child, &status, 0) != child || status != 0)
    throw MachineError("this failed: " + fmt::format("{}", fmt::join(words, " ")));
  ProgramRun run;
  double peak_kib = 0;
  if (!(std::ifstream(result) >> run.seconds >> peak_kib)) throw MachineError(result + " cannot be read");
  run.peak_mib = peak_kib / 1024;
  return run;
}

}  // namespace hustings::benchmarks
