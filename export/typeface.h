// The typefaces as they are set on paper: with kerning, and digits of one width in figures.
#pragma once

#include <cstdint>
#include <hb.h>
#include <memory>
#include <string>
#include <vector>

#include "ui/kit/theme.h"

namespace hustings {

/// A glyph of a line of text; lengths in ems from where the line begins.
struct SetGlyph {
  std::uint32_t index = 0;    ///< in the typeface
  double x = 0, y = 0;        ///< y upwards
  std::size_t text_from = 0;  ///< byte of the text that it, or the cluster that it belongs to, begins at
};

/// Glyphs of one file that follow each other, and the bytes of the text that they stand for.
struct SetRun {
  std::size_t file = 0;  ///< of the typeface's files
  std::size_t text_from = 0, text_to = 0;
  bool from_right = false;  ///< does the text run from right to left? Glyphs always follow from the left
  std::vector<SetGlyph> glyphs;
};

struct SetLine {
  std::string text;  ///< as it is drawn (base/text/letters), which the runs' bytes are of
  std::vector<SetRun> runs;
  double width = 0;  ///< ems
};

/// Text of digits, signs and blanks alone, whose digits get one width so that they line up.
bool is_figure_text(const std::string& text);

/// One cut: Inter, and behind it the typefaces with what it lacks. Lengths in ems are those of Inter. One
/// thread at a time.
class Typeface {
 public:
  /// Throws MachineError where Inter is not installed or cannot be read.
  explicit Typeface(bool semi_bold);

  SetLine set(const std::string& text) const;
  double width_of(const std::string& text) const { return set(text).width; }
  double ascent() const { return ascent_; }           ///< ems above the baseline
  double line() const { return ascent_ + descent_; }  ///< ems of a line as ImGui counts it
  const std::vector<std::string>& files() const;
  bool semi_bold() const { return semi_bold_; }

 private:
  struct Destroyer {
    void operator()(hb_font_t* font) const { hb_font_destroy(font); }
  };
  /// A file made ready to be set.
  struct Face {
    std::unique_ptr<hb_font_t, Destroyer> font;
    double units = 1;  ///< to the em
  };
  /// Bytes of a text that run in one direction.
  struct Stretch {
    std::size_t from = 0, to = 0;
    bool from_right = false;
  };

  static Face open(const std::string& file);
  const Face& face(std::size_t file) const;
  static std::vector<Stretch> stretches_of(const std::string& text);
  std::vector<SetRun> runs_of(const std::string& text, const Stretch& stretch) const;
  void shape(const std::string& text, bool figures, SetRun& run, double& x) const;

  bool semi_bold_;
  mutable std::vector<Face> faces_;  ///< one a file; those behind Inter are opened when a letter needs them
  double ascent_ = 1, descent_ = 0;
};

/// Both cuts, by kind of text.
class Typefaces {
 public:
  Typefaces() : regular_(false), semi_bold_(true) {}
  const Typeface& of(ui::TextStyle style) const { return ui::face_of(style).semi_bold ? semi_bold_ : regular_; }

 private:
  Typeface regular_, semi_bold_;
};

}  // namespace hustings
