#include "export/png.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <stdexcept>
#include <string_view>
#include <vector>
#include <zlib.h>

#include "base/finding.h"
#include "base/on_all_cores.h"

namespace hustings {

namespace {

// Maps are flat, so that less the row above they are mostly zeros, and runs of one byte are all that need be looked
// for: a third of the time of any match at the same level, and a tenth larger.
constexpr int level = 1;
constexpr int strategy = Z_RLE;
constexpr std::uint8_t no_filter = 0;
constexpr std::uint8_t less_the_row_above = 2;

std::array<std::uint8_t, 4> big_endian(std::uint32_t number) {
  return {static_cast<std::uint8_t>(number >> 24U), static_cast<std::uint8_t>(number >> 16U),
          static_cast<std::uint8_t>(number >> 8U), static_cast<std::uint8_t>(number)};
}

/// Some rows as a piece of the file's one zlib stream.
struct Block {
  std::vector<std::uint8_t> deflated;
  unsigned long checksum = 0;
  std::size_t plain_bytes = 0;
};

/// RGBA as the file keeps it: a byte for the filter before each row, and alpha or none. `above`: the row above, or null
/// where this is the first of a block, which needs no other.
void copy_row(const std::uint8_t* rgba, const std::uint8_t* above, int width, int channels, std::uint8_t* to) {
  *to++ = above == nullptr ? no_filter : less_the_row_above;
  for (int x = 0; x < width; ++x, rgba += 4, to += channels) {
    for (int i = 0; i < 3; ++i) to[i] = above == nullptr ? rgba[i] : static_cast<std::uint8_t>(rgba[i] - above[i]);
    if (channels == 4) to[3] = above == nullptr ? rgba[3] : static_cast<std::uint8_t>(rgba[3] - above[3]);
    if (above != nullptr) above += 4;
  }
}

/// Deflated by itself. All but the last end at a whole byte, so that the next one can follow.
void deflate_block(const std::vector<std::uint8_t>& plain, bool last, Block& block) {
  z_stream stream{};
  if (deflateInit2(&stream, level, Z_DEFLATED, -15, 8, strategy) != Z_OK) throw std::bad_alloc();
  constexpr std::size_t flush_bytes = 16;
  block.deflated.resize(deflateBound(&stream, static_cast<uLong>(plain.size())) + flush_bytes);
  stream.next_in = const_cast<Bytef*>(plain.data());  // zlib only reads it
  stream.avail_in = static_cast<uInt>(plain.size());
  stream.next_out = block.deflated.data();
  stream.avail_out = static_cast<uInt>(block.deflated.size());
  const int state = deflate(&stream, last ? Z_FINISH : Z_SYNC_FLUSH);
  const bool whole = stream.avail_in == 0 && stream.avail_out > 0 && state == (last ? Z_STREAM_END : Z_OK);
  block.deflated.resize(stream.total_out);
  deflateEnd(&stream);
  if (!whole) throw std::logic_error("a block of a PNG was not deflated as a whole");
}

}  // namespace

PngEncoder::PngEncoder(glm::ivec2 size, bool with_alpha, Write write)
    : size_(size), channels_(with_alpha ? 4 : 3), write_(std::move(write)), checksum_(adler32(0, nullptr, 0)) {
  constexpr std::array<std::uint8_t, 8> signature{0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  write_(signature.data(), signature.size());
  std::array<std::uint8_t, 13> header{};
  const auto width = big_endian(static_cast<std::uint32_t>(size.x));
  const auto height = big_endian(static_cast<std::uint32_t>(size.y));
  std::copy(width.begin(), width.end(), header.begin());
  std::copy(height.begin(), height.end(), header.begin() + 4);
  header[8] = 8;                   // bits a channel
  header[9] = with_alpha ? 6 : 2;  // RGBA, RGB
  chunk("IHDR", header.data(), header.size());
  constexpr std::array<std::uint8_t, 2> zlib_header{0x78, 0x01};
  chunk("IDAT", zlib_header.data(), zlib_header.size());
}

void PngEncoder::chunk(const char* type, const std::uint8_t* bytes, std::size_t count) {
  const auto length = big_endian(static_cast<std::uint32_t>(count));
  const auto* name = reinterpret_cast<const Bytef*>(type);
  unsigned long sum = crc32(0, name, 4);
  if (count > 0) sum = crc32(sum, bytes, static_cast<uInt>(count));
  const auto check = big_endian(static_cast<std::uint32_t>(sum));
  write_(length.data(), length.size());
  write_(type, 4);
  if (count > 0) write_(bytes, count);
  write_(check.data(), check.size());
}

void PngEncoder::add(const std::uint8_t* first_row, int rows, std::ptrdiff_t stride) {
  const std::size_t row_bytes = 1 + static_cast<std::size_t>(size_.x) * static_cast<std::size_t>(channels_);
  std::vector<Block> blocks(static_cast<std::size_t>((rows + block_rows - 1) / block_rows));
  on_all_cores(blocks.size(), [&](std::size_t i) {
    const int first = static_cast<int>(i) * block_rows;
    const int count = std::min(block_rows, rows - first);
    std::vector<std::uint8_t> plain(row_bytes * static_cast<std::size_t>(count));
    for (int y = 0; y < count; ++y)
      copy_row(first_row + stride * (first + y), y > 0 ? first_row + stride * (first + y - 1) : nullptr, size_.x,
               channels_, plain.data() + row_bytes * static_cast<std::size_t>(y));
    blocks[i].plain_bytes = plain.size();
    blocks[i].checksum = adler32(adler32(0, nullptr, 0), plain.data(), static_cast<uInt>(plain.size()));
    deflate_block(plain, rows_ + first + count == size_.y, blocks[i]);
  });
  rows_ += rows;
  for (const Block& block : blocks) {
    checksum_ = adler32_combine(checksum_, block.checksum, static_cast<z_off_t>(block.plain_bytes));
    chunk("IDAT", block.deflated.data(), block.deflated.size());
  }
}

void PngEncoder::finish() {
  if (rows_ != size_.y) throw std::logic_error("a PNG has not got all its rows");
  const auto sum = big_endian(static_cast<std::uint32_t>(checksum_));
  chunk("IDAT", sum.data(), sum.size());
  chunk("IEND", nullptr, 0);
}

PngFile::PngFile(const std::filesystem::path& path, glm::ivec2 size, bool with_alpha,
                 const std::filesystem::path& called)
    : path_(called.empty() ? path : called),
      whole_(path),
      file_(std::fopen(whole_.temporary().c_str(), "wb")),
      encoder_(size, with_alpha, [this](const void* bytes, std::size_t count) {
        if (!file_ || std::fwrite(bytes, 1, count, file_.get()) != count) fail();
      }) {}

void PngFile::finish() {
  encoder_.finish();
  if (std::fclose(file_.release()) != 0) fail();
  whole_.keep();
}

void PngFile::fail() const { fail_to_write(path_, errno); }

void write_png(const std::filesystem::path& path, const Image& image, const std::filesystem::path& called) {
  PngFile file(path, {image.width, image.height}, false, called);
  file.add(image.pixels.data(), image.height, std::ptrdiff_t{4} * image.width);
  file.finish();
}

std::string png_of(const Image& image) {
  std::string bytes;
  PngEncoder encoder({image.width, image.height}, false,
                     [&](const void* from, std::size_t count) { bytes.append(static_cast<const char*>(from), count); });
  encoder.add(image.pixels.data(), image.height, std::ptrdiff_t{4} * image.width);
  encoder.finish();
  return bytes;
}

}  // namespace hustings
