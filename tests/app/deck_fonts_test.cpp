// The text boxes of a deck have room for their text in the typefaces that take Inter's place where it is missing.

#include <algorithm>
#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <fmt/format.h>
#include <hb.h>
#include <memory>
#include <sstream>

#include "places.h"
#include "tests/app/ooxml.h"
#include "tests/app/program.h"
#include "tests/app/svg.h"

namespace {

/// A cut of a typeface.
class Cut {
 public:
  explicit Cut(const std::string& file) {
    hb_blob_t* bytes = hb_blob_create_from_file(file.c_str());
    hb_face_t* face = hb_face_create(bytes, 0);
    font_.reset(hb_font_create(face));
    units_ = hb_face_get_upem(face);
    hb_face_destroy(face);
    hb_blob_destroy(bytes);
  }

  /// Of a line of text, in ems.
  double width_of(const std::string& text) const {
    hb_buffer_t* buffer = hb_buffer_create();
    hb_buffer_add_utf8(buffer, text.data(), static_cast<int>(text.size()), 0, static_cast<int>(text.size()));
    hb_buffer_guess_segment_properties(buffer);
    hb_shape(font_.get(), buffer, nullptr, 0);
    unsigned count = 0;
    const hb_glyph_position_t* places = hb_buffer_get_glyph_positions(buffer, &count);
    double width = 0;
    for (unsigned i = 0; i < count; ++i) width += places[i].x_advance;
    hb_buffer_destroy(buffer);
    return width / units_;
  }

 private:
  struct Destroyer {
    void operator()(hb_font_t* font) const { hb_font_destroy(font); }
  };
  std::unique_ptr<hb_font_t, Destroyer> font_;
  double units_ = 1;
};

struct Face {
  const char* name;
  const char* regular;
  const char* bold;
};

/// Carlito has the widths of Calibri, Liberation Sans those of Arial.
const std::vector<Face> faces{
    {"Inter", "/usr/share/fonts/opentype/inter/Inter-Regular.otf", "/usr/share/fonts/opentype/inter/Inter-Bold.otf"},
    {"Liberation Sans", "/usr/share/fonts/truetype/liberation2/LiberationSans-Regular.ttf",
     "/usr/share/fonts/truetype/liberation2/LiberationSans-Bold.ttf"},
    {"Calibri", "/usr/share/fonts/truetype/crosextra/Carlito-Regular.ttf",
     "/usr/share/fonts/truetype/crosextra/Carlito-Bold.ttf"},
};

bool is_there(const Face& face) {
  const bool there = std::filesystem::exists(face.regular) && std::filesystem::exists(face.bold);
  if (!there) MESSAGE("skipped: the typeface " << face.name << " is missing");
  if (!there && std::getenv("CI") != nullptr) FAIL("packages.txt names the typefaces that must be there");
  return there;
}

/// Lines that a text takes in that width; ems.
std::size_t lines_of(const Cut& cut, const std::string& text, double width) {
  std::istringstream words(text);
  std::string word, line;
  std::size_t lines = 1;
  while (words >> word) {
    const std::string longer = line.empty() ? word : line + " " + word;
    if (line.empty() || cut.width_of(longer) <= width) {
      line = longer;
      continue;
    }
    ++lines;
    line = word;
  }
  return lines;
}

}  // namespace

TEST_CASE("text fits its box in Inter, in Liberation Sans and in what has Calibri's widths") {
  const TemporaryFolder folder;
  const Ran ran =
      run({"story", HUSTINGS_TEST_ASSETS "/stories/london-2017.toml", "--out", folder / "deck.pptx"}, without_display);
  REQUIRE_MESSAGE(ran.code == 0, ran.err);
  const OoxmlPackage deck(read_file(folder / "deck.pptx"));
  for (const Face& face : faces) {
    if (!is_there(face)) continue;
    const Cut regular(face.regular), bold(face.bold);
    for (const std::string& part : deck.related("/ppt/presentation.xml", "slide")) {
      for (const pugi::xml_node shape : elements_of(deck.xml(part), "p:sp")) {
        const pugi::xml_node body = shape.child("p:txBody");
        if (!body) continue;
        const pugi::xml_node extent = shape.child("p:spPr").child("a:xfrm").child("a:ext");
        const pugi::xml_node paragraph = body.child("a:p");
        const double points = paragraph.child("a:r").child("a:rPr").attribute("sz").as_int() / 100.0;
        const bool strong = paragraph.child("a:r").child("a:rPr").attribute("b").as_bool();
        const double width = extent.attribute("cx").as_double() / 12700 / points;
        const double height = extent.attribute("cy").as_double() / 12700 / points;
        const double pitch =
            paragraph.child("a:pPr").child("a:lnSpc").child("a:spcPct").attribute("val").as_double(100000);
        const Cut& cut = strong ? bold : regular;
        std::size_t lines = 0;
        std::string all;
        for (const pugi::xml_node run : paragraph.children("a:r")) {
          const std::string text = run.child("a:t").text().get();
          all += text + "|";
          lines += lines_of(cut, text, width);
          if (text.find(' ') == std::string::npos) CHECK(cut.width_of(text) <= width);
        }
        CAPTURE(face.name);
        CAPTURE(part);
        CAPTURE(all);
        constexpr double line = 1.21;  // ems, of the tallest of these faces
        CHECK(static_cast<double>(lines) * line * pitch / 100000 <= height * 1.03);
      }
    }
  }
}
