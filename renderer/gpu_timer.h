// GPU time by timer queries.
#pragma once

#include "renderer/gl_objects.h"

namespace hustings {

class GpuTimer {
 public:
  GpuTimer();
  void start();
  double stop_milliseconds();  ///< waits for the GPU

 private:
  Query query_;
};

}  // namespace hustings
