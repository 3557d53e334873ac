#include "geo/mesh/inset.h"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/vec4.hpp>
#include <limits>

#include "geo/mesh/detail_levels.h"

namespace hustings {

namespace {

constexpr double inner_space = 0.07;  // about the areas, of their larger side
constexpr double title_space = 0.03;  // above that, of the map's larger side
constexpr double outer_space = 0.02;  // about the frame, of the map's larger side
constexpr int across = 256;           // cells of the raster in which a place is looked for

// What it costs that the map grows, against the way from the wanted corner: screens are wider than high.
constexpr double price_of_width = 2;
constexpr double price_of_height = 4;

Box grown(const Box& box, double by) { return {box.low - Point(by), box.high + Point(by)}; }

Box joined(Box a, const Box& b) {
  a.add(b);
  return a;
}

/// Which cells about a layer its areas cover, and how many there are in a rectangle.
class Raster {
 public:
  explicit Raster(const Box& box) : low_(box.low), step_(std::max(box.size().x, box.size().y) / across) {
    columns_ = static_cast<int>(std::ceil(box.size().x / step_)) + 1;
    rows_ = static_cast<int>(std::ceil(box.size().y / step_)) + 1;
    taken_.assign(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), 0);
  }

  double step() const { return step_; }

  void add(const Box& box) {
    for (int row = row_of(box.low.y); row <= row_of(box.high.y); ++row) fill(row, box.low.x, box.high.x);
  }

  /// The inside of the ring, and the cells along it.
  void add(const Ring& ring) {
    std::vector<std::vector<double>> crossings(static_cast<std::size_t>(rows_));
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
      const auto [low, high] = std::minmax(ring[j], ring[i], [](Point a, Point b) { return a.y < b.y; });
      for (int row = row_of(low.y); row <= row_of(high.y); ++row) {
        const auto x_at = [&](double y) {
          const double part = high.y > low.y ? std::clamp((y - low.y) / (high.y - low.y), 0.0, 1.0) : 0;
          return glm::mix(low.x, high.x, part);
        };
        const auto [left, right] = std::minmax(x_at(low_.y + row * step_), x_at(low_.y + (row + 1) * step_));
        fill(row, left, right);
        if (low.y == high.y) fill(row, std::min(low.x, high.x), std::max(low.x, high.x));
        const double middle = low_.y + (row + 0.5) * step_;
        if (low.y <= middle && high.y > middle) crossings[static_cast<std::size_t>(row)].push_back(x_at(middle));
      }
    }
    for (int row = 0; row < rows_; ++row) {
      std::vector<double>& line = crossings[static_cast<std::size_t>(row)];
      std::sort(line.begin(), line.end());
      for (std::size_t i = 0; i + 1 < line.size(); i += 2) fill(row, line[i], line[i + 1]);
    }
  }

  /// To be called once all is added.
  void sum() {
    sums_.assign(static_cast<std::size_t>(columns_ + 1) * static_cast<std::size_t>(rows_ + 1), 0);
    for (int row = 0; row < rows_; ++row)
      for (int column = 0; column < columns_; ++column)
        sums_[sum_at(row + 1, column + 1)] = sums_[sum_at(row, column + 1)] + sums_[sum_at(row + 1, column)] -
                                             sums_[sum_at(row, column)] + (taken_[cell_at(row, column)] != 0 ? 1 : 0);
  }

  bool is_free(const Box& box) const {
    const int left = column_of(box.low.x);
    const int right = column_of(box.high.x) + 1;
    const int bottom = row_of(box.low.y);
    const int top = row_of(box.high.y) + 1;
    return sums_[sum_at(top, right)] - sums_[sum_at(bottom, right)] - sums_[sum_at(top, left)] +
               sums_[sum_at(bottom, left)] ==
           0;
  }

