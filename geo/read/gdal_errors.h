// What GDAL complains of while a source is read, however it continues afterwards.
#pragma once

#include <string>

namespace hustings {

/// From its making to its end it hears all that GDAL says on this thread, before anybody can reset it.
class GdalErrors {
 public:
  GdalErrors();
  GdalErrors(const GdalErrors&) = delete;
  GdalErrors& operator=(const GdalErrors&) = delete;
  ~GdalErrors();

  /// Did something fail since the start, or since `forget`? The first failure's words.
  bool any() const { return !first_.empty(); }
  const std::string& first() const { return first_; }
  void forget() { first_.clear(); }

 private:
  friend void hear(GdalErrors& errors, int severity, const char* words);

  std::string first_;
};

}  // namespace hustings
