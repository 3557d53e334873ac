#include "ui/map/clear_fit.h"

#include <algorithm>
#include <cmath>

namespace hustings::ui {

namespace {

constexpr double coarse_step = 0.02;    // from one scale that is tried to the next
constexpr double fine_step = 0.0005;    // what the largest may be too small by
constexpr double smallest_part = 0.04;  // of the scale that fills the frame: below that there is no room
constexpr double row_step = 0.004;      // of the map's height, from one place that is tried to the next

/// Where the map's upper left corner may be at one height: from left to right.
struct Place {
  double y = 0;
  Span room;
  double width() const { return room.high - room.low; }
};

/// Tries where a map of one scale fits.
class ClearSearch {
 public:
  ClearSearch(const Silhouette& silhouette, const ClearRoom& room) : silhouette_(silhouette), room_(room) {}

  double largest_scale() const {
    return std::min((room_.frame.high.x - room_.frame.low.x) / silhouette_.bounds().size().x,
                    (room_.frame.high.y - room_.frame.low.y) / silhouette_.bounds().size().y);
  }

  bool fits(double scale) {
    bool found = false;
    each_place(scale, [&](const Place&) { return found = true; });
    return found;
  }

  /// The middle one of those with most room beside them.
  std::optional<Place> best_place(double scale) {
    std::vector<Place> places;
    each_place(scale, [&](const Place& place) {
      places.push_back(place);
      return false;
    });
    if (places.empty()) return std::nullopt;
    double widest = 0;
    for (const Place& place : places) widest = std::max(widest, place.width());
    const double near = widest - std::max(2.0, 0.02 * silhouette_.bounds().size().x * scale);
    std::erase_if(places, [&](const Place& place) { return place.width() < near; });
    return places[places.size() / 2];
  }

 private:
  /// Calls `use` with every height that the map fits at, until it returns true.
  template <typename Use>
  void each_place(double scale, const Use& use) {
    const Point size = silhouette_.bounds().size() * scale;
    const double left = room_.frame.low.x;
    const double right = room_.frame.high.x - size.x;
    const double upper = room_.frame.low.y;
    const double lower = room_.frame.high.y - size.y;
    constexpr double rounding = 1e-6;
    if (right < left - rounding || lower < upper - rounding) return;
    const int steps = std::clamp(static_cast<int>(std::ceil((lower - upper) / (row_step * size.y))), 1, 400);
    for (int step = 0; step <= steps; ++step) {
      const double y = std::lerp(upper, std::max(upper, lower), static_cast<double>(step) / steps);
      if (const auto room = widest_room(scale, y, {left, std::max(left, right)}))
        if (use({y, *room})) return;
    }
  }

  /// Between what the rectangles forbid at that height.
  std::optional<Span> widest_room(double scale, double y, Span all) {
    forbidden_.clear();
    const double row = silhouette_.row_height() * scale;
    for (const Rectangle& taken : room_.taken) {
      const double first = std::floor((static_cast<double>(taken.low.y) - y) / row);
      const double last = std::ceil((static_cast<double>(taken.high.y) - y) / row) - 1;
      if (last < 0 || first >= static_cast<double>(Silhouette::rows) || last < first) continue;
      silhouette_.visit(static_cast<std::size_t>(std::max(first, 0.0)),
                        static_cast<std::size_t>(std::min(last, static_cast<double>(Silhouette::rows - 1))),
                        [&](const Span& span) {
                          forbidden_.push_back({taken.low.x - scale * span.high, taken.high.x - scale * span.low});
                        });
    }
    std::sort(forbidden_.begin(), forbidden_.end(), [](const Span& a, const Span& b) { return a.low < b.low; });
    std::optional<Span> widest;
    double free_from = all.low;
    const auto offer = [&](double until) {
      if (until >= free_from && (!widest || until - free_from > widest->high - widest->low))
        widest = {free_from, until};
    };
    for (const Span& span : forbidden_) {
      if (span.low >= all.high) break;
      if (span.low >= free_from) offer(span.low);
      free_from = std::max(free_from, span.high);
      if (free_from > all.high) return widest;
    }
    offer(all.high);
    return widest;
  }

  const Silhouette& silhouette_;
  const ClearRoom& room_;
  std::vector<Span> forbidden_;  // kept for its memory
};

/// The largest that fits, to a small part of it.
std::optional<double> largest_fitting(ClearSearch& search, double least) {
  double too_large = search.largest_scale();
  least = std::max(least, too_large * smallest_part);
  if (too_large < least) return std::nullopt;
  if (search.fits(too_large)) return too_large;
  // Where a map does not fit a smaller one may not fit either, as a bay closes about a rectangle: each is tried.
  double fitting = too_large;
  do {
    if (fitting <= least) return std::nullopt;
    too_large = fitting;
    fitting = std::max(least, fitting * (1 - coarse_step));
  } while (!search.fits(fitting));
  while (too_large > fitting * (1 + fine_step)) {
    const double between = (too_large + fitting) / 2;
    (search.fits(between) ? fitting : too_large) = between;
  }
  return fitting;
}

}  // namespace

std::optional<Viewport> largest_clear(const Silhouette& silhouette, const ClearRoom& room, ImVec2 size,
                                      double least_scale) {
  const Point extent = silhouette.bounds().size();
  if (silhouette.empty() || extent.x <= 0 || extent.y <= 0) return std::nullopt;
  ClearSearch search(silhouette, room);
  const auto scale = largest_fitting(search, least_scale);
  if (!scale) return std::nullopt;
  const auto place = search.best_place(*scale);
  if (!place) return std::nullopt;
  const glm::dvec2 corner{(place->room.low + place->room.high) / 2, place->y};
  const glm::dvec2 pixels{size.x, size.y};
  const glm::dvec2 from_corner = pixels / 2.0 - corner;  // of the picture's middle
  Viewport camera;
  camera.size = pixels;
  camera.metres_per_pixel = 1 / *scale;
  camera.centre =
      Point{silhouette.bounds().low.x + from_corner.x / *scale, silhouette.bounds().high.y - from_corner.y / *scale};
  return camera;
}

std::optional<std::size_t> best_form(const Silhouette& silhouette, std::span<const TextForm> forms) {
  const Point extent = silhouette.bounds().size();
  if (silhouette.empty() || extent.x <= 0 || extent.y <= 0) return std::nullopt;
  constexpr double least_gain = 1.002;
  std::optional<std::size_t> best;
  double best_worth = 0;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    ClearSearch search(silhouette, forms[i].room);
    const double least = best_worth * least_gain / forms[i].worth;
    // Most are not as good as the best so far, which is seen immediately.
    if (least > search.largest_scale() || (least > 0 && !search.fits(least))) continue;
    const auto scale = largest_fitting(search, least);
    if (!scale) continue;
    best = i;
    best_worth = *scale * forms[i].worth;
  }
  return best;
}

Rectangle largest_clear_square(const ClearRoom& room, ImVec2 size) {
  const Ring corners{{0, 0}, {1, 0}, {1, 1}, {0, 1}};
  const Silhouette square({Shape{{.outer = corners, .holes = {}}}});
  const auto camera = largest_clear(square, room, size);
  if (!camera) return room.frame;
  return {pixel(camera->to_screen({0, 1})), pixel(camera->to_screen({1, 0}))};
}

}  // namespace hustings::ui
