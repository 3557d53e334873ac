#include "export/film_file.h"

#include <cstdint>
#include <fstream>
#include <set>
#include <string>
#include <system_error>

namespace hustings {

namespace {

std::string bytes_at(std::ifstream& in, std::uintmax_t at, std::size_t count) {
  std::string bytes(count, '\0');
  in.clear();
  in.seekg(static_cast<std::streamoff>(at));
  in.read(bytes.data(), static_cast<std::streamsize>(count));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return bytes;
}

std::uint64_t big_endian(const std::string& bytes) {
  std::uint64_t number = 0;
  for (const char c : bytes) number = number << 8U | static_cast<unsigned char>(c);
  return number;
}

/// Boxes of a size and a type, one after the other (ISO/IEC 14496-12, 4.2).
bool is_mp4(std::ifstream& in, std::uintmax_t size) {
  std::set<std::string> types;
  for (std::uintmax_t at = 0; at != size;) {
    const std::string head = bytes_at(in, at, 8);
    if (head.size() != 8) return false;
    std::uint64_t length = big_endian(head.substr(0, 4));
    if (length == 1) length = big_endian(bytes_at(in, at + 8, 8));
    if (length < 8 || length > size - at) return false;
    types.insert(head.substr(4));
    at += length;
  }
  return types.contains("ftyp") && types.contains("moov") && types.contains("mdat");
}

}  // namespace

bool is_film(const std::filesystem::path& file, FilmContainer container) {
  std::error_code failed;
  const std::uintmax_t size = std::filesystem::file_size(file, failed);
  std::ifstream in(file, std::ios::binary);
  if (failed || !in || size < 8) return false;
  switch (container) {
    case FilmContainer::mp4: return is_mp4(in, size);
    case FilmContainer::webm: return bytes_at(in, 0, 4) == "\x1A\x45\xDF\xA3";
    case FilmContainer::gif: return bytes_at(in, 0, 4) == "GIF8" && bytes_at(in, size - 1, 1) == ";";
    case FilmContainer::none: break;
  }
  return false;
}

}  // namespace hustings
