// What stands under the ends of a legend's bars keeps clear of itself and within the plate, in a corner and in a band.
#include <algorithm>
#include <doctest/doctest.h>
#include <string>
#include <vector>

#include "tests/ui/page.h"
#include "ui/kit/measure_sheet.h"
#include "ui/map/cells.h"
#include "ui/map/legend_panel.h"
#include "ui/map/legend_strip.h"

using namespace hustings;

namespace {

struct Written {
  std::string words;
  float left, right, top;
};

/// Measures like another sheet, and remembers what was written.
class Noting : public ui::MeasureSheet {
 public:
  explicit Noting(const ui::Sheet& like) : ui::MeasureSheet(1), like_(like) {}

  std::vector<Written> written;

  const ui::Palette& palette() const override { return like_.palette(); }
  float height_of(ui::TextStyle style) const override { return like_.height_of(style); }
  float width_of(ui::TextStyle style, float height, const std::string& words) const override {
    return like_.width_of(style, height, words);
  }
  using ui::Sheet::width_of;
  void text(ui::TextStyle style, float height, ImVec2 at, ImU32, const std::string& words, ui::Align align) override {
    const float width = width_of(style, height, words);
    const float left = align == ui::Align::left ? at.x : align == ui::Align::right ? at.x - width : at.x - width / 2;
    written.push_back({words, left, left + width, at.y});
  }
  using ui::Sheet::text;
  void halo_text(ui::TextStyle style, float height, ImVec2 at, const ui::HaloInk& ink, const std::string& words,
                 ui::Align align) override {
    text(style, height, at, ink.text, words, align);
  }
  using ui::Sheet::halo_text;

 private:
  const ui::Sheet& like_;
};

enum class Kind { parties, swing, share, money };

Legend legend_of_kind(Kind kind, bool below, bool above) {
  Legend legend;
  legend.title = "A figure, points";
  legend.ticks = {0, 10, 25, 40, 60};
  if (kind == Kind::swing) legend.ticks = {-15, -7.5, 0, 7.5, 15};
  if (kind == Kind::money) {
    legend.ticks = {200, 400, 600};
    legend.tick_labels = {"\u00a3200,000", "\u00a3400,000", "\u00a3600,000"};
    legend.even_ticks = true;
  }
  legend.signed_ticks = kind == Kind::swing;
  if (kind == Kind::swing) legend.low_label = "to Con", legend.high_label = "to Lab";
  const Scale scale{.ramp = {{{legend.ticks.front(), 0}, {legend.ticks.back(), 0xFFFFFF}}},
                    .fixed = legend.ticks,
                    .ticks = legend.ticks,
                    .stepped = false};
  const std::vector<std::string> names =
      kind == Kind::parties ? std::vector<std::string>{"Con", "Lab", "LD", "Green"} : std::vector<std::string>{""};
  for (const std::string& name : names) legend.entries.push_back({name, {}, scale});
  legend.more_below = below;
  legend.more_above = above;
  return legend;
}

/// Does any of these words begin or end with what says that a scale goes on?
bool goes_on(const std::string& words, bool below) {
  return below ? words.ends_with(" and less") || words.starts_with("< ")
               : words.ends_with(" and more") || words.starts_with("> ");
}

void check(const Noting& sheet, const ui::Rectangle& plate, const Legend& legend) {
  for (const bool below : {true, false}) {
    const bool said = std::any_of(sheet.written.begin(), sheet.written.end(),
                                  [&](const Written& one) { return goes_on(one.words, below); });
    CHECK(said == (below ? legend.more_below : legend.more_above));
  }
  for (std::size_t i = 0; i < sheet.written.size(); ++i) {
    const Written& one = sheet.written[i];
    CAPTURE(one.words);
    CHECK(one.left >= plate.low.x - 0.5f);
    CHECK(one.right <= plate.high.x + 0.5f);
    for (std::size_t other = 0; other < i; ++other) {
      const Written& before = sheet.written[other];
      const bool apart = one.left >= before.right || before.left >= one.right || one.top != before.top;
      CAPTURE(before.words);
      CHECK(apart);
    }
  }
}

/// Calls `with(legend)` for each kind of legend and of ends.
template <class With>
void each_legend(With with) {
  for (const Kind kind : {Kind::parties, Kind::swing, Kind::share, Kind::money})
    for (const bool below : {false, true})
      for (const bool above : {false, true}) {
        CAPTURE(static_cast<int>(kind));
        CAPTURE(below);
        CAPTURE(above);
        with(legend_of_kind(kind, below, above));
      }
}

}  // namespace

TEST_CASE("in a corner the ends of a scale have room, however narrow the legend must be") {
  const Page page;
  for (const float width : {0.0f, 344.0f, 260.0f, 220.0f})
    each_legend([&](const Legend& legend) {
      CAPTURE(width);
      ui::Canvas canvas = page.canvas();
      Noting sheet(*canvas.sheet);
      canvas.sheet = &sheet;
      canvas.inset.legend_width = width;
      ui::draw_legend(canvas, legend, 700);
      check(sheet, ui::legend_place(canvas, legend, 700), legend);
    });
}

TEST_CASE("in a band the ends of a scale have room, beside as many bars as there are") {
  const Page page;
  for (const float width : {1300.0f, 900.0f, 640.0f, 480.0f})
    each_legend([&](const Legend& legend) {
      CAPTURE(width);
      ui::Canvas canvas = page.canvas();
      Noting sheet(*canvas.sheet);
      canvas.sheet = &sheet;
      const ui::LegendSpot spot{
          canvas, 700, ui::Rectangle{{10, 600}, {10 + width, 600 + canvas.px(ui::legend_strip_height(width))}}};
      ui::draw_legend(spot, legend);
      check(sheet, ui::legend_place(spot, legend), legend);
    });
}

TEST_CASE("one legend of several maps goes on where that of any of them does, and has a bar for each party") {
  Legend one = legend_of_kind(Kind::share, false, false);
  one.party = "Con";
  Legend other = legend_of_kind(Kind::share, true, true);
  other.party = "Remain";
  other.title = "Another figure";
  const Legend both = ui::merged(one, std::vector<Legend>{other});
  CHECK(both.more_below);
  CHECK(both.more_above);
  REQUIRE(both.entries.size() == 2);
  CHECK(both.entries[0].label == "Con");
  CHECK(both.entries[1].label == "Remain");
  other.party = "Con";
  CHECK(ui::merged(one, std::vector<Legend>{other}).entries.size() == 1);
}
