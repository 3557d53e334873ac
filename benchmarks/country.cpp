#include "benchmarks/country.h"

#include <filesystem>
#include <gdal_priv.h>
#include <stdexcept>
#include <string>
#include <unistd.h>

#include "atlas/load/load_atlas.h"
#include "tools/synthetic/country.h"

namespace hustings::benchmarks {

/// Borders do not matter here, so they are short.
const Atlas& country() {
  static const Atlas atlas = [] {
    GDALAllRegister();
    const auto folder = std::filesystem::temp_directory_path() / ("hustings-workbench-" + std::to_string(getpid()));
    const auto file = write_country({.areas = 9'000, .vertices = 80'000, .seed = 1}, folder);
    Outcome<Atlas> outcome = load_atlas(file, Geometry::none);
    std::filesystem::remove_all(folder);
    if (!outcome) throw std::runtime_error(describe(outcome.findings.front()));
    return std::move(*outcome.value);
  }();
  return atlas;
}

}  // namespace hustings::benchmarks
