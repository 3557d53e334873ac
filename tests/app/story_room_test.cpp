// How large the map is in the sample story, and that nothing of it lies behind a text.
#include <algorithm>
#include <doctest/doctest.h>

#include "atlas/load/load_atlas.h"
#include "atlas/load/named_files.h"
#include "atlas/paint/legend.h"
#include "atlas/saved/story.h"
#include "base/paths.h"
#include "picture/story_show.h"
#include "tests/carried.h"
#include "ui/kit/measure_sheet.h"

using namespace hustings;

namespace {

/// A story's cue on a picture of a size, as an audience sees it.
struct Laid {
  TextPlans::Plan plan;
  CameraRoom room;
  bool panel = false;
};

Laid laid(const Atlas& atlas, const Cue& cue, ImVec2 size, bool with_source) {
  TextPlans plans(atlas);
  Placements placements(atlas);
  const ui::Canvas large{.size = size, .scale = ui::presentation_scale(size)};
  ui::Canvas names{.size = size, .scale = ui::presented_panel_scale(size)};
  ui::MeasureSheet sheet(names.scale);
  names.sheet = &sheet;
  ui::Canvas canvas = large;
  if (with_source) canvas.inset.bottom = ui::presented_source_height(names, source_line(atlas, cue.view));
  const auto panel = panel_of(cue.panels);
  canvas = beside_panel(canvas, panel);
  const ToldMap told{cue.view, cue.title, cue.caption};
  Laid laid;
  laid.panel = panel.has_value();
  laid.plan = plans.presented(canvas, told, placements);
  laid.room = presented_room(canvas, names, told, {plans, placements});
  return laid;
}

const Layer& layer_of(const Atlas& atlas, const View& view) {
  return atlas.layers[main_part(scene_of(atlas, view)).layer].layer;
}

/// Vertices of the layer's areas that lie in the rectangle.
std::size_t vertices_in(const Layer& layer, const Viewport& camera, const ui::Rectangle& place) {
  std::size_t count = 0;
  for (const Area& area : layer.areas)
    for (const Polygon& polygon : area.shape)
      for (const Point& vertex : polygon.outer) {
        const glm::dvec2 at = camera.to_screen(vertex);
        count += at.x > place.low.x && at.x < place.high.x && at.y > place.low.y && at.y < place.high.y;
      }
  return count;
}

Story told_story() {
  Outcome<Story> story = read_story(sample_story());
  REQUIRE(story);
  return std::move(*story.value);
}

bool is_of_london(const Cue& cue) { return cue.atlas.empty(); }

}  // namespace

TEST_CASE("London is large in every cue of the sample story") {
  const Atlas& atlas = carried_atlas();
  const Story story = told_story();
  for (const Cue& cue : story.cues) {
    if (!is_of_london(cue)) continue;
    CAPTURE(cue.title);
    for (const bool with_source : {false, true}) {
      CAPTURE(with_source);
      const Laid at = laid(atlas, cue, {1920, 1080}, with_source);
      REQUIRE(at.plan);
      const double share =
          layer_of(atlas, cue.view).bounds.size().y / at.plan->home.metres_per_pixel / at.plan->home.size.y;
      const double least_alone = with_source ? 0.70 : 0.74;
      CHECK(share >= (at.panel ? 0.58 : least_alone));
    }
  }
}

TEST_CASE("no text of the sample story covers an area, at any usual size") {
  const Atlas& atlas = carried_atlas();
  const Story story = told_story();
  for (const ImVec2 size : {ImVec2{1024, 768}, ImVec2{1366, 768}, ImVec2{1920, 1080}, ImVec2{1080, 1920}})
    for (const Cue& cue : story.cues) {
      if (!is_of_london(cue)) continue;
      CAPTURE(size.x);
      CAPTURE(cue.title);
      const Laid at = laid(atlas, cue, size, false);
      if (!at.plan) {
        CHECK(at.panel);  // a high picture has bands where a long title leaves no room beside a panel
        CHECK(size.y > size.x);
        continue;
      }
      for (const ui::Rectangle& place : at.plan->places())
        CHECK(vertices_in(layer_of(atlas, cue.view), at.plan->home, place) == 0);
    }
}

TEST_CASE("nothing of Scotland lies behind a text of its cues") {
  const Story story = told_story();
  for (const Cue& cue : story.cues) {
    if (is_of_london(cue)) continue;
    CAPTURE(cue.title);
    Outcome<Atlas> atlas = load_atlas(atlas_of_story(sample_story(), cue.atlas), Geometry::none);
    REQUIRE(atlas);
    const Laid at = laid(*atlas.value, cue, {1920, 1080}, true);
    REQUIRE(at.plan);
    Placements placements(*atlas.value);
    const Viewport camera = cue_viewport(*atlas.value, cue, at.room, placements);
    Layer scotland;
    for (const Area& area : layer_of(*atlas.value, cue.view).areas)
      if (area.code.starts_with("S14")) scotland.areas.push_back(area);
    CHECK(scotland.areas.size() == 59);
    for (const ui::Rectangle& place : at.plan->places()) CHECK(vertices_in(scotland, camera, place) == 0);
    const ui::Rectangle left{{-1e5f, -1e5f}, {0, 1e5f}};
    const ui::Rectangle above{{-1e5f, -1e5f}, {1e5f, 0}};
    CHECK(vertices_in(scotland, camera, left) + vertices_in(scotland, camera, above) == 0);
  }
}
