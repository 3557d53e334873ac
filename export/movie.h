// Where the frames of a film go: numbered PNGs in a folder, or a file through ffmpeg.
#pragma once

#include <filesystem>
#include <glm/vec2.hpp>
#include <memory>
#include <string>
#include <vector>

#include "renderer/target.h"

namespace hustings {

class Movie {
 public:
  /// What is not finished leaves nothing behind.
  virtual ~Movie() = default;
  /// May wait for what encodes the frame. The same frame as before is given by the same pointer.
  virtual void add(const std::shared_ptr<const Frame>& frame) = 0;
  virtual void finish() = 0;  ///< the file takes its name here
  /// Ends the waiting of a call on another thread, which throws then.
  virtual void give_up() = 0;
};

/// Throws CommandError where the name's ending is none that `open_movie` knows: before the work, not after it.
void require_movie_name(const std::filesystem::path& out);

/// In the format of the name's ending (base/picture_format.h); numbered PNGs are frame-00001.png and so on. Throws
/// CommandError for other endings, MachineError where ffmpeg is missing or the place cannot be written to.
std::unique_ptr<Movie> open_movie(const std::filesystem::path& out, glm::ivec2 size, double frames_per_second);

/// A PNG a frame in the folder, each by its name there.
std::unique_ptr<Movie> open_pictures(const std::filesystem::path& folder, std::vector<std::string> names);

}  // namespace hustings
