#include "ui/map/cells.h"
#include "ui/kit/sheet.h"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>

#include "tests/ui/page.h"
#include "ui/map/legend_strip.h"
#include "ui/map/presented_map.h"

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

namespace {

/// How far the edges of a rectangle are from those of another.
float apart_by(const ui::Rectangle& a, const ui::Rectangle& b) {
  return std::max({std::abs(a.low.x - b.low.x), std::abs(a.low.y - b.low.y), std::abs(a.high.x - b.high.x),
                   std::abs(a.high.y - b.high.y)});
}

bool in_one_row(const ui::CellLayout& layout) {
  return layout.cells.front().frame.low.y == layout.cells.back().frame.low.y;
}

/// One map, two to four, and two with a divider, with room for a panel beside them or without.
std::vector<ui::CellLayout> all_layouts(ImVec2 size) {
  std::vector<ui::CellLayout> layouts;
  for (const float panel : {0.0f, 400.0f}) {
    const ui::Rectangle free{{0, 90}, {size.x - panel, size.y - 130}};
    for (std::size_t beside = 0; beside <= most_beside; ++beside)
      layouts.push_back(ui::lay_out(with_beside(beside), size, free, 2));
    View swiped = with_beside(1);
    swiped.swipe = 0.3;
    layouts.push_back(ui::lay_out(swiped, size, free, 2));
  }
  return layouts;
}

}  // namespace

