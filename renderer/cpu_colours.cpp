#include "renderer/cpu_colours.h"

#include <algorithm>
#include <cmath>
#include <epoxy/gl.h>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <string_view>

#include "base/on_all_cores.h"
#include "base/pattern.h"

namespace hustings {

namespace {

constexpr std::uint32_t opaque = 0xFF000000U;
constexpr std::size_t rows_at_once = 32;
constexpr std::uint32_t first_area = 2;  // ids below are sea and land

template <class Work>
void for_rows(std::size_t rows, Work work) {
  on_all_cores((rows + rows_at_once - 1) / rows_at_once, [&](std::size_t block) {
    for (std::size_t y = block * rows_at_once; y < std::min(rows, (block + 1) * rows_at_once); ++y) work(y);
  });
}

std::uint32_t byte_of(std::uint32_t bytes, int channel) { return bytes >> (8 * channel) & 0xFFU; }

/// 0xRRGGBB as OpenGL lies in memory.
std::uint32_t rgba_of(std::uint32_t rgb) {
  return opaque | (rgb & 0xFFU) << 16U | (rgb & 0xFF00U) | (rgb >> 16U & 0xFFU);
}

glm::vec3 floats_of(std::uint32_t rgba) {
  return glm::vec3(byte_of(rgba, 0), byte_of(rgba, 1), byte_of(rgba, 2)) / 255.0f;
}

std::uint32_t bytes_of(glm::vec3 colour) {
  const auto byte = [](float channel) {
    return static_cast<std::uint32_t>(std::clamp(channel, 0.0f, 1.0f) * 255.0f + 0.5f);
  };
  return opaque | byte(colour.b) << 16U | byte(colour.g) << 8U | byte(colour.r);
}

/// a * weight_a + b * weight_b in 256ths, two channels at once; the weights sum to 256 at most.
std::uint32_t blend(std::uint32_t a, std::uint32_t b, std::uint32_t weight_a, std::uint32_t weight_b) {
  constexpr std::uint32_t pair = 0x00FF00FFU;
  constexpr std::uint32_t half = 0x00800080U;
  const std::uint32_t red_blue = (a & pair) * weight_a + (b & pair) * weight_b + half;
  const std::uint32_t green = (a >> 8U & 0xFFU) * weight_a + (b >> 8U & 0xFFU) * weight_b + 0x80U;
  return (red_blue >> 8U & pair) | (green & 0xFF00U);
}

/// A row of the table of patterns, in the numbers of a pixel; an opacity of 0 where the pattern is plain.
struct PixelStyle {
  PatternShape shape = PatternShape::dots;
  PatternInk ink = PatternInk::unknown;
  float opacity = 0, period = 1, width = 0;
};

constexpr std::array<PixelStyle, pattern_count> pixel_styles = [] {
  std::array<PixelStyle, pattern_count> styles;
  for (const PatternStyle& style : pattern_styles)
    styles[static_cast<std::size_t>(style.pattern)] = {style.shape, style.ink, static_cast<float>(style.opacity),
                                                       static_cast<float>(style.map.period),
                                                       static_cast<float>(style.map.width)};
  return styles;
}();

/// What pattern.glsl does, at one pixel.
class Patterns {
 public:
  explicit Patterns(const IdPaints& paints) : paints_(paints) {}

  std::uint32_t at(std::uint32_t id, std::uint32_t rgba, std::uint32_t pattern, float x, float y) const {
    if (pattern >= pattern_count || pixel_styles[pattern].opacity == 0) return rgba;
    const PixelStyle& style = pixel_styles[pattern];
    const glm::vec2 p = (glm::vec2(x + 0.5f, y + 0.5f) + paints_.corner) / paints_.pixel_scale;
    const glm::vec3 colour = floats_of(rgba);
    return bytes_of(glm::mix(colour, ink(style.ink, id, rgba, colour), style.opacity * cover(style, p)));
  }

 private:
  glm::vec3 ink(PatternInk ink, std::uint32_t id, std::uint32_t rgba, glm::vec3 under) const {
    switch (ink) {
      case PatternInk::unknown: return paints_.pattern_ink;
      case PatternInk::contrasting: return contrasting(under);
      case PatternInk::second: return floats_of(id < paints_.stripes.size() ? rgba_of(paints_.stripes[id]) : rgba);
      case PatternInk::pale: break;
    }
    return glm::vec3(static_cast<float>(pattern_greys.pale));
  }
  static glm::vec3 contrasting(glm::vec3 under) {
    const glm::vec3 weights(pattern_greys.weights[0], pattern_greys.weights[1], pattern_greys.weights[2]);
    const bool pale = glm::dot(under, weights) > static_cast<float>(pattern_greys.pale_from);
    return glm::vec3(static_cast<float>(pale ? pattern_greys.dark : pattern_greys.light));
  }

