// What the benchmarks share: the carried atlas, and a GL context.
#pragma once

#include "app/gl_context.h"
#include "atlas/atlas.h"

namespace hustings::benchmarks {

const Atlas& london();
void need_context();  ///< makes an off-screen context, once

}  // namespace hustings::benchmarks
