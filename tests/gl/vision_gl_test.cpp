// Previews of colour-vision deficiencies: greys stay, what such eyes confuse becomes alike.
#include "renderer/vision_pass.h"

#include <cstdlib>

#include "tests/gl/gl_test.h"

using namespace hustings;

namespace {

struct Pixel {
  int red, green, blue;
};

Pixel seen(const VisionMatrix& matrix, Pixel colour) {
  const Target target({8, 8});
  target.bind();
  glClearColor(static_cast<float>(colour.red) / 255, static_cast<float>(colour.green) / 255,
               static_cast<float>(colour.blue) / 255, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  VisionPass pass;
  pass.apply(matrix, target);
  const Image image = target.read_back();
  return {image.pixels[0], image.pixels[1], image.pixels[2]};
}

}  // namespace

TEST_CASE("greys look the same to all eyes") {
  const auto context = maybe_context();
  if (!context) return;
  for (const VisionMatrix& matrix : {protanopia_matrix, deuteranopia_matrix, tritanopia_matrix})
    for (const int grey : {0, 14, 128, 255}) {
      const Pixel pixel = seen(matrix, {grey, grey, grey});
      for (const int channel : {pixel.red, pixel.green, pixel.blue}) CHECK(std::abs(channel - grey) <= 1);
    }
}

TEST_CASE("without red or green cones red and green differ less, and blue stays blue") {
  const auto context = maybe_context();
  if (!context) return;
  const auto distance = [](Pixel a, Pixel b) {
    return std::abs(a.red - b.red) + std::abs(a.green - b.green) + std::abs(a.blue - b.blue);
  };
  constexpr Pixel red{200, 60, 60};
  constexpr Pixel green{60, 160, 60};
  for (const VisionMatrix& matrix : {protanopia_matrix, deuteranopia_matrix})
    CHECK(distance(seen(matrix, red), seen(matrix, green)) < 0.75 * distance(red, green));
  const Pixel blue = seen(deuteranopia_matrix, {0, 135, 220});
  CHECK(blue.blue > blue.red);
  CHECK(blue.blue > blue.green);
}
