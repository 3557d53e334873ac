// A drawing in small steps, so that whoever waits for it can do other things between them.
#pragma once

#include <functional>
#include <vector>

namespace hustings {

class DrawingSteps {
 public:
  /// In order. Each takes a few hundredths of a second at most, where that can be.
  void add(std::function<void()> step) { steps_.push_back(std::move(step)); }

  /// Does the next one; false where none is left.
  bool step() {
    if (done_ == steps_.size()) return false;
    steps_[done_++]();
    return true;
  }
  void run() {
    while (step()) {
    }
  }

  long done() const { return static_cast<long>(done_); }
  long all() const { return static_cast<long>(steps_.size()); }

 private:
  std::vector<std::function<void()>> steps_;
  std::size_t done_ = 0;
};

}  // namespace hustings
