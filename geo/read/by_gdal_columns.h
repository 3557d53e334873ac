// The columns of a layer that matter: an area's code, its name, and the code of its larger area.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/finding.h"
#include "geo/read/field_text.h"
#include "geo/read/read_layer.h"

class OGRFeature;
class OGRLayer;

namespace hustings {

class LayerColumns {
 public:
  explicit LayerColumns(OGRLayer& layer) : layer_(layer), text_(layer) {}

  /// Finds the columns that the source names, whatever their capitals; says which is missing, without file and layer.
  std::optional<Finding> maybe_missing(const LayerSource& source);

  std::string code_of(const OGRFeature& feature);
  /// The code, where no column has names.
  std::string name_of(const OGRFeature& feature, const std::string& code);
  std::string parent_of(const OGRFeature& feature);

  void add_findings(Findings& findings, const Place& place) const { text_.add_findings(findings, place); }

 private:
  std::vector<std::string> headers();
  std::optional<Finding> maybe_missing(const std::string& name, int& index);

  OGRLayer& layer_;
  FieldText text_;
  std::vector<int> codes_;
  int name_ = -1;
  int parent_ = -1;
};

}  // namespace hustings
