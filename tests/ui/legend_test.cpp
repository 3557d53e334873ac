// The legend keeps to the room that panels leave it, whatever it has to say.
#include <doctest/doctest.h>
#include <string>

#include "tests/ui/page.h"
#include "ui/map/legend_panel.h"
#include "ui/zones/zones.h"

using namespace hustings;

namespace {

Legend legend_with(std::size_t parties, bool bars, const std::string& note) {
  Legend legend;
  legend.title = "Change of Con share since the general election of 2010, points";
  for (std::size_t i = 0; i < parties; ++i) {
    LegendEntry entry{
        .label = bars ? "Party " + std::to_string(i) : "Undefined: Party " + std::to_string(i) + " did not stand here",
        .paint = {},
        .scale = {}};
    if (bars) entry.scale = Scale{};
    legend.entries.push_back(entry);
  }
  if (bars) legend.ticks = {0, 10, 25, 40, 60};
  legend.notes = {note};
  return legend;
}

}  // namespace

TEST_CASE("the legend keeps clear of every zone, however long its title, its notes and its list") {
  const Page page;
  const std::string note = "Source: ONS, census 2011; British Election Study, results and census data, version 1.1";
  for (const ImVec2 size : {ImVec2{1366, 768}, {1920, 1080}, {3840, 2160}})
    for (unsigned open = 0; open < 8; ++open)
      for (const std::size_t parties : {3U, 12U, 24U})
        for (const bool bars : {true, false}) {
          CAPTURE(open);
          CAPTURE(parties);
          const ui::Zones zones = open_zones(open);
          const ui::Canvas canvas = page.canvas(size, zones);
          const float bottom = size.y - canvas.px(ui::timeline_height + 16) - canvas.inset.legend_bottom;
          const Legend legend = ui::shortened(canvas, legend_with(parties, bars, note), canvas.inset.legend_height);
          const ui::Rectangle place = ui::legend_place(canvas, legend, bottom);
          for (const ui::Zone zone : {ui::Zone::right, ui::Zone::bottom})
            if (const auto taken = ui::zone_place(canvas, zones, zone)) CHECK_FALSE(place.touches(*taken));
          // The controls have as much of their column as the legend.
          const float top = canvas.px(ui::list_top);
          CHECK(place.low.y >= (open % 2 == 0 ? (top + bottom) / 2 - 1 : top - 1));
        }
}

TEST_CASE("what a legend cannot list is counted") {
  const Page page;
  const ui::Canvas canvas = page.canvas();
  const Legend all = legend_with(24, false, "As they lie");
  const Legend some = ui::shortened(canvas, all, 300);
  REQUIRE(some.entries.size() < all.entries.size());
  CHECK(some.notes.back() == "and " + std::to_string(all.entries.size() - some.entries.size()) + " more");
  CHECK(ui::shortened(canvas, all, 2000).entries.size() == all.entries.size());
}
