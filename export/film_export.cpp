// Films: the renderer draws, frames come back while it does, and a thread hands them to what encodes them.
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>

#include "export/export.h"
#include "export/movie.h"
#include "export/pictures.h"
#include "renderer/read_back.h"

namespace hustings {

namespace {

/// Feeds a movie on a thread of its own from a queue that holds only so much.
class MovieWriter {
 public:
  explicit MovieWriter(std::unique_ptr<Movie> movie) : movie_(std::move(movie)), thread_([this] { work(); }) {}
  MovieWriter(const MovieWriter&) = delete;
  MovieWriter& operator=(const MovieWriter&) = delete;
  ~MovieWriter() {
    {
      const std::lock_guard held(lock_);
      if (!done_) abandoned_ = true;
    }
    if (abandoned_) movie_->give_up();
    changed_.notify_all();
    thread_.join();
  }

  bool wait_for_room(std::chrono::milliseconds most) {
    std::unique_lock held(lock_);
    return changed_.wait_for(held, most, [this] { return failed_ || queue_.size() < most_waiting; });
  }
  void add(std::shared_ptr<const Frame> frame) {
    const std::lock_guard held(lock_);
    queue_.push_back(std::move(frame));
    changed_.notify_all();
  }
  /// No more frames will come.
  void close() {
    const std::lock_guard held(lock_);
    closed_ = true;
    changed_.notify_all();
  }
  bool wait_until_done(std::chrono::milliseconds most) {
    std::unique_lock held(lock_);
    return changed_.wait_for(held, most, [this] { return done_; });
  }
  /// What went wrong on the thread is thrown on the caller's.
  void throw_if_failed() {
    const std::lock_guard held(lock_);
    if (failed_) std::rethrow_exception(failed_);
  }
  long written() const {
    const std::lock_guard held(lock_);
    return written_;
  }

 private:
  static constexpr std::size_t most_waiting = 3;  // frames

  std::shared_ptr<const Frame> next() {
    std::unique_lock held(lock_);
    changed_.wait(held, [this] { return abandoned_ || closed_ || !queue_.empty(); });
    if (abandoned_ || queue_.empty()) return nullptr;
    std::shared_ptr<const Frame> frame = std::move(queue_.front());
    queue_.pop_front();
    changed_.notify_all();
    return frame;
  }
  void work() {
    std::exception_ptr failure;
    try {
      while (const std::shared_ptr<const Frame> frame = next()) {
        movie_->add(frame);
        const std::lock_guard held(lock_);
        ++written_;
      }
      if (!abandoned_) movie_->finish();
    } catch (...) {
      failure = std::current_exception();
    }
    const std::lock_guard held(lock_);
    failed_ = failure;
    done_ = true;
    changed_.notify_all();
  }

  std::unique_ptr<Movie> movie_;
  mutable std::mutex lock_;
  std::condition_variable changed_;
  std::deque<std::shared_ptr<const Frame>> queue_;
  bool closed_ = false;
  std::atomic<bool> abandoned_ = false;
  bool done_ = false;
  std::exception_ptr failed_;
  long written_ = 0;
  std::thread thread_;  // last: it works with all of the above
};

class FilmExport : public Export {
 public:
  FilmExport(FilmPlan plan, std::unique_ptr<Movie> movie) : plan_(std::move(plan)), writer_(std::move(movie)) {}

  bool step() override {
    constexpr std::chrono::milliseconds a_moment{10};  // so that whoever calls can do something else
    writer_.throw_if_failed();
    if (drawn_ < plan_.frames) {
      if (!writer_.wait_for_room(a_moment)) return true;
      draw();
      pass_on(read_.pending() >= ReadBack::depth);
      return true;
    }
    if (!waiting_.empty()) {
      if (writer_.wait_for_room(a_moment)) pass_on(true);
      return true;
    }
    writer_.close();
    if (!writer_.wait_until_done(a_moment)) return true;
    writer_.throw_if_failed();
    return false;
  }
  Progress progress() const override { return {.done = writer_.written(), .all = plan_.frames}; }

 private:
  void draw() {
    const Target* target = plan_.draw(drawn_++);
    waiting_.push_back(target == nullptr);
    if (target != nullptr) read_.ask(*target);
  }
  /// The first of the frames that wait, and those after it that are the same, as far as they are there.
  void pass_on(bool wait) {
    while (!waiting_.empty()) {
      if (!waiting_.front()) {
        std::shared_ptr<Frame> frame = read_.take(wait);
        if (!frame) return;
        last_ = std::move(frame);
        wait = false;
      }
      waiting_.pop_front();
      writer_.add(last_);
    }
  }

  FilmPlan plan_;
  ReadBack read_;
  std::deque<bool> waiting_;  ///< frames that were drawn but not passed on; true: the one before once more
  std::shared_ptr<const Frame> last_;
  long drawn_ = 0;
  MovieWriter writer_;
};

}  // namespace

std::unique_ptr<Export> export_film(FilmPlan plan, const std::filesystem::path& out) {
  std::unique_ptr<Movie> movie = open_movie(out, plan.size, plan.frames_per_second);
  return std::make_unique<FilmExport>(std::move(plan), std::move(movie));
}

std::unique_ptr<Export> export_pictures(FilmPlan plan, const std::filesystem::path& folder,
                                        std::vector<std::string> names) {
  return std::make_unique<FilmExport>(std::move(plan), open_pictures(folder, std::move(names)));
}

}  // namespace hustings
