// `hustings render` into SVG and PDF: true geometry, text as text, the same bytes every time. None of it needs OpenGL.

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <set>

#include "atlas/paint/area_colours.h"
#include "atlas/paint/headline.h"
#include "atlas/view/scene.h"
#include "geo/viewport.h"
#include "tests/app/program.h"
#include "tests/app/svg.h"
#include "tests/carried.h"

using namespace hustings;

namespace {

const AtlasLayer& layer_of(const std::string& contest) {
  const Atlas& atlas = carried_atlas();
  return atlas.layers[atlas.contests[atlas.find_contest(contest).value()].own.layer];
}

std::string escaped(std::string text) {
  for (std::size_t at = 0; (at = text.find('&', at)) != std::string::npos; at += 5) text.replace(at, 1, "&amp;");
  return text;
}

}  // namespace

TEST_CASE("each area of an SVG is one path with its code, its colour and the size that the atlas has") {
  const Atlas& atlas = carried_atlas();
  for (const char* contest : {"general-2017", "mayor-2016"}) {
    CAPTURE(contest);
    const std::vector<SvgElement> elements =
        svg({"--contest", contest, "--centre", "530000,180000", "--metres-per-pixel", "80"});
    const AtlasLayer& layer = layer_of(contest);
    View view;
    view.contest = contest;
    const std::vector<Paint> paints = area_colours(atlas, view, main_part(scene_of(atlas, view)));
    const std::vector<SvgElement> paths = area_paths(elements);
    REQUIRE(paths.size() == layer.layer.areas.size());
    for (std::size_t area = 0; area < paths.size(); ++area) {
      const Area& drawn = layer.layer.areas[area];
      CAPTURE(drawn.code);
      CHECK(paths[area].attribute("id") == drawn.code);
      CHECK(paths[area].attribute("fill") == fmt::format("#{:06x}", paints[area].colour));
      const auto rings = svg_rings(paths[area].attribute("d"));
      CHECK(area_within(rings) * 80 * 80 == doctest::Approx(area_of(drawn.shape)).epsilon(0.001));
      const Viewport viewport{.centre = {530000, 180000}, .metres_per_pixel = 80, .size = {1440, 810}};
      for (const auto& ring : rings)
        for (const glm::dvec2 vertex : ring) {
          const Box& box = layer.area_bounds[area];
          const Point world = viewport.to_world(vertex);
          REQUIRE((world.x > box.low.x - 1 && world.x < box.high.x + 1 && world.y > box.low.y - 1 &&
                   world.y < box.high.y + 1));
        }
    }
  }
}

TEST_CASE("no id of an SVG is given twice, and every reference leads to one") {
  for (const Words& options :
       {Words{"--contest", "general-2005n"}, Words{"--contest", "council-2014", "--colour", "winner"},
        Words{"--contest", "referendum-wards-2016"}, Words{"--layout", "hexagons"}}) {
    const std::vector<SvgElement> elements = svg(options);
    std::set<std::string> ids;
    std::size_t used = 0;
    for (const SvgElement& element : elements)
      if (const std::string id = element.attribute("id"); !id.empty()) CHECK(ids.insert(id).second);
    for (const SvgElement& element : elements) {
      for (const auto& [key, value] : element.attributes) {
        CHECK(value.find("nan") == std::string::npos);
        CHECK(value.find("inf") == std::string::npos);
        if (const std::size_t at = value.find("url(#"); at != std::string::npos)
          CHECK(ids.count(value.substr(at + 5, value.find(')', at) - at - 5)) == 1);
      }
      if (element.name != "use") continue;
      ++used;
      CHECK(ids.count(element.attribute("xlink:href").substr(1)) == 1);
    }
    if (options[1] != "hexagons") CHECK(used > 20);  // what is hatched
  }
}

