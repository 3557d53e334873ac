#include "export/sequence_film.h"

namespace hustings {

void SequenceFilm::show(long frame, View& view) const {
  const double progress = static_cast<double>(frame) / static_cast<double>(frames - 1);
  show_moment(atlas, sequence, moment_at(sequence.dates, progress, pace, hold_part), view);
}

std::unique_ptr<Export> export_sequence(StillMaker& maker, const SequenceFilm& film, const View& view,
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
