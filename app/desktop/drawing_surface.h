// What the window draws on: its OpenGL and ImGui contexts, the picture, and the scale of what is written over it.
#pragma once

#include <glm/vec2.hpp>
#include <memory>
#include <optional>

#include "picture/gl_context.h"
#include "picture/map_overlays.h"
#include "renderer/target.h"
#include "ui/kit/font_letters.h"

namespace hustings {

struct DrawingSurface {
  /// `asked`: pixels; none: as large as the display suggests. Throws MachineError where no window can be opened.
  DrawingSurface(std::optional<glm::ivec2> asked, Look look, std::optional<float> scale);
  DrawingSurface(const DrawingSurface&) = delete;
  DrawingSurface& operator=(const DrawingSurface&) = delete;
  ~DrawingSurface();

  /// Takes the window's size; whether it is another than before. The first call always makes the picture.
  bool follow_size();
  /// Pixels to one of the design: of a presentation by the picture's height, else by the display or what the user
  /// chose.
  void set_scales(bool presenting);
  float wanted_scale() const;
  glm::dvec2 ratio() const;  ///< pixels to one of the window's points
  void make_current() const;

  bool is_full_screen() const;
  void set_full_screen(bool full) const;

  GlContext context;
  ImGuiSurface overlays;
  ui::FontLetters letters;  ///< of all that was loaded, shown or typed
  VisionPreview vision;
  std::unique_ptr<Target> target;
  glm::ivec2 size{0, 0};           ///< pixels
  std::optional<float> own_scale;  ///< that the user chose
};

}  // namespace hustings
