#include "geo/mesh/layer_bytes.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace hustings {

namespace {

/// Lengths, then all texts in a row.
template <class TextOf>
void put_texts(ByteWriter& out, std::size_t count, TextOf text_of) {
  std::vector<std::uint32_t> lengths(count);
  std::string all;
  for (std::size_t i = 0; i < count; ++i) {
    lengths[i] = static_cast<std::uint32_t>(text_of(i).size());
    all += text_of(i);
  }
  out.put_array(std::span<const std::uint32_t>(lengths));
  out.put(std::string_view(all));
}

/// Calls with each text; false where there are not that many.
template <class Take>
bool take_texts(ByteReader& in, std::size_t count, Take take) {
  const auto lengths = in.take_array<std::uint32_t>();
  std::string_view all = in.take_text();
  if (!in.good() || lengths.size() != count) return false;
  for (std::size_t i = 0; i < count; ++i) {
    if (lengths[i] > all.size()) return false;
    take(i, all.substr(0, lengths[i]));
    all.remove_prefix(lengths[i]);
  }
  return all.empty();
}

/// How the points fall into rings, rings into polygons and polygons into areas.
struct Counts {
  std::vector<std::uint32_t> polygons_of_area, rings_of_polygon, points_of_ring;
  std::size_t points = 0;
};

template <class Visit>
void for_rings(const Layer& layer, Visit visit) {
  for (const Area& area : layer.areas)
    for (const Polygon& polygon : area.shape) {
      visit(polygon.outer);
      for (const Ring& hole : polygon.holes) visit(hole);
    }
}

Counts counts_of(const Layer& layer) {
  Counts counts;
  for (const Area& area : layer.areas) {
    counts.polygons_of_area.push_back(static_cast<std::uint32_t>(area.shape.size()));
    for (const Polygon& polygon : area.shape)
      counts.rings_of_polygon.push_back(static_cast<std::uint32_t>(1 + polygon.holes.size()));
  }
  for_rings(layer, [&](const Ring& ring) {
    counts.points_of_ring.push_back(static_cast<std::uint32_t>(ring.size()));
    counts.points += ring.size();
  });
  return counts;
}

/// Takes one after another; good is false once there are too few.
template <class T>
class Row {
 public:
  explicit Row(std::span<const T> items) : items_(items) {}

  std::span<const T> take(std::size_t count) {
    if (count > items_.size()) {
      good = false;
      return {};
    }
    const auto taken = items_.first(count);
    items_ = items_.subspan(count);
    return taken;
  }
  std::size_t take_count() {
    const auto one = take(1);
    return one.empty() ? 0 : one.front();
  }
  bool empty() const { return items_.empty(); }

  bool good = true;

 private:
  std::span<const T> items_;
};

}  // namespace

void put_areas(ByteWriter& out, const Layer& layer) {
  const Counts counts = counts_of(layer);
  const std::size_t areas = layer.areas.size();
  out.reserve(counts.points * sizeof(Point) + areas * 256);
  out.put(static_cast<std::uint64_t>(areas));
  put_texts(out, areas, [&](std::size_t i) { return std::string_view(layer.areas[i].code); });
  put_texts(out, areas, [&](std::size_t i) { return std::string_view(layer.areas[i].name); });
  put_texts(out, areas, [&](std::size_t i) { return std::string_view(layer.areas[i].parent); });
  out.put(layer.bounds);
  out.put_array(std::span<const std::uint32_t>(counts.polygons_of_area));
  out.put_array(std::span<const std::uint32_t>(counts.rings_of_polygon));
  out.put_array(std::span<const std::uint32_t>(counts.points_of_ring));
  out.begin_array<Point>(counts.points);
  for_rings(layer, [&](const Ring& ring) { out.append(std::span<const Point>(ring)); });
}

bool take_areas(ByteReader& in, Layer& layer) {
  const auto count = static_cast<std::size_t>(in.take<std::uint64_t>());
  if (!in.good() || count > (1U << 28U)) return false;
  layer.areas.resize(count);
  if (!take_texts(in, count, [&](std::size_t i, std::string_view text) { layer.areas[i].code = text; }) ||
      !take_texts(in, count, [&](std::size_t i, std::string_view text) { layer.areas[i].name = text; }) ||
      !take_texts(in, count, [&](std::size_t i, std::string_view text) { layer.areas[i].parent = text; }))
    return false;
  layer.bounds = in.take<Box>();
  const auto polygons_of_area = in.take_array<std::uint32_t>();
  Row rings_of_polygon(in.take_array<std::uint32_t>());
  Row points_of_ring(in.take_array<std::uint32_t>());
  Row points(in.take_array<Point>());
  if (!in.good() || polygons_of_area.size() != count) return false;
  const auto take_ring = [&] {
    const auto ring = points.take(points_of_ring.take_count());
    return Ring(ring.begin(), ring.end());
  };
  for (std::size_t area = 0; area < count; ++area)
    for (std::uint32_t i = 0; i < polygons_of_area[area] && rings_of_polygon.good; ++i) {
      const std::size_t rings = rings_of_polygon.take_count();
      Polygon& polygon = layer.areas[area].shape.emplace_back();
      if (rings > 0) polygon.outer = take_ring();
      for (std::size_t hole = 1; hole < rings && points_of_ring.good; ++hole) polygon.holes.push_back(take_ring());
    }
  return rings_of_polygon.good && points_of_ring.good && points.good && points.empty();
}

void put_findings(ByteWriter& out, const Findings& findings) {
  out.put(static_cast<std::uint64_t>(findings.size()));
  for (const Finding& finding : findings) {
    out.put(finding.severity);
    out.put(static_cast<std::uint8_t>(finding.place.row ? 1 : 0));
    out.put(finding.place.row.value_or(0));
    out.put(std::string_view(finding.place.column));
    out.put(std::string_view(finding.what));
    out.put(std::string_view(finding.remedy));
  }
}

Findings take_findings(ByteReader& in, const std::string& file, const std::string& layer) {
  Findings findings;
  for (auto left = in.take<std::uint64_t>(); left > 0 && in.good(); --left) {
    Finding finding;
    finding.severity = in.take<Severity>();
    finding.place.file = file;
    finding.place.layer = layer;
    const bool has_row = in.take<std::uint8_t>() != 0;
    const auto row = in.take<std::int64_t>();
    if (has_row) finding.place.row = row;
    finding.place.column = in.take_text();
    finding.what = in.take_text();
    finding.remedy = in.take_text();
    findings.push_back(std::move(finding));
  }
  return findings;
}

void put_mesh(ByteWriter& out, const LayerMesh& mesh) {
  out.reserve(mesh.vertices.size() * sizeof(MeshVertex) + mesh.indices.size() * sizeof(std::uint32_t) +
              mesh.borders.size() * sizeof(BorderSegment) + 256);
  out.put(mesh.origin);
  out.put_array(std::span<const MeshVertex>(mesh.vertices));
  out.put_array(std::span<const std::uint32_t>(mesh.indices));
  out.put_array(std::span<const BorderSegment>(mesh.borders));
}

LayerMesh take_mesh(ByteReader& in, const std::shared_ptr<const void>& owner) {
  LayerMesh mesh;
  mesh.origin = in.take<Point>();
  mesh.vertices = {in.take_array<MeshVertex>(), owner};
  mesh.indices = {in.take_array<std::uint32_t>(), owner};
  mesh.borders = {in.take_array<BorderSegment>(), owner};
  return mesh;
}

}  // namespace hustings
