// `hustings story --out deck.pptx` and `hustings render --out slide.pptx`: packages that follow the rules, shapes that
// can be edited, names by which Morph finds them again. None of it needs OpenGL.

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <map>
#include <set>

#include "atlas/paint/headline.h"
#include "atlas/saved/story.h"
#include "places.h"
#include "tests/app/ooxml.h"
#include "tests/app/program.h"
#include "tests/app/svg.h"
#include "tests/carried.h"

using namespace hustings;

namespace {

const std::string sample = std::string(HUSTINGS_TEST_ASSETS) + "/stories/london-2017.toml";

/// The deck that the program makes of a story's file.
std::string deck_bytes(const std::string& story, const Words& more = {}) {
  const TemporaryFolder folder;
  Words words{"story", story, "--out", folder / "deck.pptx"};
  words.insert(words.end(), more.begin(), more.end());
  const Ran ran = run(words, without_display);
  REQUIRE_MESSAGE(ran.code == 0, ran.err);
  CHECK(folder.files() == Words{"deck.pptx"});
  return read_file(folder / "deck.pptx");
}

/// That of a story of these cues.
OoxmlPackage deck_of_cues(const std::string& cues, const Words& more = {}) {
  const TemporaryFolder folder;
  write_file(folder / "story.toml", "version = 1\ntitle = \"A & B <test>\"\n" + cues);
  return OoxmlPackage(deck_bytes(folder / "story.toml", more));
}

std::string part_of_slide(std::size_t slide) { return fmt::format("/ppt/slides/slide{}.xml", slide + 1); }

std::string text_of(const pugi::xml_node& node) {
  std::string text;
  for (const pugi::xml_node run : elements_of(node, "a:t")) text += run.text().get();
  return text;
}

/// The text of the placeholder of that type; empty where there is none.
std::string placeholder(const pugi::xml_node& slide, const std::string& type) {
  for (const pugi::xml_node shape : elements_of(slide, "p:sp"))
    if (shape.child("p:nvSpPr").child("p:nvPr").child("p:ph").attribute("type").value() == type) return text_of(shape);
  return {};
}

pugi::xml_node shape_named(const pugi::xml_node& slide, const std::string& name) {
  for (const pugi::xml_node about : elements_of(slide, "p:cNvPr"))
    if (about.attribute("name").value() == name) return about.parent().parent();
  return {};
}

/// Areas by name, with their vertices on the slide, ring after ring; in units of the slide.
std::map<std::string, std::vector<std::pair<long, long>>> areas_of(const pugi::xml_node& slide) {
  std::map<std::string, std::vector<std::pair<long, long>>> areas;
  for (const pugi::xml_node shape : elements_of(slide, "p:sp")) {
    const std::string name = shape.child("p:nvSpPr").child("p:cNvPr").attribute("name").value();
    if (!name.starts_with("!!")) continue;
    const pugi::xml_node properties = shape.child("p:spPr");
    const pugi::xml_node off = properties.child("a:xfrm").child("a:off");
    const pugi::xml_node extent = properties.child("a:xfrm").child("a:ext");
    const pugi::xml_node path = properties.child("a:custGeom").child("a:pathLst").child("a:path");
    // A vertex is where it is on the slide: the path is not stretched.
    CHECK(extent.attribute("cx").as_llong() == 635 * path.attribute("w").as_llong());
    CHECK(extent.attribute("cy").as_llong() == 635 * path.attribute("h").as_llong());
    auto& vertices = areas[name];
    for (const pugi::xml_node point : elements_of(path, "a:pt"))
      vertices.emplace_back(off.attribute("x").as_llong() / 635 + point.attribute("x").as_llong(),
                            off.attribute("y").as_llong() / 635 + point.attribute("y").as_llong());
  }
  return areas;
}

std::set<std::string> names_of(const std::map<std::string, std::vector<std::pair<long, long>>>& areas) {
  std::set<std::string> names;
  for (const auto& [name, vertices] : areas) names.insert(name);
  return names;
}

/// The names that a map of the election gives its areas.
std::set<std::string> area_names(const std::string& contest, const std::string& behind = "") {
  const Atlas& atlas = carried_atlas();
  std::set<std::string> names;
  for (const Area& area : atlas.layers[atlas.contests[atlas.find_contest(contest).value()].own.layer].layer.areas)
    names.insert("!!" + area.code + behind);
  return names;
}

void check_ids(const pugi::xml_node& slide) {
  std::set<std::string> ids, names;
  for (const pugi::xml_node about : elements_of(slide, "p:cNvPr")) {
    const std::string name = about.attribute("name").value();
    CAPTURE(name);
    CHECK(ids.insert(about.attribute("id").value()).second);
    CHECK(names.insert(name).second);
    if (about.attribute("id").as_int() > 1) CHECK_FALSE(name.empty());
  }
}

}  // namespace

