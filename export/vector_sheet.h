// A sheet of true vectors: what SVG and PDF have in common, and how a map is drawn on either.
#pragma once

#include <glm/vec2.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "atlas/paint/area_colours.h"
#include "atlas/view/view.h"
#include "export/typeface.h"
#include "ui/kit/sheet.h"

namespace hustings {

/// Vertices in pixels of the sheet. A ring's last vertex is not repeated.
using SheetLine = std::vector<glm::dvec2>;

/// An area as it is drawn. Rings of holes run the other way round than those about them.
struct SheetShape {
  std::string code;   ///< of the area; may be empty
  std::string id;     ///< the code, and before it what tells maps apart that have the same area; may be empty
  std::string title;  ///< in words; may be empty
  std::vector<SheetLine> rings;
};

/// A colour on a sheet, and how far it hides what lies under it: 0 to 1.
struct SheetColour {
  Rgb colour = 0;
  double opacity = 1;
};

/// Lines side by side: all places whose way along `across` is an odd multiple of half the period, beyond `from`. Or
/// dots, on a lattice of that period.
struct Hatching {
  bool dots = false;
  glm::dvec2 across{1, 0};      ///< a unit vector
  double from = 0, from_y = 0;  ///< pixels; the second for dots
  double period = 6;            ///< pixels
  double width = 1;             ///< pixels of the line, or the diameter of the dot
  SheetColour hue;
};

/// The lines or dots of a paint's pattern, as the renderer has them, on a map with that lower left corner; pixels.
std::vector<Hatching> hatchings_of(const Paint& paint, Rgb pattern_ink, glm::dvec2 corner, double scale);

/// The segments that hatch a box, and the places of its dots; pixels.
std::vector<std::pair<glm::dvec2, glm::dvec2>> lines_within(const Hatching& hatching, glm::dvec2 low, glm::dvec2 high);
std::vector<glm::dvec2> dots_within(const Hatching& hatching, glm::dvec2 low, glm::dvec2 high);

struct SheetSetting {
  glm::dvec2 size{1440, 810};  ///< pixels; points of a PDF
  float scale = 1;             ///< pixels to one of the design
  Look look = Look::dark;
  Vision vision = Vision::normal;
  std::string title = {};  ///< of the document
  std::string note = {};   ///< what it shows, in a sentence or two
};

/// Colours are those of the view's vision. Groups and layers end with `end_group`.
class VectorSheet : public ui::Sheet {
 public:
  const ui::Palette& palette() const override { return ui::palette_of(setting_.look); }
  float height_of(ui::TextStyle style) const override { return ui::line_height(style, setting_.scale); }
  float width_of(ui::TextStyle style, float height, const std::string& text) const override;
  using Sheet::width_of;

  virtual void shape(const SheetShape& shape, Rgb fill) = 0;
  /// Over shapes that were drawn before.
  virtual void hatch(std::span<const SheetShape* const> shapes, const Hatching& hatching) = 0;
  /// With round joins and ends.
  virtual void strokes(std::span<const SheetLine> lines, bool closed, SheetColour hue, double width) = 0;
  void stroke(std::span<const Line> lines, ImU32 colour, float thickness) override;
  /// A group that is laid over what is there as one picture, with that opacity.
  virtual void begin_layer(const char* id, double opacity) = 0;
  /// Until `pop_clip` what is drawn shows only where these shapes are not; all of it lies within the box.
  virtual void push_clip_without(std::span<const SheetShape> shapes, ImVec2 low, ImVec2 high) = 0;
  /// The whole document; nothing is drawn after it. Throws MachineError where it cannot be made.
  virtual std::string finish() = 0;

  const SheetSetting& setting() const { return setting_; }

 protected:
  explicit VectorSheet(SheetSetting setting) : setting_(std::move(setting)) {}
  static SheetColour plain_colour(ImU32 colour);
  SheetColour sheet_colour(ImU32 colour) const;
  Rgb seen(Rgb colour) const;  ///< through the view's vision
  /// Eight faint copies about the letters on the screen are one line about them here: as strong as these together.
  static double halo_opacity(double one) { return 1 - (1 - one) * (1 - one); }

  struct Placed {
    double x = 0, baseline = 0, em = 0;  ///< pixels; x of the line's left end
  };
  Placed placed(ui::TextStyle style, float height, ImVec2 at, const std::string& text, ui::Align align) const;

  SheetSetting setting_;
  Typefaces typefaces_;
};

}  // namespace hustings
