#include "export/pdf_text.h"

#include <algorithm>
#include <cairo-ft.h>
#include <fmt/format.h>
#include <memory>

#include <ft2build.h>
#include FT_FREETYPE_H

#include "base/finding.h"
#include "base/text/text.h"
#include "base/text/unicode.h"

namespace hustings {

namespace {

/// A file of a typeface opened for cairo, which may keep it longer than we do.
struct OpenedFace {
  explicit OpenedFace(const std::string& file) {
    if (FT_Init_FreeType(&library) != 0 || FT_New_Face(library, file.c_str(), 0, &face) != 0)
      throw MachineError(fmt::format("the typeface {} cannot be read", file));
  }
  OpenedFace(const OpenedFace&) = delete;
  OpenedFace& operator=(const OpenedFace&) = delete;
  ~OpenedFace() {
    FT_Done_Face(face);
    FT_Done_FreeType(library);
  }
  FT_Library library = nullptr;
  FT_Face face = nullptr;
};

}  // namespace

cairo_font_face_t* open_font_face(const std::string& file) {
  static const cairo_user_data_key_t key{};
  auto opened = std::make_unique<OpenedFace>(file);
  cairo_font_face_t* face = cairo_ft_font_face_create_for_ft_face(opened->face, FT_LOAD_NO_HINTING);
  if (cairo_font_face_set_user_data(face, &key, opened.get(),
                                    [](void* kept) { delete static_cast<OpenedFace*>(kept); }) == CAIRO_STATUS_SUCCESS)
    static_cast<void>(opened.release());  // the face deletes it
  return face;
}

std::string plain_line(const std::string& text) {
  const std::string line = one_line(as_utf8(text));
  std::string out;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t from = at;
    if (!is_invisible(next_letter(line, at))) out.append(line, from, at - from);
  }
  return out;
}

PdfRun placed_run(const SetRun& run, const std::string& text, double x, double baseline, double em) {
  PdfRun out{.file = run.file,
             .text = text.substr(run.text_from, run.text_to - run.text_from),
             .glyphs = {},
             .clusters = {},
             .from_right = run.from_right};
  for (const SetGlyph& glyph : run.glyphs)
    out.glyphs.push_back({glyph.index, x + em * glyph.x, baseline - em * glyph.y});
  std::vector<std::size_t> begins;  // of the glyphs' clusters, in the order of the text
  for (const SetGlyph& glyph : run.glyphs) begins.push_back(glyph.text_from);
  if (run.from_right) std::reverse(begins.begin(), begins.end());
  for (std::size_t i = 0; i < begins.size();) {
    std::size_t next = i + 1;
    while (next < begins.size() && begins[next] == begins[i]) ++next;
    const std::size_t end = next < begins.size() ? begins[next] : run.text_to;
    if (end <= begins[i]) {  // glyphs that changed places across clusters
      out.clusters.clear();
      return out;
    }
    out.clusters.push_back({static_cast<int>(end - begins[i]), static_cast<int>(next - i)});
    i = next;
  }
  return out;
}

}  // namespace hustings
