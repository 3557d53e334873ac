// The libraries that the program runs with, and the OpenGL that it finds here.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace hustings {

using NamedTexts = std::vector<std::pair<std::string, std::string>>;

/// Names and versions, as they are loaded now wherever a library says so.
NamedTexts library_versions();

/// Version, renderer and vendor of an off-screen context; or why there is none.
NamedTexts opengl_words();

}  // namespace hustings
