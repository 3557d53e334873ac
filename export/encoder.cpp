#include "export/encoder.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <system_error>
#include <thread>
#include <unistd.h>

#include "base/finding.h"
#include "base/unfinished.h"

namespace hustings {

namespace {

constexpr int moment = 20;                       // milliseconds between two looks at whether it is to stop
constexpr auto grace = std::chrono::seconds(1);  // for those who tidy up when they are asked to end

void wait_a_moment() { std::this_thread::sleep_for(std::chrono::milliseconds(moment)); }

}  // namespace

Encoder::Encoder(std::vector<std::string> arguments, const std::filesystem::path& log) {
  std::signal(SIGPIPE, SIG_IGN);  // a dead ffmpeg is noticed by writev()
  start(arguments, log);
}

Encoder::~Encoder() {
  close_pipe();
  if (child_ > 0) end();
}

void Encoder::start(std::vector<std::string>& arguments, const std::filesystem::path& log) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw MachineError("no pipe to ffmpeg can be made");
  ::fcntl(ends[1], F_SETPIPE_SZ, 1 << 20);  // fewer changes between the two; where it may not be, it works as well
  // Something that ffmpeg left behind may hold the other end, and never read: no write may wait for that.
  ::fcntl(ends[1], F_SETFL, O_NONBLOCK);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, log.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO);
  // In a group of its own Ctrl+C does not reach it: we end it, with all that it started, and say so.
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
  std::vector<char*> pointers;
  for (std::string& argument : arguments) pointers.push_back(argument.data());
  pointers.push_back(nullptr);
  const int failed = ::posix_spawnp(&child_, "ffmpeg", &actions, &attributes, pointers.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  ::close(ends[0]);
  pipe_ = ends[1];
  if (failed == 0) return note_running(child_);
  child_ = -1;
  close_pipe();
  if (failed == ENOENT)
    throw MachineError("the program ffmpeg is missing; install the package ffmpeg, or name a folder for numbered PNGs");
  throw MachineError(fmt::format("the program ffmpeg cannot be started: {}; name a folder for numbered PNGs",
                                 std::generic_category().message(failed)));
}

bool Encoder::feed(std::vector<iovec> pieces) {
  std::size_t next = 0;
  while (next < pieces.size()) {
    if (stopped_) return false;
    constexpr std::size_t most = 1024;  // IOV_MAX
    const ssize_t written = ::writev(pipe_, &pieces[next], static_cast<int>(std::min(most, pieces.size() - next)));
    if (written < 0 && errno == EAGAIN) {
      pollfd room{.fd = pipe_, .events = POLLOUT, .revents = 0};
      ::poll(&room, 1, moment);
      continue;
    }
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) {
      refused_ = true;
      return false;
    }
    auto left = static_cast<std::size_t>(written);
    for (; next < pieces.size() && left >= pieces[next].iov_len; ++next) left -= pieces[next].iov_len;
    if (left == 0) continue;
    pieces[next].iov_base = static_cast<char*>(pieces[next].iov_base) + left;
    pieces[next].iov_len -= left;
  }
  return true;
}

bool Encoder::finish() {
  close_pipe();
  // Who took no more may still have something to say, and is not waited for beyond that.
  const auto latest = std::chrono::steady_clock::now() + grace;
  while (!has_ended() && !stopped_ && (!refused_ || std::chrono::steady_clock::now() < latest)) wait_a_moment();
  if (!has_ended()) end();
  return child_ > 0 && collect() == 0 && !stopped_ && !refused_;
}

void Encoder::close_pipe() {
  if (pipe_ >= 0) ::close(pipe_);
  pipe_ = -1;
}

/// It keeps its number, and its group the same one, until `collect`.
bool Encoder::has_ended() const {
  siginfo_t ended{};
  if (child_ <= 0) return true;
  return ::waitid(P_PID, static_cast<id_t>(child_), &ended, WEXITED | WNOHANG | WNOWAIT) < 0 ? errno != EINTR
                                                                                             : ended.si_pid != 0;
}

/// All of the group: ffmpeg may be a script, and what it started holds files and the pipe as well.
void Encoder::end() {
  ::kill(-child_, SIGTERM);
  const auto latest = std::chrono::steady_clock::now() + grace;
  while (!has_ended() && std::chrono::steady_clock::now() < latest) wait_a_moment();
  ::kill(-child_, SIGKILL);
  collect();
}

int Encoder::collect() {
  int status = 0;
  while (::waitpid(child_, &status, 0) < 0 && errno == EINTR) {
  }
  forget_running(child_);
  child_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

}  // namespace hustings
