// What was left out, taken apart or merged while a layer was read: one warning a kind, however many rows.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/finding.h"
#include "geo/read/by_gdal_shape.h"

namespace hustings {

class LayerNotes {
 public:
  /// `label`: the area's code and name.
  void add_without_shape(std::int64_t row, const std::string& label) { without_shape_.add(row, label); }
  void add_collection(std::int64_t row, const std::string& label, Unused unused);
  void add_merged(std::int64_t row, std::int64_t into, const std::string& label);
  /// A row with the code of an earlier one, whose name is another.
  void add_renamed(std::int64_t row, std::int64_t into, const std::string& label, const std::string& name);

  /// Without file and layer: warnings, and an error where so many of `areas` areas have the code of another that the
  /// column cannot be their code.
  Findings findings(std::size_t areas) const;

 private:
  struct Rows {
    std::int64_t first = 0;
    std::vector<std::string> labels;

    void add(std::int64_t row, const std::string& label);
    std::string list() const;
  };

  Rows without_shape_, collections_, merged_, renamed_;
  Unused unused_;
};

}  // namespace hustings
