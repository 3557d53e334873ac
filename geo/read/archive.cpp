#include "geo/read/archive.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <initializer_list>
#include <memory>
#include <new>
#include <set>
#include <stdexcept>
#include <string_view>
#include <zlib.h>

#include "base/finding.h"
#include "base/text/text.h"
#include "base/whole_file.h"

namespace hustings {

namespace {

// Records of the format, by PKWARE's APPNOTE 6.3.10. A library that reads archives takes the list of entries at its
// word; here the question is whether it can be believed.
constexpr std::string_view local_mark("PK\3\4", 4);
constexpr std::string_view list_mark("PK\1\2", 4);
constexpr std::string_view end_mark("PK\5\6", 4);
constexpr std::string_view wide_end_mark("PK\6\6", 4);
constexpr std::size_t local_size = 30;
constexpr std::size_t list_size = 46;
constexpr std::size_t end_size = 22;
constexpr std::uint32_t wide = 0xFFFFFFFF;  // the true figure stands in an extra field (ZIP64)
constexpr std::uint64_t most_unpacked = std::uint64_t{512} << 20U;

struct Damage : std::runtime_error {
  using std::runtime_error::runtime_error;
};

std::uint64_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
  if (at > bytes.size() || size > bytes.size() - at) throw Damage("it is cut short");
  std::uint64_t number = 0;
  for (std::size_t i = size; i-- > 0;) number = number << 8U | static_cast<unsigned char>(bytes[at + i]);
  return number;
}

std::string_view part_of(std::string_view bytes, std::uint64_t at, std::uint64_t size) {
  if (at > bytes.size() || size > bytes.size() - at) throw Damage("it is cut short");
  return bytes.substr(at, size);
}

struct Entry {
  std::string_view name;
  std::uint64_t flags = 0, method = 0, checksum = 0, packed = 0, unpacked = 0, begin = 0;
};

/// The figures that have no room in the record itself follow one another in the extra field 1.
void take_wide(std::string_view extra, std::initializer_list<std::uint64_t*> figures) {
  for (std::size_t at = 0; at + 4 <= extra.size(); at += 4 + number_at(extra, at + 2, 2)) {
    if (number_at(extra, at, 2) != 1) continue;
    std::size_t next = at + 4;
    for (std::uint64_t* figure : figures)
      if (*figure == wide) {
        *figure = number_at(extra, next, 8);
        next += 8;
      }
    return;
  }
}

/// An entry as the list has it; `at` goes on to the next.
Entry listed(std::string_view archive, std::size_t& at) {
  if (part_of(archive, at, 4) != list_mark) throw Damage("its list of entries is damaged");
  const auto figure = [&](std::size_t from, std::size_t size) { return number_at(archive, at + from, size); };
  const std::uint64_t name_size = figure(28, 2);
  const std::uint64_t extra_size = figure(30, 2);
  Entry entry{.name = part_of(archive, at + list_size, name_size),
              .flags = figure(8, 2),
              .method = figure(10, 2),
              .checksum = figure(16, 4),
              .packed = figure(20, 4),
              .unpacked = figure(24, 4),
              .begin = figure(42, 4)};
  take_wide(part_of(archive, at + list_size + name_size, extra_size), {&entry.unpacked, &entry.packed, &entry.begin});
  at += list_size + name_size + extra_size + figure(32, 2);
  return entry;
}

/// The bytes of an entry, where what stands before them says the same as the list.
std::string_view packed_bytes(std::string_view archive, const Entry& entry) {
  const std::string_view head = part_of(archive, entry.begin, local_size);
  const std::uint64_t name_size = number_at(head, 26, 2);
  const std::uint64_t extra_size = number_at(head, 28, 2);
  Entry local{.name = part_of(archive, entry.begin + local_size, name_size),
              .flags = number_at(head, 6, 2),
              .method = number_at(head, 8, 2),
              .checksum = number_at(head, 14, 4),
              .packed = number_at(head, 18, 4),
              .unpacked = number_at(head, 22, 4)};
  take_wide(part_of(archive, entry.begin + local_size + name_size, extra_size), {&local.unpacked, &local.packed});
  constexpr std::uint64_t figures_follow = 1U << 3U;
  const bool same =
      local.checksum == entry.checksum && local.packed == entry.packed && local.unpacked == entry.unpacked;
  if (!head.starts_with(local_mark) || local.name != entry.name || local.method != entry.method ||
      (!same && (local.flags & figures_follow) == 0))
    throw Damage(fmt::format("{} is not what the list of entries says", entry.name));
  return part_of(archive, entry.begin + local_size + name_size + extra_size, entry.packed);
}

/// The sum over what comes out, which must be as long as the list says.
std::uint64_t checksum_unpacked(std::string_view packed, const Entry& entry) {
  z_stream stream{};
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) throw std::bad_alloc();
  const std::unique_ptr<z_stream, int (*)(z_stream*)> owner(&stream, inflateEnd);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  std::array<Bytef, 1U << 16U> part{};
  std::uint64_t size = 0;
  uLong sum = crc32(0, nullptr, 0);
  int state = Z_OK;
  while (state == Z_OK && size <= entry.unpacked) {
    stream.next_out = part.data();
    stream.avail_out = part.size();
    state = inflate(&stream, Z_NO_FLUSH);
    const std::size_t count = part.size() - stream.avail_out;
    sum = crc32(sum, part.data(), static_cast<uInt>(count));
    size += count;
  }
  if (state != Z_STREAM_END || size != entry.unpacked || stream.avail_in != 0)
    throw Damage(fmt::format("{} cannot be unpacked to its end", entry.name));
  return sum;
}

