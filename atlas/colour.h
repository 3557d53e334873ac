// Colours: sRGB bytes for the screen, OKLab for mixing.
#pragma once

#include <array>
#include <cstdint>
#include <glm/vec3.hpp>

namespace hustings {

/// 0xRRGGBB, sRGB.
using Rgb = std::uint32_t;

/// Lightness 0 to 1, then green-red and blue-yellow. Source: Ottosson, B., A perceptual color space for image
/// processing, 2020.
using OkLab = glm::dvec3;

OkLab to_oklab(Rgb colour);
Rgb to_rgb(const OkLab& lab);  ///< clamped into sRGB

/// From a (0) to b (1), mixed in OKLab.
Rgb mixed(Rgb a, Rgb b, double t);

/// Contrast of two colours, 1 to 21. Source: WCAG 2.1, relative luminance and contrast ratio.
double contrast(Rgb a, Rgb b);

/// What lies under with a colour of that opacity over it: of the sRGB bytes, as OpenGL blends them.
Rgb blended(Rgb under, Rgb over, double opacity);

/// A matrix on linear light, by its rows; clamped into sRGB.
Rgb transformed(Rgb colour, const std::array<glm::vec3, 3>& rows);

/// How far apart two colours are to whoever sees them least apart: the distance in OKLab, 0 to about 1, with usual
/// vision and with each deficiency (base/colour_vision.h).
double least_difference(Rgb a, Rgb b);

/// How a name is written over a tint: white where that is readable, else black, with a halo about it.
struct LabelInk {
  Rgb ink = 0;
  Rgb halo = 0;  ///< the tint itself; over lines moved away from the ink, since they shine through
};
/// The ink's contrast is 4.5 at least on any tint: no colour is nearer to both black and white. `over_lines`: those of
/// a pattern. Source of the 4.5: WCAG 2.1, success criterion 1.4.3.
LabelInk label_ink(Rgb tint, bool over_lines = false);
/// Opacity of the halo about the name of an area, of its own tint; and of one that lies over many tints.
constexpr double area_halo = 0.9;
constexpr double parent_halo = 0.62;

}  // namespace hustings
