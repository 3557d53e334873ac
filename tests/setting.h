// The environment of one test.
#pragma once

#include <cstdlib>
#include <optional>
#include <string>

/// A variable of the environment that has another value, or none, while this is there. Tests of one program run one
/// after the other, and those side by side are processes of their own.
class Setting {
 public:
  Setting(const char* name, const std::optional<std::string>& value) : name_(name) {
    if (const char* before = std::getenv(name)) before_ = before;
    put(value);
  }
  Setting(const Setting&) = delete;
  Setting& operator=(const Setting&) = delete;
  ~Setting() { put(before_); }

 private:
  void put(const std::optional<std::string>& value) const {
    if (value) setenv(name_, value->c_str(), 1);
    else unsetenv(name_);
  }

  const char* name_;
  std::optional<std::string> before_;
};
