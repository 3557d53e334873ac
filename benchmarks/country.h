// The atlas of 9,000 areas that the workbench is measured on.
#pragma once

#include "atlas/atlas.h"

namespace hustings::benchmarks {

/// Made when it is first asked for: two elections, "first" and "second", of four parties. Throws where it cannot be.
const Atlas& country();

}  // namespace hustings::benchmarks
