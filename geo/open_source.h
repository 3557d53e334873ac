// Opens what OGR reads, with the drivers limited to those that the documentation names.
#pragma once

#include <memory>
#include <string>

#include "base/finding.h"

class GDALDataset;

namespace hustings {

struct DatasetCloser {
  void operator()(GDALDataset* dataset) const;
};
using Dataset = std::unique_ptr<GDALDataset, DatasetCloser>;

enum class SourceKind { boundaries, table };

/// Opens a source for reading. The finding tells what is missing: the file, a sidecar of a shapefile, bytes at its end.
Outcome<Dataset> open_source(const std::string& source, SourceKind kind);

}  // namespace hustings
