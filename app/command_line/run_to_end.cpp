#include "app/command_line/run_to_end.h"

#include "app/command_line/interrupt.h"
#include "app/command_line/progress_line.h"

namespace hustings {

void run_to_end(Export& work, const std::filesystem::path& out, bool quiet) {
  ProgressLine line(out.filename().string(), quiet);
  do {
    throw_if_interrupted();
    line.show(work.progress().done, work.progress().all);
  } while (work.step());
}

}  // namespace hustings