TEST_CASE("title, tally, legend, source and names are text") {
  const Atlas& atlas = carried_atlas();
  View view;
  view.contest = "general-2017";
  const Headline headline = headline_of(atlas, view);
  const std::vector<SvgElement> elements = svg({"--contest", "general-2017"});
  const auto head = texts(elements, "headline");
  CHECK(head.count(headline.title) == 1);
  CHECK(head.count(headline.subtitle) == 1);
  for (const TallyItem& item : headline.tally) {
    CHECK(head.count(item.name) == 1);
    CHECK(head.count(item.figure) == 1);
  }
  CHECK(texts(elements, "legend").count("Majority, points") == 1);
  CHECK(texts(elements, "source").count("Source: House of Commons Library, general election results") == 1);
  // A name may be broken into two or three lines.
  std::string names;
  for (const Area& area : layer_of("general-2017").layer.areas) names += escaped(area.name) + "|";
  const auto labels = texts(elements, "labels");
  CHECK(labels.size() > 20);
  CHECK(labels.count("Orpington") == 1);
  for (const std::string& label : labels) CHECK_MESSAGE(names.find(label) != std::string::npos, label);
  CHECK(texts(svg({"--no-overlays"}), "picture").empty());
}

TEST_CASE("borders are drawn once, by rank") {
  // Between boroughs, and between wards of one borough; every piece of a ward's outline is in one of the groups.
  const std::vector<SvgElement> elements = svg({"--contest", "mayor-2016", "--no-overlays"});
  std::map<std::string, double> lengths;
  std::set<std::string> pieces;
  for (const SvgElement& element : elements)
    for (const char* group : {"borders", "borders-parents", "outline"})
      if (element.name == "path" && element.is_inside(group)) {
        CHECK(pieces.insert(element.attribute("d")).second);
        for (const auto& line : svg_rings(element.attribute("d")))
          for (std::size_t i = 1; i < line.size(); ++i)
            lengths[group] += std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
      }
  double around = 0;
  for (const SvgElement& path : area_paths(elements))
    for (const auto& ring : svg_rings(path.attribute("d")))
      for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
        around += std::hypot(ring[i].x - ring[j].x, ring[i].y - ring[j].y);
  CHECK(2 * (lengths["borders"] + lengths["borders-parents"]) + lengths["outline"] ==
        doctest::Approx(around).epsilon(0.001));
}

TEST_CASE("hexagons and circles are as large as their tiles, and what is far outside is left out") {
  std::set<long> sizes;
  for (const SvgElement& path : area_paths(svg({"--layout", "hexagons"}, "1440x810"))) {
    const auto rings = svg_rings(path.attribute("d"));
    REQUIRE(rings.size() == 1);
    CHECK(rings.front().size() == 6);
    sizes.insert(std::lround(area_within(rings)));
  }
  CHECK(*sizes.rbegin() - *sizes.begin() <= 1);
  CHECK(area_paths(svg({"--layout", "circles"})).size() == 73);
  CHECK(area_paths(svg({"--layout", "circles", "--morph", "0.5"})).size() == 73);
  const auto near =
      area_paths(svg({"--contest", "general-2017", "--centre", "524700,179500", "--metres-per-pixel", "5"}));
  CHECK(near.size() < 20);
  CHECK(std::any_of(near.begin(), near.end(),
                    [](const SvgElement& path) { return path.attribute("id") == "E14000768"; }));
}

