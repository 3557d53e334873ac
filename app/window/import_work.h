// Reading and understanding somebody's files beside the window.
#pragma once

#include <atomic>
#include <future>
#include <memory>
#include <optional>
#include <string>

#include "ui/panels/new_atlas_state.h"

namespace hustings {

class ImportWork {
 public:
  ImportWork() = default;
  ImportWork(const ImportWork&) = delete;
  ImportWork& operator=(const ImportWork&) = delete;
  ~ImportWork();

  /// Begins with the request; where something else is at work, when that has ended, as early as it can.
  void want(const ImportRequest& request);
  /// Forgets what was read.
  void drop();
  /// What was found, once. Nothing that is of a request that is no longer wanted.
  std::shared_ptr<const ui::ImportFound> receive();

  bool active() const { return work_.valid(); }
  void wait() const {
    if (work_.valid()) work_.wait();
  }
  bool is_stuck() const;
  ImportStage stage() const { return stage_; }

 private:
  void start();
  std::shared_ptr<const ui::ImportFound> found_for(const ImportRequest& request,
                                                   const std::shared_ptr<const ui::ImportFound>& before);

  std::optional<ImportRequest> wanted_;
  std::shared_ptr<const ui::ImportFound> last_;
  std::shared_ptr<ImportPlace> place_;  ///< of the work alone, while it is active
  std::atomic<ImportStage> stage_{ImportStage::boundaries};
  std::atomic<bool> is_old_{false};  ///< another request is waiting
  std::future<std::shared_ptr<const ui::ImportFound>> work_;
};

}  // namespace hustings
