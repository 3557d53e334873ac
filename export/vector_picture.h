// A still as SVG or PDF.
#pragma once

#include "export/export.h"

namespace hustings {

/// Does the file's name ask for vectors?
bool is_vector_name(const std::filesystem::path& out);

/// The picture of a view; its size is in CSS pixels of an SVG, points of a PDF. The same input gives the same bytes.
/// Needs no OpenGL. The atlas must outlive it. Throws MachineError where nothing can be written there.
std::unique_ptr<Export> export_vectors(const Atlas& atlas, const View& view, const StillStyle& style,
                                       const std::filesystem::path& out);

}  // namespace hustings
