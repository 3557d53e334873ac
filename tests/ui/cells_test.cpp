#include "ui/cells.h"

#include <cmath>
#include <doctest/doctest.h>

using namespace hustings;

namespace {

View with_beside(std::size_t maps) {
  View view;
  view.beside.resize(maps);
  return view;
}

float width(const ui::Rectangle& rectangle) { return rectangle.high.x - rectangle.low.x; }
float height(const ui::Rectangle& rectangle) { return rectangle.high.y - rectangle.low.y; }

}  // namespace

TEST_CASE("Maps side by side are of one size, lie clear of each other, and fill what is free") {
  constexpr float gap = 2;
  for (const ImVec2 size : {ImVec2{1366, 768}, ImVec2{1920, 1080}, ImVec2{3840, 2160}, ImVec2{801, 1203}})
    for (std::size_t beside = 1; beside <= most_beside; ++beside) {
      CAPTURE(size.x);
      CAPTURE(beside);
      const ui::Rectangle free{{17, 93.5f}, {size.x - 40, size.y - 81.25f}};
      const ui::CellLayout layout = ui::lay_out(with_beside(beside), size, free, gap);
      REQUIRE(layout.cells.size() == beside + 1);
      CHECK(layout.apart());
      float covered = 0;
      for (const ui::Cell& cell : layout.cells) {
        CHECK(width(cell.frame) == width(layout.cells[0].frame));
        CHECK(height(cell.frame) == height(layout.cells[0].frame));
        for (const float edge : {cell.frame.low.x, cell.frame.low.y, cell.frame.high.x, cell.frame.high.y})
          CHECK(edge == std::floor(edge));
        CHECK(cell.seen.low.x >= free.low.x);
        CHECK(cell.seen.low.y >= free.low.y);
        CHECK(cell.seen.high.x <= free.high.x);
        CHECK(cell.seen.high.y <= free.high.y);
        covered += width(cell.seen) * height(cell.seen);
        for (const ui::Cell& other : layout.cells)
          if (&other != &cell) CHECK_FALSE(cell.seen.touches(other.seen));
      }
      // Three in two rows leave a quarter; else no more is left than gaps, and parts of pixels.
      const float room = width(free) * height(free);
      const bool in_two_rows = beside == 2 && layout.cells[2].frame.low.y > layout.cells[0].frame.low.y &&
                               layout.cells[1].frame.low.y == layout.cells[0].frame.low.y;
      CHECK(covered > (in_two_rows ? 0.73f : 0.98f) * room);
    }
}

TEST_CASE("One map has the whole picture, and so has each of two with a divider between them") {
  const ImVec2 size{1000, 600};
  const ui::Rectangle free{{200, 90}, {900, 520}};
  const ui::CellLayout one = ui::lay_out(View{}, size, free, 2);
  REQUIRE(one.cells.size() == 1);
  CHECK_FALSE(one.several());
  CHECK(width(one.cells[0].frame) == size.x);
  for (const double swipe : {0.0, 0.25, 1.0}) {
    View view = with_beside(1);
    view.swipe = swipe;
    const ui::CellLayout layout = ui::lay_out(view, size, free, 2);
    REQUIRE(layout.divider);
    CHECK(static_cast<double>(*layout.divider) == doctest::Approx(200 + 700 * swipe));
    CHECK(ui::swipe_at(layout, *layout.divider) == doctest::Approx(swipe));
    for (const ui::Cell& cell : layout.cells) {
      CHECK(width(cell.frame) == size.x);
      CHECK(height(cell.frame) == size.y);
    }
    CHECK(width(layout.cells[0].seen) + width(layout.cells[1].seen) == size.x);
    CHECK_FALSE(layout.cells[0].seen.touches(layout.cells[1].seen));
  }
}

TEST_CASE("A place of the world lies at the same place in every cell") {
  const ImVec2 size{1280, 720};
  const ui::CellLayout layout = ui::lay_out(with_beside(3), size, {{250, 100}, {1280, 640}}, 2);
  const Viewport own{.centre = {530000, 180000}, .metres_per_pixel = 90, .size = layout.frame_size()};
  const Point somewhere{533210, 176540};
  const glm::dvec2 in_cell = own.to_screen(somewhere);
  for (std::size_t map = 0; map < layout.cells.size(); ++map) {
    const glm::dvec2 on_picture = layout.on_picture(own, map).to_screen(somewhere);
    const ImVec2 low = layout.cells[map].frame.low;
    CHECK(on_picture.x == doctest::Approx(in_cell.x + static_cast<double>(low.x)));
    CHECK(on_picture.y == doctest::Approx(in_cell.y + static_cast<double>(low.y)));
    const glm::dvec2 first = layout.on_first(on_picture);
    CHECK(first.x == doctest::Approx(layout.on_picture(own, 0).to_screen(somewhere).x));
    CHECK(first.y == doctest::Approx(layout.on_picture(own, 0).to_screen(somewhere).y));
  }
  const Viewport back = layout.in_cell(layout.on_picture(own, 0));
  CHECK(back.centre.x == doctest::Approx(own.centre.x));
  CHECK(back.centre.y == doctest::Approx(own.centre.y));
  CHECK(back.size == own.size);
}

TEST_CASE("One legend for several maps has what any of them has, once") {
  const Scale bar = scale_of(diverging_ramp(), ColourMode::swing, {});
  Legend first;
  first.entries = {{"Con", {}, bar}, {"no data", {}, {}}};
  Legend second;
  second.entries = {{"Con", {}, bar}, {"Lab", {}, bar}, {"tie", {}, {}}};
  const Legend both = ui::merged(first, std::vector<Legend>{second});
  std::vector<std::string> labels;
  for (const LegendEntry& entry : both.entries) labels.push_back(entry.label);
  CHECK(labels == std::vector<std::string>{"Con", "Lab", "no data", "tie"});
}
