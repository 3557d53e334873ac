#include "app/command_line/progress_line.h"

#include <cmath>
#include <cstdio>
#include <fmt/format.h>
#include <unistd.h>

#include "base/terminal.h"

namespace hustings {

namespace {

constexpr const char* clear_line = "\r\033[K";

}  // namespace

std::string progress_text(const std::string& name, long done, long all, double seconds) {
  std::string text = fmt::format("{}  {:3}%  {} of {}", name, all > 0 ? 100 * done / all : 0, done, all);
  constexpr double long_enough = 1;  // seconds after which the pace says something
  if (done > 0 && done < all && seconds >= long_enough) {
    const auto left =
        static_cast<long>(std::ceil(seconds * static_cast<double>(all - done) / static_cast<double>(done)));
    text += left < 3600 ? fmt::format("  {}:{:02} left", left / 60, left % 60)
                        : fmt::format("  {}:{:02}:{:02} left", left / 3600, left / 60 % 60, left % 60);
  }
  return text;
}

ProgressLine::ProgressLine(const std::string& name, bool quiet)
    : name_(line_for_terminal(name)), silent_(quiet || ::isatty(STDERR_FILENO) == 0) {}

ProgressLine::~ProgressLine() {
  if (shown_done_ >= 0) fmt::print(stderr, "{}", clear_line);
}

void ProgressLine::show(long done, long all) {
  const auto now = Clock::now();
  if (silent_ || done == shown_done_ || now - shown_ < std::chrono::milliseconds(200)) return;
  fmt::print(stderr, "{}{}", clear_line,
             progress_text(name_, done, all, std::chrono::duration<double>(now - start_).count()));
  std::fflush(stderr);
  shown_ = now;
  shown_done_ = done;
}

}  // namespace hustings
