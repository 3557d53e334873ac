// The room that is kept for a title holds it, whatever measures it.
#include "ui/map/headline_panel.h"

#include <doctest/doctest.h>

#include "atlas/paint/headline.h"
#include "ui/kit/measure_sheet.h"

namespace hustings::ui {

namespace {

/// As a font on the screen, of which no letter takes quite what was measured without it.
class Drawn : public MeasureSheet {
 public:
  Drawn(float scale, float part) : MeasureSheet(scale), part_(part) {}
  float width_of(TextStyle style, float height, const std::string& text) const override {
    return part_ * MeasureSheet::width_of(style, height, text);
  }
  using Sheet::width_of;

 private:
  float part_;
};

}  // namespace

TEST_CASE("a title of any length lies in the room that was kept for it") {
  const float scale = 1;
  MeasureSheet measured(scale);
  for (const float part : {0.93f, 0.97f, 1.0f}) {
    Drawn drawn(scale, part);
    for (std::size_t length = 4; length < 140; ++length) {
      Headline headline;
      headline.title = "General election of the counties ";
      while (headline.title.size() < length) headline.title += headline.title;
      headline.title.resize(length);
      Canvas canvas;
      canvas.scale = scale;
      canvas.size = {1280, 720};
      canvas.sheet = &measured;
      const Rectangle kept = title_place(canvas, headline);
      canvas.sheet = &drawn;
      const Rectangle shown = title_place(canvas, headline);
      CAPTURE(headline.title);
      CAPTURE(part);
      constexpr float letter = 14;  // where a title is cut, one letter more may be drawn than was measured
      CHECK(shown.high.x <= kept.high.x + (length * 20 > 1280 * 6 / 10 ? letter : 0));
      CHECK(shown.low.x == kept.low.x);
    }
  }
}

}  // namespace hustings::ui
