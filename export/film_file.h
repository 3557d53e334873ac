// Does a file hold a film? A look at its outer form, because a program that ends well may have written anything.
#pragma once

#include <filesystem>

#include "base/picture_format.h"

namespace hustings {

/// An MP4 whose parts fill it to the last byte, pictures and their list among them; a WebM by its first bytes; a GIF by
/// its first and last.
bool is_film(const std::filesystem::path& file, FilmContainer container);

}  // namespace hustings
