// Inter as it is set on paper: with kerning, and digits of one width in figures.
#pragma once

#include <cstdint>
#include <hb.h>
#include <memory>
#include <string>
#include <vector>

#include "ui/theme.h"

namespace hustings {

/// A glyph of a line of text; lengths in ems from where the line begins.
struct SetGlyph {
  std::uint32_t index = 0;    ///< in the typeface
  double x = 0, y = 0;        ///< y upwards
  std::size_t text_from = 0;  ///< byte of the text that it, or the cluster that it belongs to, begins at
};

struct SetLine {
  std::vector<SetGlyph> glyphs;
  double width = 0;  ///< ems
};

/// Text of digits, signs and blanks alone, whose digits get one width so that they line up.
bool is_figure_text(const std::string& text);

/// One cut of the typeface.
class Typeface {
 public:
  /// Throws MachineError where Inter is not installed or cannot be read.
  explicit Typeface(bool semi_bold);

  SetLine set(const std::string& text) const;
  double width_of(const std::string& text) const { return set(text).width; }
  double ascent() const { return ascent_; }           ///< ems above the baseline
  double line() const { return ascent_ + descent_; }  ///< ems of a line as ImGui counts it
  const std::string& file() const { return file_; }
  bool semi_bold() const { return semi_bold_; }

 private:
  struct Destroyer {
    void operator()(hb_font_t* font) const { hb_font_destroy(font); }
  };
  std::string file_;
  bool semi_bold_;
  std::unique_ptr<hb_font_t, Destroyer> font_;
  double units_ = 1;  ///< to the em
  double ascent_ = 1, descent_ = 0;
};

/// Both cuts, by kind of text.
class Typefaces {
 public:
  Typefaces() : regular_(false), semi_bold_(true) {}
  const Typeface& of(ui::TextStyle style) const { return ui::cut_of(style).semi_bold ? semi_bold_ : regular_; }

 private:
  Typeface regular_, semi_bold_;
};

}  // namespace hustings