 private:
  int column_of(double x) const {
    return std::clamp(static_cast<int>(std::floor((x - low_.x) / step_)), 0, columns_ - 1);
  }
  int row_of(double y) const { return std::clamp(static_cast<int>(std::floor((y - low_.y) / step_)), 0, rows_ - 1); }
  std::size_t cell_at(int row, int column) const {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(column);
  }
  std::size_t sum_at(int row, int column) const {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_ + 1) + static_cast<std::size_t>(column);
  }
  void fill(int row, double from, double to) {
    for (int column = column_of(from); column <= column_of(to); ++column) taken_[cell_at(row, column)] = 1;
  }

  Point low_;
  double step_;
  int columns_ = 0, rows_ = 0;
  std::vector<char> taken_;
  std::vector<int> sums_;  // of taken cells below and left of each corner
};

class Placer {
 public:
  Placer(const Layer& layer, std::span<const WantedInset> wanted) : layer_(layer) {
    for (const WantedInset& one : wanted) add(one);
    for (std::uint32_t area = 0; area < layer.areas.size(); ++area)
      if (insets_.moved(area) == nullptr) home_.add(bounds_of(layer.areas[area].shape));
    if (home_.empty()) insets_.all.clear();
  }

  LayerInsets run() && {
    insets_.bounds = insets_.all.empty() ? layer_.bounds : home_;
    if (insets_.all.empty()) return std::move(insets_);
    const double larger = std::max(home_.size().x, home_.size().y);
    gap_ = outer_space * larger;
    for (Inset& inset : insets_.all) inset.frame.high.y += title_space * larger;
    Point reach{4 * gap_};
    for (const Inset& inset : insets_.all) reach += inset.frame.size() + Point(2 * gap_);
    window_ = {home_.low - reach, home_.high + reach};
    Raster raster(window_);
    for (std::uint32_t area = 0; area < layer_.areas.size(); ++area)
      if (insets_.moved(area) == nullptr)
        for (const Polygon& part : layer_.areas[area].shape) raster.add(part.outer);
    for (std::size_t i = 0; i < insets_.all.size(); ++i) {
      raster.sum();
      Inset& inset = insets_.all[i];
      const Point way = best_place(raster, inset.frame.size(), corners_[i]) - inset.frame.centre();
      inset.to += way;
      inset.frame = {inset.frame.low + way, inset.frame.high + way};
      insets_.bounds.add(inset.frame);
      raster.add(inset.frame);
    }
    return std::move(insets_);
  }

 private:
  /// Where it lies is not known yet: its frame stands about what it shows, with its own size.
  void add(const WantedInset& wanted) {
    Inset inset{
        .title = wanted.title, .areas = wanted.areas, .scale = wanted.scale, .moved = wanted.moved, .frame = {}};
    std::sort(inset.areas.begin(), inset.areas.end());
    inset.areas.erase(std::unique(inset.areas.begin(), inset.areas.end()), inset.areas.end());
    if (inset.moved) std::erase_if(inset.areas, [&](std::uint32_t area) { return insets_.moved(area) != nullptr; });
    Box box;
    for (const std::uint32_t area : inset.areas) box.add(bounds_of(layer_.areas[area].shape));
    if (box.empty()) return;
    inset.from = inset.to = box.centre();
    const Point half = box.size() * (0.5 * inset.scale);
    inset.frame = grown({inset.to - half, inset.to + half}, inner_space * 2 * std::max(half.x, half.y));
    insets_.all.push_back(std::move(inset));
    corners_.push_back(wanted.corner);
  }