TEST_CASE("the look, a selection, a filter, symbols and a what-if are drawn too") {
  const std::vector<SvgElement> plain = svg({"--contest", "general-2017"});
  const auto fill_of = [](const std::vector<SvgElement>& elements, const std::string& code) {
    for (const SvgElement& path : area_paths(elements))
      if (path.attribute("id") == code) return path.attribute("fill");
    FAIL("there is no path of " << code);
    return std::string();
  };
  const auto count_in = [](const std::vector<SvgElement>& elements, const std::string& group) {
    return std::count_if(elements.begin(), elements.end(),
                         [&](const auto& element) { return element.is_inside(group); });
  };
  CHECK(count_in(plain, "selected") == 0);
  CHECK(count_in(svg({"--contest", "general-2017", "--select", "E14000768"}), "selected") > 0);
  const std::vector<SvgElement> filtered = svg({"--contest", "general-2017", "--filter", "thread<1"});
  CHECK(fill_of(filtered, "E14000768") == fill_of(plain, "E14000768"));
  CHECK(fill_of(filtered, "E14000639") != fill_of(plain, "E14000639"));
  CHECK(count_in(svg({"--contest", "general-2017", "--symbols", "circles"}), "symbols") == 2 * 73);
  const auto words = texts(svg({"--contest", "general-2017", "--what-if", "con,lab,2", "--no-overlays"}), "hypothesis");
  REQUIRE(words.size() == 1);
  CHECK(words.begin()->find("ypothetical") != std::string::npos);
  CHECK(fill_of(svg({"--contest", "general-2017", "--vision", "deuteranopia"}), "E14000768") !=
        fill_of(plain, "E14000768"));
}

TEST_CASE("the same command gives the same bytes") {
  for (const char* name : {"map.svg", "map.pdf"}) {
    const Words options{"--contest", "general-2005n", "--look", "light"};
    CHECK(rendered(name, options) == rendered(name, options));
  }
}

TEST_CASE("xmllint takes the SVG, with names that XML has to write otherwise") {
  if (!has_program("xmllint")) return;
  for (const Words& options : {Words{"--contest", "general-2017"}, Words{"--contest", "council-2014"}})
    CHECK(said_of("xmllint", {"--noout"}, rendered("map.svg", options), "map.svg").empty());
  const FixtureAtlas fixture;
  fixture.write_layer({.codes = {"A1", "2 <&>", "legend", "A4"}});
  const TemporaryFolder folder;
  REQUIRE(run({"render", "--size", "400x300", "--out", folder / "map.svg", fixture.atlas()}, without_display).code ==
          0);
  const std::string text = read_file(folder / "map.svg");
  CHECK(said_of("xmllint", {"--noout"}, text, "map.svg").empty());
  const std::vector<SvgElement> elements = svg_elements(text);
  CHECK(area_paths(elements).size() == 4);
}

TEST_CASE("a PDF has one page of that size, its typeface inside, and text to be found") {
  if (!has_program("pdfinfo")) return;
  const std::string pdf = rendered("map.pdf", {"--contest", "general-2017"}, "842x595");
  const std::string info = said_of("pdfinfo", {}, pdf, "map.pdf");
  CHECK(contains_all(info, {"General election 2017", "Pages:           1", "842 x 595 pts"}));
  const std::string fonts = said_of("pdffonts", {}, pdf, "map.pdf");
  CHECK(fonts.find("Inter-Regular") != std::string::npos);
  CHECK(fonts.find("Inter-SemiBold") != std::string::npos);
  CHECK(fonts.find(" no  ") == std::string::npos);  // embedded, subset, with a way back to text
  const std::string words = said_of("pdftotext", {}, pdf, "map.pdf", {"-"});
  CHECK(contains_all(words, {"General election 2017", "Orpington", "Majority, points", "Source: House of"}));
}

TEST_CASE("what cannot be written or is no picture is said, and nothing is left behind") {
  const TemporaryFolder folder;
  const auto tried = [&](const std::string& out, Words more) {
    more.insert(more.begin(), {"render", "--size", "200x100", "--out", out});
    return run(more, without_display);
  };
  CHECK(tried(folder / "none/map.svg", {}).code == 3);
  CHECK(tried(folder / "none/map.pdf", {}).code == 3);
  CHECK(tried(folder / "map.eps", {}).code == 2);
  const Ran unknown = tried(folder / "map.svg", {"--filter", "no_such_column<5"});
  CHECK(unknown.code == 2);
  CHECK(unknown.err.find("no_such_column") != std::string::npos);
  CHECK(folder.files().empty());
}
