// The colour pass on the processor, for machines where OpenGL runs there anyway: the same arithmetic as colour.frag,
// four times as fast as a software rasteriser does it, because neighbouring pixels of one area are filled as one run.
#pragma once

#include <array>
#include <cstdint>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <limits>
#include <span>
#include <variant>
#include <vector>

namespace hustings {

/// Does the current context draw in software?
bool opengl_is_software();

/// How water and borders lie over the areas.
struct Covering {
  glm::vec3 water_colour{0};
  float water_alpha = 0;
  std::array<glm::vec3, 3> border_colour{};  ///< by rank
  glm::vec3 border_alpha{0};
  bool operator==(const Covering&) const = default;
};

/// Some rows of what a geometry pass left behind, from the bottom one after the other.
struct PixelBuffers {
  std::span<const std::uint32_t> ids;         ///< area on one side, and on the other in the upper half; or none, and
  std::span<const glm::uvec2> wide_ids = {};  ///< both, where 16 bits are too few
  std::span<const std::uint8_t> weights;      ///< of the first
  std::span<const std::uint32_t> covers;      ///< bytes: borders by rank, water
};

/// Colours by id, 0xPPRRGGBB, where PP is the pattern; second colours of stripes likewise, or none.
struct IdPaints {
  std::span<const std::uint32_t> colours;
  std::span<const std::uint32_t> stripes;
  glm::vec3 pattern_ink{0};
  float pixel_scale = 1;   ///< pixels to one of the design
  glm::vec2 corner{0, 0};  ///< of what is drawn in the picture, lower left
};

/// The pixels of one map as runs: areas, and the pixels where more than one thing is seen.
class PixelRuns {
 public:
  /// Forgets what was there; rows follow. `wide_ids`: more areas than 16 bits can tell apart.
  void start(glm::ivec2 size, bool wide_ids = false);
  /// As many rows as the buffers hold, from this one on.
  void take(std::size_t first_row, const PixelBuffers& pixels, const Covering& covering);

  /// Colours of all pixels into RGBA. Over what is there already where opacity is less than 1; the ground (ids 0 and 1)
  /// is left as it is then.
  void paint(const IdPaints& paints, float opacity, std::vector<std::uint32_t>& rgba) const;

 private:
  /// In ids of 16 bits, or of 32 where these are too few: what is walked over in each frame of an animation is small.
  template <class Id>
  struct Runs {
    static constexpr Id blended = std::numeric_limits<Id>::max();
    struct Run {
      Id id;  ///< or `blended`
      std::uint16_t length;
    };
    /// (a's colour * weight_a + b's * weight_b) / 256 + over
    struct Blend {
      Id a, b;
      std::uint16_t weight_a, weight_b;
      std::uint32_t over;  ///< what covers it, times how much: 0x00BBGGRR
    };
    struct Row {
      std::vector<Run> runs;
      std::vector<Blend> blends;
    };
    std::vector<Row> rows;
  };

  template <class Id, class IdsAt>
  static void take_rows(Runs<Id>& runs, std::size_t width, std::size_t first_row, const PixelBuffers& pixels,
                        const Covering& covering, IdsAt ids_at);
  template <class Id>
  void paint_rows(const Runs<Id>& runs, const IdPaints& paints, float opacity, std::vector<std::uint32_t>& rgba) const;

  glm::ivec2 size_{0, 0};
  std::variant<Runs<std::uint16_t>, Runs<std::uint32_t>> runs_;
};

/// Outlines over the picture: pixels that are not left alone.
class OutlinedPixels {
 public:
  void clear() { marks_.clear(); }
  /// More of the picture, from this pixel on. Bytes of `marks`: selected, hovered, changing hands.
  void take(std::size_t first_pixel, std::span<const std::uint32_t> marks);
  void paint(glm::vec3 selected, glm::vec3 hovered, float flash, std::vector<std::uint32_t>& rgba) const;

 private:
  struct Mark {
    std::uint32_t at;
    std::uint32_t coverage;
  };
  std::vector<Mark> marks_;
};

}  // namespace hustings
