#include "app/movie.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <fmt/format.h>
#include <mutex>
#include <spawn.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>
#include <vector>

#include "app/png.h"
#include "base/finding.h"
#include "base/text.h"
#include "base/whole_file.h"

namespace hustings {

namespace fs = std::filesystem;

namespace {

/// A file of our own that goes when we do, even out of a constructor that throws.
class Scratch {
 public:
  explicit Scratch(fs::path path) : path_(std::move(path)) {}
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() {
    std::error_code ignored;
    fs::remove(path_, ignored);
  }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

/// Frames are made in a folder of their own inside of the one that was named, and go there when all are made.
class FolderMovie : public Movie {
 public:
  explicit FolderMovie(fs::path folder) : whole_(std::move(folder)) {}

  void add(const std::shared_ptr<const Frame>& frame) override {
    ++count_;
    if (frame == last_) {
      std::error_code failed;
      fs::copy_file(name_in(whole_.making(), count_ - 1), name_in(whole_.making(), count_), failed);
      if (failed) fail_to_write(name_in(whole_.folder(), count_), failed.value());
      return;
    }
    PngFile file(name_in(whole_.making(), count_), frame->size, false, name_in(whole_.folder(), count_));
    file.add(frame->row(0), frame->size.y, -static_cast<std::ptrdiff_t>(frame->row_bytes()));
    file.finish();
    last_ = frame;
  }
  /// Frames of an earlier, longer film in the same folder would run on after this one's last.
  void finish() override {
    whole_.keep();
    std::error_code failed;
    for (long number = count_ + 1; fs::remove(name_in(whole_.folder(), number), failed); ++number) {
    }
  }
  void give_up() override {}

 private:
  static fs::path name_in(const fs::path& folder, long number) {
    return folder / fmt::format("frame-{:05}.png", number);
  }
  WholeFolder whole_;
  std::shared_ptr<const Frame> last_;
  long count_ = 0;
};

std::vector<std::string> encoder_arguments(const std::string& extension) {
  // Players take colours for those of high definition where they are not told, and some even then.
  const std::string in_its_colours = "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p";
  const std::vector<std::string> tagged = {"-colorspace", "bt709", "-color_primaries", "bt709",
                                           "-color_trc",  "bt709", "-color_range",     "tv"};
  std::vector<std::string> arguments;
  // H.264 for every player needs 4:2:0, and so even sides.
  if (extension == ".mp4")
    arguments = {"-vf",       "pad=ceil(iw/2)*2:ceil(ih/2)*2," + in_its_colours,
                 "-c:v",      "libx264",
                 "-preset",   "medium",
                 "-crf",      "17",
                 "-movflags", "+faststart"};
  else if (extension == ".webm") arguments = {"-vf", in_its_colours, "-c:v", "libvpx-vp9", "-crf", "24", "-b:v", "0"};
  else return {"-vf", "split[a][b];[a]palettegen=stats_mode=diff[p];[b][p]paletteuse=dither=none", "-loop", "0"};
  arguments.insert(arguments.end(), tagged.begin(), tagged.end());
  return arguments;
}

/// Feeds raw frames to the ffmpeg program over a pipe.
class EncodedMovie : public Movie {
 public:
  EncodedMovie(const fs::path& out, glm::ivec2 size, double frames_per_second)
      : out_(out), whole_(out), log_(whole_.temporary().string() + ".log") {
    std::signal(SIGPIPE, SIG_IGN);  // a dead ffmpeg is noticed by writev()
    // -xerror: else it ends well where the last of the file could not be written. Without dates and versions the same
    // film is the same file.
    std::vector<std::string> arguments = split(
        fmt::format("ffmpeg -y -xerror -hide_banner -loglevel error -f rawvideo -pix_fmt rgba -s {}x{} -r {} -i - "
                    "-an -map_metadata -1 -fflags +bitexact -flags:v +bitexact",
                    size.x, size.y, frames_per_second),
        ' ');
    for (std::string& argument : encoder_arguments(lower_case(out.extension().string())))
      arguments.push_back(std::move(argument));
    arguments.push_back(whole_.temporary().string());
    start(arguments);
  }
  ~EncodedMovie() override {
    EncodedMovie::give_up();  // no other one's: this one ends
    close_pipe();
    if (child_ > 0) wait();
  }

