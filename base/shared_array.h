// Many numbers that never change, whoever owns their memory: a vector, or a file mapped into memory.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace hustings {

/// Copies share the memory. Reads like a vector.
template <class T>
class SharedArray {
 public:
  SharedArray() = default;
  SharedArray(std::vector<T> items) {  // NOLINT(google-explicit-constructor): a vector is the usual way to make one
    const auto kept = std::make_shared<const std::vector<T>>(std::move(items));
    items_ = *kept;
    owner_ = kept;
  }
  SharedArray(std::span<const T> items, std::shared_ptr<const void> owner) : items_(items), owner_(std::move(owner)) {}

  const T* data() const { return items_.data(); }
  std::size_t size() const { return items_.size(); }
  bool empty() const { return items_.empty(); }
  const T* begin() const { return items_.data(); }
  const T* end() const { return items_.data() + items_.size(); }
  const T& operator[](std::size_t index) const { return items_[index]; }

  friend bool operator==(const SharedArray& a, const SharedArray& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end());
  }

 private:
  std::span<const T> items_;
  std::shared_ptr<const void> owner_;
};

}  // namespace hustings
