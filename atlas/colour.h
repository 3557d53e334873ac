// Colours: sRGB bytes for the screen, OKLab for mixing.
#pragma once

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

}  // namespace hustings
