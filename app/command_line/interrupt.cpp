#include "app/command_line/interrupt.h"

#include <csignal>
#include <cstdlib>
#include <fmt/format.h>
#include <poll.h>
#include <string>
#include <unistd.h>

#include "base/unfinished.h"

namespace hustings {

namespace {

volatile std::sig_atomic_t caught = 0;

extern "C" void remember(int signal) { caught = signal; }

}  // namespace

Interrupted::Interrupted(int signal) : std::runtime_error("stopped; nothing was written"), signal_(signal) {}

namespace {

void remember_interrupts() {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction now {};
    ::sigaction(signal, nullptr, &now);
    if (now.sa_handler == SIG_IGN) continue;  // nohup
    struct sigaction wanted {};
    wanted.sa_handler = remember;
    wanted.sa_flags = static_cast<int>(SA_RESETHAND);
    ::sigaction(signal, &wanted, nullptr);
  }
}

}  // namespace

void catch_interrupts() {
  remember_interrupts();
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
}

void throw_if_interrupted() {
  if (caught != 0) throw Interrupted(caught);
}

EndAtInterrupt::EndAtInterrupt(std::chrono::milliseconds grace) : grace_(grace) {
  if (caught == 0) remember_interrupts();
  watcher_ = std::thread([this] { watch(); });
}

EndAtInterrupt::~EndAtInterrupt() {
  {
    const std::lock_guard held(lock_);
    over_ = true;
  }
  changed_.notify_all();
  watcher_.join();
}

namespace {

/// Whoever should read the words may have stopped reading.
void say_without_waiting(const std::string& words) {
  pollfd room{.fd = STDERR_FILENO, .events = POLLOUT, .revents = 0};
  if (::poll(&room, 1, 0) > 0) (void)!::write(STDERR_FILENO, words.data(), words.size());
}

}  // namespace

void EndAtInterrupt::watch() {
  constexpr std::chrono::milliseconds moment{30};  // no signal handler may notify
  std::unique_lock held(lock_);
  const auto over = [this] { return over_; };
  while (!changed_.wait_for(held, moment, over))
    if (caught != 0) {
      if (changed_.wait_for(held, grace_, over)) return;
      const Interrupted stopped(caught);
      say_without_waiting(fmt::format("{}\n", stopped.what()));
      end_at_once(stopped.exit_code());
    }
}

void end_at_once(int exit_code) {
  remove_unfinished();
  std::_Exit(exit_code);
}

}  // namespace hustings
