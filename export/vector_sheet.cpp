#include "export/vector_sheet.h"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "base/pattern.h"
#include "picture/map_overlays.h"
#include "ui/kit/sheet.h"

namespace hustings {

namespace {

Rgb grey(double part) {
  const auto byte = static_cast<Rgb>(std::lround(255 * part));
  return byte << 16U | byte << 8U | byte;
}

Rgb contrasting(Rgb tint) {
  const auto& [red, green, blue] = pattern_greys.weights;
  const double brightness = (red * ((tint >> 16U) & 255U) + green * ((tint >> 8U) & 255U) + blue * (tint & 255U)) / 255;
  return grey(brightness > pattern_greys.pale_from ? pattern_greys.dark : pattern_greys.light);
}

Rgb ink_of(PatternInk ink, const Paint& paint, Rgb unknown) {
  switch (ink) {
    case PatternInk::unknown: return unknown;
    case PatternInk::contrasting: return contrasting(paint.colour);
    case PatternInk::second: return paint.second;
    case PatternInk::pale: break;
  }
  return grey(pattern_greys.pale);
}

/// Unit vectors across the lines; y runs down here.
std::vector<glm::dvec2> ways_across(PatternShape shape) {
  constexpr double slant = 0.70710678;
  switch (shape) {
    case PatternShape::rising: return {{slant, slant}};
    case PatternShape::falling: return {{slant, -slant}};
    case PatternShape::level: return {{0, -1}};
    case PatternShape::grid: return {{1, 0}, {0, -1}};
    case PatternShape::dots:
    case PatternShape::upright: break;
  }
  return {{1, 0}};
}

}  // namespace

std::vector<Hatching> hatchings_of(const Paint& paint, Rgb pattern_ink, glm::dvec2 corner, double scale) {
  const PatternStyle* style = style_of(paint.pattern);
  if (style == nullptr) return {};
  const bool dots = style->shape == PatternShape::dots;
  std::vector<Hatching> hatchings;
  for (const glm::dvec2 across : ways_across(style->shape))
    hatchings.push_back({.dots = dots,
                         .across = across,
                         .from = glm::dot(across, corner),  // the renderer counts from the lower left corner
                         .from_y = dots ? corner.y : 0,
                         .period = style->map.period * scale,
                         .width = style->map.width * scale,
                         .hue = {ink_of(style->ink, paint, pattern_ink), style->opacity}});
  return hatchings;
}

std::vector<std::pair<glm::dvec2, glm::dvec2>> lines_within(const Hatching& hatching, glm::dvec2 low, glm::dvec2 high) {
  const glm::dvec2 centre = (low + high) * 0.5;
  const double reach = glm::distance(low, high) / 2;
  const glm::dvec2 along{-hatching.across.y, hatching.across.x};
  const double middle = glm::dot(centre, hatching.across);
  std::vector<std::pair<glm::dvec2, glm::dvec2>> lines;
  const double first = std::ceil((middle - reach - hatching.from) / hatching.period - 0.5);
  for (double k = first; hatching.from + (k + 0.5) * hatching.period <= middle + reach; ++k) {
    const glm::dvec2 at = centre + hatching.across * (hatching.from + (k + 0.5) * hatching.period - middle);
    lines.emplace_back(at - along * reach, at + along * reach);
  }
  return lines;
}

std::vector<glm::dvec2> dots_within(const Hatching& hatching, glm::dvec2 low, glm::dvec2 high) {
  const double period = hatching.period;
  const auto first = [&](double least, double from) {
    return from + (std::ceil((least - from) / period - 0.5) + 0.5) * period;
  };
  std::vector<glm::dvec2> dots;
  for (double y = first(low.y, hatching.from_y); y <= high.y; y += period)
    for (double x = first(low.x, hatching.from); x <= high.x; x += period) dots.emplace_back(x, y);
  return dots;
}

float VectorSheet::width_of(ui::TextStyle style, float height, const std::string& text) const {
  const Typeface& typeface = typefaces_.of(style);
  return static_cast<float>(typeface.width_of(text) * static_cast<double>(height) / typeface.line());
}

Rgb VectorSheet::seen(Rgb colour) const {
  return setting_.vision == Vision::normal ? colour : transformed(colour, vision_matrix(setting_.vision));
}

SheetColour VectorSheet::plain_colour(ImU32 colour) {
  const auto byte = [&](unsigned shift) { return static_cast<Rgb>(colour >> shift & 255U); };
  return {byte(IM_COL32_R_SHIFT) << 16U | byte(IM_COL32_G_SHIFT) << 8U | byte(IM_COL32_B_SHIFT),
          byte(IM_COL32_A_SHIFT) / 255.0};
}

SheetColour VectorSheet::sheet_colour(ImU32 colour) const {
  const SheetColour hue = plain_colour(colour);
  return {seen(hue.colour), hue.opacity};
}

void VectorSheet::stroke(std::span<const Line> lines, ImU32 colour, float thickness) {
  std::vector<SheetLine> drawn(lines.begin(), lines.end());
  for (SheetLine& line : drawn)
    if (line.size() == 1) line.push_back(line.front());  // a dot
  strokes(drawn, false, plain_colour(colour), static_cast<double>(thickness));
}

VectorSheet::Placed VectorSheet::placed(ui::TextStyle style, float height, ImVec2 at, const std::string& text,
                                        ui::Align align) const {
  const Typeface& typeface = typefaces_.of(style);
  const double em = static_cast<double>(height) / typeface.line();
  const double width = typeface.width_of(text) * em;
  const double x = static_cast<double>(at.x) - (align == ui::Align::left     ? 0
                                                : align == ui::Align::centre ? width / 2
                                                                             : width);
  return {x, static_cast<double>(at.y) + std::ceil(em * typeface.ascent()), em};  // as ImGui has it
}

}  // namespace hustings
