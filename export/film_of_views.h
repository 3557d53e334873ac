// What films of one view have in common, whose contest or time changes from frame to frame.
#pragma once

#include <filesystem>
#include <memory>

#include "export/export.h"

namespace hustings {

/// `Film` says how many `frames` there are, how many a second, and by `show` what one has. The maker must outlive the
/// export. Throws as export_film does.
template <class Film>
std::unique_ptr<Export> export_views(StillMaker& maker, const Film& film, const View& view,
                                     const std::filesystem::path& out) {
  return export_film({.size = maker.style().size,
                      .frames_per_second = film.frames_per_second,
                      .frames = film.frames,
                      .draw = frames_of(maker,
                                        [film, shown = view](long frame) mutable {
                                          film.show(frame, shown);
                                          return shown;
                                        })},
                     out);
}

}  // namespace hustings
