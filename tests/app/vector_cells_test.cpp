// Vectors of several maps, without a ground, at another scale, with marks, and in steps. None of it needs OpenGL.

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <map>
#include <set>

#include "atlas/paint/area_colours.h"
#include "export/svg_sheet.h"
#include "export/vector_drawing.h"
#include "export/vector_picture.h"
#include "picture/still.h"
#include "tests/app/program.h"
#include "tests/app/svg.h"
#include "tests/carried.h"
#include "ui/map/cells.h"

using namespace hustings;

namespace {

const AtlasLayer& layer_of(const std::string& contest) {
  const Atlas& atlas = carried_atlas();
  return atlas.layers[atlas.contests[atlas.find_contest(contest).value()].own.layer];
}

double number_of(const SvgElement& element, const char* key) { return std::stod(element.attribute(key)); }

/// The rectangle that a map is clipped to.
Box clip_of(const std::vector<SvgElement>& elements, const std::string& map) {
  std::string clip;
  for (const SvgElement& element : elements)
    if (const std::string by = element.attribute("clip-path");
        clip.empty() && !by.empty() && !element.inside.empty() && element.inside.back() == map)
      clip = by.substr(5, by.size() - 6);  // url(#...)
  for (const SvgElement& element : elements)
    if (element.name == "rect" && element.is_inside(clip)) {
      const glm::dvec2 low{number_of(element, "x"), number_of(element, "y")};
      return {low, low + glm::dvec2(number_of(element, "width"), number_of(element, "height"))};
    }
  FAIL("the map is not clipped: " << map);
  return {};
}

Box bounds_of_path(const SvgElement& path) {
  Box box;
  for (const auto& ring : svg_rings(path.attribute("d")))
    for (const glm::dvec2 vertex : ring) box.add(vertex);
  return box;
}

bool is_in(const Box& inner, const Box& outer) {
  return inner.low.x >= outer.low.x && inner.low.y >= outer.low.y && inner.high.x <= outer.high.x &&
         inner.high.y <= outer.high.y;
}

std::map<std::string, SvgElement> by_code(const std::vector<SvgElement>& elements, const std::string& group) {
  std::map<std::string, SvgElement> found;
  for (const SvgElement& path : area_paths(elements, group)) found[path.attribute("data-code")] = path;
  return found;
}

bool has_group(const std::vector<SvgElement>& elements, const std::string& id) {
  return std::any_of(elements.begin(), elements.end(),
                     [&](const SvgElement& element) { return element.attribute("id") == id; });
}

std::string first_with(const std::vector<SvgElement>& elements, const std::string& group, const char* key) {
  for (const SvgElement& element : elements)
    if (element.is_inside(group) && !element.attribute(key).empty()) return element.attribute(key);
  FAIL("nothing in " << group << " has " << std::string(key));
  return {};
}

Beside beside(const char* contest) {
  Beside map;
  map.contest = contest;
  return map;
}

std::vector<SvgElement> drawn(const View& view, glm::dvec2 size = {1440, 810}) {
  SvgSheet sheet({.size = size, .scale = picture_scale(glm::ivec2(size)), .look = view.look});
  draw_vector_picture(sheet, carried_atlas(), view);
  return svg_elements(sheet.finish());
}

const Words three_maps{"--contest", "general-2017", "--beside", "general-2015:winner", "--beside", "mayor-2016:winner"};

}  // namespace

