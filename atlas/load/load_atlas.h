// Loads an atlas: layers, tables and meshes, on all cores.
#pragma once

#include <atomic>
#include <filesystem>

#include "atlas/atlas.h"
#include "atlas/load/atlas_file.h"

namespace hustings {

/// How far the loading is, 0 to 1; read from another thread.
using Progress = std::atomic<float>;

enum class Geometry { none, meshes };

/// Loads everything that the file names. The result does not depend on the number of threads. Errors: those of
/// read_layer, read_table, read_results and read_parties; everything else is a finding of the atlas.
Outcome<Atlas> load_atlas(const AtlasFile& file, Geometry geometry = Geometry::meshes, Progress* progress = nullptr);

/// Reads the file and loads it.
Outcome<Atlas> load_atlas(const std::filesystem::path& path, Geometry geometry = Geometry::meshes,
                          Progress* progress = nullptr);

}  // namespace hustings
