#include "export/journey_film.h"

namespace hustings {

void JourneyFilm::show(long frame, View& view) const {
  const double progress = static_cast<double>(frame) / static_cast<double>(frames - 1);
  show_moment(atlas, journey, moment_at(journey.dates, progress, pace, hold_part), view);
}

std::unique_ptr<Export> export_journey(StillMaker& maker, const JourneyFilm& film, const View& view,
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
