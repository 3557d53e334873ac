#include "geo/read/source_digest.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <geos_c.h>
#include <memory>
#include <string>
#include <system_error>
#include <unistd.h>
#include <vector>

#include "base/text/text.h"
#include "geo/read/gdal_library.h"
#include "geo/read/source_file.h"

namespace hustings {

namespace fs = std::filesystem;

extern const std::uint64_t geo_code_stamp;  // made by the build from the text of geo's files

namespace {

/// The formats whose files are all known by name: the extension, and what may stand beside such a file.
struct Format {
  std::string_view extension;
  std::vector<std::string_view> beside;    ///< the same name with these extensions, in any case
  std::vector<std::string_view> appended;  ///< the whole name with these at its end
};

const Format* maybe_format(const std::string& extension) {
  static const std::array<Format, 7> formats = {{{".shp", {".shx", ".dbf", ".prj", ".cpg"}, {}},
                                                 {".gpkg", {}, {"-wal", "-journal"}},
                                                 {".geojson", {}, {}},
                                                 {".topojson", {}, {}},
                                                 {".json", {}, {}},
                                                 {".fgb", {}, {}},
                                                 {".mif", {".mid"}, {}}}};
  const auto found =
      std::find_if(formats.begin(), formats.end(), [&](const Format& format) { return format.extension == extension; });
  return found != formats.end() ? &*found : nullptr;
}

bool belongs(const fs::path& file, const fs::path& main, const Format& format) {
  if (file.filename() == main.filename()) return true;
  const std::string extension = lower_case(file.extension().string());
  if (file.stem() == main.stem() &&
      std::find(format.beside.begin(), format.beside.end(), extension) != format.beside.end())
    return true;
  return std::any_of(format.appended.begin(), format.appended.end(), [&](std::string_view end) {
    return file.filename() == main.filename().string() + std::string(end);
  });
}

/// The source's files, in order of their names.
std::vector<fs::path> files_of(const fs::path& main, const Format& format) {
  std::vector<fs::path> files;
  std::error_code failed;
  const fs::path folder = main.has_parent_path() ? main.parent_path() : fs::path(".");
  for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end; entry.increment(failed))
    if (belongs(entry->path(), main, format)) files.push_back(entry->path());
  std::sort(files.begin(), files.end());
  return files;
}

bool add_file(Hasher& hasher, const fs::path& path) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"), std::fclose);
  if (!file) return false;
  std::vector<std::byte> part(1U << 18U);
  std::setvbuf(file.get(), nullptr, _IONBF, 0);  // the parts are large enough
  std::uint64_t size = 0;
  while (const std::size_t count = std::fread(part.data(), 1, part.size(), file.get())) {
    hasher.add_bytes(std::span(part).first(count));
    size += count;
  }
  hasher.add(size);
  return std::ferror(file.get()) == 0;
}

/// GDAL and PROJ take options from the environment, such as the encoding of shapefiles.
void add_options(Hasher& hasher) {
  constexpr std::array<std::string_view, 6> beginnings = {"GDAL_", "OGR_", "CPL_", "SHAPE_", "PROJ_", "OSR_"};
  std::vector<std::string_view> options;
  for (char** variable = environ; variable != nullptr && *variable != nullptr; ++variable)
    if (const std::string_view text(*variable);
        std::any_of(beginnings.begin(), beginnings.end(), [&](auto beginning) { return text.starts_with(beginning); }))
      options.push_back(text);
  std::sort(options.begin(), options.end());
  for (const std::string_view option : options) hasher.add(option);
}

/// The library's file as it is now: a newer one may have taken its place since the program was built, and it is not
/// loaded to be asked for its version.
void add_library(Hasher& hasher, const fs::path& library) {
  std::error_code failed;
  const fs::path file = fs::canonical(library, failed);
  if (failed) return;
  hasher.add(file.string());
  hasher.add(std::uint64_t{fs::file_size(file, failed)});
  hasher.add(std::int64_t{fs::last_write_time(file, failed).time_since_epoch().count()});
}

}  // namespace

Digest code_digest() {
  Hasher hasher;
  hasher.add(geo_code_stamp);
  hasher.add(std::string_view(HUSTINGS_GDAL_VERSION));
  add_library(hasher, HUSTINGS_GDAL_LIBRARY);
  hasher.add(GEOSversion());
  hasher.add(std::string_view(HUSTINGS_PROJ_VERSION));
  return hasher.digest();
}

std::optional<Digest> maybe_source_digest(const LayerSource& source) {
  if (is_database(source.source)) return std::nullopt;
  const fs::path main(source.source);
  std::error_code failed;
  const Format* format = maybe_format(lower_case(main.extension().string()));
  if (format == nullptr || !fs::is_regular_file(main, failed)) return std::nullopt;
  if (maybe_file_fault(source.source) || maybe_companion_fault(source.source)) return std::nullopt;  // said on reading
  Hasher hasher;
  hasher.add(code_digest());
  for (const std::string& choice :
       {source.source_layer, source.code, source.name, source.parent, source.crs, source.target_crs})
    hasher.add(choice);
  hasher.add(std::uint64_t{source.latitude_first ? 1U : 0U});
  for (const Elsewhere& elsewhere : source.elsewhere) {
    hasher.add(elsewhere.crs);
    for (const std::string& code : elsewhere.codes) hasher.add(code);
  }
  add_options(hasher);
  for (const fs::path& file : files_of(main, *format)) {
    hasher.add(file.filename().string());
    if (!add_file(hasher, file)) return std::nullopt;
  }
  return hasher.digest();
}

std::optional<Digest> maybe_table_digest(const std::string& source, const std::string& layer) {
  constexpr std::array<std::string_view, 5> alone = {".csv", ".tsv", ".txt", ".xlsx", ".ods"};
  if (is_database(source)) return std::nullopt;
  const fs::path path(source);
  std::error_code failed;
  const bool known = std::find(alone.begin(), alone.end(), lower_case(path.extension().string())) != alone.end();
  if (!known || !fs::is_regular_file(path, failed)) return std::nullopt;
  // A table of text may have the types of its columns beside it, where GDAL reads it.
  if (fs::exists(fs::path(source + "t"), failed)) return std::nullopt;
  Hasher hasher;
  hasher.add(code_digest());
  hasher.add(layer);
  add_options(hasher);
  if (!add_file(hasher, path)) return std::nullopt;
  return hasher.digest();
}

Digest projection_digest() { return gdal_library().projection_digest(); }

}  // namespace hustings
