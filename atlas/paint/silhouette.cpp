#include "atlas/paint/silhouette.h"

#include <algorithm>
#include <cmath>

namespace hustings {

namespace {

std::vector<const Shape*> pointers_to(const std::vector<Shape>& shapes) {
  std::vector<const Shape*> pointers;
  pointers.reserve(shapes.size());
  for (const Shape& shape : shapes) pointers.push_back(&shape);
  return pointers;
}

/// In order, and those that touch, or nearly do, as one.
void merge(std::vector<Span>& spans, double gap) {
  if (spans.empty()) return;
  std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) { return a.low < b.low; });
  std::size_t last = 0;
  for (std::size_t i = 1; i < spans.size(); ++i) {
    if (spans[i].low <= spans[last].high + gap) spans[last].high = std::max(spans[last].high, spans[i].high);
    else spans[++last] = spans[i];
  }
  spans.resize(last + 1);
}

/// Walks along the rings of one shape. Where a border passes through a row it covers one stretch of it; what lies
/// between two borders is found at the row's upper edge, which it reaches where no border ends it before.
class ShapeRows {
 public:
  ShapeRows(std::vector<std::vector<Span>>& rows, const Box& bounds)
      : rows_(rows),
        origin_{bounds.low.x, bounds.high.y},
        row_height_(bounds.size().y / static_cast<double>(rows.size())) {}

  void walk(const Ring& ring) {
    if (ring.empty()) return;
    Point from = local(ring.back());
    start(from);
    for (const Point& vertex : ring) {
      const Point to = local(vertex);
      go(from, to);
      from = to;
    }
    flush();
  }

  void fill() {
    std::sort(crossings_.begin(), crossings_.end(),
              [](const Crossing& a, const Crossing& b) { return a.row != b.row ? a.row < b.row : a.x < b.x; });
    for (std::size_t i = 0; i + 1 < crossings_.size(); i += 2)
      if (crossings_[i].row == crossings_[i + 1].row)
        rows_[crossings_[i].row].push_back({crossings_[i].x, crossings_[i + 1].x});
  }

 private:
  struct Crossing {
    std::size_t row;
    double x;
  };

  /// Metres east and south of the upper left corner.
  Point local(Point world) const { return {world.x - origin_.x, origin_.y - world.y}; }
  std::size_t row_of(double south) const {
    return static_cast<std::size_t>(
        std::clamp(std::floor(south / row_height_), 0.0, static_cast<double>(rows_.size() - 1)));
  }
  double upper_edge(std::size_t row) const { return static_cast<double>(row) * row_height_; }

  void start(Point at) {
    row_ = row_of(at.y);
    here_ = {at.x, at.x};
  }
  void reach(double x) { here_ = {std::min(here_.low, x), std::max(here_.high, x)}; }
  void flush() { rows_[row_].push_back(here_); }
  void step_into(std::size_t row, double x) {
    reach(x);
    flush();
    crossings_.push_back({std::max(row, row_), x});  // the edge between two rows is the lower one's upper edge
    row_ = row;
    here_ = {x, x};
  }
  void go(Point from, Point to) {
    const std::size_t target = row_of(to.y);
    const auto x_at = [&](double south) {
      return from.x + (to.x - from.x) * std::clamp((south - from.y) / (to.y - from.y), 0.0, 1.0);
    };
    while (row_ < target) step_into(row_ + 1, x_at(upper_edge(row_ + 1)));
    while (row_ > target) step_into(row_ - 1, x_at(upper_edge(row_)));
    reach(to.x);
  }

  std::vector<std::vector<Span>>& rows_;
  Point origin_;
  double row_height_;
  std::size_t row_ = 0;
  Span here_;
  std::vector<Crossing> crossings_;
};

}  // namespace

Silhouette::Silhouette(std::span<const Shape* const> shapes) {
  for (const Shape* shape : shapes) bounds_.add(bounds_of(*shape));
  blocks_.assign(1, std::vector<std::vector<Span>>(rows));
  if (empty() || bounds_.size().y <= 0) return;
  for (const Shape* shape : shapes) add(*shape);
  finish();
}

Silhouette::Silhouette(const std::vector<Shape>& shapes) : Silhouette(pointers_to(shapes)) {}

void Silhouette::add(const Shape& shape) {
  ShapeRows walker(blocks_[0], bounds_);
  for (const Polygon& polygon : shape) {
    walker.walk(polygon.outer);
    for (const Ring& hole : polygon.holes) walker.walk(hole);
  }
  walker.fill();
}

void Silhouette::finish() {
  // Nothing is written into a gap as narrow as that.
  const double gap = bounds_.size().x / 400;
  for (std::vector<Span>& spans : blocks_[0]) merge(spans, gap);
  while (blocks_.back().size() > 1) {
    const std::vector<std::vector<Span>>& fine = blocks_.back();
    std::vector<std::vector<Span>> coarse(fine.size() / 2);
    for (std::size_t i = 0; i < coarse.size(); ++i) {
      coarse[i] = fine[2 * i];
      coarse[i].insert(coarse[i].end(), fine[2 * i + 1].begin(), fine[2 * i + 1].end());
      merge(coarse[i], gap);
    }
    blocks_.push_back(std::move(coarse));
  }
}

}  // namespace hustings
