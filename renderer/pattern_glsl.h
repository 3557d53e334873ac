// The fragment shaders' patterns, made of the table in base/pattern.h.
#pragma once

#include <string>

namespace hustings {

/// What goes before a fragment shader that paints areas: pattern.glsl, and the styles that it lays on. Line numbers
/// begin again behind it. Without patterns areas are plain: software rasterisers pay for both sides of a branch.
std::string pattern_glsl(bool patterns);

}  // namespace hustings
