#include "export/vector_sheet.h"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "picture/map_overlays.h"
#include "ui/kit/sheet.h"

namespace hustings {

namespace {

/// On pale tints light stripes would not show; as in pattern.glsl.
Rgb stripe_colour(Rgb tint) {
  const double brightness = (0.30 * ((tint >> 16U) & 255U) + 0.59 * ((tint >> 8U) & 255U) + 0.11 * (tint & 255U)) / 255;
  return brightness > 0.55 ? 0x141414 : 0xFFFFFF;
}

}  // namespace

std::vector<Hatching> hatchings_of(const Paint& paint, Rgb pattern_ink, glm::dvec2 corner, double scale) {
  constexpr double slant = 0.70710678;
  const glm::dvec2 across_down{slant, -slant};  // of lines from the upper left to the lower right: y runs down here
  const glm::dvec2 across_up{slant, slant};
  const glm::dvec2 across_upright{1, 0};
  const glm::dvec2 across_level{0, -1};
  // The renderer counts from the lower left corner.
  const auto lines = [&](glm::dvec2 across, double period, double width, SheetColour hue) {
    return Hatching{.dots = false,
                    .across = across,
                    .from = glm::dot(across, corner),
                    .from_y = 0,
                    .period = period * scale,
                    .width = width * scale,
                    .hue = hue};
  };
  const auto dots = [&](double period, double radius, SheetColour hue) {
    return Hatching{.dots = true,
                    .across = across_upright,
                    .from = corner.x,
                    .from_y = corner.y,
                    .period = period * scale,
                    .width = 2 * radius * scale,
                    .hue = hue};
  };
  const Rgb stripe = stripe_colour(paint.colour);
  switch (paint.pattern) {
    case Pattern::not_published: return {dots(8, 1.4, {pattern_ink, 0.75})};
    case Pattern::undefined: return {lines(across_down, 7, 1.4, {pattern_ink, 0.60})};
    case Pattern::notional: return {lines(across_up, 6, 1.2, {stripe, 0.38})};
    case Pattern::estimate: return {lines(across_level, 6, 1.2, {stripe, 0.38})};
    case Pattern::tie:
      return {lines(across_upright, 9, 1.4, {0xF2F2F2, 0.7}), lines(across_level, 9, 1.4, {0xF2F2F2, 0.7})};
    case Pattern::of_parent: return {lines(across_upright, 6, 1.2, {stripe, 0.30})};
    case Pattern::split: return {lines(across_down, 9, 4, {paint.second, 1})};
    case Pattern::incomplete: return {dots(9, 1.2, {stripe, 0.55})};
    case Pattern::none:
    case Pattern::not_covered: break;
  }
  return {};
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
