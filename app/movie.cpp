#include "app/movie.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
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

class FolderMovie : public Movie {
 public:
  explicit FolderMovie(fs::path folder) : folder_(std::move(folder)) {
    std::error_code failed;
    fs::create_directories(folder_, failed);
    if (failed)
      throw MachineError(fmt::format("{}: the folder cannot be made: {}", folder_.string(), failed.message()));
  }
  void add(const Image& frame) override { write_png(frame_path(++count_), frame); }
  /// Frames of an earlier, longer film in the same folder would run on after this one's last.
  void finish() override {
    for (long number = count_ + 1; fs::remove(frame_path(number)); ++number) {
    }
  }

 private:
  fs::path frame_path(long number) const { return folder_ / fmt::format("frame-{:05}.png", number); }

  fs::path folder_;
  long count_ = 0;
};

std::vector<std::string> encoder_arguments(const std::string& extension) {
  // H.264 for every player needs 4:2:0, and so even sides.
  if (extension == ".mp4")
    return {"-vf",       "pad=ceil(iw/2)*2:ceil(ih/2)*2",
            "-c:v",      "libx264",
            "-preset",   "medium",
            "-crf",      "17",
            "-pix_fmt",  "yuv420p",
            "-movflags", "+faststart"};
  if (extension == ".webm") return {"-c:v", "libvpx-vp9", "-crf", "24", "-b:v", "0", "-pix_fmt", "yuv420p"};
  return {"-vf", "split[a][b];[a]palettegen=stats_mode=diff[p];[b][p]paletteuse=dither=none", "-loop", "0"};
}

/// Feeds raw frames to the ffmpeg program over a pipe.
class EncodedMovie : public Movie {
 public:
  EncodedMovie(const fs::path& out, glm::ivec2 size, double frames_per_second)
      : out_(out), whole_(out), log_(whole_.temporary().string() + ".log") {
    std::signal(SIGPIPE, SIG_IGN);  // a dead ffmpeg is noticed by write()
    std::vector<std::string> arguments = {"ffmpeg",
                                          "-y",
                                          "-hide_banner",
                                          "-loglevel",
                                          "error",
                                          "-f",
                                          "rawvideo",
                                          "-pix_fmt",
                                          "rgba",
                                          "-s",
                                          fmt::format("{}x{}", size.x, size.y),
                                          "-r",
                                          fmt::format("{}", frames_per_second),
                                          "-i",
                                          "-",
                                          "-an"};
    for (std::string& argument : encoder_arguments(lower_case(out.extension().string())))
      arguments.push_back(std::move(argument));
    arguments.push_back(whole_.temporary().string());
    start(arguments);
  }
  ~EncodedMovie() override {
    close_pipe();
    if (child_ > 0) ::waitpid(child_, nullptr, 0);
  }

  void add(const Image& frame) override {
    const std::uint8_t* data = frame.pixels.data();
    std::size_t left = frame.pixels.size();
    while (left > 0) {
      const ssize_t written = ::write(pipe_, data, left);
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) fail();
      data += written;
      left -= static_cast<std::size_t>(written);
    }
  }

  void finish() override {
    close_pipe();
    if (wait() != 0) fail();
    whole_.keep();
  }

 private:
  void start(std::vector<std::string>& arguments) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw MachineError("no pipe to ffmpeg can be made");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, log_.path().c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    std::vector<char*> pointers;
    for (std::string& argument : arguments) pointers.push_back(argument.data());
    pointers.push_back(nullptr);
    const int failed = ::posix_spawnp(&child_, "ffmpeg", &actions, nullptr, pointers.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    ::close(ends[0]);
    pipe_ = ends[1];
    if (failed != 0) {
      child_ = -1;
      close_pipe();
      throw MachineError(
          "the program ffmpeg is missing; install the package ffmpeg, or name a folder for numbered PNGs");
    }
  }

  void close_pipe() {
    if (pipe_ >= 0) ::close(pipe_);
    pipe_ = -1;
  }

  int wait() {
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
      detail = "it said nothing";
    }
    throw MachineError(fmt::format("{}: ffmpeg stopped before the film was whole: {}", out_.string(), detail));
  }

  fs::path out_;
  WholeFile whole_;
  Scratch log_;
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
