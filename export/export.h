// A file in the making, a little at a time, so that whoever waits for it can show how far it is, do other things
// meanwhile, and give it up.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include "picture/still.h"

namespace hustings {

/// Destroyed before its file is whole it leaves nothing behind. All calls on the thread that owns the OpenGL context.
class Export {
 public:
  virtual ~Export() = default;

  /// Does some more; false once the file is whole and has its name. Throws MachineError, and then there is no file.
  virtual bool step() = 0;

  struct Progress {
    long done = 0;
    long all = 1;
    double part() const { return static_cast<double>(done) / static_cast<double>(all); }
  };
  virtual Progress progress() const = 0;
};

/// A PNG of the view, drawn in parts where it is large and written as they are drawn. `largest_part`: none for what
/// suits the machine; the picture does not depend on it. The maker must outlive the export.
std::unique_ptr<Export> export_picture(StillMaker& maker, const View& view, const std::filesystem::path& out,
                                       std::optional<glm::ivec2> largest_part = {});

/// What a film consists of. One interface for every kind: whoever makes a film says how to draw frame i of n.
struct FilmPlan {
  glm::ivec2 size{1920, 1080};
  double frames_per_second = 25;
  long frames = 0;
  /// Draws the frame (from 0, each once and in order) and returns the target that holds it until the next call; null
  /// where it is the same picture as the frame before.
  std::function<const Target*(long frame)> draw;
};

/// A film into what `out` names: see export/movie.h. While one frame is drawn those before it are read back, encoded
/// and written. Throws as open_movie does.
std::unique_ptr<Export> export_film(FilmPlan plan, const std::filesystem::path& out);

/// Films by what each frame shows: draws with the maker, and not again where a view comes again.
std::function<const Target*(long frame)> frames_of(StillMaker& maker, std::function<View(long frame)> view);

}  // namespace hustings
