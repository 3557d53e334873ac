// The way from a source's coordinates to those of the map.
#pragma once

#include <gdal/ogr_spatialref.h>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "geo/read/by_gdal_crs.h"

class OGRGeometry;

namespace hustings {

class MapWay {
 public:
  /// Finds the transformations that a source needs. Says, without file and layer, which CRS is none or what is in the
  /// way.
  std::optional<Finding> maybe_fault(const SourceCrs& from, const LayerSource& source, const GdalErrors& errors);

  const OGRSpatialReference& from() const { return from_; }
  const OGRSpatialReference& to() const { return to_; }
  bool starts_in_degrees() const { return from_.IsGeographic() != 0; }
  bool transforms() const { return transformation_ != nullptr || !others_.empty(); }

  /// Has the area, or the larger one that it lies in, a CRS of its own?
  bool is_elsewhere(const std::string& code, const std::string& parent) const;
  /// False where a place cannot be brought to the map.
  bool bring(OGRGeometry& geometry, const std::string& code, const std::string& parent) const;

 private:
  struct Closer {
    void operator()(OGRCoordinateTransformation* transformation) const {
      OGRCoordinateTransformation::DestroyCT(transformation);
    }
  };
  using Transformation = std::unique_ptr<OGRCoordinateTransformation, Closer>;
  struct Other {
    Transformation transformation;
    Point shift{0, 0};
  };

  std::optional<Finding> maybe_add(const Elsewhere& elsewhere);

  OGRSpatialReference from_, to_;
  Transformation transformation_;
  std::vector<Other> others_;
  std::unordered_map<std::string, std::size_t> other_of_;  ///< by code
};

}  // namespace hustings
