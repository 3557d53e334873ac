#include "app/run_to_end.h"

#include <chrono>

#include "app/interrupt.h"
#include "app/progress_line.h"

namespace hustings {

namespace {

constexpr std::chrono::seconds longest_step(5);

}  // namespace

void run_to_end(Export& work, const std::filesystem::path& out, bool quiet) {
  const EndAtInterrupt even_within_a_step(longest_step);
  ProgressLine line(out.filename().string(), quiet);
  do {
    throw_if_interrupted();
    line.show(work.progress().done, work.progress().all);
  } while (work.step());
}

}  // namespace hustings
