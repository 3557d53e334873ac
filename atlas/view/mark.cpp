#include "atlas/view/mark.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <numbers>

namespace hustings {

namespace {

constexpr double tolerance = 0.5;  // pixels: nobody sees what is left out

Line arrow_head(Point tail, Point tip, double width) {
  const double length = glm::distance(tail, tip);
  if (length <= 0) return {};
  const Point along = (tip - tail) / length;
  const Point across{-along.y, along.x};
  const double head = std::min(4.5 * width, 0.6 * length);
  const Point neck = tip - along * head;
  return {neck + across * (0.62 * head), tip, neck - across * (0.62 * head)};
}

Line circle(Point centre, double radius) {
  const int pieces = std::clamp(static_cast<int>(std::ceil(radius)), 24, 360);
  Line line;
  for (int i = 0; i <= pieces; ++i) {
    const double angle = 2 * std::numbers::pi * i / pieces;
    line.push_back(centre + radius * Point{std::cos(angle), std::sin(angle)});
  }
  return line;
}

}  // namespace

const char* name_of(MarkTool tool) {
  switch (tool) {
    case MarkTool::pen: return "pen";
    case MarkTool::highlighter: return "highlighter";
    case MarkTool::arrow: return "arrow";
    case MarkTool::circle: return "circle";
    case MarkTool::text: return "text";
  }
  return "";
}

Rgb mark_colour(int index) {
  static constexpr std::array<Rgb, mark_colours> colours = {0xFFFFFF, 0xF4FF2B, 0x3DF5FF, 0xFF3DF2, 0x39FF14};
  return colours[static_cast<std::size_t>(std::clamp(index, 0, static_cast<int>(mark_colours) - 1))];
}

double usual_width(MarkTool tool) {
  switch (tool) {
    case MarkTool::pen:
    case MarkTool::circle: return 4;
    case MarkTool::arrow: return 5;
    case MarkTool::highlighter: return 20;
    case MarkTool::text: return 26;
  }
  return 4;
}

std::vector<Line> mark_lines(const Mark& mark, const Viewport& viewport, double scale) {
  Line line;
  for (const Point point : mark.points) line.push_back(viewport.to_screen(point));
  if (line.empty()) return {};
  switch (mark.tool) {
    case MarkTool::pen:
    case MarkTool::highlighter: return {smoothed(thinned(line, tolerance), 3 * scale)};
    case MarkTool::arrow:
      if (line.size() < 2) return {};
      return {{line.front(), line.back()}, arrow_head(line.front(), line.back(), mark.width * scale)};
    case MarkTool::circle:
      if (line.size() < 2) return {};
      return {circle(line.front(), glm::distance(line.front(), line.back()))};
    case MarkTool::text: break;
  }
  return {};
}

Mark tidied(Mark mark, double metres_per_pixel) {
  if (mark.tool == MarkTool::pen || mark.tool == MarkTool::highlighter)
    mark.points = thinned(mark.points, tolerance * metres_per_pixel);
  else if (mark.tool != MarkTool::text && mark.points.size() > 2)
    mark.points = {mark.points.front(), mark.points.back()};
  for (Point& point : mark.points) point = glm::round(point * 100.0) / 100.0;
  return mark;
}

bool shows(const Mark& mark, double metres_per_pixel) {
  constexpr double least = 6;  // pixels: less is a slip of the hand
  switch (mark.tool) {
    case MarkTool::pen:
    case MarkTool::highlighter: return !mark.points.empty();
    case MarkTool::arrow:
    case MarkTool::circle:
      return mark.points.size() > 1 &&
             glm::distance(mark.points.front(), mark.points.back()) >= least * metres_per_pixel;
    case MarkTool::text: return !mark.points.empty() && mark.text.find_first_not_of(' ') != std::string::npos;
  }
  return false;
}

}  // namespace hustings