TEST_CASE("maps side by side are each in a cell of their own, with ids of their own") {
  const Atlas& atlas = carried_atlas();
  const std::string text = rendered("map.svg", three_maps);
  const std::vector<SvgElement> elements = svg_elements(text);
  struct Expected {
    const char *map, *areas, *prefix, *contest;
    ColourMode colour;
  };
  std::vector<Box> cells;
  for (const Expected& expected : {Expected{"map", "areas", "", "general-2017", ColourMode::majority},
                                   Expected{"map-2", "map-2-areas", "map-2-", "general-2015", ColourMode::winner},
                                   Expected{"map-3", "map-3-areas", "map-3-", "mayor-2016", ColourMode::winner}}) {
    CAPTURE(expected.map);
    const Box cell = clip_of(elements, expected.map);
    View view;
    view.contest = expected.contest;
    view.colour = expected.colour;
    const std::vector<Paint> paints = area_colours(atlas, view, main_part(scene_of(atlas, view)));
    const AtlasLayer& layer = layer_of(expected.contest);
    const auto areas = by_code(elements, expected.areas);
    REQUIRE(areas.size() == layer.layer.areas.size());
    for (const auto& [code, path] : areas) {
      CAPTURE(code);
      CHECK(path.attribute("id") == expected.prefix + code);
      CHECK(path.attribute("fill") == fmt::format("#{:06x}", paints[layer.find(code).value()].colour));
      CHECK(is_in(bounds_of_path(path), cell));
    }
    cells.push_back(cell);
  }
  CHECK(cells[0].high.x <= cells[1].low.x);
  CHECK(cells[1].high.x <= cells[2].low.x);
  std::set<std::string> ids;
  for (const SvgElement& element : elements)
    if (const std::string id = element.attribute("id"); !id.empty()) CHECK_MESSAGE(ids.insert(id).second, id);
  const auto titles = texts(elements, "cell-titles");
  CHECK(titles.count("General election 2015 \u00b7 Winner") == 1);
  CHECK(titles.count("Mayor of London 2016 \u00b7 Winner") == 1);
  CHECK(texts(elements, "legend").count("Majority, points") == 1);
  CHECK(texts(elements, "legend-3").count("Winner") == 1);
  if (has_program("xmllint")) CHECK(said_of("xmllint", {"--noout"}, text, "map.svg").empty());
}

TEST_CASE("maps side by side have one scale, and two, three or four of them fit") {
  for (const std::size_t beside : {1, 2, 3}) {
    Words options{"--contest", "general-2017"};
    for (std::size_t i = 0; i < beside; ++i) options.insert(options.end(), {"--beside", "general-2010"});
    const std::vector<SvgElement> elements = svg(options);
    const auto first = by_code(elements, "areas");
    for (std::size_t map = 2; map <= beside + 1; ++map) {
      const auto other = by_code(elements, fmt::format("map-{}-areas", map));
      REQUIRE(other.size() == first.size());
      const glm::dvec2 aside = clip_of(elements, fmt::format("map-{}", map)).low - clip_of(elements, "map").low;
      for (const auto& [code, path] : first) {
        const Box here = bounds_of_path(path);
        const Box there = bounds_of_path(other.at(code));
        CHECK(std::abs(there.low.x - here.low.x - aside.x) < 0.01);
        CHECK(std::abs(there.high.y - here.high.y - aside.y) < 0.01);
      }
    }
  }
}

TEST_CASE("of two maps under a divider each is clipped at it, and neither has what lies beyond") {
  const std::vector<SvgElement> elements =
      svg({"--contest", "general-2017", "--beside", "general-2010", "--swipe", "0.5"});
  const Box left = clip_of(elements, "map");
  const Box right = clip_of(elements, "map-2");
  CHECK(left.low.x == 0);
  CHECK(left.high.x == 720);
  CHECK(right.low.x == 720);
  CHECK(right.high.x == 1440);
  const auto before = by_code(elements, "areas");
  const auto after = by_code(elements, "map-2-areas");
  std::set<std::string> codes;
  std::size_t on_both = 0;
  for (const auto& [code, path] : before) {
    codes.insert(code);
    CHECK(bounds_of_path(path).low.x <= 720);
    if (const auto same = after.find(code); same != after.end()) {
      ++on_both;
      CHECK(same->second.attribute("d") == path.attribute("d"));
      CHECK(bounds_of_path(path).high.x >= 720);
    }
  }
  for (const auto& [code, path] : after) {
    codes.insert(code);
    CHECK(bounds_of_path(path).high.x >= 720);
  }
  CHECK(codes.size() == 73);
  CHECK(on_both > 0);
  CHECK(on_both < 20);
}

TEST_CASE("a patterned area of each map is hatched within that area") {
  const std::vector<SvgElement> elements = svg({"--contest", "general-2005n", "--beside", "general-2005n:winner"});
  std::map<std::string, std::size_t> used;
  for (const SvgElement& element : elements)
    if (element.name == "use") {
      const std::string id = element.attribute("xlink:href").substr(1);
      CHECK(has_group(elements, id));
      ++used[id.substr(0, 6) == "map-2-" ? "second" : "first"];
    }
  CHECK(used["first"] == 73);
  CHECK(used["second"] == 73);
}

