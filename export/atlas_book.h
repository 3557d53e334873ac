// A book of areas in PDF: a page each, behind a title with a key map and contents.
#pragma once

#include <filesystem>
#include <functional>

#include "atlas/view/view.h"

namespace hustings {

/// Writes the areas of the view's contest, of its first map, that its filter keeps, whole or not at all: where it asks
/// how near they are to changing hands the smallest majority first, else by name. The same input gives the same bytes.
/// Needs no OpenGL. `passed`, where it is given, is called before each page with how many there are already, and of how
/// many; what it throws ends the work. Throws CommandError where no area is kept, and MachineError.
void write_atlas_book(const std::filesystem::path& out, const Atlas& atlas, const View& view,
                      const std::function<void(long done, long all)>& passed = nullptr);

}  // namespace hustings
