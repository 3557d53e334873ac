// A figure, or the reason why there is none: undefined is never 0.
#pragma once

#include <cassert>
#include <optional>
#include <string>
#include <utility>

namespace hustings {

struct Undefined {
  std::string reason;  ///< a clause that a person may read: "UKIP did not stand in 2010"
};

template <class T>
class Measured {
 public:
  Measured(T value) : value_(std::move(value)) {}
  Measured(Undefined undefined) : reason_(std::move(undefined.reason)) {}

  bool known() const { return value_.has_value(); }
  explicit operator bool() const { return known(); }
  const T& operator*() const {
    assert(known());
    return *value_;
  }
  const T* operator->() const {
    assert(known());
    return &*value_;
  }
  const std::string& reason() const { return reason_; }
  Undefined undefined() const { return {reason_}; }

 private:
  std::optional<T> value_;
  std::string reason_;
};

}  // namespace hustings
