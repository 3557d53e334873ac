// A workbook without the cells that have a style and nothing in them.
#pragma once

#include <memory>
#include <string>

namespace hustings {

/// A copy in memory that GDAL opens by `path()`; it goes with the object. GDAL counts 2,000 columns at most, and sheets
/// of which somebody coloured whole rows have 16,384.
class SlimWorkbook {
 public:
  /// Of an archive that was looked through (geo/read/archive).
  explicit SlimWorkbook(const std::string& source);
  SlimWorkbook(const SlimWorkbook&) = delete;
  SlimWorkbook& operator=(const SlimWorkbook&) = delete;
  ~SlimWorkbook();

  const std::string& path() const { return path_; }
  bool is_whole() const { return is_whole_; }

 private:
  std::string path_;
  bool is_whole_ = false;
};

}  // namespace hustings
