#include "app/watch/watcher.h"

#include <array>
#include <chrono>
#include <cmath>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>
#include <utility>

#include "base/finding.h"

namespace hustings {

namespace {

double seconds_now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

}  // namespace

Watcher::Watcher(std::function<std::unique_ptr<LiveAtlas>()> make, std::function<void()> wake)
    : wake_(std::move(wake)), bell_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  thread_ = std::thread([this, make = std::move(make)] { run(make); });
}

Watcher::~Watcher() {
  ending_ = true;
  ring();
  thread_.join();
  if (bell_ >= 0) close(bell_);
}

void Watcher::ring() const { (void)eventfd_write(bell_, 1); }

std::optional<WatchNews> Watcher::take() {
  const std::scoped_lock lock(mutex_);
  return std::exchange(news_, std::nullopt);
}

std::optional<WatchFault> Watcher::fault() const {
  const std::scoped_lock lock(mutex_);
  return fault_;
}

void Watcher::allow() {
  allowed_ = true;
  ring();
}

void Watcher::wait() {
  std::unique_lock lock(mutex_);
  const unsigned question = ++asked_;
  ring();
  answered_.wait(lock, [&] { return static_cast<int>(answered_to_ - question) >= 0; });
}

bool Watcher::is_stuck() {
  constexpr std::chrono::seconds patience(1);
  std::unique_lock lock(mutex_);
  return !answered_.wait_for(lock, patience, [&] { return !at_work_; });
}

void Watcher::run(const std::function<std::unique_ptr<LiveAtlas>()>& make) {
  std::unique_ptr<LiveAtlas> live;
  try {
    live = make();
  } catch (const MachineError&) {  // what is wrong was said when the atlas was opened
  } catch (const InputError&) {
  }
  tables_ = live ? live->tables() : 0;
  while (!ending_) {
    const unsigned question = begin();
    try {
      if (live) step(*live);
    } catch (const MachineError& error) {  // memory may be there again in a while
      const std::scoped_lock lock(mutex_);
      fault_ = WatchFault{{}, error.what(), std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now())};
    }
    answer(live.get(), question);
    sleep(live.get());
  }
  answer(nullptr, begin());
}

/// A turn of the thread; the question that it answers.
unsigned Watcher::begin() {
  const std::scoped_lock lock(mutex_);
  at_work_ = true;
  return asked_;
}

void Watcher::step(LiveAtlas& live) {
  if (hexagons_) live.want_hexagons();
  if (allowed_.exchange(false)) live.allow(seconds_now());
  const WallTime at = std::chrono::system_clock::now();
  auto news = live.step(seconds_now(), at);
  const auto fault = live.fault(seconds_now(), std::chrono::system_clock::now());
  bool is_new = news.has_value();
  {
    const std::scoped_lock lock(mutex_);
    if (news && news_) {
      news->revisions.insert(news->revisions.begin(), news_->revisions.begin(), news_->revisions.end());
      news->sources.insert(news->sources.begin(), news_->sources.begin(), news_->sources.end());
    }
    if (news) news_ = std::move(news);
    is_new |= fault != fault_;
    fault_ = fault;
  }
  if (is_new) wake_();
}

/// Nobody waits for a file that cannot be read.
void Watcher::answer(const LiveAtlas* live, unsigned question) {
  const auto due = live != nullptr ? live->reading_in(seconds_now()) : std::nullopt;
  constexpr double soon = 2;  // seconds: a file that somebody wrote to a moment ago
  const std::scoped_lock lock(mutex_);
  at_work_ = false;
  if (!due || *due >= soon || fault_) answered_to_ = question;
  answered_.notify_all();
}

/// Until something happens to a folder, somebody rings, or something is due.
void Watcher::sleep(const LiveAtlas* live) const {
  std::array<pollfd, 2> files{pollfd{bell_, POLLIN, 0}, pollfd{live != nullptr ? live->descriptor() : -1, POLLIN, 0}};
  const auto due = live != nullptr ? live->due_in(seconds_now()) : std::nullopt;
  const int milliseconds = due ? static_cast<int>(std::ceil(*due * 1000)) : -1;
  poll(files.data(), files.size(), milliseconds);
  eventfd_t rung = 0;
  if (bell_ >= 0) (void)eventfd_read(bell_, &rung);
}

}  // namespace hustings
