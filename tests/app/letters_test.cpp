// Names in any letters and any bytes, from the file to what the program writes.

#include <algorithm>
#include <doctest/doctest.h>

#include "base/text/letters.h"
#include "base/text/text.h"
#include "base/text/unicode.h"
#include "export/pdf_sheet.h"
#include "export/svg_sheet.h"
#include "export/typeface.h"
#include "picture/map_overlays.h"
#include "tests/app/program.h"
#include "tests/app/svg.h"
#include "ui/kit/font_letters.h"

using namespace hustings;

namespace {

using Parts = std::vector<std::string>;

const std::string hebrew = "\u05d9\u05e8\u05d5\u05e9\u05dc\u05d9\u05dd";
const std::string greek = "\u0391\u03b8\u03ae\u03bd\u03b1";
const std::string chinese = "\u5317\u4eac";

std::string feature(const std::string& code, const std::string& name, int east) {
  const auto corner = [&](int x, int y) {
    return "[" + std::to_string(530000 + 1000 * (east + x)) + "," + std::to_string(180000 + 1000 * y) + "]";
  };
  return R"({"type":"Feature","properties":{"CODE":")" + code + R"(","NAME":")" + name +
         R"("},"geometry":{"type":"Polygon","coordinates":[[)" + corner(0, 0) + "," + corner(1, 0) + "," +
         corner(1, 1) + "," + corner(0, 1) + "," + corner(0, 0) + "]]}}";
}

/// An atlas of areas with these names, in a folder of its own.
class NamedAtlas {
 public:
  explicit NamedAtlas(const Parts& names, const std::string& title = "Made up") {
    std::string features;
    std::string votes = "area_code,party,votes\n";
    for (std::size_t i = 0; i < names.size(); ++i) {
      const std::string code = "A" + std::to_string(i);
      features += (i > 0 ? "," : "") + feature(code, names[i], static_cast<int>(i));
      votes += code + ",lab,600\n" + code + ",con,400\n";
    }
    write_file(
        folder_ / "areas.geojson",
        R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::27700"}},)"
        R"("features":[)" +
            features + "]}");
    write_file(folder_ / "votes.csv", votes);
    write_file(folder_ / "atlas.toml",
               "title = \"" + title +
                   "\"\n[[layer]]\nid = \"areas\"\nsource = \"areas.geojson\"\n"
                   "code = \"CODE\"\nname = \"NAME\"\n[[contest]]\nid = \"c\"\ntrack = \"council\"\ntitle = \"" +
                   title + "\"\ndate = 2018-05-03\nlayer = \"areas\"\nresults = \"votes.csv\"\n");
  }
  std::string atlas() const { return folder_ / "atlas.toml"; }
  std::string file(const std::string& name) const { return folder_ / name; }

  /// The file that `render` makes, and what it said.
  std::string rendered(const std::string& name, Ran* said = nullptr) const {
    const Ran ran = run({"render", "--size", "640x360", "--out", file(name), atlas()}, {"DISPLAY="});
    REQUIRE_MESSAGE(ran.code == 0, ran.err);
    if (said != nullptr) *said = ran;
    return read_file(file(name));
  }

 private:
  TemporaryFolder folder_;
};

std::string said_by(const std::string& program, const Parts& words) { return run_program(program, words).out; }

bool is_installed(const std::string& program) { return run_program("which", {program}).code == 0; }

SheetSetting setting_of(const std::string& title) {
  SheetSetting setting;
  setting.title = setting.note = title;
  return setting;
}

}  // namespace

TEST_CASE("letters that no typeface has are one warning, which names them and the areas") {
  const NamedAtlas made({chinese, "Abbey", hebrew, "\u5c71"});
  const Ran check = run({"check", made.atlas()});
  CHECK(check.code == 1);
  const std::string said = check.out + check.err;
  CHECK_MESSAGE(contains_all(said, {"no typeface has the letters", "U+5317", "U+4EAC", "U+5C71", chinese}), said);
  CHECK(said.find("no typeface has") == said.rfind("no typeface has"));
  CHECK(said.find(hebrew) == std::string::npos);
  CHECK(run({"check", NamedAtlas({hebrew, greek, "Mo\u0302r"}).atlas()}).code == 0);
  // Tables keep the names.
  const Csv table(run({"table", "--contest", "c", made.atlas()}).out);
  CHECK(table.cell(table.row_of("A0"), "area_name") == chinese);
}

TEST_CASE("an SVG has every name as text, and what no typeface has in Latin letters") {
  const std::string svg = NamedAtlas({hebrew, greek, "Ynys Mo\u0302n", chinese}).rendered("map.svg");
  CHECK(is_utf8(svg));
  CHECK(contains_all(
      svg, {">" + hebrew + "<", ">" + greek + "<", ">Ynys M\u00f4n<", "DejaVu Sans", ">" + drawable(chinese) + "<"}));
  CHECK(svg.find(">" + chinese + "<") == std::string::npos);
  CHECK_FALSE(svg_elements(svg).empty());
}