  /// The pipe takes rows from the top, and frames have them from the bottom.
  void add(const std::shared_ptr<const Frame>& frame) override {
    std::vector<iovec> rows(static_cast<std::size_t>(frame->size.y));
    for (int y = 0; y < frame->size.y; ++y)
      rows[static_cast<std::size_t>(y)] = {const_cast<std::uint8_t*>(frame->row(y)), frame->row_bytes()};
    std::size_t next = 0;
    while (next < rows.size()) {
      constexpr std::size_t most = 1024;  // IOV_MAX
      const ssize_t written = ::writev(pipe_, &rows[next], static_cast<int>(std::min(most, rows.size() - next)));
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) fail();
      auto left = static_cast<std::size_t>(written);
      for (; next < rows.size() && left >= rows[next].iov_len; ++next) left -= rows[next].iov_len;
      if (left == 0) continue;
      rows[next].iov_base = static_cast<char*>(rows[next].iov_base) + left;
      rows[next].iov_len -= left;
    }
  }

  void finish() override {
    close_pipe();
    if (wait() != 0) fail();
    whole_.keep();
  }

  void give_up() override {
    const std::lock_guard held(child_lock_);
    if (child_ > 0) ::kill(child_, SIGKILL);
  }

 private:
  void start(std::vector<std::string>& arguments) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw MachineError("no pipe to ffmpeg can be made");
    ::fcntl(ends[1], F_SETPIPE_SZ, 1 << 20);  // fewer changes between the two; where it may not be, it works as well
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, log_.path().c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    // In a group of its own Ctrl+C does not reach it: we end it, and say so.
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
    if (failed != 0) {
      child_ = -1;
      close_pipe();
      if (failed == ENOENT)
        throw MachineError(
            "the program ffmpeg is missing; install the package ffmpeg, or name a folder for numbered PNGs");
      throw MachineError(fmt::format("the program ffmpeg cannot be started: {}; name a folder for numbered PNGs",
                                     std::generic_category().message(failed)));
    }
  }

  void close_pipe() {
    if (pipe_ >= 0) ::close(pipe_);
    pipe_ = -1;
  }

  /// The child's number is another's as soon as it was waited for: who ends it must not do it then.
  int wait() {
    siginfo_t ended{};
    while (::waitid(P_PID, static_cast<id_t>(child_), &ended, WEXITED | WNOWAIT) < 0 && errno == EINTR) {
    }
    const std::lock_guard held(child_lock_);
    int status = 0;
    ::waitpid(child_, &status, 0);
    child_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
  }

  [[noreturn]] void fail() {
    close_pipe();
    if (child_ > 0) wait();
    std::string detail;
    try {
      detail = one_line(read_whole(log_.path()));
    } catch (const InputError&) {
    }
    const bool full = is_full(whole_.temporary());  // where ffmpeg's own words found no room either
    if (detail.empty()) detail = full ? "no space is left on the disk" : "it said nothing";
    const bool no_room = full || detail.find("No space left") != std::string::npos ||
                         detail.find("File too large") != std::string::npos ||
                         detail.find("quota exceeded") != std::string::npos;
    throw MachineError(fmt::format(
        "{}: ffmpeg stopped before the film was whole: {}. {}", out_.string(), detail,
        no_room ? "Free some space, or write to another disk" : "Run it again, or name a folder for numbered PNGs"));
  }

  fs::path out_;
  WholeFile whole_;
  Scratch log_;
  std::mutex child_lock_;
  pid_t child_ = -1;
  int pipe_ = -1;
};

bool is_folder(const fs::path& out) {
  std::error_code unreadable;
  return out.extension().empty() || fs::is_directory(out, unreadable);
}

}  // namespace

void require_movie_name(const fs::path& out) {
  const std::string extension = lower_case(out.extension().string());
  if (!is_folder(out) && extension != ".mp4" && extension != ".webm" && extension != ".gif")
    throw CommandError(
        fmt::format("--out takes a file that ends in .mp4, .webm or .gif, or a folder; got \"{}\"", out.string()));
}

std::unique_ptr<Movie> open_movie(const fs::path& out, glm::ivec2 size, double frames_per_second) {
  require_movie_name(out);
  if (is_folder(out)) return std::make_unique<FolderMovie>(out);
  return std::make_unique<EncodedMovie>(out, size, frames_per_second);
}

}  // namespace hustings
