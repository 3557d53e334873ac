// The program ffmpeg at work: a process that is fed through a pipe, and that ends when we do.
#pragma once

#include <atomic>
#include <filesystem>
#include <string>
#include <sys/types.h>
#include <sys/uio.h>
#include <vector>

namespace hustings {

class Encoder {
 public:
  /// Starts ffmpeg with these arguments; all that it says goes to the file `log`. Throws MachineError where it is
  /// missing or cannot be started.
  Encoder(std::vector<std::string> arguments, const std::filesystem::path& log);
  Encoder(const Encoder&) = delete;
  Encoder& operator=(const Encoder&) = delete;
  ~Encoder();  ///< what has not ended is ended, with all that it started

  /// Waits until all is taken. False where ffmpeg takes no more, or `stop` was called.
  bool feed(std::vector<iovec> pieces);
  /// No more comes: waits for the end, and says whether it was a good one.
  bool finish();
  /// From any thread: whoever waits here does not wait any longer.
  void stop() { stopped_ = true; }

 private:
  void start(std::vector<std::string>& arguments, const std::filesystem::path& log);
  void close_pipe();
  bool has_ended() const;
  void end();
  int collect();

  pid_t child_ = -1;
  int pipe_ = -1;
  bool refused_ = false;
  std::atomic<bool> stopped_ = false;
};

}  // namespace hustings