TEST_CASE("a PDF carries both typefaces, and has text to be found") {
  const NamedAtlas made({hebrew, greek, "Ynys Mo\u0302n"});
  made.rendered("map.pdf");
  if (!is_installed("pdffonts")) return;
  CHECK(contains_all(said_by("pdffonts", {made.file("map.pdf")}), {"Inter-", "DejaVuSans"}));
  CHECK(contains_all(said_by("pdftotext", {made.file("map.pdf"), "-"}), {greek, "Ynys M\u00f4n"}));
}

TEST_CASE("no bytes and no control characters of a name break what is written") {
  const NamedAtlas made({"Caf\xE9", "a\\u0001b\\u001b[31m", "x\\ufffey", "K\\u0092s & <b>"}, "T\\u0001\\uFFFF & <t>");
  Ran said;
  const std::string svg = made.rendered("map.svg", &said);
  CHECK(is_utf8(svg));
  CHECK(is_utf8(said.err));
  CHECK(contains_all(svg, {"Caf\u00e9"}));
  if (is_installed("xmllint")) CHECK(run_program("xmllint", {"--noout", made.file("map.svg")}).code == 0);
  const std::string pdf = made.rendered("map.pdf");
  CHECK(pdf.starts_with("%PDF"));
  const Ran table = run({"table", "--contest", "c", made.atlas()});
  CHECK(table.code == 0);
  CHECK(is_utf8(table.out));
}

TEST_CASE("a sheet is sound whatever it is given to write") {
  for (int byte = 1; byte < 256; ++byte) {
    const std::string text{'a', static_cast<char>(byte), 'b'};
    SvgSheet svg(setting_of(text));
    svg.text(ui::TextStyle::body, {10, 10}, 0xFF000000, text);
    const std::string written = svg.finish();
    CHECK_MESSAGE(is_utf8(written), byte);
    CHECK_MESSAGE(std::none_of(written.begin(), written.end(),
                               [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n'; }),
                  byte);
    PdfSheet pdf(setting_of(text));
    pdf.text(ui::TextStyle::body, {10, 10}, 0xFF000000, text);
    pdf.mark(text);
    pdf.add_to_outline(text);
    CHECK(pdf.finish().starts_with("%PDF"));
  }
}

TEST_CASE("a new title in whatever bytes gives an atlas that opens") {
  const NamedAtlas made({"Abbey", "Castle", "Mill"});
  const Ran ran = run({"new", made.file("mine"), "--boundaries", made.file("areas.geojson"), "--results",
                       made.file("votes.csv"), "--title", "Caf\xE9 \x01", "--date", "2018-05-03"});
  CHECK_MESSAGE(ran.code == 0, ran.err);
  CHECK(is_utf8(read_file(made.file("mine/atlas.toml"))));
}

TEST_CASE("fonts follow the letters that are to be drawn") {
  ImGuiSurface overlays(1, Look::dark, ImGuiSurface::WithoutOpenGl{});
  const auto has = [&](ImWchar letter) {
    const ui::Fonts& fonts = *overlays.canvas({640, 360}).fonts;
    return fonts.body->FindGlyphNoFallback(letter) != nullptr && fonts.title->FindGlyphNoFallback(letter) != nullptr;
  };
  CHECK_FALSE(has(0x391));
  ui::FontLetters letters;
  letters.add(greek);
  overlays.need(letters);
  CHECK(has(0x391));
  ui::FontLetters more;
  more.add(hebrew);
  overlays.need(more);
  CHECK(has(0x391));
  CHECK(has(0x5D9));
}

TEST_CASE("a line of text is set in parts that cover it, each in a typeface with its letters") {
  const Typeface typeface(true);
  for (const std::string& text : {std::string("Abbey"), greek, "Ward " + hebrew + " 12", hebrew + " & " + greek,
                                  chinese, std::string("x\u0304y")}) {
    const SetLine line = typeface.set(text);
    CHECK(line.text == drawable(text));
    std::vector<std::pair<std::size_t, std::size_t>> covered;
    double right = 0;
    for (const SetRun& run : line.runs) {
      covered.emplace_back(run.text_from, run.text_to);
      for (const SetGlyph& glyph : run.glyphs) {
        CHECK_MESSAGE(glyph.index != 0, text);  // 0 is the box of what is missing
        right = std::max(right, glyph.x);
      }
    }
    std::sort(covered.begin(), covered.end());
    std::size_t at = 0;
    for (const auto& [from, to] : covered) {
      CHECK(from == at);
      at = to;
    }
    CHECK(at == line.text.size());
    CHECK(right < line.width);
  }
  // Hebrew runs from the right: its first letter stands last.
  const SetLine line = typeface.set(hebrew);
  REQUIRE(line.runs.size() == 1);
  CHECK(line.runs[0].from_right);
  CHECK(line.runs[0].glyphs.back().text_from == 0);
}
