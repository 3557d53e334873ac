// Writes a made-up country to try large layers on: `make_synthetic FOLDER AREAS VERTICES [SEED]`.

#include <exception>
#include <fmt/format.h>
#include <gdal.h>

#include "base/text/text.h"
#include "tools/synthetic/country.h"

namespace {

int refuse() {
  fmt::print(stderr, "usage: make_synthetic FOLDER AREAS VERTICES [SEED]\n");
  return 2;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 4 && count != 5) return refuse();
  const auto areas = hustings::maybe_integer(arguments[2]);
  const auto vertices = hustings::maybe_integer(arguments[3]);
  const auto seed = count == 5 ? hustings::maybe_integer(arguments[4]) : 1;
  if (!areas || !vertices || !seed || *areas < 1 || *vertices < 4 * *areas || *seed < 0) return refuse();
  try {
    GDALAllRegister();
    const auto atlas = hustings::write_country({.areas = static_cast<std::size_t>(*areas),
                                                .vertices = static_cast<std::size_t>(*vertices),
                                                .seed = static_cast<std::uint32_t>(*seed)},
                                               arguments[1]);
    fmt::print("{}\n", atlas.string());
  } catch (const std::exception& failure) {
    fmt::print(stderr, "{}\n", failure.what());
    return 1;
  }
  return 0;
}
