#include "ui/kit/measure_sheet.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_ADVANCES_H

#include "base/text/letters.h"
#include "base/text/unicode.h"

namespace hustings::ui {

namespace {

/// What letters of one cut take, in heights of a line.
class Advances {
 public:
  explicit Advances(bool semi_bold) {
    FT_Library library = nullptr;
    FT_Face face = nullptr;
    if (FT_Init_FreeType(&library) != 0) return;
    if (FT_New_Face(library, inter_file(semi_bold).c_str(), 0, &face) == 0) {
      read(face);
      FT_Done_Face(face);
    }
    FT_Done_FreeType(library);
  }

  float of(char32_t letter) const {
    const auto found = known_.find(letter);
    return found != known_.end() ? found->second : widest_;  // of another typeface
  }

 private:
  void read(FT_Face face) {
    const auto line = static_cast<float>(face->ascender - face->descender);
    const ImWchar* ranges = usual_ranges();
    float digit = 0;
    for (; ranges[0] != 0; ranges += 2)
      for (char32_t letter = ranges[0]; letter <= ranges[1]; ++letter) {
        const FT_UInt glyph = FT_Get_Char_Index(face, letter);
        FT_Fixed advance = 0;
        if (glyph == 0 || FT_Get_Advance(face, glyph, FT_LOAD_NO_SCALE, &advance) != 0) continue;
        known_[letter] = static_cast<float>(advance) / line;
        if (letter >= '0' && letter <= '9') digit = std::max(digit, known_[letter]);
      }
    for (char32_t letter = '0'; letter <= '9'; ++letter) known_[letter] = digit;
  }

  std::unordered_map<char32_t, float> known_;
  float widest_ = 0.8f;
};

const Advances& advances(bool semi_bold) {
  static const std::array<Advances, 2> both{Advances(false), Advances(true)};
  return both[semi_bold ? 1 : 0];
}

}  // namespace

float MeasureSheet::width_of(TextStyle style, float height, const std::string& text) const {
  const Advances& letters = advances(face_of(style).semi_bold);
  float width = 0;
  for (std::size_t i = 0; i < text.size();)
    width += std::ceil(letters.of(next_letter(text, i)) * height);  // fonts on the screen have whole pixels
  return width;
}

}  // namespace hustings::ui
