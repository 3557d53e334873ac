// The largest map that leaves the texts free: no area meets one, and no larger map would.
#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <random>
#include <set>

#include "tests/carried.h"
#include "ui/map/clear_fit.h"

using namespace hustings;

namespace {

constexpr double pi = 3.14159265358979;

/// A star of so many corners: concave, and now and then a thin one.
Ring star(std::mt19937& random, Point centre, double size) {
  std::uniform_real_distribution<double> part(0.25, 1.0);
  const int corners = 5 + static_cast<int>(random() % 12);
  Ring ring;
  for (int i = 0; i < corners; ++i) {
    const double angle = 2 * pi * i / corners;
    ring.push_back(centre + Point{std::cos(angle), std::sin(angle)} * (size * part(random)));
  }
  return ring;
}

/// One to four islands.
std::vector<Shape> islands(std::mt19937& random) {
  std::uniform_real_distribution<double> place(0, 100'000);
  std::uniform_real_distribution<double> size(8'000, 40'000);
  std::vector<Shape> shapes;
  for (unsigned count = 1 + random() % 4; count > 0; --count)
    shapes.push_back({{.outer = star(random, {place(random), place(random)}, size(random)), .holes = {}}});
  return shapes;
}

ui::ClearRoom random_room(std::mt19937& random, ImVec2 size) {
  ui::ClearRoom room{{{5, 5}, {size.x - 5, size.y - 5}}, {}};
  std::uniform_real_distribution<float> part(0.1f, 0.4f);
  for (unsigned corner = 0; corner < 4; ++corner) {
    if (random() % 4 == 0) continue;
    const ImVec2 text{size.x * part(random), size.y * part(random)};
    const float x = corner % 2 == 0 ? 0 : size.x - text.x;
    const float y = corner < 2 ? 0 : size.y - text.y;
    room.taken.push_back({{x, y}, {x + text.x, y + text.y}});
  }
  return room;
}

/// Every vertex, and points along the edges, one a step; metres.
std::vector<Point> outline_of(const std::vector<Shape>& shapes, double step) {
  std::vector<Point> points;
  for (const Shape& shape : shapes)
    for (const Polygon& polygon : shape)
      for (std::size_t i = 0; i < polygon.outer.size(); ++i) {
        const Point from = polygon.outer[i];
        const Point to = polygon.outer[(i + 1) % polygon.outer.size()];
        const int parts = std::max(1, static_cast<int>(std::ceil(std::hypot(to.x - from.x, to.y - from.y) / step)));
        for (int part = 0; part < parts; ++part)
          points.push_back(from + (to - from) * (static_cast<double>(part) / parts));
      }
  return points;
}

bool inside(const ui::Rectangle& place, glm::dvec2 at, double edge) {
  return at.x > place.low.x + edge && at.x < place.high.x - edge && at.y > place.low.y + edge &&
         at.y < place.high.y - edge;
}

/// Does no outline point lie in a text or outside of the frame, and no text within an area?
bool is_clear(const std::vector<Point>& outline, const std::vector<Shape>& shapes, const ui::ClearRoom& room,
              const Viewport& camera) {
  for (const Point& point : outline) {
    const glm::dvec2 at = camera.to_screen(point);
    if (!inside(room.frame, at, -0.01)) return false;
    for (const ui::Rectangle& text : room.taken)
      if (inside(text, at, 0.01)) return false;
  }
  for (const ui::Rectangle& text : room.taken) {
    const Point middle = camera.to_world({(text.low.x + text.high.x) / 2, (text.low.y + text.high.y) / 2});
    for (const Shape& shape : shapes)
      if (contains(shape, middle)) return false;
  }
  return true;
}

/// Is there a place for a map of that scale? Tried every few pixels.
bool brute_force_fits(const std::vector<Point>& outline, const std::vector<Shape>& shapes, const ui::ClearRoom& room,
                      Viewport camera) {
  Box box;
  for (const Shape& shape : shapes) box.add(bounds_of(shape));
  const Point pixels = box.size() / camera.metres_per_pixel;
  constexpr double step = 3;
  for (double y = room.frame.low.y; y + pixels.y <= room.frame.high.y; y += step)
    for (double x = room.frame.low.x; x + pixels.x <= room.frame.high.x; x += step) {
      const glm::dvec2 from_corner = camera.size / 2.0 - glm::dvec2(x, y);
      camera.centre = Point{box.low.x + from_corner.x * camera.metres_per_pixel,
                            box.high.y - from_corner.y * camera.metres_per_pixel};
      if (is_clear(outline, shapes, room, camera)) return true;
    }
  return false;
}

}  // namespace

TEST_CASE("a silhouette covers what its areas do and leaves their bays free") {
  const Ring bay{{0, 0}, {100, 0}, {100, 100}, {80, 100}, {80, 20}, {20, 20}, {20, 100}, {0, 100}};
  const Silhouette silhouette({Shape{{.outer = bay, .holes = {}}}});
  const auto upper = silhouette.row(10);
  REQUIRE(upper.size() == 2);
  CHECK(upper[0] == Span{0, 20});
  CHECK(upper[1] == Span{80, 100});
  REQUIRE(silhouette.row(Silhouette::rows - 5).size() == 1);
  CHECK(silhouette.row(Silhouette::rows - 5)[0] == Span{0, 100});
  double least = 100;
  double most = 0;
  silhouette.visit(3, 150, [&](const Span& span) {
    least = std::min(least, span.low);
    most = std::max(most, span.high);
  });
  CHECK(least == 0);
  CHECK(most == 100);
}

TEST_CASE("every vertex of every carried layer lies in its silhouette") {
  for (const AtlasLayer& layer : carried_atlas().layers) {
    CAPTURE(layer.title);
    std::vector<const Shape*> shapes;
    for (const Area& area : layer.layer.areas) shapes.push_back(&area.shape);
    const Silhouette silhouette(shapes);
    std::size_t outside = 0;
    for (const Shape* shape : shapes)
      for (const Polygon& polygon : *shape)
        for (const Point& vertex : polygon.outer) {
          const double south = (silhouette.bounds().high.y - vertex.y) / silhouette.row_height();
          const auto row = std::min(static_cast<std::size_t>(south), Silhouette::rows - 1);
          const double x = vertex.x - silhouette.bounds().low.x;
          const auto spans = silhouette.row(row);
          outside += std::none_of(spans.begin(), spans.end(),
                                  [&](const Span& span) { return x >= span.low - 1e-6 && x <= span.high + 1e-6; });
        }
    CHECK(outside == 0);
  }
}

TEST_CASE("no area meets a text, and no map a fiftieth larger would fit") {
  std::mt19937 random(15);
  int placed = 0;
  for (int round = 0; round < 60; ++round) {
    CAPTURE(round);
    const ImVec2 size = round % 3 == 2 ? ImVec2{300, 420} : ImVec2{480, 270};
    const std::vector<Shape> shapes = islands(random);
    const ui::ClearRoom room = random_room(random, size);
    const auto camera = ui::largest_clear(Silhouette(shapes), room, size);
    if (!camera) continue;
    ++placed;
    const std::vector<Point> outline = outline_of(shapes, 2 * camera->metres_per_pixel);
    CHECK(is_clear(outline, shapes, room, *camera));
    for (const double larger : {1.02, 1.05, 1.1, 1.2}) {
      CAPTURE(larger);
      Viewport other = *camera;
      other.metres_per_pixel /= larger;
      CHECK_FALSE(brute_force_fits(outline, shapes, room, other));
    }
  }
  CHECK(placed > 50);
}

TEST_CASE("the carried layers lie clear of texts in all corners, as large as brute force finds") {
  const ImVec2 size{960, 540};
  const ui::ClearRoom room{{{5, 5}, {955, 500}}, {{{0, 0}, {330, 70}}, {{760, 0}, {960, 60}}, {{0, 380}, {250, 540}}}};
  for (const AtlasLayer& layer : carried_atlas().layers) {
    CAPTURE(layer.title);
    std::vector<Shape> shapes;
    for (const Area& area : layer.layer.areas) shapes.push_back(area.shape);
    const auto camera = ui::largest_clear(Silhouette(shapes), room, size);
    REQUIRE(camera);
    // Brute force takes one vertex of each few pixels.
    std::set<std::pair<int, int>> seen;
    std::vector<Point> outline;
    for (const Point& point : outline_of(shapes, 1e9)) {
      const glm::dvec2 at = camera->to_screen(point) / 3.0;
      if (seen.insert({static_cast<int>(at.x), static_cast<int>(at.y)}).second) outline.push_back(point);
    }
    CHECK(is_clear(outline_of(shapes, 1e9), {}, room, *camera));
    Viewport larger = *camera;
    larger.metres_per_pixel /= 1.03;
    CHECK_FALSE(brute_force_fits(outline, shapes, room, larger));
  }
}

TEST_CASE("of several forms the one with the largest map is taken, unless another is worth more") {
  const Silhouette square({Shape{{.outer = {{0, 0}, {1, 0}, {1, 1}, {0, 1}}, .holes = {}}}});
  const ui::Rectangle frame{{0, 0}, {200, 100}};
  const ui::TextForm narrow{{frame, {{{0, 0}, {140, 100}}}}, 1};
  const ui::TextForm wide{{frame, {{{0, 0}, {110, 100}}}}, 1};
  ui::TextForm odd{{frame, {{{0, 0}, {105, 100}}}}, 0.9};
  CHECK(ui::best_form(square, std::vector{narrow, wide, odd}) == 1);
  odd.worth = 1;
  CHECK(ui::best_form(square, std::vector{narrow, wide, odd}) == 2);
  CHECK(ui::best_form(square, std::vector{narrow, wide, wide}) == 1);
  const ui::TextForm none{{frame, {frame}}, 1};
  CHECK_FALSE(ui::best_form(square, std::vector{none}));
}
