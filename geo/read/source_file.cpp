#include "geo/read/source_file.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>

#include "base/text/text.h"

namespace hustings {

namespace fs = std::filesystem;

namespace {

Finding fault(const std::string& file, std::string what, std::string remedy) {
  return {.severity = Severity::error,
          .place = {.file = file, .layer = {}, .row = {}, .column = {}},
          .what = std::move(what),
          .remedy = std::move(remedy)};
}

bool sidecar_exists(const fs::path& path, const std::string& extension) {
  return fs::exists(fs::path(path).replace_extension(extension)) ||
         fs::exists(fs::path(path).replace_extension(upper_case(extension)));
}

std::uint32_t big_endian(const unsigned char* bytes) {
  return (std::uint32_t{bytes[0]} << 24U) | (std::uint32_t{bytes[1]} << 16U) | (std::uint32_t{bytes[2]} << 8U) |
         bytes[3];
}

/// A shapefile begins with 9994, and says its own length, in 16-bit words, at byte 24 of its header (ESRI Shapefile
/// Technical Description, 1998).
std::optional<Finding> shapefile_fault(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::array<unsigned char, 100> header{};
  if (!in.read(reinterpret_cast<char*>(header.data()), header.size()))
    return fault(path.string(), "is shorter than a shapefile's header", "Fetch the file again");
  if (big_endian(header.data()) != 9994)
    return fault(path.string(), "is not a shapefile", "Fetch the file again, or name it by what it is");
  const std::uint64_t says = 2ULL * big_endian(&header[24]);
  const std::uint64_t has = fs::file_size(path);
  if (has < says)
    return fault(path.string(), fmt::format("is truncated: its header says {} bytes, the file has {}", says, has),
                 "Fetch the file again");
  for (const char* extension : {".shx", ".dbf"})
    if (!sidecar_exists(path, extension))
      return fault(path.string(), fmt::format("its {} file is missing", extension),
                   "Put the .shp, .shx, .dbf and .prj of the same publication into one folder");
  return std::nullopt;
}

/// The largest that public boundaries come in have a tenth of it.
constexpr std::uintmax_t most_bytes = std::uintmax_t{8} << 30U;

/// Pipes and devices may never end, and a file of holes takes days to read.
std::optional<Finding> maybe_endless(const fs::path& path) {
  std::error_code failed;
  if (!fs::is_regular_file(path, failed))
    return fault(path.string(), "is a pipe or a device, not a file",
                 "Save what comes from there to a file, and name that");
  const std::uintmax_t size = fs::file_size(path, failed);
  if (!failed && size > most_bytes)
    return fault(path.string(), fmt::format("has {} bytes; at most {} are read", size, most_bytes),
                 "Choose another file, or take out what is not needed");
  return std::nullopt;
}

}  // namespace

std::optional<Finding> maybe_file_fault(const std::string& source) {
  std::error_code failed;
  const fs::path path(source);
  if (!fs::exists(path, failed))
    return fault(source, "there is no such file", "Check the path and the name of the file");
  if (fs::is_directory(path, failed)) return std::nullopt;
  if (auto found = maybe_endless(path)) return found;
  if (fs::file_size(path, failed) == 0) return fault(source, "is empty", "Fetch the file again");
  if (lower_case(path.extension().string()) == ".shp") return shapefile_fault(path);
  return std::nullopt;
}

std::optional<Finding> maybe_companion_fault(const std::string& source) {
  const fs::path path(source);
  std::error_code failed;
  const bool whole_folder = fs::is_directory(path, failed);
  const fs::path folder = whole_folder ? path : path.has_parent_path() ? path.parent_path() : fs::path(".");
  const std::string beginning = path.stem().string() + ".";
  for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end; entry.increment(failed)) {
    if (!whole_folder && !entry->path().filename().string().starts_with(beginning)) continue;
    std::error_code gone;
    if (!entry->exists(gone) || entry->is_directory(gone)) continue;
    if (auto found = maybe_endless(entry->path())) return found;
  }
  return std::nullopt;
}

bool is_database(const std::string& source) { return source.starts_with("PG:") || source.starts_with("postgresql://"); }

}  // namespace hustings
