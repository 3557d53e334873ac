// The atlases that are measured, by the names that they have in the benchmarks.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "atlas/atlas.h"

namespace hustings::benchmarks {

/// Each is made and loaded when first asked for, and kept until the end. What cannot be throws MachineError or
/// InputError.
class Subject {
 public:
  enum class Kind { london, synthetic, given };
  /// Areas and vertices mean something for a synthetic country only; a given atlas is the file that
  /// HUSTINGS_BENCHMARK_ATLAS names.
  Subject(std::string name, Kind kind, std::size_t areas = 0, std::size_t vertices = 0);

  const std::string& name() const { return name_; }
  Kind kind() const { return kind_; }
  const std::filesystem::path& file() const;
  const Atlas& atlas() const;
  /// The contest that is drawn: London's is one of its wards, others have their default.
  std::string contest() const;
  /// The layer of that contest.
  const AtlasLayer& layer() const;
  std::size_t vertices() const;  ///< of that layer

 private:
  std::string name_;
  Kind kind_;
  std::size_t areas_wanted_, vertices_wanted_;
  mutable std::filesystem::path file_;
  mutable std::unique_ptr<const Atlas> atlas_;
};

/// London, two countries of the size of national layers, and the given atlas where there is one.
const std::vector<Subject>& subjects();
const Subject& london();  ///< the sample atlas

/// A folder for what the benchmarks write, removed at the end. The program's cache is in it too, so that nobody's own
/// is filled, and every run begins without.
const std::filesystem::path& scratch_folder();

}  // namespace hustings::benchmarks
