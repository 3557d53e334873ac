#include "export/image_sheet.h"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "export/png.h"

namespace hustings {

namespace {

constexpr int times = 4;

int pixels(double size) { return static_cast<int>(std::lround(size)); }

/// The mean of each `times` by `times` pixels.
Image reduced(cairo_surface_t* surface, int width, int height) {
  Image image{.width = width, .height = height, .pixels = {}};
  image.pixels.resize(std::size_t{4} * static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
  const unsigned char* bytes = cairo_image_surface_get_data(surface);
  const std::ptrdiff_t stride = cairo_image_surface_get_stride(surface);
  std::uint8_t* out = image.pixels.data();
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x, out += 4) {
      unsigned red = 0;
      unsigned green = 0;
      unsigned blue = 0;
      for (int row = 0; row < times; ++row) {
        const auto* from = reinterpret_cast<const std::uint32_t*>(bytes + stride * (std::ptrdiff_t{y} * times + row)) +
                           std::ptrdiff_t{x} * times;
        for (int column = 0; column < times; ++column) {
          red += from[column] >> 16U & 255U;
          green += from[column] >> 8U & 255U;
          blue += from[column] & 255U;
        }
      }
      constexpr unsigned all = times * times;
      out[0] = static_cast<std::uint8_t>((red + all / 2) / all);
      out[1] = static_cast<std::uint8_t>((green + all / 2) / all);
      out[2] = static_cast<std::uint8_t>((blue + all / 2) / all);
      out[3] = 255;
    }
  return image;
}

cairo_surface_t* pixels_of(std::string& /*bytes*/, glm::dvec2 size) {
  return cairo_image_surface_create(CAIRO_FORMAT_RGB24, times * pixels(size.x), times * pixels(size.y));
}

}  // namespace

ImageSheet::ImageSheet(SheetSetting setting) : CairoSheet(std::move(setting), pixels_of) {
  cairo_set_antialias(cairo_, CAIRO_ANTIALIAS_NONE);
  cairo_scale(cairo_, times, times);
}

std::string ImageSheet::finish() {
  cairo_surface_flush(surface_);
  require_drawn("picture");
  return png_of(reduced(surface_, pixels(setting_.size.x), pixels(setting_.size.y)));
}

}  // namespace hustings
