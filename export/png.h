// PNG files, row by row, so that a picture need never be in memory as a whole.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <glm/vec2.hpp>
#include <memory>
#include <string>

#include "base/whole_file.h"
#include "renderer/target.h"

namespace hustings {

/// Encodes a picture. Rows are compressed in blocks on all cores; the bytes do not depend on how many there are, nor on
/// how many rows come at once where that is a multiple of `block_rows`.
class PngEncoder {
 public:
  static constexpr int block_rows = 64;

  /// What is encoded goes to `write`, in order, on the caller's thread.
  using Write = std::function<void(const void* bytes, std::size_t count)>;
  PngEncoder(glm::ivec2 size, bool with_alpha, Write write);

  /// The next rows: RGBA, alpha not multiplied in. Each begins `stride` bytes behind the one above it, which is
  /// negative where they lie from the bottom.
  void add(const std::uint8_t* first_row, int rows, std::ptrdiff_t stride);
  void finish();  ///< when all rows are in

 private:
  void chunk(const char* type, const std::uint8_t* bytes, std::size_t count);

  glm::ivec2 size_;
  int channels_;
  Write write_;
  int rows_ = 0;  ///< that were added
  unsigned long checksum_;
};

/// The same into a file that appears when it is whole. Throws MachineError with the reason, as all of these do.
class PngFile {
 public:
  /// `called`: the name in messages, where the file is then moved to another place; empty: its own.
  PngFile(const std::filesystem::path& path, glm::ivec2 size, bool with_alpha,
          const std::filesystem::path& called = {});

  void add(const std::uint8_t* first_row, int rows, std::ptrdiff_t stride) { encoder_.add(first_row, rows, stride); }
  void finish();

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  [[noreturn]] void fail() const;

  std::filesystem::path path_;
  WholeFile whole_;
  std::unique_ptr<std::FILE, Close> file_;
  PngEncoder encoder_;
};

/// Writes the image without its alpha, whole or not at all.
void write_png(const std::filesystem::path& path, const Image& image, const std::filesystem::path& called = {});

/// The bytes of a PNG file of the image, without its alpha.
std::string png_of(const Image& image);

}  // namespace hustings
