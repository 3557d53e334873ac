#include "geo/mesh/sweep_triangles.h"

#include <algorithm>
#include <cmath>

#include "geo/mesh/exact_orientation.h"

namespace hustings {

namespace {

// A line sweeps over the plane from left to right (on a vertical line upwards) and stops at each place that has
// vertices. What it has met so far of a piece of the inside is filled with triangles up to a chain of vertices that
// runs from the piece's lower edge to its upper one and bulges to the right, so that the next vertex sees all that it
// can be joined to (Hertel and Mehlhorn, "Fast triangulation of simple polygons", 1983). Every decision is a comparison
// of coordinates or an exact turn, so rounding cannot lead it astray.

using Rank = std::uint32_t;  // of a place among all, in the order of the sweep

constexpr std::int32_t nil = -1;

/// A vertex of a chain.
struct Link {
  Rank at;
  std::int32_t below, above;  // links, or nil at an end
};

/// The border between what is filled and what is not, from its lower end to its upper one.
struct Chain {
  std::int32_t bottom, top;
  std::int32_t newest;  // the rightmost link
};

/// An edge that the sweep line crosses.
struct Edge {
  Rank left, right;
  Chain chain;  // of the inside above it; unused where that is outside
};

class Sweep {
 public:
  explicit Sweep(const Polygon& polygon) {
    std::uint32_t vertex = 0;
    add_places(polygon.outer, vertex);
    for (const Ring& hole : polygon.holes) add_places(hole, vertex);
    rank_places(vertex);
    vertex = 0;
    add_edges(polygon.outer, vertex);
    for (const Ring& hole : polygon.holes) add_edges(hole, vertex);
  }

  Triangulation run() {
    for (Rank place = 0; place < places_.size() && out_.complete; ++place) stop_at(place);
    out_.complete = out_.complete && crossed_.empty();
    return std::move(out_);
  }

 private:
  struct Place {
    Point at;
    std::uint32_t vertex;
  };

  // The edges --------------------------------------------------------------------------------------------------------

  void add_places(const Ring& ring, std::uint32_t& vertex) {
    for (const Point point : ring) places_.push_back({point, vertex++});
  }

  /// Sorts the places, and leaves each one once, with its first vertex.
  void rank_places(std::uint32_t vertices) {
    std::sort(places_.begin(), places_.end(), [](const Place& a, const Place& b) {
      if (a.at.x != b.at.x) return a.at.x < b.at.x;
      return a.at.y != b.at.y ? a.at.y < b.at.y : a.vertex < b.vertex;
    });
    rank_of_.resize(vertices);
    std::size_t count = 0;
    for (const Place& place : places_) {
      if (count == 0 || places_[count - 1].at != place.at) places_[count++] = place;
      rank_of_[place.vertex] = static_cast<Rank>(count - 1);
    }
    places_.resize(count);
    leaving_.resize(count);
    arriving_.resize(count);
  }

  void add_edges(const Ring& ring, std::uint32_t& vertex) {
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const Rank a = rank_of_[vertex + i];
      const Rank b = rank_of_[vertex + (i + 1) % ring.size()];
      if (a != b) add_edge(std::min(a, b), std::max(a, b));
    }
    vertex += static_cast<std::uint32_t>(ring.size());
  }

  void add_edge(Rank left, Rank right) {
    leaving_[left].push_back(right);
    ++arriving_[right];
  }

  int turn(Rank a, Rank b, Rank c) const { return orientation(places_[a].at, places_[b].at, places_[c].at); }

  // A stop -----------------------------------------------------------------------------------------------------------

  void stop_at(Rank place) {
    const auto above_it = std::partition_point(
        crossed_.begin(), crossed_.end(), [&](const Edge& edge) { return turn(edge.left, edge.right, place) > 0; });
    const auto low = static_cast<std::size_t>(above_it - crossed_.begin());
    std::size_t high = low;  // the edges from low to high end here or pass through here
    while (high < crossed_.size() && turn(crossed_[high].left, crossed_[high].right, place) == 0) {
      if (crossed_[high].right == place) --arriving_[place];
      else leaving_[place].push_back(crossed_[high].right);  // a ring touches the middle of the edge
      ++high;
    }
    if (arriving_[place] != 0) {  // an edge that ends here lies elsewhere in the order: edges have crossed
      out_.complete = false;
      return;
    }
    order_leaving(place);
    pass(place, low, high);
  }

  /// Sorts the edges that leave a place from the lowest to the highest. Two that run along each other have nothing
  /// between them, and what is left of the longer one leaves from the end of the shorter.
  void order_leaving(Rank place) {
    std::vector<Rank>& ends = leaving_[place];
    std::sort(ends.begin(), ends.end(), [&](Rank a, Rank b) { return turn(place, a, b) > 0; });
    std::vector<Rank> apart;
    for (const Rank end : ends) {
      if (apart.empty() || turn(place, apart.back(), end) != 0) {
        apart.push_back(end);
        continue;
      }
      const auto [nearer, further] = std::minmax(apart.back(), end);
      apart.pop_back();
      --arriving_[nearer];
      if (nearer == further) --arriving_[further];
      else leaving_[nearer].push_back(further);
    }
    ends = std::move(apart);
  }

