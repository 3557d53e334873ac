#include "atlas/colour.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "base/colour_vision.h"

namespace hustings {

namespace {

double to_linear(double channel) {
  return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

/// A power costs more than all the rest of mixing: there are 256 channels, and 255 places between them where rounding
/// turns from one to the next.
struct Channels {
  static constexpr std::size_t steps = 4096;
  std::array<double, 256> linear{};
  std::array<double, 256> until{};         ///< below it, linear, a channel rounds to this byte
  std::array<std::uint8_t, steps> near{};  ///< the byte at the beginning of each step from 0 to 1
};

const Channels& channels() {
  static const Channels table = [] {
    Channels made;
    for (std::size_t byte = 0; byte < 256; ++byte) {
      made.linear[byte] = to_linear(static_cast<double>(byte) / 255);
      made.until[byte] = to_linear((static_cast<double>(byte) + 0.5) / 255);
    }
    made.until[255] = 2;
    std::size_t byte = 0;
    for (std::size_t step = 0; step < Channels::steps; ++step) {
      while (static_cast<double>(step) / Channels::steps >= made.until[byte]) ++byte;
      made.near[step] = static_cast<std::uint8_t>(byte);
    }
    return made;
  }();
  return table;
}

glm::dvec3 linear_of(Rgb colour) {
  const Channels& table = channels();
  return {table.linear[(colour >> 16U) & 255U], table.linear[(colour >> 8U) & 255U], table.linear[colour & 255U]};
}

Rgb byte_of(double linear) {
  const Channels& table = channels();
  const double within = std::clamp(linear, 0.0, 1.0);
  Rgb byte = table.near[std::min(static_cast<std::size_t>(within * Channels::steps), Channels::steps - 1)];
  while (within >= table.until[byte]) ++byte;
  return byte;
}

double cube(double number) { return number * number * number; }

double luminance(Rgb colour) {
  const glm::dvec3 linear = linear_of(colour);
  return 0.2126 * linear.r + 0.7152 * linear.g + 0.0722 * linear.b;
}

}  // namespace

OkLab to_oklab(Rgb colour) {
  const glm::dvec3 c = linear_of(colour);
  const double l = std::cbrt(0.4122214708 * c.r + 0.5363325363 * c.g + 0.0514459929 * c.b);
  const double m = std::cbrt(0.2119034982 * c.r + 0.6806995451 * c.g + 0.1073969566 * c.b);
  const double s = std::cbrt(0.0883024619 * c.r + 0.2817188376 * c.g + 0.6299787005 * c.b);
  return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
          1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
          0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}

Rgb to_rgb(const OkLab& lab) {
  const double l = cube(lab.x + 0.3963377774 * lab.y + 0.2158037573 * lab.z);
  const double m = cube(lab.x - 0.1055613458 * lab.y - 0.0638541728 * lab.z);
  const double s = cube(lab.x - 0.0894841775 * lab.y - 1.2914855480 * lab.z);
  return byte_of(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s) << 16U |
         byte_of(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s) << 8U |
         byte_of(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
}

Rgb mixed(Rgb a, Rgb b, double t) {
  if (t <= 0) return a;
  if (t >= 1) return b;
  return to_rgb(glm::mix(to_oklab(a), to_oklab(b), t));
}

double contrast(Rgb a, Rgb b) {
  const double light = std::max(luminance(a), luminance(b));
  const double dark = std::min(luminance(a), luminance(b));
  return (light + 0.05) / (dark + 0.05);
}

Rgb blended(Rgb under, Rgb over, double opacity) {
  Rgb out = 0;
  for (const unsigned shift : {16U, 8U, 0U}) {
    const double channel = glm::mix(double((under >> shift) & 255U), double((over >> shift) & 255U), opacity);
    out |= static_cast<Rgb>(std::lround(channel)) << shift;
  }
  return out;
}

Rgb transformed(Rgb colour, const std::array<glm::vec3, 3>& rows) {
  const glm::dvec3 light = linear_of(colour);
  return byte_of(glm::dot(glm::dvec3(rows[0]), light)) << 16U | byte_of(glm::dot(glm::dvec3(rows[1]), light)) << 8U |
         byte_of(glm::dot(glm::dvec3(rows[2]), light));
}

double least_difference(Rgb a, Rgb b) {
  double least = glm::distance(to_oklab(a), to_oklab(b));
  for (const VisionMatrix& seen : {protanopia_matrix, deuteranopia_matrix, tritanopia_matrix})
    least = std::min(least, glm::distance(to_oklab(transformed(a, seen)), to_oklab(transformed(b, seen))));
  return least;
}

LabelInk label_ink(Rgb tint, bool over_lines) {
  constexpr Rgb black = 0x000000;
  constexpr Rgb white = 0xFFFFFF;
  constexpr double readable = 4.5;
  constexpr double with_reserve = 5.6;  // for what shines through the halo
  const bool light = contrast(tint, white) >= readable;
  LabelInk label{.ink = light ? white : black, .halo = tint};
  if (!over_lines) return label;
  for (double away = 0; contrast(label.ink, label.halo) < with_reserve && away <= 1; away += 0.02)
    label.halo = mixed(tint, light ? black : white, away);
  return label;
}

}  // namespace hustings
