// Runs a program and writes how long it took and its peak memory: `time_program RESULT [NAME=VALUE...] PROGRAM
// [ARGUMENT...]`.
//
// A process of its own, and a small one: Linux counts the memory of the parent, as it was at the fork, to the child's
// peak.

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int count, char** arguments) {
  int program = 2;
  for (; program < count && std::strchr(arguments[program], '=') != nullptr; ++program) putenv(arguments[program]);
  if (program >= count) {
    std::fputs("usage: time_program RESULT [NAME=VALUE...] PROGRAM [ARGUMENT...]\n", stderr);
    return 2;
  }
  const auto start = std::chrono::steady_clock::now();
  const pid_t child = fork();
  if (child < 0) return 3;
  if (child == 0) {
    const int nowhere = open("/dev/null", O_WRONLY);
    dup2(nowhere, STDOUT_FILENO);
    dup2(nowhere, STDERR_FILENO);
    execvp(arguments[program], arguments + program);
    _exit(127);
  }
  int status = 0;
  rusage usage{};
  if (wait4(child, &status, 0, &usage) != child) return 3;
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  std::FILE* result = std::fopen(arguments[1], "w");
  if (result == nullptr) return 3;
  std::fprintf(result, "%.6f %ld\n", taken.count(), usage.ru_maxrss);  // seconds, KiB
  std::fclose(result);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 3;
}