  Point best_place(const Raster& raster, Point size, Corner corner) const {
    const bool right = corner == Corner::upper_right || corner == Corner::lower_right;
    const bool upper = corner == Corner::upper_right || corner == Corner::upper_left;
    const Point half = size * 0.5;
    const Point wanted{right ? home_.high.x - half.x : home_.low.x + half.x,
                       upper ? home_.high.y - half.y : home_.low.y + half.y};
    const Box centres{window_.low + half + Point(gap_), window_.high - half - Point(gap_)};
    const auto cost = [&](Point at) {
      const Point growth = joined(insets_.bounds, {at - half, at + half}).size() - insets_.bounds.size();
      const Point way = glm::abs(at - wanted);
      return way.x + way.y + price_of_width * growth.x + price_of_height * growth.y;
    };
    Point best = centres.high;
    double least = std::numeric_limits<double>::infinity();
    const auto attempt = [&](Point at) {
      const double price = cost(at);
      if (price < least && raster.is_free(grown({at - half, at + half}, gap_))) least = price, best = at;
    };
    attempt(wanted);
    for (double y = centres.low.y; y <= centres.high.y; y += raster.step())
      for (double x = centres.low.x; x <= centres.high.x; x += raster.step()) attempt({x, y});
    return best;
  }

  const Layer& layer_;
  LayerInsets insets_;
  std::vector<Corner> corners_;
  Box home_;    // of what stays
  Box window_;  // in which a place is looked for
  double gap_ = 0;
};

struct Sides {
  std::int32_t left, right;
};

/// What is left of a border where only some areas are drawn; none where neither is.
template <class IsDrawn>
std::optional<Sides> sides_of(std::int32_t left, std::int32_t right, IsDrawn is_drawn) {
  const Sides sides{is_drawn(left) ? left : no_area, is_drawn(right) ? right : no_area};
  if (sides.left == no_area && sides.right == no_area) return std::nullopt;
  return sides;
}

class MeshBuilder {
 public:
  MeshBuilder(const LayerMesh& mesh, const LayerInsets& insets) : mesh_(mesh) {
    vertices_.assign(mesh.vertices.begin(), mesh.vertices.end());
    const auto stays = [&](std::int32_t area) {
      return area >= 0 && insets.moved(static_cast<std::uint32_t>(area)) == nullptr;
    };
    for (std::size_t i = 0; i + 2 < mesh.indices.size(); i += 3)
      if (stays(static_cast<std::int32_t>(mesh.vertices[mesh.indices[i]].area)))
        indices_.insert(indices_.end(), mesh.indices.begin() + i, mesh.indices.begin() + i + 3);
    for (const BorderSegment& border : mesh.borders) add_border(border, border, stays);
  }

  void add(const Inset& inset, const LayerMesh& source) {
    const auto place = [&](float x, float y) {
      return glm::vec2(inset.placed(source.origin + Point(x, y)) - mesh_.origin);
    };
    const auto is_drawn = [&](std::int32_t area) { return inset.holds(area); };
    std::vector<bool> holds;
    for (const MeshVertex& vertex : source.vertices)
      holds.push_back(inset.holds(static_cast<std::int32_t>(vertex.area)));
    std::vector<std::uint32_t> at(source.vertices.size(), 0);
    for (std::size_t i = 0; i < source.vertices.size(); ++i) {
      if (!holds[i]) continue;
      at[i] = static_cast<std::uint32_t>(vertices_.size());
      const glm::vec2 placed = place(source.vertices[i].x, source.vertices[i].y);
      vertices_.push_back({placed.x, placed.y, source.vertices[i].area});
    }
    for (const std::uint32_t index : source.indices)
      if (holds[index]) indices_.push_back(at[index]);
    for (const BorderSegment& border : source.borders) {
      const glm::vec2 a = place(border.ax, border.ay);
      const glm::vec2 b = place(border.bx, border.by);
      add_border(border, {a.x, a.y, b.x, b.y, border.left, border.right, border.rank}, is_drawn);
    }
  }

  LayerMesh run() && { return {mesh_.origin, std::move(vertices_), std::move(indices_), std::move(borders_)}; }

