#include "renderer/pattern_glsl.h"

#include <fmt/format.h>

#include "base/pattern.h"
#include "shaders/embedded.h"

namespace hustings {

namespace {

/// How much of a pixel the lines or dots cover, 0 to 1.
std::string cover_of(const PatternStyle& style) {
  const auto stripe = [&](const char* across) {
    return fmt::format("stripe({}, {:.4f}, {:.4f})", across, style.map.period, style.map.width);
  };
  switch (style.shape) {
    case PatternShape::dots: return fmt::format("dots(p, {:.4f}, {:.4f})", style.map.period, style.map.width);
    case PatternShape::rising: return stripe("(p.x - p.y) * 0.7071");
    case PatternShape::falling: return stripe("(p.x + p.y) * 0.7071");
    case PatternShape::level: return stripe("p.y");
    case PatternShape::upright: return stripe("p.x");
    case PatternShape::grid: break;
  }
  return fmt::format("max({}, {})", stripe("p.x"), stripe("p.y"));
}

std::string ink_of(PatternInk ink) {
  switch (ink) {
    case PatternInk::unknown: return "pattern_ink";
    case PatternInk::contrasting: return "contrasting";
    case PatternInk::second: return "second_colour(id)";
    case PatternInk::pale: break;
  }
  return fmt::format("vec3({:.4f})", pattern_greys.pale);
}

std::string styles() {
  const PatternGreys& greys = pattern_greys;
  std::string text = fmt::format(
      "vec3 with_pattern(int pattern, vec3 colour, uint id, vec2 p) {{\n"
      "  vec3 contrasting = vec3(dot(colour, vec3({:.4f}, {:.4f}, {:.4f})) > {:.4f} ? {:.4f} : {:.4f});\n",
      greys.weights[0], greys.weights[1], greys.weights[2], greys.pale_from, greys.dark, greys.light);
  for (const PatternStyle& style : pattern_styles)
    text += fmt::format("  if (pattern == {}) return mix(colour, {}, {:.4f} * {});\n", static_cast<int>(style.pattern),
                        ink_of(style.ink), style.opacity, cover_of(style));
  return text + "  return colour;\n}\n";
}

}  // namespace

std::string pattern_glsl(bool patterns) {
  return std::string(patterns ? "#define PATTERNS\n" : "") + shaders::pattern_glsl + (patterns ? styles() : "") +
         "#line 1\n";
}

}  // namespace hustings
