// Pictures on the clipboard, through the program that this display has for it: SDL copies text only.
#pragma once

#include <optional>
#include <string>
#include <sys/types.h>

namespace hustings {

/// One picture on its way to the clipboard.
class PictureCopy {
 public:
  /// `png`: the bytes of a PNG file. Starts wl-copy (Wayland) or xclip (X11) and waits for nothing. Throws MachineError
  /// where there is neither, and says what to install.
  explicit PictureCopy(const std::string& png);
  PictureCopy(PictureCopy&& other) noexcept;
  PictureCopy& operator=(PictureCopy&&) = delete;
  PictureCopy(const PictureCopy&) = delete;
  PictureCopy& operator=(const PictureCopy&) = delete;
  ~PictureCopy();  ///< what still runs goes on: it may be what serves the clipboard

  void wait() const;  ///< until the program has ended
  /// None while the program is at work; then empty, or what went wrong.
  std::optional<std::string> outcome();

 private:
  std::string program_;
  pid_t child_ = -1;
};

}  // namespace hustings
