#include "base/program/program_file.h"

#include <system_error>

#ifdef __APPLE__
#include <array>
#include <climits>
#include <cstdint>
#include <mach-o/dyld.h>
#endif

namespace hustings {

namespace fs = std::filesystem;

fs::path program_file() {
  std::error_code failed;
#ifdef __APPLE__
  std::array<char, PATH_MAX> path{};
  auto size = static_cast<std::uint32_t>(path.size());
  if (_NSGetExecutablePath(path.data(), &size) != 0) return {};
  return fs::canonical(path.data(), failed);
#else
  return fs::read_symlink("/proc/self/exe", failed);
#endif
}

fs::path from_program(const fs::path& relative) { return program_file().parent_path() / relative; }

}  // namespace hustings