TEST_CASE(
    "the deck of the sample story follows the rules and has a slide a cue, with title, caption, source and notes") {
  const OoxmlPackage deck(deck_bytes(sample));
  CHECK(deck.fault_text() == "");
  const Story story = *read_story(sample).value;
  const std::string presentation = "/ppt/presentation.xml";
  REQUIRE(deck.related("", "officeDocument") == Words{presentation});
  const pugi::xml_node size = deck.xml(presentation).first_child().child("p:sldSz");
  CHECK(size.attribute("cx").as_int() == 12192000);
  CHECK(size.attribute("cy").as_int() == 6858000);
  CHECK(elements_of(deck.xml(presentation), "p:sldId").size() == story.cues.size());
  CHECK(deck.related(presentation, "slide").size() == story.cues.size());
  for (std::size_t cue = 0; cue < story.cues.size(); ++cue) {
    CAPTURE(cue);
    const pugi::xml_node slide = deck.xml(part_of_slide(cue)).first_child();
    check_ids(slide);
    CHECK(placeholder(slide, "title") == story.cues[cue].title);
    CHECK(text_of(shape_named(slide, "Caption")) == story.cues[cue].caption);
    CHECK_FALSE(placeholder(slide, "ftr").empty());
    CHECK(shape_named(slide, "Legend"));
    CHECK(shape_named(slide, "Tally"));
    CHECK(deck.related(part_of_slide(cue), "slideLayout").size() == 1);
    const Words notes = deck.related(part_of_slide(cue), "notesSlide");
    REQUIRE(notes.size() == 1);
    std::string written;
    for (const pugi::xml_node paragraph : elements_of(deck.xml(notes.front()), "a:p"))
      written += (written.empty() ? "" : "\n") + text_of(paragraph);
    CHECK(written == story.cues[cue].notes);
  }
}

TEST_CASE("a slide that is reached by flight or play has Morph, with the cue's seconds and a fade in its place") {
  const OoxmlPackage deck(deck_bytes(sample));
  const Story story = *read_story(sample).value;
  for (std::size_t cue = 0; cue < story.cues.size(); ++cue) {
    CAPTURE(cue);
    const pugi::xml_node slide = deck.xml(part_of_slide(cue)).first_child();
    const pugi::xml_node alternatives = slide.child("mc:AlternateContent");
    const bool other_atlas = cue > 0 && story.cues[cue].atlas != story.cues[cue - 1].atlas;
    if (story.cues[cue].arrive == Arrival::cut || other_atlas) {
      CHECK_FALSE(alternatives);
      continue;
    }
    const pugi::xml_node choice = alternatives.child("mc:Choice");
    CHECK(choice.attribute("Requires").value() == std::string("p159"));
    CHECK(choice.attribute("xmlns:p159").value() ==
          std::string("http://schemas.microsoft.com/office/powerpoint/2015/09/main"));
    const pugi::xml_node morph = choice.child("p:transition");
    CHECK(morph.attribute("p14:dur").as_int() == std::lround(1000 * story.cues[cue].seconds));
    CHECK(morph.child("p159:morph").attribute("option").value() == std::string("byObject"));
    CHECK(alternatives.child("mc:Fallback").child("p:transition").child("p:fade"));
    CHECK(alternatives.previous_sibling().name() == std::string("p:clrMapOvr"));
  }
}