TEST_CASE("Between any two layouts maps go their way without a leap and in one size; in one row none covers another") {
  for (const ImVec2 size : {ImVec2{1366, 768}, ImVec2{801, 1203}})
    for (const ui::CellLayout& from : all_layouts(size))
      for (const ui::CellLayout& to : all_layouts(size)) {
        CAPTURE(from.cells.size());
        CAPTURE(to.cells.size());
        CAPTURE(from.divider.has_value());
        CAPTURE(to.divider.has_value());
        CHECK(ui::between(from, to, 0).cells.size() == from.cells.size());
        CHECK(ui::between(from, to, 1).cells.size() == to.cells.size());
        constexpr int steps = 200;
        ui::CellLayout before = ui::between(from, to, 1e-6);
        // What is there at the beginning stands where it stood, and what comes does not show yet; so at the end.
        const ui::CellLayout after = ui::between(from, to, 1 - 1e-6);
        for (std::size_t map = 0; map < before.cells.size(); ++map) {
          CAPTURE(map);
          if (map < from.cells.size()) CHECK(apart_by(before.cells[map].seen, from.cells[map].seen) <= 1);
          else CHECK(is_empty(before.cells[map].seen));
          if (map < to.cells.size()) CHECK(apart_by(after.cells[map].seen, to.cells[map].seen) <= 1);
          else CHECK(is_empty(after.cells[map].seen));
        }
        for (int i = 1; i < steps; ++i) {
          const ui::CellLayout now = ui::between(from, to, static_cast<double>(i) / steps);
          REQUIRE(now.cells.size() == std::max(from.cells.size(), to.cells.size()));
          for (std::size_t map = 0; map < now.cells.size(); ++map) {
            CAPTURE(map);
            CAPTURE(i);
            // Four maps are twice as wide and high together as the picture, and so is the way of the last.
            CHECK(apart_by(now.cells[map].frame, before.cells[map].frame) <= 4 * std::max(size.x, size.y) / steps + 2);
            CHECK(apart_by(now.cells[map].seen, before.cells[map].seen) <= 2 * std::max(size.x, size.y) / steps + 2);
            CHECK(width(now.cells[map].frame) == width(now.cells[0].frame));
            CHECK(height(now.cells[map].frame) == height(now.cells[0].frame));
            const ui::Cell& cell = now.cells[map];
            CHECK(cell.seen.low.x >= cell.frame.low.x);
            CHECK(cell.seen.low.y >= cell.frame.low.y);
            CHECK(cell.seen.high.x <= cell.frame.high.x);
            CHECK(cell.seen.high.y <= cell.frame.high.y);
            for (std::size_t other = 0; other < map && in_one_row(from) && in_one_row(to); ++other) {
              const ui::Rectangle& a = now.cells[other].seen;
              const ui::Rectangle& b = cell.seen;
              // Each edge is rounded by itself, so that by a pixel they may.
              CHECK((is_empty(a) || is_empty(b) || std::min(a.high.x, b.high.x) - std::max(a.low.x, b.low.x) <= 1 ||
                     std::min(a.high.y, b.high.y) - std::max(a.low.y, b.low.y) <= 1));
            }
          }
          before = now;
        }
      }
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

TEST_CASE("The title of one legend for several maps has what any of their titles has") {
  Legend first, second;
  first.title = "Gains and holds";
  second.title = "Leads, new and kept";
  CHECK(ui::merged(first, std::vector<Legend>{first}).title == "Gains and holds");
  CHECK(ui::merged(first, std::vector<Legend>{second, first}).title == "Gains and holds; Leads, new and kept");
}

TEST_CASE("A legend that several maps share covers none of them, and legends of their own have room below the map") {
  const Page page;
  for (const ImVec2 size : {ImVec2{1366, 768}, ImVec2{1920, 1080}, ImVec2{3840, 2160}, ImVec2{800, 1200}})
    for (std::size_t beside = 1; beside <= most_beside; ++beside) {
      CAPTURE(size.x);
      CAPTURE(beside);
      ui::Canvas canvas = page.canvas();
      canvas.size = size;
      canvas.scale = ui::presentation_scale(size);
      for (const ui::CellLayout& layout : {ui::lay_out_presented(canvas, with_beside(beside), 2),
                                           ui::lay_out_beside_panels(canvas, with_beside(beside), false, 2)}) {
        REQUIRE(layout.legend_band);
        CHECK(layout.legend_band->low.x >= 0);
        CHECK(layout.legend_band->high.x <= size.x);
        CHECK(layout.legend_band->high.y < size.y);
        for (const ui::Cell& cell : layout.cells) CHECK_FALSE(cell.seen.touches(*layout.legend_band));
      }
      View swiped = with_beside(1);
      swiped.swipe = 0.5;
      const ui::CellLayout over = ui::lay_out_presented(canvas, swiped, 2);
      CHECK_FALSE(over.legend_band);
      // The map lies below the titles of both.
      const Margins margins = ui::below_titles(ui::presentation_margins(canvas, swiped), canvas, over);
      CHECK(margins.top > static_cast<double>(over.free.low.y + canvas.px(54)));
      const ui::CellLayout layout = ui::lay_out_presented(canvas, with_beside(beside), 2);
      const Margins own = ui::cell_margins(canvas, canvas, layout, false);
      if (ui::legend_beside(canvas, canvas, layout)) CHECK(own.left > static_cast<double>(canvas.px(232)));
      else
        CHECK(own.bottom >
              static_cast<double>(canvas.px(ui::legend_strip_height(width(layout.cells[0].frame) / canvas.scale))));
    }
}

namespace {

/// Keeps where things were drawn.
class Recorder : public ui::ListSheet {
 public:
  using ui::ListSheet::ListSheet;
  void rectangle(ImVec2 low, ImVec2 high, ImU32, float) override { reach(low, high); }
  void text(ui::TextStyle style, float height, ImVec2 at, ImU32, const std::string& text, ui::Align align) override {
    const float wide = width_of(style, height, text);
    const float left = at.x - (align == ui::Align::centre ? wide / 2 : align == ui::Align::right ? wide : 0);
    reach({left, at.y}, {left + wide, at.y + height});
    words.push_back(text);
  }
  using ui::ListSheet::text;
  void frame(ImVec2, ImVec2, ImU32, float, float) override {}
  void line(ImVec2, ImVec2, ImU32, float) override {}
  ui::Rectangle all{{1e9f, 1e9f}, {-1e9f, -1e9f}};
  std::vector<std::string> words;

 private:
  void reach(ImVec2 low, ImVec2 high) {
    all.low = {std::min(all.low.x, low.x), std::min(all.low.y, low.y)};
    all.high = {std::max(all.high.x, high.x), std::max(all.high.y, high.y)};
  }
};

Legend legend_with(int bars, int swatches) {
  Legend legend;
  legend.title = "Butler swing since 2015, points";
  for (int i = 0; i < bars; ++i)
    legend.entries.push_back({"Con", {}, scale_of(diverging_ramp(), ColourMode::swing, {})});
  if (bars > 0) legend.ticks = legend.entries[0].scale->ticks;
  for (int i = 0; i < swatches; ++i) legend.entries.push_back({"Boundaries changed: borough figure shown", {}, {}});
  return legend;
}

}  // namespace

TEST_CASE("A legend in a band stays in it, and says how much it leaves out") {
  const Page page;
  ImGui::GetIO().DisplaySize = page.canvas().size;
  ImGui::NewFrame();
  Recorder sheet(*page.canvas().fonts);
  for (const float wide : {320.0f, 420.0f, 600.0f, 900.0f, 1300.0f})
    for (const int bars : {0, 1, 3, 7})
      for (const int swatches : {0, 1, 4, 12}) {
        CAPTURE(wide);
        CAPTURE(bars);
        CAPTURE(swatches);
        sheet.all = {{1e9f, 1e9f}, {-1e9f, -1e9f}};
        sheet.words.clear();
        ui::Canvas canvas = page.canvas();
        canvas.sheet = &sheet;
        const ui::Rectangle band{{20, 100}, {20 + wide, 100 + ui::legend_strip_height(wide)}};
        ui::draw_legend({canvas, 0, band}, legend_with(bars, swatches));
        CHECK(sheet.all.low.x >= band.low.x);
        CHECK(sheet.all.low.y >= band.low.y);
        CHECK(sheet.all.high.x <= band.high.x + 0.5f);
        CHECK(sheet.all.high.y <= band.high.y + 0.5f);
        // Every entry is there, or counted.
        int told = 0;
        for (const std::string& words : sheet.words) {
          if (words == "Con" || words.starts_with("Boundaries")) ++told;
          if (words.starts_with("and ")) told += std::stoi(words.substr(4));
        }
        CHECK(told == bars + swatches);
      }
  ImGui::EndFrame();
}
