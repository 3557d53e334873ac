#include "geo/read/gdal_library.h"

#include <array>
#include <dlfcn.h>
#include <filesystem>
#include <system_error>

#include "base/finding.h"
#include "base/program/program_file.h"

namespace hustings {

namespace fs = std::filesystem;

namespace {

constexpr const char* library_name = "libhustings_formats.so";

/// An installed program has its library under lib, one that was just built in the folder beside its own.
fs::path library_path() {
  std::error_code failed;
  const std::array<fs::path, 2> candidates = {from_program(HUSTINGS_LIBRARIES_FROM_BINARY) / library_name,
                                              from_program("../geo") / library_name};
  for (const fs::path& candidate : candidates)
    if (fs::exists(candidate, failed)) return fs::weakly_canonical(candidate);
  throw MachineError("the part of the program that opens files is missing (" + candidates[0].string() +
                     "). Install it again");
}

const GdalLibrary& load() {
  const fs::path path = library_path();
  void* library = ::dlopen(path.c_str(), RTLD_LAZY | RTLD_LOCAL);
  const void* symbol = library != nullptr ? ::dlsym(library, "hustings_formats") : nullptr;
  if (symbol == nullptr)
    throw MachineError(std::string("the part of the program that opens files cannot be used: ") + ::dlerror());
  return *static_cast<const GdalLibrary*>(symbol);
}

}  // namespace

const GdalLibrary& gdal_library() {
  static const GdalLibrary& loaded = load();
  return loaded;
}

}  // namespace hustings
