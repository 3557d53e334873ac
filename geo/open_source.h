// Opens what OGR reads, with the drivers limited to those that the documentation names.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/finding.h"

class GDALDataset;
class OGRLayer;

namespace hustings {

struct DatasetCloser {
  void operator()(GDALDataset* dataset) const;
};
using Dataset = std::unique_ptr<GDALDataset, DatasetCloser>;

enum class SourceKind { boundaries, table };

/// What keeps a source from being opened at all: no such file, empty, a shapefile without its companions or cut short.
std::optional<Finding> maybe_file_fault(const std::string& source);

/// Is it a connection to a database, "PG:...", rather than a file?
bool is_database(const std::string& source);

/// Opens a source for reading. The finding tells what is missing: the file, a sidecar of a shapefile, bytes at its end.
Outcome<Dataset> open_source(const std::string& source, SourceKind kind);

/// The named layer, table or sheet; without a name, the only one or a file's first. The finding, whose place is for the
/// caller to fill, names those that there are. The dataset owns what comes back.
Outcome<OGRLayer*> layer_of(GDALDataset& dataset, const std::string& source, const std::string& name);

}  // namespace hustings
