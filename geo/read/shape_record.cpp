#include "geo/read/shape_record.h"

#include <array>
#include <cstddef>
#include <filesystem>
#include <fstream>

#include "base/text/text.h"

namespace hustings {

namespace fs = std::filesystem;

namespace {

constexpr std::int64_t header_size = 100;  // bytes, of .shp and .shx
constexpr std::int64_t entry_size = 8;     // of the .shx: offset and length in words of 16 bits, high byte first

std::array<unsigned char, 4> bytes_at(const fs::path& path, std::int64_t at) {
  std::array<unsigned char, 4> bytes{};
  std::ifstream file(path, std::ios::binary);
  file.seekg(at);
  for (unsigned char& byte : bytes) byte = static_cast<unsigned char>(file.get());
  return bytes;
}

fs::path index_of(const fs::path& shp) {
  for (const char* extension : {".shx", ".SHX"}) {
    std::error_code failed;
    if (fs::path path = fs::path(shp).replace_extension(extension); fs::exists(path, failed)) return path;
  }
  return {};
}

}  // namespace

bool is_null_shape(const std::string& shp, std::int64_t row) {
  if (lower_case(fs::path(shp).extension().string()) != ".shp") return true;
  const auto offset = bytes_at(index_of(shp), header_size + row * entry_size);
  std::int64_t words = 0;
  for (const unsigned char byte : offset) words = words * 256 + byte;
  return bytes_at(shp, 2 * words + entry_size) == std::array<unsigned char, 4>{};
}

}  // namespace hustings
