// The words over a hypothetical map are never hidden by what the program itself puts there.
#include <doctest/doctest.h>
#include <string>

#include "tests/ui/page.h"
#include "ui/map/watermark.h"
#include "ui/zones/zones.h"

using namespace hustings;

TEST_CASE("the watermark keeps clear of the legend and of every zone, wherever they are") {
  const Page page;
  const std::string text = "Hypothetical: proportional swing of 12.5 points from Con to Lab, LD +3.0 points";
  for (const ImVec2 size : {ImVec2{1366, 768}, {1920, 1080}})
    for (unsigned open = 0; open < 8; ++open) {
      CAPTURE(open);
      const ui::Zones zones = open_zones(open);
      const ui::Canvas canvas = page.canvas(size, zones);
      const float bottom = size.y - canvas.px(ui::timeline_height + 16) - canvas.inset.legend_bottom;
      const float left = canvas.inset.left + 16;
      const ui::Rectangle legend{{left, bottom - 130}, {left + 230, bottom}};
      const ui::Rectangle place = ui::watermark_place(canvas, text, legend);
      CHECK_FALSE(place.touches(legend));
      CHECK(place.low.x >= 0);
      CHECK(place.high.x <= size.x);
      for (const ui::Zone zone : {ui::Zone::left, ui::Zone::right, ui::Zone::bottom})
        if (const auto taken = ui::zone_place(canvas, zones, zone); taken && (zone != ui::Zone::left || open % 2 == 1))
          CHECK_FALSE(place.touches(*taken));
      CHECK(place.high.y - place.low.y >= 9);  // small, but to be read
    }
}
