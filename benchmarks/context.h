// The OpenGL context that the benchmarks share.
#pragma once

#include <string>

namespace hustings::benchmarks {

void need_context();  ///< makes one off-screen unless it is there
void drop_context();  ///< what was made in it must be gone

std::string opengl();           ///< renderer and version of the context
bool draws_on_the_processor();  ///< a software rasteriser: there is no time of a GPU

}  // namespace hustings::benchmarks