TEST_CASE("without a ground nothing is painted but areas and text, and where water is there is nothing") {
  const Atlas& atlas = carried_atlas();
  const Words plain{"--contest", "general-2017"};
  const std::vector<SvgElement> whole = svg(plain);
  for (const char* group : {"ground", "water"}) CHECK(has_group(whole, group));
  const std::vector<SvgElement> bare = svg({"--contest", "general-2017", "--transparent"});
  for (const char* group : {"ground", "page", "water", "water-over-borders"}) CHECK_FALSE(has_group(bare, group));
  for (const SvgElement& element : bare) {
    CHECK(element.name != "linearGradient");  // of the scrims under title and source
    if (element.name == "rect" && element.attribute("width") == "1440")
      CHECK(std::find_if(element.inside.begin(), element.inside.end(),
                         [](const std::string& id) { return id.starts_with("clip-"); }) != element.inside.end());
  }
  CHECK(by_code(bare, "areas").size() == 73);

  // The areas show where there is no water, and nowhere else.
  std::vector<std::vector<glm::dvec2>> shown;
  for (const SvgElement& element : bare)
    if (element.attribute("clip-rule") == "evenodd") shown = svg_rings(element.attribute("d"));
  REQUIRE_FALSE(shown.empty());
  View view;
  view.contest = "general-2017";
  const Viewport viewport = still_viewport(atlas, view, {1440, 810}, true);
  long wet = 0;
  long dry = 0;
  long wrong = 0;
  for (int x = 300; x < 1140; x += 3)
    for (int y = 110; y < 750; y += 3) {
      const Point world = viewport.to_world({x, y});
      bool water = false;
      for (const Ground& ground : atlas.ground)
        if (ground.kind == GroundKind::water)
          for (const Area& area : ground.layer.areas) water |= contains(area.shape, world);
      bool shows = false;
      for (const auto& ring : shown) shows ^= contains(ring, Point(x, y));
      ++(water ? wet : dry);
      if (shows == water) ++wrong;
    }
  CHECK(wet > 300);
  CHECK(dry > 10 * wet);
  CHECK(wrong < wet / 10);  // along the banks, which are within a quarter of a pixel
}

TEST_CASE("several maps without a ground have none between them either") {
  Words options = three_maps;
  options.emplace_back("--transparent");
  const std::vector<SvgElement> bare = svg(options);
  CHECK(has_group(svg(three_maps), "page"));
  for (const char* group : {"page", "ground", "map-2-ground", "map-3-water"}) CHECK_FALSE(has_group(bare, group));
  CHECK(by_code(bare, "map-3-areas").size() == layer_of("mayor-2016").layer.areas.size());
}

TEST_CASE("a PDF without a ground stays vectors") {
  if (!has_program("pdfimages")) return;
  const std::string pdf = rendered("map.pdf", {"--contest", "general-2017", "--transparent"});
  const std::string images = said_of("pdfimages", {"-list"}, pdf, "map.pdf");
  CHECK(std::count(images.begin(), images.end(), '\n') == 2);  // the head of an empty list
}

TEST_CASE("the scale is pixels to one of the design, of text, lines and patterns") {
  const std::vector<SvgElement> once = svg({"--contest", "general-2005n", "--scale", "1"});
  const std::vector<SvgElement> twice = svg({"--contest", "general-2005n", "--scale", "2"});
  const auto ratio = [&](const char* group, const char* key) {
    return std::stod(first_with(twice, group, key)) / std::stod(first_with(once, group, key));
  };
  CHECK(ratio("headline", "font-size") == doctest::Approx(2).epsilon(0.02));
  CHECK(ratio("legend", "font-size") == doctest::Approx(2).epsilon(0.02));
  CHECK(ratio("outline", "stroke-width") == doctest::Approx(2));
  CHECK(ratio("patterns", "stroke-width") == doctest::Approx(2));
  // Without it the size says: one to one at 1440 x 810.
  CHECK(rendered("map.svg", {"--contest", "general-2005n", "--scale", "2"}, "2880x1620") ==
        rendered("map.svg", {"--contest", "general-2005n"}, "2880x1620"));
  CHECK(rendered("map.pdf", {"--contest", "general-2017", "--scale", "1"}) !=
        rendered("map.pdf", {"--contest", "general-2017", "--scale", "2"}));
}

