#include "app/desktop/file_dialog.h"

#include <SDL_video.h>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <string_view>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include "app/desktop/program.h"
#include "base/finding.h"
#include "base/unfinished.h"

namespace hustings {

namespace {

std::string patterns_of(const std::vector<std::string>& endings) {
  std::string patterns;
  for (const std::string& ending : endings) patterns += (patterns.empty() ? "*" : " *") + ending;
  return patterns;
}

bool is_kde() {
  const char* desktop = std::getenv("XDG_CURRENT_DESKTOP");
  return desktop != nullptr && std::string_view(desktop).find("KDE") != std::string_view::npos;
}

}  // namespace

std::string file_dialog_program() {
  // On a bare console nothing else has a window.
  const char* driver = SDL_GetCurrentVideoDriver();
  if (driver != nullptr && std::string_view(driver) == "KMSDRM") return {};
  std::array<const char*, 2> programs{"zenity", "kdialog"};
  if (is_kde()) std::swap(programs[0], programs[1]);
  for (const char* program : programs)
    if (is_on_path(program)) return program;
  return {};
}

std::vector<std::string> file_dialog_words(const std::string& program, const FileDialogChoice& choice) {
  const std::string patterns = patterns_of(choice.endings);
  if (program == "kdialog") {
    const std::string filter =
        patterns.empty() ? "All files (*)" : fmt::format("{} ({})\nAll files (*)", choice.kind, patterns);
    return {program,
            "--title",
            choice.title,
            choice.saves ? "--getsavefilename" : "--getopenfilename",
            choice.start.string(),
            filter};
  }
  std::vector<std::string> words{program, "--file-selection", "--title=" + choice.title,
                                 "--filename=" + choice.start.string()};
  if (choice.saves) {
    words.emplace_back("--save");
    words.emplace_back("--confirm-overwrite");  // later versions ask by themselves
  }
  if (!patterns.empty()) words.push_back(fmt::format("--file-filter={} | {}", choice.kind, patterns));
  words.emplace_back("--file-filter=All files | *");
  return words;
}

FileDialog::FileDialog(const FileDialogChoice& choice) {
  const std::string program = file_dialog_program();
  std::array<int, 2> ends{};
  if (program.empty() || ::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0)
    throw MachineError("no file dialog can be opened");
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  // In a group of its own, so that it ends with all that it started.
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
  std::vector<std::string> words = file_dialog_words(program, choice);
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  const int failed = ::posix_spawnp(&child_, program.c_str(), &actions, &attributes, pointers.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  ::close(ends[1]);
  pipe_ = ends[0];
  if (failed != 0) {
    ::close(pipe_);
    throw MachineError(fmt::format("{} cannot be started: {}", program, std::generic_category().message(failed)));
  }
  note_running(child_);
}

FileDialog::~FileDialog() {
  if (child_ > 0) {
    ::kill(-child_, SIGTERM);
    ::kill(-child_, SIGKILL);  // it has nothing to lose
    while (::waitpid(child_, nullptr, 0) < 0 && errno == EINTR) {
    }
    forget_running(child_);
  }
  ::close(pipe_);
}

void FileDialog::read() {
  std::array<char, 4096> more{};
  ssize_t count = 0;
  while ((count = ::read(pipe_, more.data(), more.size())) > 0 || (count < 0 && errno == EINTR))
    if (count > 0) said_.append(more.data(), static_cast<std::size_t>(count));
}

FileDialog::State FileDialog::state() {
  if (state_ != State::open) return state_;
  read();
  int status = 0;
  const pid_t ended = ::waitpid(child_, &status, WNOHANG);
  if (ended == 0 || (ended < 0 && errno == EINTR)) return state_;
  forget_running(child_);
  child_ = -1;
  read();  // what it said last
  if (said_.ends_with('\n')) said_.pop_back();
  file_ = said_;
  constexpr int cancelled = 1;
  const int code = ended > 0 && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  if (code == 0 && !said_.empty()) state_ = State::chosen;
  else state_ = code == 0 || code == cancelled ? State::cancelled : State::failed;
  return state_;
}

void FileDialog::wait() const {
  siginfo_t ignored{};
  if (child_ > 0) ::waitid(P_PID, static_cast<id_t>(child_), &ignored, WEXITED | WNOWAIT);
}

}  // namespace hustings