  static float cover(const PixelStyle& style, glm::vec2 p) {
    constexpr float slant = 0.7071f;
    switch (style.shape) {
      case PatternShape::dots: return dots(style, p);
      case PatternShape::rising: return stripe(style, (p.x - p.y) * slant);
      case PatternShape::falling: return stripe(style, (p.x + p.y) * slant);
      case PatternShape::level: return stripe(style, p.y);
      case PatternShape::upright: return stripe(style, p.x);
      case PatternShape::grid: break;
    }
    return std::max(stripe(style, p.x), stripe(style, p.y));
  }
  static float stripe(const PixelStyle& style, float coordinate) {
    const float at = std::abs(glm::fract(coordinate / style.period) - 0.5f) * style.period;
    return std::clamp(style.width * 0.5f - at + 0.5f, 0.0f, 1.0f);
  }
  static float dots(const PixelStyle& style, glm::vec2 p) {
    const float away = glm::length(glm::mod(p, style.period) - style.period / 2);
    return std::clamp(style.width * 0.5f + 0.5f - away, 0.0f, 1.0f);
  }

  const IdPaints& paints_;
};

/// What lies over a pixel: how much of the areas shines through, and the rest's colour times its part.
struct Over {
  float through = 1;
  glm::vec3 colour{0};
  void lay(glm::vec3 with, float part) {
    through *= 1 - part;
    colour = glm::mix(colour, with, part);
  }
};

Over over_of(std::uint32_t cover, const Covering& covering) {
  constexpr float whisper = 0.75f;  // borders in mid-river, as in colour.frag
  Over over;
  const float water = static_cast<float>(byte_of(cover, 3)) / 255 * covering.water_alpha;
  if (water > 0) over.lay(covering.water_colour, water);
  for (int rank = 0; rank < 3; ++rank) {
    float part = static_cast<float>(byte_of(cover, rank)) / 255 * covering.border_alpha[rank];
    if (rank < 2) part *= 1 - whisper * water;
    if (part > 0) over.lay(covering.border_colour[static_cast<std::size_t>(rank)], part);
  }
  return over;
}

}  // namespace

bool opengl_is_software() {
  const auto* name = reinterpret_cast<const char*>(glGetString(GL_RENDERER));
  const std::string_view renderer = name != nullptr ? name : "";
  return renderer.find("llvmpipe") != std::string_view::npos || renderer.find("softpipe") != std::string_view::npos ||
         renderer.find("SWR") != std::string_view::npos || renderer.find("Software") != std::string_view::npos;
}

void PixelRuns::start(glm::ivec2 size, bool wide_ids) {
  size_ = size;
  if (wide_ids != (runs_.index() == 1)) {
    if (wide_ids) runs_.emplace<1>();
    else runs_.emplace<0>();
  }
  std::visit([&](auto& runs) { runs.rows.resize(static_cast<std::size_t>(size.y)); }, runs_);
}

void PixelRuns::take(std::size_t first_row, const PixelBuffers& pixels, const Covering& covering) {
  const auto width = static_cast<std::size_t>(size_.x);
  if (auto* narrow = std::get_if<0>(&runs_))
    return take_rows(*narrow, width, first_row, pixels, covering,
                     [ids = pixels.ids](std::size_t i) { return glm::uvec2(ids[i] & 0xFFFFU, ids[i] >> 16U); });
  take_rows(std::get<1>(runs_), width, first_row, pixels, covering,
            [ids = pixels.wide_ids](std::size_t i) { return ids[i]; });
}

template <class Id, class IdsAt>
void PixelRuns::take_rows(Runs<Id>& runs, std::size_t width, std::size_t first_row, const PixelBuffers& pixels,
                          const Covering& covering, IdsAt ids_at) {
  using Row = typename Runs<Id>::Row;
  using Run = typename Runs<Id>::Run;
  using Blend = typename Runs<Id>::Blend;
  const auto blend_of = [&](glm::uvec2 pair, std::uint32_t weight, std::uint32_t cover) {
    const Over over = over_of(cover, covering);
    const auto through = static_cast<std::uint32_t>(256 * over.through + 0.5f);
    const std::uint32_t weight_a = (through * weight + 127) / 255;
    // Together they must not go beyond white.
    const float room = static_cast<float>(255 - (255 * through + 128) / 256) / 255;
    return Blend{.a = static_cast<Id>(pair.x),
                 .b = static_cast<Id>(pair.y),
                 .weight_a = static_cast<std::uint16_t>(weight_a),
                 .weight_b = static_cast<std::uint16_t>(through - weight_a),
                 .over = bytes_of(glm::min(over.colour, glm::vec3(room))) & ~opaque};
  };
  for_rows(pixels.weights.size() / width, [&](std::size_t y) {
    Row& row = runs.rows[first_row + y];
    row.runs.clear();
    row.blends.clear();
    Run run{.id = 0, .length = 0};
    // Borders of one kind follow each other: the last pixel's answer is often this one's.
    glm::uvec2 last_pair{0};
    std::uint32_t last_cover = 0, last_weight = 0;
    for (std::size_t i = y * width; i < (y + 1) * width; ++i) {
      const glm::uvec2 pair = ids_at(i);
      const std::uint32_t cover = pixels.covers[i];
      const std::uint32_t weight = pixels.weights[i];
      const bool one = cover == 0 && (weight == 255 || pair.x == pair.y);
      const auto id = one ? static_cast<Id>(pair.x) : Runs<Id>::blended;
      if (id != run.id || run.length == 0xFFFF) {
        if (run.length > 0) row.runs.push_back(run);
        run = {.id = id, .length = 0};
      }
      ++run.length;
      if (one) continue;
      if (!row.blends.empty() && pair == last_pair && cover == last_cover && weight == last_weight)
        row.blends.push_back(row.blends.back());
      else row.blends.push_back(blend_of(pair, weight, cover));
      last_pair = pair, last_cover = cover, last_weight = weight;
    }
    if (run.length > 0) row.runs.push_back(run);
  });
}

void PixelRuns::paint(const IdPaints& paints, float opacity, std::vector<std::uint32_t>& rgba) const {
  std::visit([&](const auto& runs) { paint_rows(runs, paints, opacity, rgba); }, runs_);
}

template <class Id>
void PixelRuns::paint_rows(const Runs<Id>& runs, const IdPaints& paints, float opacity,
                           std::vector<std::uint32_t>& rgba) const {
  const std::size_t ids = paints.colours.size();
  std::vector<std::uint32_t> colours(ids);
  std::vector<std::uint8_t> patterns(ids);
  bool plain = true;
  for (std::size_t id = 0; id < ids; ++id) {
    colours[id] = rgba_of(paints.colours[id]);
    patterns[id] = static_cast<std::uint8_t>(paints.colours[id] >> 24U);
    plain &= patterns[id] == 0;
  }
  const Patterns pattern(paints);
  const auto width = static_cast<std::size_t>(size_.x);
  rgba.resize(width * runs.rows.size());
  const auto part = static_cast<std::uint32_t>(std::lround(256 * std::clamp(opacity, 0.0f, 1.0f)));
  const auto painted = [&](std::uint32_t id, std::size_t x, std::size_t y) {
    return plain || patterns[id] == 0
               ? colours[id]
               : pattern.at(id, colours[id], patterns[id], static_cast<float>(x), static_cast<float>(y));
  };
  for_rows(runs.rows.size(), [&](std::size_t y) {
    std::uint32_t* out = rgba.data() + y * width;
    const auto* next = runs.rows[y].blends.data();
    std::size_t x = 0;
    for (const auto& run : runs.rows[y].runs) {
      const std::size_t end = x + run.length;
      if (run.id == Runs<Id>::blended) {
        for (; x < end; ++x, ++next) {
          if (part < 256 && next->a < first_area && next->b < first_area) continue;
          const std::uint32_t colour =
              blend(painted(next->a, x, y), painted(next->b, x, y), next->weight_a, next->weight_b) + next->over;
          out[x] = opaque | (part == 256 ? colour : blend(colour, out[x], part, 256 - part));
        }
      } else if (part < 256) {
        for (; x < end; ++x)
          if (run.id >= first_area) out[x] = opaque | blend(painted(run.id, x, y), out[x], part, 256 - part);
      } else if (patterns[run.id] == 0) {
        std::fill(out + x, out + end, colours[run.id]);
        x = end;
      } else {
        for (; x < end; ++x) out[x] = painted(run.id, x, y);
      }
    }
  });
}

void OutlinedPixels::take(std::size_t first_pixel, std::span<const std::uint32_t> marks) {
  for (std::size_t i = 0; i < marks.size(); ++i)
    if ((marks[i] & ~opaque) != 0) marks_.push_back({static_cast<std::uint32_t>(first_pixel + i), marks[i]});
}

void OutlinedPixels::paint(glm::vec3 selected, glm::vec3 hovered, float flash, std::vector<std::uint32_t>& rgba) const {
  for (const Mark& mark : marks_) {
    const glm::vec3 covered = floats_of(mark.coverage);
    glm::vec3 colour = floats_of(rgba[mark.at]);
    colour = glm::mix(colour, selected, covered.b * flash);
    colour = glm::mix(colour, hovered, covered.g);
    colour = glm::mix(colour, selected, covered.r);
    rgba[mark.at] = bytes_of(colour);
  }
}

}  // namespace hustings
