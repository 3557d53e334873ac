#include "base/cache.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <fstream>
#include <sys/mman.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <vector>

#include "base/bytes.h"
#include "base/finding.h"
#include "base/paths.h"
#include "base/whole_file.h"

namespace hustings {

namespace fs = std::filesystem;

namespace {

constexpr std::uint32_t form = 1;  // of these files; a program with another one makes its own
constexpr std::string_view extension = ".hustings-cache";
constexpr auto longest_unused = std::chrono::hours(24 * 90);
constexpr std::uintmax_t most_bytes = 1ULL << 30U;

struct Header {
  std::array<char, 8> magic{'H', 'u', 's', 't', 'i', 'n', 'g', 's'};
  std::uint32_t version = form;
  std::uint32_t byte_order = 0x01020304;
  Digest key;
  std::uint64_t size = 0;  ///< bytes after the header
  std::uint64_t unused = 0;
  Digest content;  ///< of the bytes after the header
};
static_assert(sizeof(Header) % byte_alignment == 0);

fs::path path_in(const fs::path& folder, std::string_view kind, const Digest& key) {
  return folder / fmt::format("{}-{}{}", kind, to_text(key), extension);
}

/// A whole file in memory, read only.
class Mapping {
 public:
  explicit Mapping(const fs::path& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);  // waits for no pipe
    if (file < 0) return;
    struct stat status {};
    if (::fstat(file, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0) {
      size_ = static_cast<std::size_t>(status.st_size);
      // All of it is read now, by the checksum: asking for it at once saves a page fault every 4 KiB.
      address_ = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file, 0);
    }
    ::close(file);
  }
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;
  ~Mapping() {
    if (address_ != MAP_FAILED) ::munmap(address_, size_);
  }

  std::span<const std::byte> bytes() const {
    if (address_ == MAP_FAILED) return {};
    return {static_cast<const std::byte*>(address_), size_};
  }

 private:
  void* address_ = MAP_FAILED;
  std::size_t size_ = 0;
};

/// The bytes after the header, or none where anything is not as it was written.
std::optional<std::span<const std::byte>> maybe_content(std::span<const std::byte> file, const Digest& key) {
  Header header;
  const Header ours;
  if (file.size() < sizeof(header)) return std::nullopt;
  std::memcpy(&header, file.data(), sizeof(header));
  const auto content = file.subspan(sizeof(header));
  if (header.magic != ours.magic || header.version != ours.version || header.byte_order != ours.byte_order ||
      header.key != key || header.size != content.size() || header.unused != 0 || header.content != digest_of(content))
    return std::nullopt;
  return content;
}

struct KeptFile {
  fs::path path;
  fs::file_time_type used;
  std::uintmax_t bytes = 0;
};

/// Only our own files: somebody may have named a folder that holds others.
std::vector<KeptFile> kept_files(const fs::path& folder) {
  std::vector<KeptFile> files;
  std::error_code failed;
  for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end; entry.increment(failed)) {
    std::error_code gone;  // another program may have removed it meanwhile
    if (entry->path().extension() != extension || !entry->is_regular_file(gone)) continue;
    KeptFile file{.path = entry->path(), .used = entry->last_write_time(gone), .bytes = 0};
    if (!gone) file.bytes = entry->file_size(gone);
    if (!gone) files.push_back(std::move(file));
  }
  return files;
}

void remove_oldest(const fs::path& folder) {
  std::vector<KeptFile> files = kept_files(folder);
  std::sort(files.begin(), files.end(), [](const KeptFile& a, const KeptFile& b) { return a.used > b.used; });
  const auto oldest = fs::file_time_type::clock::now() - longest_unused;
  std::uintmax_t total = 0;
  for (const KeptFile& file : files) {
    total += file.bytes;
    std::error_code ignored;
    if (total > most_bytes || file.used < oldest) fs::remove(file.path, ignored);
  }
}

/// The file's time says when it was last used; once a day is exact enough.
void mark_as_used(const fs::path& path) {
  std::error_code ignored;
  const auto now = fs::file_time_type::clock::now();
  const auto used = fs::last_write_time(path, ignored);
  if (!ignored && now - used > std::chrono::hours(24)) fs::last_write_time(path, now, ignored);
}

}  // namespace

std::optional<fs::path> cache_folder() { return user_folder("HUSTINGS_CACHE", "XDG_CACHE_HOME", ".cache"); }

std::optional<CachedBytes> maybe_cached(std::string_view kind, const Digest& key) {
  const auto folder = cache_folder();
  if (!folder) return std::nullopt;
  const fs::path path = path_in(*folder, kind, key);
  const auto mapping = std::make_shared<const Mapping>(path);
  const auto content = maybe_content(mapping->bytes(), key);
  if (!content) return std::nullopt;
  mark_as_used(path);
  return CachedBytes{.bytes = *content, .owner = mapping};
}

void keep_in_cache(std::string_view kind, const Digest& key, std::span<const std::byte> bytes) {
  const auto folder = cache_folder();
  if (!folder) return;
  std::error_code ignored;
  fs::create_directories(*folder, ignored);
  Header header;
  header.key = key;
  header.size = bytes.size();
  header.content = digest_of(bytes);
  const auto put = [](std::ofstream& out, std::span<const std::byte> part) {
    out.write(reinterpret_cast<const char*>(part.data()), static_cast<std::streamsize>(part.size()));
  };
  try {
    WholeFile file(path_in(*folder, kind, key));
    std::ofstream out(file.temporary(), std::ios::binary);
    put(out, std::as_bytes(std::span(&header, 1)));
    put(out, bytes);
    out.close();
    if (!out) return;
    file.keep();
  } catch (const MachineError&) {
    return;  // a folder that cannot be written to, a full disk: the work was done, it is only not kept
  }
  remove_oldest(*folder);
}

}  // namespace hustings
