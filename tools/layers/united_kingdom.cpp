#include "tools/layers/united_kingdom.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>

#include "base/finding.h"
#include "geo/mesh/interior_point.h"
#include "geo/mesh/simplify.h"
#include "geo/read/read_table.h"
#include "tools/layers/write_layer.h"

namespace hustings {

namespace {

constexpr double largest_gap = 5'000'000;  // square metres; what is larger is water

struct Seat {
  std::string name;
  std::string region;
};

std::map<std::string, Seat> seats_of(const std::string& path) {
  const Outcome<Table> table = read_table(path);
  if (!table) throw InputError(table.findings.front());
  const auto code = table.value->find_column("pcon16cd");
  const auto name = table.value->find_column("pcon16nm");
  const auto region = table.value->find_column("eer16cd");
  std::map<std::string, Seat> seats;
  for (std::size_t row = 0; row < table.value->rows.size(); ++row)
    seats[table.value->cell(row, code)] = {table.value->cell(row, name), table.value->cell(row, region)};
  // UTF-8 that was encoded as UTF-8 once more
  if (Seat& seat = seats["W07000041"]; seat.name == "Ynys M\u00C3\u00B4n") seat.name = "Ynys M\u00F4n";
  return seats;
}

/// The faces between all borders, cut where they cross.
std::vector<Shape> faces_between(const Layer& layer) {
  std::vector<const Shape*> shapes;
  for (const Area& area : layer.areas) shapes.push_back(&area.shape);
  OGRMultiLineString borders;
  for (const Arc& arc : build_topology(shapes).arcs) {
    auto line = std::make_unique<OGRLineString>();
    for (const Point point : arc.points) line->addPoint(point.x, point.y);
    borders.addGeometryDirectly(line.release());
  }
  const OgrShape cut(borders.Union(&borders));  // lines that cross get a node there
  const OgrShape polygons(cut->Polygonize());
  std::vector<Shape> faces;
  for (const auto* face : *polygons->toGeometryCollection()) faces.push_back(from_ogr(*face));
  return faces;
}

/// The first area in whose published shape the face lies.
std::vector<std::int32_t> owners_of(const std::vector<Shape>& faces, const Layer& layer) {
  std::vector<Box> boxes;
  for (const Area& area : layer.areas) boxes.push_back(bounds_of(area.shape));
  std::vector<std::int32_t> owners(faces.size(), no_area);
  std::size_t claimed_twice = 0;
  for (std::size_t i = 0; i < faces.size(); ++i) {
    const Point point = interior_point(faces[i]);
    for (std::size_t area = 0; area < layer.areas.size(); ++area) {
      if (!boxes[area].contains(point) || !contains(layer.areas[area].shape, point)) continue;
      if (owners[i] != no_area) {
        ++claimed_twice;
        break;
      }
      owners[i] = static_cast<std::int32_t>(area);
    }
  }
  fmt::print("United Kingdom: {} pieces that two seats claim\n", claimed_twice);
  return owners;
}

double length_of(const Arc& arc) {
  double length = 0;
  for (std::size_t i = 1; i < arc.points.size(); ++i)
    length += std::hypot(arc.points[i].x - arc.points[i - 1].x, arc.points[i].y - arc.points[i - 1].y);
  return length;
}

/// Gives gaps to the area beside most of their border.
void fill_gaps(const std::vector<Shape>& faces, const Topology& topology, std::vector<std::int32_t>& owners) {
  std::map<std::int32_t, std::map<std::int32_t, double>> beside;  // gap -> area -> metres
  for (const Arc& arc : topology.arcs)
    for (const auto& [gap, other] : {std::pair{arc.left, arc.right}, std::pair{arc.right, arc.left}}) {
      if (gap == no_area || owners[static_cast<std::size_t>(gap)] != no_area || other == no_area) continue;
      if (const std::int32_t owner = owners[static_cast<std::size_t>(other)]; owner != no_area)
        beside[gap][owner] += length_of(arc);
    }
  double largest = 0;
  std::size_t filled = 0;
  for (const auto& [gap, areas] : beside) {
    const double size = area_of(faces[static_cast<std::size_t>(gap)]);
    if (size > largest_gap) {
      fmt::print("United Kingdom: {:.1f} km2 in no seat, left open\n", size / 1e6);
      continue;
    }
    owners[static_cast<std::size_t>(gap)] =
        std::max_element(areas.begin(), areas.end(), [](const auto& a, const auto& b) {
          return a.second < b.second;
        })->first;
    largest = std::max(largest, size);
    ++filled;
  }
  fmt::print("United Kingdom: {} gaps filled, the largest of {:.0f} m2\n", filled, largest);
}

void leave_out_islets(Shape& shape, double smallest) {
  const auto largest = std::max_element(shape.begin(), shape.end(),
                                        [](const Polygon& a, const Polygon& b) { return area_of(a) < area_of(b); });
  std::rotate(shape.begin(), largest, largest + 1);
  shape.erase(
      std::remove_if(shape.begin() + 1, shape.end(), [&](const Polygon& part) { return area_of(part) < smallest; }),
      shape.end());
}

/// The same areas, with every piece of the chosen arcs an arc of its own: simplifying leaves such arcs as they are.
Topology held(const Topology& topology, const std::vector<bool>& hold) {
  Topology out;
  std::vector<std::uint32_t> first(topology.arcs.size());
  for (std::size_t i = 0; i < topology.arcs.size(); ++i) {
    const Arc& arc = topology.arcs[i];
    first[i] = static_cast<std::uint32_t>(out.arcs.size());
    if (!hold[i]) out.arcs.push_back(arc);
    for (std::size_t at = 1; hold[i] && at < arc.points.size(); ++at)
      out.arcs.push_back({.points = {arc.points[at - 1], arc.points[at]}, .left = arc.left, .right = arc.right});
  }
  const auto ring_of = [&](const ArcRing& ring) {
    ArcRing uses;
    for (const ArcUse use : ring) {
      const auto pieces = hold[use.arc] ? static_cast<std::uint32_t>(topology.arcs[use.arc].points.size()) - 1 : 1;
      for (std::uint32_t i = 0; i < pieces; ++i)
        uses.push_back({.arc = first[use.arc] + (use.reversed ? pieces - 1 - i : i), .reversed = use.reversed});
    }
    return uses;
  };
  for (const std::vector<ArcPolygon>& parts : topology.areas) {
    std::vector<ArcPolygon>& area = out.areas.emplace_back();
    for (const ArcPolygon& part : parts) {
      ArcPolygon& copy = area.emplace_back(ArcPolygon{.outer = ring_of(part.outer), .holes = {}});
      for (const ArcRing& hole : part.holes) copy.holes.push_back(ring_of(hole));
    }
  }
  return out;
}

/// Small areas need finer borders than large ones to keep their shape.
Topology simplified(const std::vector<Shape>& shapes, const SeatTolerance& tolerance) {
  const Topology fine = simplify(build_topology(shapes), tolerance.small);
  const auto is_small = [&](std::int32_t area) {
    return area != no_area && area_of(shapes[static_cast<std::size_t>(area)]) < tolerance.small_is_under;
  };
  std::vector<bool> hold;
  for (const Arc& arc : fine.arcs) hold.push_back(is_small(arc.left) || is_small(arc.right));
  return simplify(held(fine, hold), tolerance.large);
}

}  // namespace

Layer united_kingdom(const Layer& published, const std::string& seat_table, double smallest_island,
                     const SeatTolerance& tolerance) {
  const std::map<std::string, Seat> seats = seats_of(seat_table);
  const std::vector<Shape> faces = faces_between(published);
  std::vector<std::int32_t> owners = owners_of(faces, published);
  const Topology pieces = build_topology(faces);
  fill_gaps(faces, pieces, owners);
  std::vector<Shape> whole = dissolve(pieces, published.areas.size(),
                                      [&](std::int32_t face) { return owners[static_cast<std::size_t>(face)]; });
  Layer out{.id = "uk-constituencies-2010", .file = {}, .areas = {}, .bounds = published.bounds};
  for (std::size_t i = 0; i < whole.size(); ++i) {
    const std::string& code = published.areas[i].code;
    const auto seat = seats.find(code);
    if (seat == seats.end() || seats.size() != published.areas.size() || whole[i].empty())
      throw InputError(
          {.severity = Severity::error,
           .place = {.file = seat_table, .layer = out.id, .row = {}, .column = {}},
           .what = fmt::format("{} is not in both, or {} seats are not {}", code, published.areas.size(), seats.size()),
           .remedy = "Use the table of the same edition"});
    leave_out_islets(whole[i], smallest_island);
    out.areas.push_back({.code = code, .name = seat->second.name, .parent = seat->second.region, .shape = {}});
  }
  const Topology simpler = simplified(whole, tolerance);
  for (std::size_t i = 0; i < whole.size(); ++i) out.areas[i].shape = shape_of(simpler, i);
  std::sort(out.areas.begin(), out.areas.end(), [](const Area& a, const Area& b) { return a.code < b.code; });
  return out;
}

}  // namespace hustings