  /// Puts the edges that leave a place where those from `low` to `high` were, and fills what the place closes. Above
  /// every other edge lies the inside.
  void pass(Rank place, std::size_t low, std::size_t high) {
    const std::vector<Rank>& ends = leaving_[place];
    const bool inside_below = low % 2 == 1;
    const bool inside_above = high % 2 == 1;
    Chain upper{nil, nil, nil};
    if (low == high) {
      if (ends.empty()) return;
      if (inside_below) upper = split(crossed_[low - 1].chain, place);
    } else {
      for (std::size_t i = low; i + 1 < high; ++i)
        if (i % 2 == 0) close(crossed_[i].chain, place);
      if (inside_above) {
        upper = crossed_[high - 1].chain;
        put_below(upper, place);
      }
      if (inside_below) put_above(crossed_[low - 1].chain, place);
      if (ends.empty() && inside_below && inside_above) join(crossed_[low - 1].chain, upper);
    }
    std::vector<Edge> edges;
    for (std::size_t i = 0; i < ends.size(); ++i) {
      const bool inside = (low + i) % 2 == 0;
      const bool last = i + 1 == ends.size();
      edges.push_back({place, ends[i], inside && !last ? begin(place) : upper});
    }
    const auto first = crossed_.begin() + static_cast<std::ptrdiff_t>(low);
    const std::size_t kept = std::min(edges.size(), high - low);
    std::copy_n(edges.begin(), kept, first);
    const auto behind = first + static_cast<std::ptrdiff_t>(kept);
    if (kept < edges.size()) crossed_.insert(behind, edges.begin() + static_cast<std::ptrdiff_t>(kept), edges.end());
    else crossed_.erase(behind, first + static_cast<std::ptrdiff_t>(high - low));
    leaving_[place] = {};
  }

  // Chains -----------------------------------------------------------------------------------------------------------

  Link& link(std::int32_t index) { return links_[static_cast<std::size_t>(index)]; }

  std::int32_t add_link(Link added) {
    links_.push_back(added);
    return static_cast<std::int32_t>(links_.size() - 1);
  }

  Chain begin(Rank place) {
    const std::int32_t only = add_link({place, nil, nil});
    return {only, only, only};
  }

  void put_above(Chain& chain, Rank place) {
    std::int32_t y = chain.top;
    for (std::int32_t x = link(y).below; x != nil && turn(link(x).at, link(y).at, place) < 0; x = link(y).below) {
      add_triangle(link(x).at, place, link(y).at);
      y = x;
    }
    const std::int32_t added = add_link({place, y, nil});
    link(y).above = chain.top = chain.newest = added;
  }

  void put_below(Chain& chain, Rank place) {
    std::int32_t y = chain.bottom;
    for (std::int32_t x = link(y).above; x != nil && turn(place, link(y).at, link(x).at) < 0; x = link(y).above) {
      add_triangle(place, link(x).at, link(y).at);
      y = x;
    }
    const std::int32_t added = add_link({place, nil, y});
    link(y).below = chain.bottom = chain.newest = added;
  }

  /// Parts a chain at its rightmost link, which sees the place. What is below stays; returns what is above.
  Chain split(Chain& chain, Rank place) {
    const std::int32_t seen = chain.newest;
    const std::int32_t again = add_link({link(seen).at, nil, link(seen).above});
    if (link(again).above != nil) link(link(again).above).below = again;
    link(seen).above = nil;
    Chain upper{again, chain.top == seen ? again : chain.top, again};
    chain.top = seen;
    put_above(chain, place);
    put_below(upper, place);
    return upper;
  }

  /// Both end at the same place, where the edges between them ended.
  void join(Chain& lower, const Chain& upper) {
    const std::int32_t second = link(upper.bottom).above;
    link(lower.top).above = second;
    link(second).below = lower.top;
    lower = {lower.bottom, upper.top, lower.top};
  }

  /// Fills what lies between a chain and the place where its two edges meet.
  void close(const Chain& chain, Rank place) {
    for (std::int32_t i = chain.bottom; i != chain.top; i = link(i).above)
      add_triangle(link(i).at, place, link(link(i).above).at);
  }

  void add_triangle(Rank a, Rank b, Rank c) {
    const int sign = turn(a, b, c);
    if (sign < 0) out_.complete = false;  // only where edges have crossed
    if (sign <= 0) return;
    for (const Rank corner : {a, b, c}) out_.indices.push_back(places_[corner].vertex);
  }

  std::vector<Place> places_;
  std::vector<Rank> rank_of_;               // by vertex
  std::vector<std::vector<Rank>> leaving_;  // where the edges that leave each place end
  std::vector<std::uint32_t> arriving_;     // how many edges end at each place
  std::vector<Edge> crossed_;               // from the lowest
  std::vector<Link> links_;
  Triangulation out_;
};

double area_within(const Polygon& polygon, const std::vector<std::uint32_t>& indices) {
  std::vector<Point> points = polygon.outer;
  for (const Ring& hole : polygon.holes) points.insert(points.end(), hole.begin(), hole.end());
  double twice = 0;
  for (std::size_t i = 0; i < indices.size(); i += 3)
    twice += cross(points[indices[i]], points[indices[i + 1]], points[indices[i + 2]]);
  return twice / 2;
}

}  // namespace

Triangulation triangulate_by_sweep(const Polygon& polygon) {
  const double area = area_of(polygon);
  if (!std::isfinite(area)) return {.indices = {}, .complete = false};
  Triangulation out = Sweep(polygon).run();
  const Point size = bounds_of({polygon}).size();
  const double tolerance = 1e-9 * area + 1e-13 * size.x * size.y;  // what rounding leaves of a sliver
  out.complete = out.complete && std::abs(area_within(polygon, out.indices) - area) <= tolerance;
  return out;
}

}  // namespace hustings
