// The film of a contest's night: declarations by the clock, with silences shortened, under one camera.
#pragma once

#include <filesystem>
#include <memory>

#include "atlas/view/view.h"
#include "elections/night.h"
#include "export/export.h"

namespace hustings {

struct NightFilm {
  NightCourse course;
  double frames_per_second = 25;
  long frames = 2;  ///< two at least: before the first declaration in the first, all of the night in the last

  /// Puts the view at the minute that the film is at in that frame, from 0. It rests at the end for a while.
  void show(long frame, View& view) const;
};

/// `view`: of the contest, with the camera of the first frame, which all have. The maker must outlive the export.
/// Throws as export_film does.
std::unique_ptr<Export> export_night(StillMaker& maker, const NightFilm& film, const View& view,
                                     const std::filesystem::path& out);

}  // namespace hustings
