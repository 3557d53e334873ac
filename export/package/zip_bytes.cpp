#include "export/package/zip_bytes.h"

#include <fmt/format.h>
#include <memory>
#include <zip.h>

#include "base/finding.h"

namespace hustings {

namespace {

constexpr zip_uint16_t first_day = 1U << 5U | 1U;  // 1980-01-01, as DOS counts
constexpr zip_uint32_t level = 6;                  // of deflate

[[noreturn]] void fail(const std::string& why) { throw MachineError(fmt::format("a zip file cannot be made: {}", why)); }

struct Discarder {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct Freer {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};
using Archive = std::unique_ptr<zip_t, Discarder>;
using Source = std::unique_ptr<zip_source_t, Freer>;

void add(zip_t* archive, const ZipEntry& entry) {
  zip_source_t* bytes = zip_source_buffer(archive, entry.bytes.data(), entry.bytes.size(), 0);
  const zip_int64_t at = bytes == nullptr ? -1 : zip_file_add(archive, entry.name.c_str(), bytes, ZIP_FL_ENC_UTF_8);
  if (at < 0) {
    zip_source_free(bytes);
    fail(zip_strerror(archive));
  }
  const auto index = static_cast<zip_uint64_t>(at);
  if (zip_set_file_compression(archive, index, entry.deflated ? ZIP_CM_DEFLATE : ZIP_CM_STORE, level) != 0 ||
      zip_file_set_dostime(archive, index, 0, first_day, 0) != 0 ||
      zip_file_set_external_attributes(archive, index, 0, ZIP_OPSYS_DOS, 0) != 0)
    fail(zip_strerror(archive));
}

std::string bytes_of(zip_source_t* source) {
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_source_stat(source, &stat) != 0 || (stat.valid & ZIP_STAT_SIZE) == 0 || zip_source_open(source) != 0)
    fail(zip_error_strerror(zip_source_error(source)));
  std::string bytes(stat.size, '\0');
  const zip_int64_t read = zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  if (read != static_cast<zip_int64_t>(bytes.size())) fail("it was not read back whole");
  return bytes;
}

}  // namespace

std::string zip_of(std::span<const ZipEntry> entries) {
  zip_error_t error;
  zip_error_init(&error);
  const Source source(zip_source_buffer_create(nullptr, 0, 0, &error));
  Archive archive(source ? zip_open_from_source(source.get(), ZIP_TRUNCATE, &error) : nullptr);
  if (!archive) fail(zip_error_strerror(&error));
  zip_source_keep(source.get());
  for (const ZipEntry& entry : entries) add(archive.get(), entry);
  if (zip_close(archive.get()) != 0) fail(zip_strerror(archive.get()));
  (void)archive.release();
  return bytes_of(source.get());
}

}  // namespace hustings
