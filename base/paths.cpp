#include "base/paths.h"

#include <array>
#include <cstdlib>
#include <system_error>

#include "base/finding.h"

namespace hustings {

namespace fs = std::filesystem;

fs::path assets_folder() {
  if (const char* chosen = std::getenv("HUSTINGS_ASSETS")) return chosen;
  std::error_code failed;
  const fs::path binary = fs::read_symlink("/proc/self/exe", failed);
  const std::array<fs::path, 2> candidates = {binary.parent_path() / HUSTINGS_ASSETS_FROM_BINARY,
                                              fs::path(HUSTINGS_SOURCE_ASSETS)};
  for (const fs::path& candidate : candidates)
    if (fs::exists(candidate / "london.toml", failed)) return fs::weakly_canonical(candidate);
  throw MachineError("the program's own files are missing (looked in " + candidates[0].string() + " and " +
                     candidates[1].string() + "). Install it again, or name the folder in HUSTINGS_ASSETS");
}

std::optional<fs::path> maybe_carried(const fs::path& name) {
  if (name.empty() || name.has_parent_path()) return std::nullopt;
  std::error_code failed;
  fs::path carried = assets_folder() / name;
  if (!fs::is_regular_file(carried, failed)) return std::nullopt;
  return carried;
}

}  // namespace hustings
