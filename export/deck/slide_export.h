// A view as a deck of one slide.
#pragma once

#include <filesystem>
#include <memory>

#include "export/export.h"

namespace hustings {

/// The slide has the height of all slides and the proportions of the style's size, in whose pixels it is laid out as a
/// still is. The same input gives the same bytes. Needs no OpenGL. The atlas must outlive it. Throws MachineError where
/// nothing can be written there.
std::unique_ptr<Export> export_slide(const Atlas& atlas, const View& view, const StillStyle& style,
                                     const std::filesystem::path& out);

}  // namespace hustings
