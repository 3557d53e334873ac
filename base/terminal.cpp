#include "base/terminal.h"

#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <fcntl.h>
#include <fmt/format.h>
#include <system_error>
#include <unistd.h>

#include "base/finding.h"
#include "base/text.h"

namespace hustings {

namespace {

/// How many bytes the letter has that begins with this one, if it is one at all.
std::size_t length_of(unsigned char lead) { return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4; }

std::uint32_t letter_of(std::string_view bytes) {
  const auto lead = static_cast<unsigned char>(bytes.front());
  if (bytes.size() == 1) return lead;
  std::uint32_t letter = lead & (0x7FU >> bytes.size());
  for (const char c : bytes.substr(1)) letter = letter << 6U | (static_cast<unsigned char>(c) & 0x3FU);
  return letter;
}

/// Of the controls of Unicode (chapter 23, Special Areas and Format Characters) those that move or turn what follows.
bool steers(std::uint32_t letter) {
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
    const std::string_view bytes = text.substr(at, length_of(static_cast<unsigned char>(text[at])));
    if (!is_utf8(bytes)) {
      out += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[at++]));
      continue;
    }
    at += bytes.size();
    const std::uint32_t letter = letter_of(bytes);
    if (!steers(letter)) out += bytes;
    else out += letter < 0x80 ? fmt::format("\\x{:02x}", letter) : fmt::format("\\u{:04x}", letter);
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

void hold_standard_streams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    if (::fcntl(stream, F_GETFD) < 0 && errno == EBADF)
      // Output that nobody asked for fails when it is written; the log has nobody to complain to.
      (void)!::open("/dev/null", stream == STDERR_FILENO ? O_WRONLY : O_RDONLY);
}

}  // namespace hustings
