// Opens what OGR reads, with the drivers limited to those that the documentation names.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/finding.h"

class GDALDataset;

namespace hustings {

struct DatasetCloser {
  void operator()(GDALDataset* dataset) const;
};
using Dataset = std::unique_ptr<GDALDataset, DatasetCloser>;

enum class SourceKind { boundaries, table };

/// What keeps a source from being opened at all: no such file, empty, a shapefile without its companions or cut short.
std::optional<Finding> maybe_file_fault(const std::string& source);

/// Opens a source for reading. The finding tells what is missing: the file, a sidecar of a shapefile, bytes at its end.
Outcome<Dataset> open_source(const std::string& source, SourceKind kind);

}  // namespace hustings
