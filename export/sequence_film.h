// The film of a sequence of contests, under one camera.
#pragma once

#include "atlas/view/playback.h"
#include "export/export.h"

namespace hustings {

struct SequenceFilm {
  const Atlas& atlas;
  ContestSequence sequence;
  Pace pace = Pace::even;
  double frames_per_second = 25;
  long frames = 2;  ///< two at least: the first rests on the first contest, the last on the last

  /// Puts the view where the film is in that frame, from 0.
  void show(long frame, View& view) const;
};

/// `view`: with the camera of the first frame, which all have, so that the map stays where it is. The maker must
/// outlive the export. Throws as export_film does.
std::unique_ptr<Export> export_sequence(StillMaker& maker, const SequenceFilm& film, const View& view,
                                        const std::filesystem::path& out);

}  // namespace hustings
