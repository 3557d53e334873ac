#include "picture/transparency.h"

#include <algorithm>

#include "base/on_all_cores.h"

namespace hustings {

void remove_ground(std::span<const std::uint8_t> over_white, std::span<std::uint8_t> over_black) {
  constexpr std::size_t at_once = 1U << 18U;  // bytes
  on_all_cores((over_black.size() + at_once - 1) / at_once, [&](std::size_t block) {
    const std::size_t end = std::min(over_black.size(), (block + 1) * at_once);
    for (std::size_t i = block * at_once; i < end; i += 4) {
      // Over white each channel is brighter by what shines through; rounding is least in the mean.
      int through = 0;
      for (std::size_t channel = 0; channel < 3; ++channel)
        through += static_cast<int>(over_white[i + channel]) - static_cast<int>(over_black[i + channel]);
      const int alpha = std::clamp(255 - (through + 1) / 3, 0, 255);
      for (std::size_t channel = 0; channel < 3; ++channel)
        over_black[i + channel] = static_cast<std::uint8_t>(
            alpha == 0 ? 0 : std::min(255, (static_cast<int>(over_black[i + channel]) * 255 + alpha / 2) / alpha));
      over_black[i + 3] = static_cast<std::uint8_t>(alpha);
    }
  });
}

}  // namespace hustings
