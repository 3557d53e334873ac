// A still as SVG or PDF.
#pragma once

#include <filesystem>
#include <glm/vec2.hpp>

#include "atlas/view.h"

namespace hustings {

/// Does the file's name ask for vectors: .svg or .pdf?
bool is_vector_name(const std::filesystem::path& out);

/// Writes the picture of a view, whole or not at all; size in CSS pixels of an SVG, points of a PDF. The same input
/// gives the same bytes. Needs no OpenGL. Throws MachineError, and CommandError
/// where the view has maps beside its own.
void write_vector_picture(const std::filesystem::path& out, const Atlas& atlas, const View& view, glm::ivec2 size,
                          bool overlays);

}  // namespace hustings
