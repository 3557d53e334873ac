#include "app/png.h"

#include <cstdio>
#include <memory>
#include <png.h>

#include "base/finding.h"
#include "base/whole_file.h"

namespace hustings {

namespace {

/// libpng leaves by longjmp; everything that it could skip is owned outside of this function.
bool encode(std::FILE* file, const Image& image, std::vector<std::uint8_t>& row) {
  png_structp png =
      png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, [](png_structp, png_const_charp) {});
  png_infop info = png != nullptr ? png_create_info_struct(png) : nullptr;
  if (info == nullptr || setjmp(png_jmpbuf(png)) != 0) {
    png_destroy_write_struct(&png, &info);
    return false;
  }
  png_init_io(png, file);
  png_set_IHDR(png, info, static_cast<png_uint_32>(image.width), static_cast<png_uint_32>(image.height), 8,
               PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  // Maps are flat: no filter at the fastest level is four times as quick as the default, and hardly larger.
  png_set_compression_level(png, 1);
  png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
  png_write_info(png, info);
  for (int y = 0; y < image.height; ++y) {
    const std::uint8_t* source =
        image.pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) * 4;
    for (int x = 0; x < image.width; ++x)
      for (int channel = 0; channel < 3; ++channel)
        row[3 * static_cast<std::size_t>(x) + static_cast<std::size_t>(channel)] =
            source[4 * static_cast<std::size_t>(x) + static_cast<std::size_t>(channel)];
    png_write_row(png, row.data());
  }
  png_write_end(png, info);
  png_destroy_write_struct(&png, &info);
  return true;
}

}  // namespace

void write_png(const std::filesystem::path& path, const Image& image) {
  WholeFile whole(path);
  std::vector<std::uint8_t> row(static_cast<std::size_t>(image.width) * 3);
  std::FILE* file = std::fopen(whole.temporary().c_str(), "wb");
  const bool encoded = file != nullptr && encode(file, image, row);
  const bool closed = file != nullptr && std::fclose(file) == 0;
  if (!encoded || !closed) throw MachineError(path.string() + ": the picture could not be written (is the disk full?)");
  whole.keep();
}

}  // namespace hustings
