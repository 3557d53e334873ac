// PNG files.
#pragma once

#include <filesystem>

#include "renderer/target.h"

namespace hustings {

/// Writes the image without its alpha, whole or not at all. Throws MachineError.
void write_png(const std::filesystem::path& path, const Image& image);

}  // namespace hustings
