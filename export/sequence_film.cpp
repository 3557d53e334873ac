#include "export/sequence_film.h"

#include "export/film_of_views.h"

namespace hustings {

void SequenceFilm::show(long frame, View& view) const {
  const double progress = static_cast<double>(frame) / static_cast<double>(frames - 1);
  show_moment(atlas, sequence, moment_at(sequence.dates, progress, pace, hold_part), view);
}

std::unique_ptr<Export> export_sequence(StillMaker& maker, const SequenceFilm& film, const View& view,
                                        const std::filesystem::path& out) {
  return export_views(maker, film, view, out);
}

}  // namespace hustings