TEST_CASE("areas keep names and vertices from slide to slide, into hexagons too, and say what they show") {
  const OoxmlPackage deck = deck_of_cues(
      "[[cue]]\narrive = \"cut\"\n[cue.view]\ncontest = \"general-2015\"\n"
      "[[cue]]\narrive = \"fly\"\n[cue.view]\ncontest = \"general-2017\"\n"
      "[[cue]]\narrive = \"fly\"\n[cue.framing]\nareas = [\"E14000768\"]\n[cue.view]\ncontest = \"general-2017\"\n"
      "[[cue]]\narrive = \"fly\"\n[cue.view]\ncontest = \"general-2017\"\nlayout = \"hexagons\"\nmorph = 1.0\n");
  CHECK(deck.fault_text() == "");
  const auto first = areas_of(deck.xml(part_of_slide(0)));
  CHECK(names_of(first) == area_names("general-2017"));
  for (const std::size_t slide : {1U, 2U, 3U}) {
    CAPTURE(slide);
    const auto areas = areas_of(deck.xml(part_of_slide(slide)));
    CHECK(names_of(areas) == names_of(first));
    for (const auto& [name, vertices] : areas) {
      CAPTURE(name);
      CHECK(vertices.size() == first.at(name).size());
    }
  }
  CHECK(areas_of(deck.xml(part_of_slide(1))) == first);
  // Of hexagons all vertices lie between the two circles that belong to them.
  const auto hexagons = areas_of(deck.xml(part_of_slide(3)));
  const auto& vertices = hexagons.at("!!E14000768");
  CHECK(std::set(vertices.begin(), vertices.end()).size() > 6);
  const pugi::xml_node kensington = shape_named(deck.xml(part_of_slide(1)), "!!E14000768");
  CHECK(kensington.child("p:nvSpPr").child("p:cNvPr").attribute("descr").value() ==
        std::string("Kensington: Labour, majority 20 (0.05 points)"));
}

TEST_CASE("areas that share a border share its vertices") {
  const OoxmlPackage deck = deck_of_cues("[[cue]]\n[cue.view]\ncontest = \"general-2017\"\n");
  const auto areas = areas_of(deck.xml(part_of_slide(0)));
  // Of the vertices of an area inside London nearly all are those of a neighbour too.
  std::map<std::pair<long, long>, std::set<std::string>> at;
  for (const auto& [name, vertices] : areas)
    for (const auto& vertex : vertices) at[vertex].insert(name);
  std::size_t shared = 0;
  const auto& vertices = areas.at("!!E14000768");
  for (const auto& vertex : vertices) shared += at[vertex].size() > 1 ? 1 : 0;
  CHECK(shared == vertices.size());
}

TEST_CASE("of several maps on a slide the others are numbered, and stay in their cells") {
  const OoxmlPackage deck = deck_of_cues(
      "[[cue]]\n[cue.view]\ncontest = \"general-2015\"\n[[cue.view.beside]]\ncontest = \"general-2017\"\n");
  CHECK(deck.fault_text() == "");
  const pugi::xml_node slide = deck.xml(part_of_slide(0)).first_child();
  check_ids(slide);
  std::set<std::string> both = area_names("general-2017");
  both.merge(area_names("general-2017", " 2"));
  const auto areas = areas_of(slide);
  CHECK(names_of(areas) == both);
  long most_left = 0, least_right = 19200;
  for (const auto& [name, vertices] : areas)
    for (const auto& [x, y] : vertices)
      if (name.ends_with(" 2")) least_right = std::min(least_right, x);
      else most_left = std::max(most_left, x);
  CHECK(most_left <= least_right);
}