TEST_CASE("marks are in the vectors, on each map, where they are in the world") {
  const Atlas& atlas = carried_atlas();
  const Point tail{520000, 180000};
  const Point head{540000, 175000};
  View view;
  view.contest = "general-2017";
  view.marks = {{.tool = MarkTool::arrow, .points = {tail, head}, .text = {}, .colour = 1, .width = 6},
                {.tool = MarkTool::highlighter, .points = {tail, head}, .text = {}, .colour = 2, .width = 20},
                {.tool = MarkTool::circle, .points = {tail, head}, .text = {}, .colour = 3, .width = 4},
                {.tool = MarkTool::text, .points = {head}, .text = "Here & there", .colour = 0, .width = 30}};
  for (const std::size_t maps : {1, 2}) {
    if (maps == 2) view.beside = {beside("general-2015")};
    const std::vector<SvgElement> elements = drawn(view);
    const ui::CellLayout layout = still_layout(view, {1440, 810}, true);
    const Viewport camera = still_viewport(atlas, view, {1440, 810}, true);
    for (std::size_t map = 0; map < maps; ++map) {
      const std::string group = map == 0 ? "marks" : "marks-2";
      const Viewport viewport = layout.on_picture(camera, map);
      const auto path_of = [&](int colour) {
        for (const SvgElement& element : elements)
          if (element.name == "path" && element.is_inside(group) &&
              element.attribute("stroke") == fmt::format("#{:06x}", mark_colour(colour)))
            return element;
        FAIL("no mark of that colour");
        return SvgElement{};
      };
      const auto near = [](glm::dvec2 a, glm::dvec2 b) { return std::hypot(a.x - b.x, a.y - b.y) < 0.01; };
      const SvgElement arrow = path_of(1);
      CHECK(near(svg_rings(arrow.attribute("d")).front().front(), viewport.to_screen(tail)));
      CHECK(number_of(arrow, "stroke-width") == 6);
      const SvgElement highlighter = path_of(2);
      CHECK(near(svg_rings(highlighter.attribute("d")).front().back(), viewport.to_screen(head)));
      CHECK(number_of(highlighter, "stroke-opacity") == doctest::Approx(highlight_opacity).epsilon(0.01));
      const double radius = std::hypot(head.x - tail.x, head.y - tail.y) / viewport.metres_per_pixel;
      const glm::dvec2 centre = viewport.to_screen(tail);
      const auto circle = svg_rings(path_of(3).attribute("d"));
      REQUIRE(circle.front().size() > 8);
      for (const glm::dvec2 vertex : circle.front())
        CHECK(std::hypot(vertex.x - centre.x, vertex.y - centre.y) == doctest::Approx(radius).epsilon(0.01));
      CHECK(texts(elements, group).count("Here &amp; there") == 1);
    }
    CHECK_FALSE(has_group(elements, maps == 1 ? "marks-2" : "marks-3"));
  }
  view.beside.clear();
  SvgSheet sheet({.size = {1440, 810}});
  draw_vector_picture(sheet, atlas, view, {.overlays = false});
  CHECK(has_group(svg_elements(sheet.finish()), "marks"));
}

TEST_CASE("vectors are written in small steps, and there is no file before the last") {
  const Atlas& atlas = carried_atlas();
  View view;
  view.contest = "general-2017";
  view.beside = {beside("general-2010")};
  for (const char* name : {"map.svg", "map.pdf"}) {
    CAPTURE(name);
    const TemporaryFolder folder;
    const StillStyle style{.size = {1440, 810}};
    {
      const auto work = export_vectors(atlas, view, style, folder / name);
      for (int i = 0; i < 5; ++i) REQUIRE(work->step());
    }
    CHECK(folder.files().empty());  // given up
    const auto work = export_vectors(atlas, view, style, folder / name);
    double before = 0;
    while (work->step()) {
      CHECK(work->progress().part() > before);
      before = work->progress().part();
      CHECK(before < 1);
      REQUIRE(folder.files().empty());
    }
    CHECK(work->progress().part() == 1);
    CHECK(work->progress().all > 10);
    CHECK(folder.files() == Words{name});
    CHECK(read_file(folder / name) == rendered(name, {"--contest", "general-2017", "--beside", "general-2010"}));
    CHECK_THROWS(export_vectors(atlas, view, style, folder / "none/map.svg"));
  }
}