void check_entry(std::string_view archive, const Entry& entry) {
  constexpr std::uint64_t encrypted = 1;
  if ((entry.flags & encrypted) != 0) throw Damage(fmt::format("{} is encrypted", entry.name));
  const std::string_view packed = packed_bytes(archive, entry);
  std::uint64_t sum = 0;
  if (entry.method == Z_DEFLATED) {
    sum = checksum_unpacked(packed, entry);
  } else if (entry.method == 0 && packed.size() == entry.unpacked) {
    sum = crc32_z(0, reinterpret_cast<const Bytef*>(packed.data()), packed.size());
  } else {
    throw Damage(fmt::format("{} is packed in a way that is not read", entry.name));
  }
  if (sum != entry.checksum) throw Damage(fmt::format("the checksum of {} does not match", entry.name));
}

/// Where the record at the end begins: its comment, of up to 65,535 bytes, ends with the file.
std::size_t end_record(std::string_view archive) {
  for (std::size_t at = archive.size() < end_size ? std::string_view::npos : archive.size() - end_size;
       at != std::string_view::npos && archive.size() - at <= end_size + 0xFFFF;
       at = at == 0 ? std::string_view::npos : at - 1)
    if (archive.substr(at, 4) == end_mark && number_at(archive, at + 20, 2) == archive.size() - at - end_size)
      return at;
  throw Damage("its end is missing");
}

void check(std::string_view archive) {
  const std::size_t end = end_record(archive);
  const std::uint64_t count = number_at(archive, end + 10, 2);
  const std::uint64_t list = number_at(archive, end + 16, 4);
  const std::uint64_t after_list = list + number_at(archive, end + 12, 4);
  // Between the two there may be the same record once more, for large archives.
  const bool joined = after_list == end || (after_list < end && archive.substr(after_list, 4) == wide_end_mark);
  if (!joined || number_at(archive, end + 4, 4) != 0 || number_at(archive, end + 8, 2) != count)
    throw Damage("its list of entries is not where its end says");
  std::set<std::string> names;
  std::uint64_t unpacked = 0;
  std::size_t at = list;
  while (at < after_list) {
    const Entry entry = listed(archive, at);
    // Some programs take the first of two, others the last; and some do not tell capitals from small letters.
    if (!names.insert(lower_case(entry.name)).second) throw Damage(fmt::format("{} is there twice", entry.name));
    unpacked += entry.unpacked;
    if (entry.unpacked > most_unpacked || unpacked > most_unpacked)
      throw Damage(fmt::format("it unpacks to more than {} bytes", most_unpacked));
    check_entry(archive, entry);
  }
  if (at != after_list || names.size() != count) throw Damage("its list of entries is damaged");
}

}  // namespace

bool is_archive(const std::string& file) {
  const std::string extension = lower_case(std::filesystem::path(file).extension().string());
  for (const char* known : {".xlsx", ".xlsm", ".ods", ".zip", ".shz", ".kmz"})
    if (extension == known) return true;
  std::error_code failed;
  if (!std::filesystem::is_regular_file(file, failed)) return false;
  std::array<char, 4> first{};
  std::ifstream(file, std::ios::binary).read(first.data(), first.size());
  const std::string_view begins(first.data(), first.size());
  return begins == local_mark || begins == end_mark;
}

std::optional<std::string> maybe_archive_damage(const std::string& file) {
  try {
    check(read_whole(file));
    return std::nullopt;
  } catch (const Damage& damage) {
    return damage.what();
  } catch (const InputError& error) {
    return error.finding().what;
  }
}

}  // namespace hustings
