// Tables that are watched while the window is open: those of results on a night, those that somebody edits on any day.
#pragma once

#include <chrono>
#include <future>
#include <memory>
#include <vector>

#include "app/stage/window_part.h"

namespace hustings {

struct Desk;
class Loading;
class Watcher;
struct WatchNews;

class WatchDesk : public WindowPart {
 public:
  WatchDesk(Desk& desk, Loading& loading);
  ~WatchDesk() override;

  void add_commands(CommandTable& table) override;
  void drop_atlas() override;
  void take_atlas() override;

  /// Shows what was read since the last turn, and tells what cannot be.
  void receive();
  /// Until everything that happened to the files so far is read.
  void wait() const;
  /// Is a database asked that may never answer?
  bool is_stuck() const;

 private:
  void set_night(bool on);
  void start();
  void stop();
  void show(const WatchNews& news);
  void list(const WatchNews& news);
  void tell_fault();

  Desk& desk_;
  Loading& loading_;
  std::unique_ptr<Watcher> watcher_;
  std::vector<std::future<void>> ending_;          ///< watchers that may be in the middle of a database
  std::chrono::system_clock::time_point read_at_;  ///< the last news
  bool showing_ = false;                           ///< the atlas that comes is what the watcher read
};

}  // namespace hustings
