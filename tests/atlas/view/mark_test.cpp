// Marks over the map, before anybody draws them.
#include "atlas/view/mark.h"

#include <doctest/doctest.h>
#include <glm/geometric.hpp>

#include "atlas/paint/area_colours.h"
#include "tests/carried.h"

using namespace hustings;

TEST_CASE("a mark has no party's colour, and what it is drawn in stands out from every tint") {
  for (int index = 0; index < static_cast<int>(mark_colours); ++index) {
    const OkLab mark = to_oklab(mark_colour(index));
    for (const Party& party : carried_atlas().parties) {
      INFO(index, " ", party.name);
      CHECK(glm::distance(mark, to_oklab(party.colour)) > 0.07);
    }
    for (int other = 0; other < index; ++other) CHECK(glm::distance(mark, to_oklab(mark_colour(other))) > 0.15);
    // Against the casing, which is about it on any tint. Source: WCAG 2.1, success criterion 1.4.11.
    CHECK(contrast(mark_colour(index), mark_casing) >= 3);
  }
  CHECK(mark_colour(-3) == mark_colour(0));
  CHECK(mark_colour(400) == mark_colour(static_cast<int>(mark_colours) - 1));
}

TEST_CASE("a stroke is kept with the points that its form needs, each within half a pixel") {
  Mark stroke{.tool = MarkTool::pen, .points = {}, .text = {}};
  for (int i = 0; i <= 400; ++i) stroke.points.push_back({530000 + 20.0 * i, 180000 + 900 * std::sin(i / 40.0)});
  const double metres_per_pixel = 40;
  const Mark kept = tidied(stroke, metres_per_pixel);
  CHECK(kept.points.size() < 60);
  for (const Point point : stroke.points) {
    double nearest = 1e9;
    for (std::size_t i = 0; i + 1 < kept.points.size(); ++i)
      nearest = std::min(nearest, distance_to_segment(point, kept.points[i], kept.points[i + 1]));
    CHECK(nearest <= 0.5 * metres_per_pixel + 0.02);
  }
}

TEST_CASE("a slip of the hand leaves no mark") {
  const Point here{530000, 180000};
  const auto mark = [&](MarkTool tool, std::vector<Point> points, std::string text = {}) {
    return Mark{.tool = tool, .points = std::move(points), .text = std::move(text)};
  };
  CHECK(shows(mark(MarkTool::pen, {here}), 10));  // a dot
  CHECK_FALSE(shows(mark(MarkTool::arrow, {here, here + Point{20, 0}}), 10));
  CHECK(shows(mark(MarkTool::arrow, {here, here + Point{200, 0}}), 10));
  CHECK_FALSE(shows(mark(MarkTool::circle, {here}), 10));
  CHECK_FALSE(shows(mark(MarkTool::text, {here}, "  "), 10));
  CHECK(shows(mark(MarkTool::text, {here}, "20 votes"), 10));
}

TEST_CASE("marks are drawn where they lie, whatever the camera") {
  for (const double metres_per_pixel : {2.0, 20.0, 90.0}) {
    const Viewport viewport{.centre = {531000, 179000}, .metres_per_pixel = metres_per_pixel, .size = {1366, 768}};
    const Point centre{530000, 180000};
    const Point rim{531500, 182000};
    const auto circle = mark_lines({.tool = MarkTool::circle, .points = {centre, rim}, .text = {}}, viewport, 1);
    REQUIRE(circle.size() == 1);
    for (const Point point : circle[0]) CHECK(glm::distance(viewport.to_world(point), centre) == doctest::Approx(2500));
    const auto arrow = mark_lines({.tool = MarkTool::arrow, .points = {centre, rim}, .text = {}}, viewport, 1);
    REQUIRE(arrow.size() == 2);
    CHECK(glm::distance(viewport.to_world(arrow[0].back()), rim) < 1e-6);
    CHECK(glm::distance(viewport.to_world(arrow[1][1]), rim) < 1e-6);
    for (const Point point : {arrow[1][0], arrow[1][2]})
      CHECK(glm::distance(point, arrow[1][1]) < 40);  // the head is as large at any scale
  }
  const Viewport viewport;
  for (const MarkTool tool : {MarkTool::pen, MarkTool::highlighter, MarkTool::arrow, MarkTool::circle, MarkTool::text})
    CHECK(mark_lines({.tool = tool, .points = {}, .text = {}}, viewport, 1).empty());
}
