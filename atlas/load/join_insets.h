// From the insets of an atlas file to those of its layers.
#pragma once

#include <span>

#include "atlas/atlas.h"
#include "atlas/load/atlas_file.h"

namespace hustings {

/// Gives each layer the insets whose areas it has, or has areas within. Errors: a code that no layer has; all areas of
/// a layer moved.
void join_insets(std::span<const InsetEntry> entries, Atlas& atlas, Findings& findings);

}  // namespace hustings