TEST_CASE("what has no value is hatched, marks are shapes, and the look is the theme's") {
  const std::string cue =
      "[[cue]]\n[cue.view]\ncontest = \"general-2005n\"\n"
      "[[cue.view.marks]]\ntool = \"pen\"\npoints = [[520000, 170000], [530000, 180000]]\n";
  const OoxmlPackage dark = deck_of_cues(cue);
  const pugi::xml_node slide = dark.xml(part_of_slide(0)).first_child();
  const pugi::xml_node pattern = shape_named(slide, "!!E14000768").child("p:spPr").child("a:pattFill");
  REQUIRE(pattern);
  CHECK(pattern.attribute("prst").value() == std::string("ltUpDiag"));
  CHECK(pattern.child("a:fgClr"));
  CHECK(pattern.child("a:bgClr"));
  const pugi::xml_node marks = shape_named(slide, "Marks");
  REQUIRE(marks);
  CHECK(elements_of(marks, "a:custGeom").size() == 2);  // the line and its casing
  const OoxmlPackage light = deck_of_cues(cue, {"--look", "light"});
  const auto map_of = [](const OoxmlPackage& deck) {
    return std::string(
        elements_of(deck.xml("/ppt/slideMasters/slideMaster1.xml"), "p:clrMap")[0].attribute("bg1").value());
  };
  CHECK(map_of(dark) == "dk1");
  CHECK(map_of(light) == "lt1");
}

TEST_CASE("a list is a table, a chart is shapes and text") {
  const OoxmlPackage deck = deck_of_cues(
      "[[cue]]\n[cue.view]\ncontest = \"general-2017\"\nparty = \"con\"\n[cue.panels]\npanel-marginals = \"right, "
      "open\"\n"
      "targets = \"open\"\n"
      "[[cue]]\n[cue.view]\ncontest = \"general-2017\"\ncolour = \"swing\"\n[cue.view.charts]\nchart = \"scatter\"\n"
      "x = \"remain_pct\"\ny = \"swing_pct\"\n[cue.panels]\npanel-charts = \"right, open\"\n");
  CHECK(deck.fault_text() == "");
  const auto rows = elements_of(deck.xml(part_of_slide(0)), "a:tr");
  REQUIRE(rows.size() > 4);
  CHECK(text_of(rows[1]).starts_with("Kensington"));
  CHECK(text_of(rows[1]).ends_with("0.03"));
  for (const pugi::xml_node row : rows) {
    int columns = 0;
    for (const pugi::xml_node cell : row.children("a:tc")) columns += cell ? 1 : 0;
    CHECK(columns == 2);
  }
  const pugi::xml_node chart = shape_named(deck.xml(part_of_slide(1)), "Charts");
  REQUIRE(chart);
  std::size_t points = 0;
  for (const pugi::xml_node geometry : elements_of(chart, "a:prstGeom"))
    points += geometry.attribute("prst").value() == std::string("ellipse") ? 1 : 0;
  CHECK(points >= 73);
  std::set<std::string> words;
  for (const pugi::xml_node run : elements_of(chart, "a:t")) words.insert(run.text().get());
  bool axis = false;
  for (const std::string& one : words) axis = axis || one.find("Remain") != std::string::npos;
  CHECK(axis);
}

TEST_CASE("the same story gives the same deck, and a deck is as small as its outlines") {
  std::string cues;
  for (int i = 0; i < 20; ++i)
    cues += fmt::format("[[cue]]\n[cue.view]\ncontest = \"general-{}\"\n", std::array{2010, 2015, 2017}[i % 3]);
  const TemporaryFolder folder;
  write_file(folder / "story.toml", "version = 1\ntitle = \"Twenty\"\n" + cues);
  const std::string bytes = deck_bytes(folder / "story.toml");
  CHECK(bytes.size() < 5U << 20U);
  CHECK(deck_bytes(folder / "story.toml") == bytes);
}

TEST_CASE("render makes a deck of one slide, in the proportions of the picture") {
  const OoxmlPackage deck(rendered("slide.pptx", {"--contest", "mayor-2016", "--look", "light"}, "1920x1080"));
  CHECK(deck.fault_text() == "");
  const pugi::xml_node slide = deck.xml(part_of_slide(0)).first_child();
  check_ids(slide);
  View view;
  view.contest = "mayor-2016";
  CHECK(placeholder(slide, "title") == headline_of(carried_atlas(), view).title);
  CHECK(names_of(areas_of(slide)) == area_names("mayor-2016"));
  const OoxmlPackage square(rendered("slide.pptx", {"--contest", "general-2017"}, "900x900"));
  CHECK(square.xml("/ppt/presentation.xml").first_child().child("p:sldSz").attribute("cx").as_int() == 6858000);
}
