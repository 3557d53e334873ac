// Colours for parties that have none yet.
#pragma once

#include <cstddef>
#include <vector>

#include "atlas/colour.h"

namespace hustings {

/// As many colours as there are parties, in their order: first `large` full ones, as far from each other and from those
/// that are taken as OKLab allows among colours that a map can be painted in, and from greys, which mean that nothing
/// is known; then `small` muted ones. No two are alike, and none is like one that is taken.
std::vector<Rgb> new_party_colours(const std::vector<Rgb>& taken, std::size_t large, std::size_t small);

}  // namespace hustings
