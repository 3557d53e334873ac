// Opens what OGR reads, with the drivers limited to those that the documentation names.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "base/finding.h"

class GDALDataset;
class OGRLayer;

namespace hustings {

/// Registers the drivers that may be used, and keeps GDAL and PROJ to this machine, at the first call: before anything
/// is asked of either.
void prepare_gdal();

struct DatasetCloser {
  void operator()(GDALDataset* dataset) const;
};
using Dataset = std::unique_ptr<GDALDataset, DatasetCloser>;

enum class SourceKind { boundaries, table };

/// How long a database may be silent before it is given up: a second longer than the timeout that it was given itself.
std::chrono::milliseconds longest_database_silence();

/// The error where a database was silent for longer.
Finding silence_fault(const std::string& source);

/// Opens a source for reading. The finding tells what is missing: the file, a sidecar of a shapefile, bytes at its end.
Outcome<Dataset> open_source(const std::string& source, SourceKind kind);

/// The named layer, table or sheet; without a name, the only one or a file's first. The finding, whose place is for the
/// caller to fill, names those that there are. The dataset owns what comes back.
Outcome<OGRLayer*> layer_of(GDALDataset& dataset, const std::string& source, const std::string& name);

}  // namespace hustings
