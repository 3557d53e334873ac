#include <algorithm>
#include <cmath>
#include <vector>

#include "geo/mesh/triangulate.h"
#include "ui/kit/sheet.h"

namespace hustings::ui {

namespace {

ImVec2 pixel(Point at) { return {static_cast<float>(at.x), static_cast<float>(at.y)}; }

/// Opaque, with round ends and corners: corners that a joint would make a spike of are discs.
void draw_line(ImDrawList* list, const Line& line, float width, ImU32 colour) {
  constexpr double straight = 0.7;  // cosine of the turn
  std::vector<ImVec2> run;
  const auto finish_run = [&] {
    if (run.size() > 1) list->AddPolyline(run.data(), static_cast<int>(run.size()), colour, 0, width);
    list->AddCircleFilled(run.back(), width / 2, colour);
    run.erase(run.begin(), run.end() - 1);
  };
  Point before{0, 0};
  for (const Point point : line) {
    if (run.empty()) {
      run.push_back(pixel(point));
      list->AddCircleFilled(run.front(), width / 2, colour);
      continue;
    }
    const Point step = point - Point{run.back().x, run.back().y};
    const double length = std::hypot(step.x, step.y);
    if (length < 0.25) continue;
    const Point direction = step / length;
    if (run.size() > 1 && direction.x * before.x + direction.y * before.y < straight) finish_run();
    run.push_back(pixel(point));
    before = direction;
  }
  if (!run.empty()) finish_run();
}

/// The shape in one colour, soft along its edges, each pixel once.
void fill(ImDrawList* list, const Shape& shape, ImU32 colour) {
  const ImVec2 white = ImGui::GetFontTexUvWhitePixel();
  const ImU32 clear = colour & ~IM_COL32_A_MASK;
  for (const Polygon& polygon : shape) {
    std::vector<const Ring*> rings{&polygon.outer};
    for (const Ring& hole : polygon.holes) rings.push_back(&hole);
    int vertices = 0;
    for (const Ring* ring : rings) vertices += static_cast<int>(ring->size());
    const Triangulation inside = triangulate(polygon);
    if (vertices < 3 || vertices > 30000) continue;
    list->PrimReserve(static_cast<int>(inside.indices.size()) + 6 * vertices, 2 * vertices);
    const unsigned first = list->_VtxCurrentIdx;
    for (const std::uint32_t index : inside.indices) list->PrimWriteIdx(static_cast<ImDrawIdx>(first + 2 * index));
    unsigned start = first;
    for (const Ring* ring : rings) {
      const auto size = static_cast<unsigned>(ring->size());
      for (unsigned i = 0; i < size; ++i) {
        const Point in = (*ring)[i] - (*ring)[(i + size - 1) % size];
        const Point out = (*ring)[(i + 1) % size] - (*ring)[i];
        // The inside lies to the left of both edges.
        Point away = Point{in.y, -in.x} / std::max(1e-9, std::hypot(in.x, in.y)) +
                     Point{out.y, -out.x} / std::max(1e-9, std::hypot(out.x, out.y));
        away /= std::max(0.5, std::hypot(away.x, away.y));
        list->PrimWriteVtx(pixel((*ring)[i] - 0.5 * away), white, colour);
        list->PrimWriteVtx(pixel((*ring)[i] + 0.5 * away), white, clear);
        const unsigned here = start + 2 * i;
        const unsigned next = start + 2 * ((i + 1) % size);
        for (const unsigned index : {here, next, next + 1, here, next + 1, here + 1})
          list->PrimWriteIdx(static_cast<ImDrawIdx>(index));
      }
      start += 2 * size;
    }
  }
}

}  // namespace

void Sheet::stroke(std::span<const Line> lines, ImU32 colour, float thickness) {
  for (const Line& points : lines)
    for (std::size_t i = 0; i < points.size(); ++i) {
      disc(pixel(points[i]), thickness / 2, colour);
      if (i > 0) line(pixel(points[i - 1]), pixel(points[i]), colour, thickness);
    }
}

void ListSheet::stroke(std::span<const Line> lines, ImU32 colour, float thickness) {
  if ((colour & IM_COL32_A_MASK) != IM_COL32_A_MASK)
    return fill(list(), widened(lines, static_cast<double>(thickness) / 2), colour);
  for (const Line& points : lines) draw_line(list(), points, thickness, colour);
}

}  // namespace hustings::ui
