// A slide in the making: its tree of shapes, with ids and names that are unique on it.
#pragma once

#include <map>
#include <pugixml.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "atlas/colour.h"
#include "export/vector_sheet.h"
#include "geo/shape.h"

namespace hustings {

/// English Metric Units: 360,000 to a centimetre, 12,700 to a point.
using Emu = long long;
constexpr Emu slide_height_emu = 6858000;  ///< 7.5 inches
constexpr Emu emu_of_point = 12700;
/// All places are multiples of a twentieth of a point: vertices that areas share are the same to the bit.
constexpr Emu emu_of_unit = 635;

struct SlideStroke {
  SheetColour hue;
  double width = 1;  ///< pixels
  bool round = true;
};

/// What a shape is called, and read out as.
struct SlideName {
  std::string name;
  std::string words = {};  ///< alternative text; empty: it adds nothing to what is written
};

class SlidePage {
 public:
  /// `size`: of the slide, in pixels of the sheets that draw on it.
  SlidePage(glm::dvec2 size, const ui::Palette& palette);
  SlidePage(const SlidePage&) = delete;
  SlidePage& operator=(const SlidePage&) = delete;

  Emu width_emu() const;
  /// Of the whole slide.
  void set_background(Rgb colour);
  /// By Morph, in so many seconds; where a program does not know it, by a fade.
  void set_morph(double seconds) { morph_ = seconds; }

  // Shapes. The node that is returned is its `p:spPr`; fill and line follow the geometry, in that order.
  pugi::xml_node add_preset(const SlideName& name, const char* preset, glm::dvec2 low, glm::dvec2 high);
  pugi::xml_node add_line(const SlideName& name, glm::dvec2 from, glm::dvec2 to);
  pugi::xml_node add_freeform(const SlideName& name, const std::vector<SheetLine>& lines, bool closed);
  /// A text box, or a placeholder of that type, whose paragraphs are yet to be added to the returned `p:txBody`.
  pugi::xml_node add_text(const SlideName& name, glm::dvec2 low, glm::dvec2 high, const char* placeholder = nullptr);
  /// A table's frame; returns its `a:tbl`.
  pugi::xml_node add_table(const SlideName& name, glm::dvec2 low, glm::dvec2 high);

  static void set_no_fill(pugi::xml_node properties) { properties.append_child("a:noFill"); }
  void set_fill(pugi::xml_node properties, SheetColour colour) const;
  /// From the upper to the lower edge.
  void set_fade(pugi::xml_node properties, SheetColour upper, SheetColour lower) const;
  void set_stroke(pugi::xml_node properties, const SlideStroke& stroke) const;
  /// An element with the colour in it: the theme's own where it is one of them.
  void add_colour(pugi::xml_node parent, SheetColour colour) const;

  void begin_group(const std::string& name);
  void end_group();

  Emu emu(double pixels) const;
  /// Hundredths of a point.
  int hundredths(double pixels) const;

  /// The slide as a part of a deck.
  std::string xml();

 private:
  struct Group {
    pugi::xml_node tree;
    Box box;
    bool empty = true;
  };

  std::string unique(const std::string& name);
  Emu snapped(double pixels) const;
  pugi::xml_node begin_shape(const char* element, const SlideName& name);
  void add_properties(pugi::xml_node parent, const char* element, const SlideName& name);
  static void place(pugi::xml_node transform, Emu x, Emu y, Emu width, Emu height);
  pugi::xml_node placed(pugi::xml_node shape, glm::dvec2 low, glm::dvec2 high);
  void cover(glm::dvec2 low, glm::dvec2 high);
  void add_transition(pugi::xml_node slide) const;

  glm::dvec2 size_;
  const ui::Palette& palette_;
  pugi::xml_document document_;
  std::vector<Group> groups_;  ///< the first is the slide
  std::set<std::string> names_;
  int last_id_ = 1;
  Rgb background_;
  double morph_ = 0;
};

}  // namespace hustings
