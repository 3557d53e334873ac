#include "app/interrupt.h"

#include <csignal>

namespace hustings {

namespace {

volatile std::sig_atomic_t caught = 0;

extern "C" void remember(int signal) { caught = signal; }

}  // namespace

Interrupted::Interrupted(int signal) : std::runtime_error("stopped; nothing was written"), signal_(signal) {}

void catch_interrupts() {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction now {};
    ::sigaction(signal, nullptr, &now);
    if (now.sa_handler == SIG_IGN) continue;  // nohup
    struct sigaction wanted {};
    wanted.sa_handler = remember;
    wanted.sa_flags = static_cast<int>(SA_RESETHAND);
    ::sigaction(signal, &wanted, nullptr);
  }
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
}

void throw_if_interrupted() {
  if (caught != 0) throw Interrupted(caught);
}

}  // namespace hustings
