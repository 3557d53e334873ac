#include "app/desktop/clipboard.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>
#include <vector>

#include "app/desktop/program.h"
#include "base/finding.h"

namespace hustings {

namespace {

struct Program {
  const char* display;  ///< the environment variable that says that its display is there
  std::vector<std::string> words;
};

/// The picture as a file without a name, to be read from its start.
int unnamed_file(const std::string& bytes) {
  const int file = ::memfd_create("picture", MFD_CLOEXEC);
  std::size_t written = 0;
  while (file >= 0 && written < bytes.size()) {
    const ssize_t more = ::write(file, bytes.data() + written, bytes.size() - written);
    if (more <= 0) {
      ::close(file);
      return -1;
    }
    written += static_cast<std::size_t>(more);
  }
  if (file >= 0) ::lseek(file, 0, SEEK_SET);
  return file;
}

}  // namespace

PictureCopy::PictureCopy(const std::string& png) {
  const std::array<Program, 2> programs{
      {{"WAYLAND_DISPLAY", {"wl-copy", "--type", "image/png"}},
       {"DISPLAY", {"xclip", "-selection", "clipboard", "-target", "image/png", "-in"}}}};
  std::vector<std::string> words;
  for (const Program& program : programs)
    if (words.empty() && is_set(program.display) && is_on_path(program.words.front())) words = program.words;
  if (words.empty())
    throw MachineError(
        "The picture cannot be copied: install wl-clipboard (for Wayland) or xclip (for X11); Ctrl+E writes a file");
  program_ = words.front();
  const int file = unnamed_file(png);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, file, STDIN_FILENO);
  // The program stays to serve the clipboard; it must not hold the terminal or a pipe open.
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  const int failed =
      file < 0 ? errno : ::posix_spawnp(&child_, program_.c_str(), &actions, nullptr, pointers.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (file >= 0) ::close(file);
  if (failed != 0) {
    child_ = -1;
    throw MachineError(fmt::format("The picture cannot be copied: {} could not be started", program_));
  }
}

PictureCopy::PictureCopy(PictureCopy&& other) noexcept
    : program_(std::move(other.program_)), child_(std::exchange(other.child_, -1)) {}

PictureCopy::~PictureCopy() {
  if (child_ > 0) ::waitpid(child_, nullptr, WNOHANG);
}

void PictureCopy::wait() const {
  siginfo_t ignored{};
  if (child_ > 0) ::waitid(P_PID, static_cast<id_t>(child_), &ignored, WEXITED | WNOWAIT);
}

std::optional<std::string> PictureCopy::outcome() {
  int status = 0;
  if (child_ > 0 && ::waitpid(child_, &status, WNOHANG) == 0) return std::nullopt;
  child_ = -1;
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return std::string();
  return fmt::format("The picture was not copied: {} failed", program_);
}

}  // namespace hustings
