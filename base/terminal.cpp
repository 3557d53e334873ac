#include "base/terminal.h"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <fmt/format.h>
#include <system_error>
#include <unistd.h>

#include "base/finding.h"
#include "base/text/text.h"
#include "base/text/unicode.h"

namespace hustings {

namespace {

/// Of the controls of Unicode (chapter 23, Special Areas and Format Characters) those that move or turn what follows.
bool steers(char32_t letter) {
  if (letter == '\t' || letter == '\n') return false;
  const bool control = letter < 0x20 || (letter >= 0x7F && letter < 0xA0);
  const bool separator = letter == 0x2028 || letter == 0x2029;
  const bool bidirectional = letter == 0x061C || letter == 0x200E || letter == 0x200F ||
                             (letter >= 0x202A && letter <= 0x202E) || (letter >= 0x2066 && letter <= 0x2069);
  return control || separator || bidirectional;
}

[[noreturn]] void fail(int error) {
  throw MachineError(fmt::format("standard output cannot be written{}{}", error != 0 ? ": " : "",
                                 error != 0 ? std::generic_category().message(error) : ""));
}

}  // namespace

std::string for_terminal(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    const char32_t letter = next_letter(text, at);
    const std::string_view bytes = text.substr(from, at - from);
    if (letter == invalid_letter) out += fmt::format("\\x{:02x}", static_cast<unsigned char>(bytes.front()));
    else if (!steers(letter)) out += bytes;
    else if (letter < 0x80) out += fmt::format("\\x{:02x}", static_cast<unsigned>(letter));
    else out += fmt::format("\\u{:04x}", static_cast<unsigned>(letter));
  }
  return out;
}

std::string line_for_terminal(std::string_view text) { return for_terminal(one_line(text)); }

void print(std::string_view text) {
  errno = 0;
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) fail(errno);
}

void finish_printing() {
  errno = 0;
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) fail(errno);
}

bool prints_to_terminal() { return ::isatty(STDOUT_FILENO) == 1; }

void open_standard_streams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    if (::fcntl(stream, F_GETFD) < 0 && errno == EBADF)
      // Output that nobody asked for fails when it is written; the log has nobody to complain to.
      (void)!::open("/dev/null", stream == STDERR_FILENO ? O_WRONLY : O_RDONLY);
}

}  // namespace hustings
