// Pictures without a ground, from two pictures of the same with one.
#pragma once

#include <cstdint>
#include <span>

namespace hustings {

/// Two pictures, RGBA, that differ in nothing but the ground under them: white under one, black under the other. The
/// latter becomes the picture without any: alpha is what hides the ground, and colours are those of what hides it
/// (alpha is not multiplied in), so that no edge is dark on a light page. Where nothing hides it all four are 0.
void remove_ground(std::span<const std::uint8_t> over_white, std::span<std::uint8_t> over_black);

}  // namespace hustings
