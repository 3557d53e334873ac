#include "export/night_film.h"

#include <algorithm>
#include <chrono>

#include "export/film_of_views.h"

namespace hustings {

namespace {

constexpr double resting_part = 0.08;  ///< of the film, at its end, to read what came out

}  // namespace

void NightFilm::show(long frame, View& view) const {
  const double progress = static_cast<double>(frame) / static_cast<double>(frames - 1);
  // To the minute, as declarations are told: frames between two minutes are the same picture.
  view.at = std::chrono::floor<std::chrono::minutes>(course.at(std::min(1.0, progress / (1 - resting_part))));
}

std::unique_ptr<Export> export_night(StillMaker& maker, const NightFilm& film, const View& view,
                                     const std::filesystem::path& out) {
  return export_views(maker, film, view, out);
}

}  // namespace hustings
