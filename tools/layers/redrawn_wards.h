// The wards of 2014 on the borders of 2002 wherever the two editions mean the same line.
#pragma once

#include <vector>

#include "geo/layer.h"

namespace hustings {

/// Gives the old wards a vertex wherever a new inner border of a redrawn borough ends on one of their edges, so that
/// the two editions share their nodes.
void put_new_nodes_on_old_borders(Layer& old_wards, const Layer& new_wards);

/// Wards whose code occurs in `old_wards` take their old shape: between the editions those differ by re-digitising
/// only. In boroughs whose wards were all redrawn, the new inner borders are cut to the borough's old edge, so that
/// both editions nest in the same boroughs. Prints the largest change of area. Throws InputError where that cannot be
/// done.
Layer on_old_borders(const Layer& new_wards, const Layer& old_wards, const Layer& boroughs);

}  // namespace hustings
