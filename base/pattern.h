// What is laid over the fill of areas: one table of styles for shaders, processor, vectors and legends.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace hustings {

/// Laid over the fill in screen space, so that gaps in knowledge look like no value.
/// of_parent: the figure is that of the larger area. split: striped in the colour of another party that won seats.
enum class Pattern : std::uint8_t {
  none = 0,
  not_published = 1,
  undefined = 2,
  notional = 3,
  estimate = 4,
  tie = 5,
  of_parent = 6,
  split = 7,
  not_covered = 8,   ///< plain
  incomplete = 9,    ///< votes are known to be missing
  not_declared = 10  ///< plain: a night in which its result is still to come
};
constexpr std::size_t pattern_count = 11;

/// Dots on a square lattice, or lines. rising: from the lower left to the upper right. grid: level and upright.
enum class PatternShape : std::uint8_t { dots, rising, falling, level, upright, grid };

/// unknown: what the look has for areas without a value. contrasting: dark on pale tints, where light lines would not
/// show, else white. second: the area's own second colour.
enum class PatternInk : std::uint8_t { unknown, contrasting, pale, second };

/// Design pixels: from the middle of a line or dot to that of the next, and the width of the line or dot.
struct PatternMeasure {
  double period, width;
};

struct PatternStyle {
  Pattern pattern;
  PatternShape shape;
  PatternInk ink;
  double opacity;         ///< on the map
  PatternMeasure map;     ///< across the lines
  PatternMeasure swatch;  ///< in a legend, which is small: along its lower edge
};

/// Every pattern that is seen; the others are plain.
constexpr std::array<PatternStyle, 8> pattern_styles{{
    {Pattern::not_published, PatternShape::dots, PatternInk::unknown, 0.75, {8, 2.8}, {6, 2.8}},
    {Pattern::undefined, PatternShape::falling, PatternInk::unknown, 0.60, {7, 1.4}, {7, 1.4}},
    {Pattern::notional, PatternShape::rising, PatternInk::contrasting, 0.38, {6, 1.2}, {6, 1.2}},
    {Pattern::estimate, PatternShape::level, PatternInk::contrasting, 0.38, {6, 1.2}, {6, 1.2}},
    {Pattern::tie, PatternShape::grid, PatternInk::pale, 0.70, {9, 1.4}, {9, 1.4}},
    {Pattern::of_parent, PatternShape::upright, PatternInk::contrasting, 0.30, {6, 1.2}, {6, 1.2}},
    {Pattern::split, PatternShape::falling, PatternInk::second, 1.00, {9, 4.0}, {12, 4.0}},
    {Pattern::incomplete, PatternShape::dots, PatternInk::contrasting, 0.55, {9, 2.4}, {7, 2.6}},
}};

/// Null where the pattern is plain.
constexpr const PatternStyle* style_of(Pattern pattern) {
  for (const PatternStyle& style : pattern_styles)
    if (style.pattern == pattern) return &style;
  return nullptr;
}

/// Greys of inks, 0 (black) to 1; a tint is pale from that brightness on, which weighs red, green and blue.
struct PatternGreys {
  std::array<double, 3> weights{0.30, 0.59, 0.11};
  double pale_from = 0.55;
  double dark = 0.08;
  double light = 1.0;
  double pale = 0.95;
};
constexpr PatternGreys pattern_greys;

}  // namespace hustings
