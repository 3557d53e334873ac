#include "tests/gl/gl_test.h"

#include <cstdlib>
#include <png.h>

#include "base/finding.h"
#include "export/png.h"
#include "places.h"

using hustings::Image;

std::unique_ptr<hustings::GlContext> maybe_context() {
  try {
    return std::make_unique<hustings::GlContext>(hustings::Surface::off_screen, "test", glm::ivec2(64, 64));
  } catch (const hustings::MachineError& error) {
    if (std::getenv("HUSTINGS_REQUIRE_GL") != nullptr) FAIL(error.what());
    MESSAGE("skipped: " << error.what());
    return nullptr;
  }
}

namespace {

std::optional<Image> maybe_read(const std::filesystem::path& path) {
  png_image header{};
  header.version = PNG_IMAGE_VERSION;
  if (png_image_begin_read_from_file(&header, path.c_str()) == 0) return std::nullopt;
  header.format = PNG_FORMAT_RGBA;
  Image image{static_cast<int>(header.width), static_cast<int>(header.height),
              std::vector<std::uint8_t>(PNG_IMAGE_SIZE(header))};
  if (png_image_finish_read(&header, nullptr, image.pixels.data(), 0, nullptr) == 0) return std::nullopt;
  return image;
}

std::filesystem::path golden_file(const std::string& name) {
  return std::filesystem::path(HUSTINGS_GOLDEN) / (name + ".png");
}

}  // namespace

std::optional<Image> maybe_golden(const std::string& name) { return maybe_read(golden_file(name)); }

void check_golden(const Image& image, const std::string& name, const Limits& limits) {
  if (std::getenv("HUSTINGS_UPDATE_GOLDENS") != nullptr) return hustings::write_png(golden_file(name), image);
  const std::optional<Image> expected = maybe_golden(name);
  const bool comparable = expected && expected->width == image.width && expected->height == image.height;
  double sum = 0;
  std::size_t beyond = 0;
  if (comparable)
    for (std::size_t i = 0; i < image.pixels.size(); i += 4) {
      int largest = 0;
      for (std::size_t channel = 0; channel < 3; ++channel) {
        const int apart = std::abs(int(image.pixels[i + channel]) - int(expected->pixels[i + channel]));
        sum += apart;
        largest = std::max(largest, apart);
      }
      if (largest > limits.maximum) ++beyond;
    }
  const double pixels = static_cast<double>(image.pixels.size()) / 4;
  const double mean = sum / (3 * pixels);
  const bool same = comparable && mean <= limits.mean && static_cast<double>(beyond) <= limits.beyond * pixels;
  if (!same) hustings::write_png(name + ".drawn.png", image);
  INFO(name, ": ", (expected ? "" : "there is no golden; "), "mean difference ", mean, ", pixels beyond the limit ",
       beyond, "; drawn: ", std::filesystem::absolute(name + ".drawn.png").string());
  CHECK(same);
}
