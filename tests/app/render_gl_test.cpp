// `hustings render`: the same picture every time, of the size that was asked for, in the colours of the atlas.

#include <cmath>
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "atlas/paint/area_colours.h"
#include "geo/viewport.h"
#include "tests/app/program.h"
#include "tests/carried.h"

using namespace hustings;

namespace {

using Words = std::vector<std::string>;

std::string render(const Words& more, const std::string& picture_size = "200x120") {
  const TemporaryFolder folder;
  Words words{"render", "--size", picture_size, "--out", folder / "map.png"};
  words.insert(words.end(), more.begin(), more.end());
  const Ran ran = run(words);
  REQUIRE_MESSAGE(ran.code == 0, ran.err);
  CHECK(ran.err.empty());
  CHECK(folder.files() == Words{"map.png"});
  return read_file(folder / "map.png");
}

Picture picture(const Words& more, const std::string& picture_size) {
  const TemporaryFolder folder;
  write_file(folder / "map.png", render(more, picture_size));
  return read_picture(folder / "map.png");
}

/// Steps of 255 in the channel that differs most.
int apart(std::uint32_t a, std::uint32_t b) {
  int most = 0;
  for (const unsigned shift : {16U, 8U, 0U})
    most = std::max(most, std::abs(static_cast<int>(a >> shift & 0xFFU) - static_cast<int>(b >> shift & 0xFFU)));
  return most;
}

const AtlasLayer& layer_of(const std::string& contest) {
  const Atlas& atlas = carried_atlas();
  return atlas.layers[atlas.contests[atlas.find_contest(contest).value()].own.layer];
}

/// Compares every area that is wide enough at its innermost point; returns how many were.
std::size_t check_paints(const View& view, const Words& options) {
  const Atlas& atlas = carried_atlas();
  const AtlasLayer& layer = layer_of(view.contest);
  const Scene scene = scene_of(atlas, view);
  const std::vector<Paint> paints = area_colours(atlas, view, main_part(scene));
  const Viewport seen{.centre = {530000, 180000}, .metres_per_pixel = 100, .size = {640, 480}};
  Words words{"--no-overlays", "--contest", view.contest, "--centre", "530000,180000", "--metres-per-pixel", "100"};
  words.insert(words.end(), options.begin(), options.end());
  const Picture drawn = picture(words, "640x480");
  std::size_t compared = 0;
  for (std::size_t area = 0; area < paints.size(); ++area) {
    const Point inside = layer.label_points[area];
    constexpr double clear_of_borders = 4;  // pixels
    if (paints[area].pattern != Pattern::none ||
        distance_to_border(layer.layer.areas[area].shape, inside) < clear_of_borders * seen.metres_per_pixel)
      continue;
    const glm::dvec2 at = seen.to_screen(inside);
    const std::uint32_t found = drawn.at(static_cast<int>(std::floor(at.x)), static_cast<int>(std::floor(at.y)));
    ++compared;
    CHECK_MESSAGE(
        apart(found, paints[area].colour) <= 1,
        layer.layer.areas[area].name << fmt::format(": drawn {:06X}, meant {:06X}", found, paints[area].colour));
  }
  return compared;
}

View view_of(const std::string& contest, ColourMode colour) {
  View view;
  view.contest = contest;
  view.colour = colour;
  return view;
}

}  // namespace

TEST_CASE("the same command draws the same bytes") {
  if (!can_draw()) return;
  CHECK(render({}) == render({}));
  CHECK(render({"--no-overlays"}) == render({"--no-overlays"}));
  CHECK(render({}) != render({"--no-overlays"}));
}

TEST_CASE("a picture has the size that was asked for") {
  if (!can_draw()) return;
  for (const auto& [width, height] :
       {std::pair(1, 1), std::pair(33, 17), std::pair(1, 300), std::pair(301, 2), std::pair(640, 360)}) {
    const Picture drawn = picture({}, fmt::format("{}x{}", width, height));
    CHECK(drawn.width == width);
    CHECK(drawn.height == height);
  }
}

TEST_CASE("each seat is drawn in its own colour") {
  if (!can_draw()) return;
  CHECK(check_paints(view_of("general-2017", ColourMode::majority), {}) > 65);
  CHECK(check_paints(view_of("general-2017", ColourMode::winner), {"--colour", "winner"}) > 65);
  CHECK(check_paints(view_of("general-2017", ColourMode::turnout), {"--colour", "turnout"}) > 65);
  CHECK(check_paints(view_of("general-2015", ColourMode::status), {"--colour", "status"}) > 65);
}

TEST_CASE("swing and shares are drawn as the options ask") {
  if (!can_draw()) return;
  View swing = view_of("general-2017", ColourMode::swing);
  swing.against = "general-2010";
  swing.swing_from = "lab";
  swing.swing_to = "con";
  swing.formula = SwingFormula::steed;
  CHECK(check_paints(swing,
                     {"--colour", "swing", "--against", "general-2010", "--pair", "lab,con", "--swing", "steed"}) > 65);
  View share = view_of("mayor-2008", ColourMode::share);
  share.party = "ld";
  CHECK(check_paints(share, {"--colour", "share:ld"}) > 28);
}

TEST_CASE("wards are drawn in their own colours") {
  if (!can_draw()) return;
  CHECK(check_paints(view_of("mayor-2016", ColourMode::majority), {}) > 200);
}

TEST_CASE("a selected area is outlined, and codes are taken in any case") {
  if (!can_draw()) return;
  const std::string plain = render({"--no-overlays"});
  const std::string selected = render({"--no-overlays", "--select", "E14000768"});
  CHECK(plain != selected);
  CHECK(selected == render({"--no-overlays", "--select", "e14000768"}));
  CHECK(selected != render({"--no-overlays", "--select", "E14000768", "--select", "E14000896"}));
}

TEST_CASE("a fixture of four squares is drawn, warnings and all") {
  if (!can_draw()) return;
  const FixtureAtlas fixture;
  fixture.replace("new.csv", "A4,con,Gus Gardner,510\nA4,lab,Hal Hunter,490\n", "");
  const TemporaryFolder folder;
  const Ran ran = run({"render", "--size", "200x100", "--no-overlays", "--colour", "winner", "--centre",
                       "532000,180500", "--metres-per-pixel", "25", "--out", folder / "map.png", fixture.atlas()});
  CHECK(ran.code == 0);
  CHECK(contains_all(ran.err, {"warning: ", "A4"}));
  const Picture drawn = read_picture(folder / "map.png");
  const Parties& parties = carried_parties();
  CHECK(drawn.at(40, 50) == parties[parties.find("con").value()].colour);
  CHECK(drawn.at(80, 50) == parties[parties.find("lab").value()].colour);
  CHECK(drawn.at(120, 50) == parties[parties.find("ld").value()].colour);
}

TEST_CASE("a still shows the table that is joined") {
  if (!can_draw()) return;
  const FixtureAtlas fixture;
  fixture.write("own.csv", "area_code,price\nA1,12\nA2,3\nA3,40\nA4,8\n");
  CHECK(render({"--join", fixture.folder() / "own.csv", fixture.atlas()}) != render({fixture.atlas()}));
}
