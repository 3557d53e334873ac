// The finished picture through another pair of eyes.
#pragma once

#include <optional>

#include "base/colour_vision.h"
#include "renderer/program.h"
#include "renderer/target.h"

namespace hustings {

/// Changes all colours of a target. Needs a current context.
class VisionPass {
 public:
  VisionPass();
  void apply(const VisionMatrix& seen, const Target& target);

 private:
  Program program_;
  VertexArray screen_;
  std::optional<Target> copy_;
};

}  // namespace hustings
