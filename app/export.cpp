#include "app/export.h"

#include "app/interrupt.h"
#include "app/progress_line.h"

namespace hustings {

std::function<const Target*(long frame)> frames_of(StillMaker& maker, std::function<View(long frame)> view) {
  return [&maker, view = std::move(view), last = std::optional<View>()](long frame) mutable -> const Target* {
    View now = view(frame);
    if (last == now) return nullptr;
    last = std::move(now);
    return &maker.draw_whole(*last);
  };
}

void run_to_end(Export& work, const std::filesystem::path& out, bool quiet) {
  ProgressLine line(out.filename().string(), quiet);
  do {
    throw_if_interrupted();
    line.show(work.progress().done, work.progress().all);
  } while (work.step());
}

}  // namespace hustings