 private:
  template <class IsDrawn>
  void add_border(const BorderSegment& source, BorderSegment placed, IsDrawn is_drawn) {
    const auto sides = sides_of(source.left, source.right, is_drawn);
    if (!sides) return;
    if (sides->left != source.left || sides->right != source.right) placed.rank = BorderRank::outline;
    placed.left = sides->left;
    placed.right = sides->right;
    borders_.push_back(placed);
  }

  const LayerMesh& mesh_;
  std::vector<MeshVertex> vertices_;
  std::vector<std::uint32_t> indices_;
  std::vector<BorderSegment> borders_;
};

/// Adds the areas of an inset, from a topology that may be finer.
void add_to(Topology& out, const Inset& inset, const Topology& source) {
  constexpr std::uint32_t nowhere = std::numeric_limits<std::uint32_t>::max();
  std::vector<std::uint32_t> at(source.arcs.size(), nowhere);
  for (std::size_t i = 0; i < source.arcs.size(); ++i) {
    const Arc& arc = source.arcs[i];
    const auto sides = sides_of(arc.left, arc.right, [&](std::int32_t area) { return inset.holds(area); });
    if (!sides) continue;
    at[i] = static_cast<std::uint32_t>(out.arcs.size());
    Arc& placed = out.arcs.emplace_back(Arc{.points = {}, .left = sides->left, .right = sides->right});
    for (const Point point : arc.points) placed.points.push_back(inset.placed(point));
  }
  const auto ring_of = [&](const ArcRing& ring) {
    ArcRing uses;
    for (const ArcUse use : ring) uses.push_back({.arc = at[use.arc], .reversed = use.reversed});
    return uses;
  };
  for (const std::uint32_t area : inset.areas) {
    if (inset.moved) out.areas[area].clear();
    for (const ArcPolygon& part : source.areas[area]) {
      ArcPolygon& placed = out.areas[area].emplace_back(ArcPolygon{.outer = ring_of(part.outer), .holes = {}});
      for (const ArcRing& hole : part.holes) placed.holes.push_back(ring_of(hole));
    }
  }
}

}  // namespace

bool Inset::holds(std::int32_t area) const {
  return area >= 0 && std::binary_search(areas.begin(), areas.end(), static_cast<std::uint32_t>(area));
}

Viewport Inset::through(const Viewport& viewport) const {
  return {.centre = from + (viewport.centre - to) / scale,
          .metres_per_pixel = viewport.metres_per_pixel / scale,
          .size = viewport.size};
}

const Inset* LayerInsets::moved(std::uint32_t area) const {
  for (const Inset& inset : all)
    if (inset.moved && inset.holds(static_cast<std::int32_t>(area))) return &inset;
  return nullptr;
}

LayerInsets place_insets(const Layer& layer, std::span<const WantedInset> wanted) {
  return Placer(layer, wanted).run();
}

std::size_t level_in(const Inset& inset, std::size_t level) {
  return std::min(level, DetailLevels::level_within(DetailLevels::tolerance_of(level) / inset.scale));
}

LayerMesh with_insets(const LayerMesh& mesh, const LayerInsets& insets,
                      const std::function<const LayerMesh&(const Inset&)>& taken_from) {
  MeshBuilder builder(mesh, insets);
  for (const Inset& inset : insets.all) builder.add(inset, taken_from(inset));
  return std::move(builder).run();
}

Topology with_insets(const Topology& topology, const LayerInsets& insets,
                     const std::function<const Topology&(const Inset&)>& taken_from) {
  Topology out = topology;
  const auto stays = [&](std::int32_t area) {
    return area >= 0 && insets.moved(static_cast<std::uint32_t>(area)) == nullptr;
  };
  for (Arc& arc : out.arcs) {
    const auto sides = sides_of(arc.left, arc.right, stays);
    if (!sides) arc.points.clear();
    arc.left = sides ? sides->left : no_area;
    arc.right = sides ? sides->right : no_area;
  }
  for (const Inset& inset : insets.all) add_to(out, inset, taken_from(inset));
  return out;
}

}  // namespace hustings
